"""What `import` does, once its arguments are known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from cenotaph.cli.console import err, out, progress_bar
from cenotaph.cli.deciding import decider
from cenotaph.cli.gazetteer_in_view import the_reader_in_view
from cenotaph.cli.words import clean
from cenotaph.config import actor_of
from cenotaph.extract import RowReader
from cenotaph.link.compare import in_words
from cenotaph.run.clock import now
from cenotaph.run.deciding import seal_source
from cenotaph.run.importing import Fate, import_rows, rows_left_out
from cenotaph.run.naming import some
from cenotaph.run.near import Told, holds_more_than, likely_twins
from cenotaph.run.opening import open_record
from cenotaph.run.row_gaps import Gap, Missing
from cenotaph.run.sheets import read_map, read_sheet
from cenotaph.store.record import Record


@dataclass(slots=True)
class _Seen:
    """What the rows of an import came to, counted."""

    fates: Counter[str] = field(default_factory=Counter)
    gaps: Counter[Gap] = field(default_factory=Counter)
    claims: int = 0
    doubts: int = 0
    twins: int = 0

    def count(self, fate: Fate) -> None:
        """Count one more row."""
        self.fates[fate.what] += 1
        self.gaps.update(dict.fromkeys(fate.gaps, 1))
        self.claims += fate.claims
        self.doubts += bool(fate.problems)
        self.twins += fate.twin is not None

    def in_words(self, rows: int) -> str:
        """One line of it."""
        came = ", ".join(f"{number} {what}" for what, number in self.fates.items()) or "no rows"
        again = f", {self.twins} likely entered twice" * bool(self.twins)
        claims = f"{self.claims} claim{'s' * (self.claims != 1)}"
        doubts = f"{self.doubts} row{'s' * (self.doubts != 1)} in doubt"
        return f"{rows} row{'s' * (rows != 1)}: {came}. {claims}, {doubts}{again}."


def import_sheet(record_folder: Path, sheet: Path, map_file: Path, *, dry: bool) -> int:
    """Import the rows; prints each that changes or is in doubt, and a summary; the exit code."""
    mapping = read_map(map_file)
    rows = read_sheet(sheet, mapping, lambda said: err().print(said, soft_wrap=True))
    reader = RowReader(mapping=mapping, gazetteer=the_reader_in_view().gazetteer)
    seen, told = _Seen(), Told()
    # what a dry run tells is its result, and else a remark
    console = out() if dry else err()
    with open_record(record_folder) as record, progress_bar("Importing", len(rows)) as progress:
        if mapping.sealed and not dry:
            seal_source(record, mapping.source, by=decider(None, None), at=now())
        others = holds_more_than(record, mapping.source)
        fates = import_rows(record, rows, reader, actor=actor_of(), dry=dry)
        for done, fate in enumerate(fates, 1):
            seen.count(fate)
            if dry or fate.problems or fate.twin:
                _say(console, record, fate, dry=dry)
            if others and not dry and fate.what in ("new", "changed"):
                say_twins(record, fate.incidents, _name(fate), told, beside=mapping.source)
            progress(done)
        left = rows_left_out(record, rows, mapping)
    for line in (*_gaps_in_words(seen.gaps), *_left_in_words(left)):
        console.print(line, soft_wrap=True)
    out().print(seen.in_words(len(rows)), soft_wrap=True)
    if dry:
        out().print("Nothing was written: this was a dry run.")
    return 1 if seen.fates["refused"] else 0


def say_twins(
    record: Record,
    incidents: Iterable[str],
    name: str,
    told: Told | None = None,
    *,
    beside: str | None = None,
) -> None:
    """On standard error, the incidents that may be these told twice, and why it seems so.

    With `beside`, only those that hold more than rows of this keeper's sheet.
    """
    for twin in likely_twins(record, incidents, told, beside=beside):
        why = ", ".join(in_words(twin.reasons)[:3])
        err().print(f"{name}: likely the same as incident {twin.incident[:8]}: {why}.",
                    soft_wrap=True)  # fmt: skip


def _name(fate: Fate) -> str:
    return f"row {fate.row}, {clean(fate.row_id)}"


def _say(console: Console, record: Record, fate: Fate, *, dry: bool) -> None:
    """A row's fate, and below it what is in doubt of it and which row it may be again."""
    number = f"{fate.claims} claim{'s' * (fate.claims != 1)}"
    console.print(f"{_name(fate)}: {fate.what}, {number}", soft_wrap=True)
    cells = fate.cells or ("",) * len(fate.problems)
    for problem, cell in zip(fate.problems, cells, strict=True):
        held = f"“{clean(cell)}”: " * bool(cell)
        said = f"  {held}{clean(problem.message)} {problem.hint or ''}"
        console.print(said.rstrip(), soft_wrap=True)
    if dry and fate.gaps:
        told = (f"{gap.what}: “{clean(gap.words)}”" if gap.words else gap.what for gap in fate.gaps)
        console.print(f"  {', '.join(told)}", soft_wrap=True)
    if fate.twin is not None:
        other = f"row {fate.twin.row}, {clean(fate.twin.row_id)}"
        why = ", ".join(fate.twin.why)
        console.print(f"  Likely {other}, entered twice: {why}.", soft_wrap=True)
        known = record.homes(fate.twin.reports)
        named = sorted(set(fate.incidents) - known)
        if named and known:
            ours, theirs = named[0][:8], min(known)[:8]
            console.print(f"  If they are one: cenotaph merge {ours} {theirs}", soft_wrap=True)


_TO_DO: dict[Missing, str] = {
    "no figure": "no figure in a column of the mapping: no claim",
    "no day": "no day",
    "no place": "no place",
    "place not known": "a place that no list has: on no map",
    "party not known": "a party that no list has: kept in its own words",
}
_HINTS: dict[Missing, str] = {
    "place not known": " Give `lat` and `lon`, or a country's full list: cenotaph gazetteer add.",
}


def _gaps_in_words(gaps: Counter[Gap]) -> Iterator[str]:
    """A line for each kind of gap: how many rows have it, and the words they have most."""
    for what, said in _TO_DO.items():
        found = {gap.words: number for gap, number in gaps.most_common() if gap.what == what}
        if found:
            number = sum(found.values())
            words = [f"{clean(one)} ({times})" for one, times in found.items() if one]
            named = f": {some(words)}" * bool(words)
            rows = "1 row has" if number == 1 else f"{number} rows have"
            yield f"{rows} {said}{named}.{_HINTS.get(what, '')}"


def _left_in_words(left: Sequence[str]) -> Iterator[str]:
    if left:
        rows = "1 row" if len(left) == 1 else f"{len(left)} rows"
        named = some(map(clean, left))
        yield f"The record has {rows} of this source that the sheet has not: {named}. They stay."
