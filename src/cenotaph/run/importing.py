"""A monitor's sheet into a record: each row a page, added once, superseded when it changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from cenotaph.capture import capture
from cenotaph.errors import InputError
from cenotaph.extract import RowReader, extract
from cenotaph.extract.rows.cells import day_of
from cenotaph.extract.rows.mapping import SheetMap
from cenotaph.model.pages import Receipt
from cenotaph.model.rows import ROW_TYPE
from cenotaph.model.values import Problem
from cenotaph.path import add
from cenotaph.run.clock import now
from cenotaph.run.guard import guarded
from cenotaph.run.sheets import Row
from cenotaph.run.sources import TOOL
from cenotaph.store.index import superseded_by
from cenotaph.store.record import Record

What = Literal["new", "changed", "read again", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a row, or would in a dry run: its own id, incidents, and what was in doubt."""

    row: int
    row_id: str
    what: What
    claims: int = 0
    incidents: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def import_rows(
    record: Record,
    rows: Sequence[Row],
    reader: RowReader,
    *,
    actor: str,
    dry: bool = False,
    clock: Callable[[], str] = now,
) -> Iterator[Fate]:
    """The fate of each row, in order; a row that is refused never stops the rest.

    A row is known by its id: unchanged it is left alone, changed it supersedes what it was. With
    `dry` nothing is written.
    """
    _check_ids(rows, reader.mapping)
    record.evidence.sweep()
    put = partial(_fate, record=record, reader=reader, actor=actor, dry=dry, clock=clock)
    for row in rows:
        came = guarded(put, row)
        if isinstance(came, Problem):
            row_id = row.cell(reader.mapping.id)
            came = Fate(row=row.number, row_id=row_id, what="refused", problems=(came,))
        yield came


def _check_ids(rows: Sequence[Row], mapping: SheetMap) -> None:
    """Each row has an id of its own: else rows would take one another for their earlier selves."""
    seen: dict[str, int] = {}
    for row in rows:
        row_id = row.cell(mapping.id)
        if not row_id:
            raise InputError(
                f"Row {row.number} has no “{mapping.id}”; nothing was imported.",
                hint="Give every row an id that never changes.",
            )
        if row_id in seen:
            raise InputError(
                f"Rows {seen[row_id]} and {row.number} have one id, {row_id}; "
                "nothing was imported.",
                hint="Give every row an id of its own.",
            )
        seen[row_id] = row.number


def _fate(
    row: Row,
    *,
    record: Record,
    reader: RowReader,
    actor: str,
    dry: bool,
    clock: Callable[[], str],
) -> Fate:
    at = clock()
    mapping = reader.mapping
    data, row_id = row.data, row.cell(mapping.id)
    receipt = Receipt(
        captured_at=at,
        row_id=row_id,
        media_type=ROW_TYPE,
        tool=TOOL,
        title=row.cell(mapping.title) or None,
        source=mapping.source,
        published_at=day_of(row.cell(mapping.published), mapping.date_format),
    )
    page = capture(data, receipt)
    found = extract(page, reader)
    known = record.known(data, receipt, reader.fingerprint)
    if known is None:
        with record.reading() as connection:
            what: What = "changed" if superseded_by(connection, page) else "new"
    else:
        what = "known" if known.stands_against(reader.fingerprint) else "read again"
    incidents: tuple[str, ...] = ()
    if what != "known" and not dry:
        incidents = add(record, data, receipt, reader, at=at, actor=actor).incidents
    return Fate(
        row=row.number,
        row_id=row_id,
        what=what,
        claims=len(found.claims),
        incidents=incidents,
        problems=page.problems + found.problems,
    )
