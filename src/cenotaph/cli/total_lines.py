"""A total for a person: the sum, then every kind of thing it leaves out or cannot tell."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.cli.incident_tables import SHOWN
from cenotaph.record.totals import Total
from cenotaph.run.totalling import Summed
from cenotaph.toll.overlap import Overlap

# More ids than this tell a reader nothing; `incidents` lists them all.
_NAMED = 6


def print_total(console: Console, summed: Summed) -> None:
    """The three sums, what is counted, what is left out, and the aggregates beside it."""
    total = summed.total
    best = "?" if total.best is None else str(total.best)
    more = "+" if total.unbounded else ""
    head = f"{total.measure}, policy {total.policy}: {total.min}–{best}–{total.max}{more}"
    console.print(Text(head, style="bold"))
    for label, value in _lines(summed):
        print_indented(console, Text(value), indent=14, label=f"  {label}")
    for one in summed.overlaps:
        print_indented(console, Text(_beside(one)), indent=14, label="  beside it")
    print_indented(
        console,
        Text("It is a sum of what was reported and read, not an estimate of all who died."),
        indent=2,
    )


def _lines(summed: Summed) -> Iterator[tuple[str, str]]:
    total = summed.total
    yield "counted", _incidents(total.counted, names=False)
    yield from _doubts(total)
    for what, ids in (
        ("without a figure", total.without_figure),
        ("longer or wider: an episode", total.episodes),
        ("without a date to tell whether it belongs", summed.chosen.undated),
        ("without a country to tell whether it belongs", summed.chosen.unplaced),
    ):
        if ids:
            yield "left out", f"{_incidents(ids)}, {what}"
    for of in total.grades:
        yield "left out", f"{_incidents(of.incidents)}, {of.grade} ({of.min}–{of.max})"


def _doubts(total: Total) -> Iterator[tuple[str, str]]:
    if total.unbounded:
        yield "of them", f"{_incidents(total.unbounded)} with no upper bound: the max is a floor"
    if total.open:
        yield "of them", f"{_incidents(total.open)} open: more is expected"
    if total.disputed:
        yield "of them", f"{_incidents(total.disputed)} without a best figure"
    if total.duplicates:
        pairs = ", ".join(f"{a[:SHOWN]} and {b[:SHOWN]}" for a, b in total.duplicates[:_NAMED])
        more = "" if len(total.duplicates) <= _NAMED else " …"
        yield "may be one", f"{pairs}{more}: counted as two; `link --review` shows them"


def _incidents(ids: Sequence[str], *, names: bool = True) -> str:
    counted = f"{len(ids)} incident{'' if len(ids) == 1 else 's'}"
    if not names or not ids:
        return counted
    named = ", ".join(id_[:SHOWN] for id_ in ids[:_NAMED])
    return f"{counted} ({named}{' …' if len(ids) > _NAMED else ''})"


def _beside(one: Overlap) -> str:
    claim = one.claim
    said = words.speakers(claim.attribution[-1:]) if claim.attribution else "a page"
    about = f"{words.figure(claim)} in {words.place_name(claim.where)}, {words.when(claim.when)}"
    covers = f"{said} gives {about}; it covers {_incidents(one.incidents, names=False)}"
    return f"{covers} with {words.bounds(one.min, one.max)}: {_VERDICTS[one.verdict]}{_rest(one)}"


_VERDICTS = {
    "corroborates": "both can be true",
    "more": "it has more than they do",
    "fewer": "it has fewer than they do",
}


def _rest(one: Overlap) -> str:
    if one.rest_max is None:
        return f"; {one.rest_min} or more of its people are in none of them"
    if one.rest_max == 0:
        return ""
    return f"; {words.bounds(one.rest_min, one.rest_max)} of its people are in none of them"
