"""What the commands on matched lists do. Only `review` and `explain` print names."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.table import Table

from cenotaph.cli.console import err, out
from cenotaph.cli.deciding import decider
from cenotaph.cli.words import clean
from cenotaph.errors import InputError
from cenotaph.export.overlaps import overlap_page, write_overlap
from cenotaph.lists.overlap import strata_named
from cenotaph.model.estimates import OverlapTable
from cenotaph.model.victims import ListedPerson, Pair
from cenotaph.model.vocabulary import Action, DeciderRole
from cenotaph.run.clock import now
from cenotaph.run.engines import Engine
from cenotaph.run.list_matching import Matched, decide_pair, match_lists
from cenotaph.run.opening import open_record
from cenotaph.store.files import replacing
from cenotaph.store.record import Record

_ANSWERS: dict[str, Action] = {"s": "same", "d": "different", "u": "unsure"}
# Pairs printed where nobody can answer.
_QUEUE = 20


def match(folder: Path, names: Sequence[str], *, again: bool, engine: Engine) -> None:
    """Match the lists, and say what was found."""
    with open_record(folder) as record:
        found = match_lists(record, names, at=now(), again=again, engine=engine)
    linkage, console = found.linkage, out()
    probable = sum(one.probability for one in linkage.pairs)
    learnt = "learnt from these lists" if linkage.trained else "as given: too few to learn"
    console.print(f"{linkage.compared:,} pairs compared; weights {learnt}.", soft_wrap=True)
    console.print(
        f"{len(linkage.pairs):,} pairs may be one person; about {probable:,.0f} are.",
        soft_wrap=True,
    )
    console.print(f"{sum(1 for _ in found.doubtful()):,} are for a person to look at: "
                  "cenotaph lists review", soft_wrap=True)  # fmt: skip
    _print_overlap(found.table())


def overlaps(
    folder: Path, names: Sequence[str], by: Sequence[str], csv: Path | None, plot: Path | None
) -> None:
    """Print the overlap of the lists by stratum; write it as CSV and as a plot, where asked."""
    split = strata_named(by)
    with open_record(folder) as record:
        tables = match_lists(record, names, at=now()).table(split)
    _print_overlap(tables)
    if csv is not None:
        with replacing(csv) as file:
            write_overlap(tables, file)
        err().print(f"The table: {csv}", soft_wrap=True)
    if plot is not None:
        with replacing(plot) as page:
            page.write(overlap_page(tables))
        err().print(f"The plot: {plot}", soft_wrap=True)


def review(folder: Path, names: Sequence[str], actor: str | None, role: DeciderRole | None) -> None:
    """Ask on each doubtful pair; print the queue where nobody can answer."""
    with open_record(folder) as record:
        found = match_lists(record, names, at=now())
        pairs = list(found.doubtful())
        asks = sys.stdin.isatty()
        for number, pair in enumerate(pairs if asks else pairs[:_QUEUE], 1):
            out().print(f"{number} of {len(pairs)}")
            _print_pair(found, pair)
            if asks and not _answered(record, pair, actor, role):
                break
    if not pairs:
        out().print("No pair is in doubt.")
    elif not asks:
        err().print(
            "Decide on one with: cenotaph lists decide same|different|unsure A B --reason …"
        )


def _answered(record: Record, pair: Pair, actor: str | None, role: DeciderRole | None) -> bool:
    """Whether the person goes on; what they say is a decision with their reason."""
    answer = typer.prompt("[s]ame, [d]ifferent, [u]nsure, [n]ext, [q]uit", default="n")
    action = _ANSWERS.get(answer.strip().lower()[:1])
    if action is not None:
        reason = typer.prompt("Why")
        by = decider(actor, role)
        decide_pair(record, action, (pair.a, pair.b), reason=reason, by=by, at=now())
    return not answer.strip().lower().startswith("q")


def decide(
    folder: Path,
    action: Action,
    pair: tuple[str, str],
    *,
    reason: str,
    actor: str | None,
    role: DeciderRole | None,
) -> None:
    """Log a verdict on a pair of listed people."""
    with open_record(folder) as record:
        seq = decide_pair(record, action, pair, reason=reason, by=decider(actor, role), at=now())
    out().print(f"Decided: {action} (entry {seq}). `cenotaph undo {seq}` takes it back.",
                soft_wrap=True)  # fmt: skip


def explain(folder: Path, one: str, other: str) -> None:
    """Print a pair side by side, and what each comparison weighs."""
    with open_record(folder) as record:
        names = [id_.partition(":")[0] for id_ in (one, other)]
        held = [each for each in record.matched_lists() if set(names) <= set(each)]
        if not held:
            raise InputError(
                "The lists of these two have not been matched.",
                hint=f"Match them: cenotaph lists match {' '.join(dict.fromkeys(names))} …",
            )
        found = match_lists(record, held[-1], at=now())
    a, b = found.person(one).id, found.person(other).id
    pair = next((each for each in found.linkage.pairs if {each.a, each.b} == {a, b}), None)
    if pair is None:
        raise InputError(
            "These two are hardly one person: less than one chance in a hundred, or no block "
            "holds them both.",
            hint="If they are one person, say so: cenotaph lists decide same A B --reason …",
        )
    _print_pair(found, pair)


def _print_pair(found: Matched, pair: Pair) -> None:
    rows = [found.person(pair.a), found.person(pair.b)]
    table = Table("", *(clean(row.id) for row in rows), box=None, pad_edge=False)
    for what in ("names", "date", "place", "age", "sex", "status", "notes"):
        table.add_row(what, *(clean(_cell(row, what)) for row in rows))
    out().print(table)
    weights = Table("compared", "level", "bits", box=None, pad_edge=False)
    for name, (level, bits) in pair.weights.items():
        weights.add_row(name, level, f"{bits:+.1f}")
    total = sum(bits for _, bits in pair.weights.values())
    weights.add_row("all", f"one person with probability {pair.probability:.3f}", f"{total:+.1f}")
    out().print(weights)
    out().print()


def _cell(row: ListedPerson, what: str) -> str:
    value = getattr(row, what)
    return " / ".join(value) if isinstance(value, tuple) else "–" if value is None else str(value)


def _print_overlap(tables: Sequence[OverlapTable]) -> None:
    strata = tuple(tables[0].stratum)
    table = Table(*strata, *tables[0].lists, "people", box=None, pad_edge=False)
    for each in tables:
        for pattern, count in zip(each.patterns, each.counts, strict=True):
            on = ["●" if pattern >> j & 1 else "·" for j in range(len(each.lists))]
            table.add_row(*(clean(one) for one in each.stratum.values()), *on, f"{count:,}")
    out().print(table)
    people = sum(each.documented for each in tables)
    out().print(f"{people:,} people on one list or more.")
