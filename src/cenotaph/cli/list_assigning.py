"""What `lists assign` does. It prints ids and numbers, and no name."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from cenotaph.cli import words
from cenotaph.cli.console import out
from cenotaph.cli.deciding import decider
from cenotaph.model.vocabulary import DeciderRole
from cenotaph.run import list_assigning
from cenotaph.run.clock import now
from cenotaph.run.opening import open_record


def propose(folder: Path, names: Sequence[str]) -> None:
    """Each incident with how many of the lists' people may have died in it, and their ids."""
    table = Table("incident", "place", "date", "people", "ids", box=None, pad_edge=False)
    with open_record(folder) as record:
        for fit in list_assigning.propose(record, names):
            one = fit.incident
            where, when = words.place_name(one.where), words.when(one.when)
            ids = "\n".join(" = ".join(group) for group in fit.people)
            table.add_row(one.id, where, when, str(len(fit.people)), ids)
    if table.row_count:
        out().print(table)
        out().print("Look at each, then: cenotaph lists assign LIST… --incident ID --reason …")
    else:
        out().print("No incident has the day and place of a listed person who is under none yet.")


def assign(
    folder: Path,
    names: Sequence[str],
    incident: str,
    *,
    persons: Sequence[str],
    reason: str,
    actor: str | None,
    role: DeciderRole | None,
) -> None:
    """The listed people put under the incident, by a decision; says how many they are."""
    by = decider(actor, role)
    with open_record(folder) as record:
        made, people = list_assigning.assign(
            record, names, incident, persons=persons, reason=reason, by=by, at=now()
        )
    out().print(f"Entry {made.seq}: {len(people)} listed people are under {made.subject}.")
