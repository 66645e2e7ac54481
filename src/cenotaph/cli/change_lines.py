"""A change between two editions for a person: the tolls before and after, and the causes."""

from rich.console import Console
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.cli.incident_tables import SHOWN
from cenotaph.model.tolls import Toll
from cenotaph.record.states import Change
from cenotaph.store.settled import Audited


def print_change(console: Console, change: Change, withheld: Audited | None = None) -> None:
    """The incident and what happened to it, each toll on a line, each cause on a line.

    `withheld` is the decision to withhold the incident, where there is one.
    """
    into = f", went into {change.into[:SHOWN]}" if change.into else ""
    console.print(Text(f"{change.incident[:SHOWN]}  {change.kind}{into}", style="bold"))
    for one in change.tolls:
        line = Text(f"{_toll(one.before)} → {_toll(one.after)}")
        print_indented(console, line, indent=14, label=f"  {one.measure}")
    for cause in change.causes:
        text = Text(words.clean(cause.text))
        print_indented(console, text, indent=14, label=f"  {cause.kind.replace('_', ' ')}")
    if withheld is not None and withheld.decided is not None:
        text = Text(f"Entry {withheld.entry.seq}: withhold. {words.clean(withheld.decided.reason)}")
        print_indented(console, text, indent=14, label="  decision")
    elif change.kind == "withdrawn" and not change.causes:
        print_indented(console, Text(_HIDDEN), indent=14, label="  decision")
    console.print()


_HIDDEN = (
    "It stands, and is public no more: `cenotaph decisions` says what was decided on it, and on "
    "what came to it."
)


def _toll(toll: Toll | None) -> str:
    return words.of_toll(toll) if toll else words.NOTHING
