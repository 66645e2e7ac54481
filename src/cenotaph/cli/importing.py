"""What `import` does, once its arguments are known."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from cenotaph.cli.console import err, out, progress_bar, the_reader_in_view
from cenotaph.cli.deciding import decider
from cenotaph.cli.words import clean
from cenotaph.config import actor_of
from cenotaph.extract import RowReader
from cenotaph.link.compare import in_words
from cenotaph.run.clock import now
from cenotaph.run.deciding import seal_source
from cenotaph.run.importing import Fate, import_rows
from cenotaph.run.near import Told, holds_more_than, likely_twins
from cenotaph.run.opening import open_record
from cenotaph.run.sheets import read_map, read_sheet
from cenotaph.store.record import Record


def import_sheet(record_folder: Path, sheet: Path, map_file: Path, *, dry: bool) -> int:
    """Import the rows; prints each that changes or is in doubt, and a summary; the exit code."""
    mapping = read_map(map_file)
    rows = read_sheet(sheet, mapping)
    reader = RowReader(mapping=mapping, gazetteer=the_reader_in_view().gazetteer)
    counts: Counter[str] = Counter()
    claims = doubts = twins = 0
    told = Told()
    # what a dry run tells is its result, and else a remark
    console = out() if dry else err()
    with open_record(record_folder) as record, progress_bar("Importing", len(rows)) as progress:
        if mapping.sealed and not dry:
            seal_source(record, mapping.source, by=decider(None, None), at=now())
        others = holds_more_than(record, mapping.source)
        fates = import_rows(record, rows, reader, actor=actor_of(), dry=dry)
        for done, fate in enumerate(fates, 1):
            counts[fate.what] += 1
            claims += fate.claims
            doubts += bool(fate.problems)
            twins += fate.twin is not None
            if dry or fate.problems or fate.twin:
                _say(console, record, fate)
            if others and not dry and fate.what in ("new", "changed"):
                say_twins(record, fate.incidents, _name(fate), told, beside=mapping.source)
            progress(done)
    came = ", ".join(f"{number} {what}" for what, number in counts.items()) or "no rows"
    again = f", {twins} likely entered twice" * bool(twins)
    out().print(
        f"{len(rows)} rows: {came}. {claims} claims, {doubts} rows in doubt{again}.", soft_wrap=True
    )
    if dry:
        out().print("Nothing was written: this was a dry run.")
    return 1 if counts["refused"] else 0


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


def _say(console: Console, record: Record, fate: Fate) -> None:
    """A row's fate, and below it what is in doubt of it and which row it may be again."""
    number = f"{fate.claims} claim{'s' * (fate.claims != 1)}"
    console.print(f"{_name(fate)}: {fate.what}, {number}", soft_wrap=True)
    for problem in fate.problems:
        console.print(f"  {clean(problem.message)} {problem.hint or ''}".rstrip(), soft_wrap=True)
    if fate.twin is None:
        return
    other = f"row {fate.twin.row}, {clean(fate.twin.row_id)}"
    console.print(f"  Likely {other}, entered twice: {', '.join(fate.twin.why)}.", soft_wrap=True)
    named = sorted(set(fate.incidents) - (known := record.homes(fate.twin.reports)))
    if named and known:
        ours, theirs = named[0][:8], min(known)[:8]
        console.print(f"  If they are one: cenotaph merge {ours} {theirs}", soft_wrap=True)
