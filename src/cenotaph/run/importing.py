"""A monitor's sheet into a record: each row a page, added once, superseded when it changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from cenotaph.capture import capture
from cenotaph.errors import InputError
from cenotaph.extract import RowReader, extract
from cenotaph.extract.rows.cells import day_of
from cenotaph.extract.rows.mapping import SheetMap
from cenotaph.link.group import group
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added, Capture
from cenotaph.model.reports import Report
from cenotaph.model.rows import ROW_TYPE
from cenotaph.model.values import Problem
from cenotaph.path import add_all
from cenotaph.record.twins import Rows, Twin, entered
from cenotaph.run.adding import TOGETHER
from cenotaph.run.clock import now
from cenotaph.run.guard import guarded
from cenotaph.run.naming import some
from cenotaph.run.row_gaps import Gap, gaps_of
from cenotaph.run.sheets import Row
from cenotaph.run.sources import TOOL
from cenotaph.store.record import Record

What = Literal["new", "changed", "read again", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a row, or would in a dry run: its own id, incidents, and what was in doubt.

    `cells` are the words that each problem is about, `gaps` what the row leaves open, `twin` the
    earlier row of the sheet that is likely the same incident.
    """

    row: int
    row_id: str
    what: What
    claims: int = 0
    incidents: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    cells: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    twin: Twin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A sheet on its way into a record."""

    record: Record
    reader: RowReader
    actor: str
    dry: bool


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
    sheet = _Sheet(record=record, reader=reader, actor=actor, dry=dry)
    seen = Rows()
    for start in range(0, len(rows), TOGETHER):
        some = rows[start : start + TOGETHER]
        for row, (fate, reports) in zip(some, _fates(sheet, some, clock()), strict=True):
            yield _compared(fate, row, reports, reader.mapping, seen)


_Came = tuple[Fate, tuple[Report, ...]]


def _fates(sheet: _Sheet, rows: Sequence[Row], at: str) -> list[_Came]:
    """What became of these rows, together where none fails and else one by one."""
    put = partial(_look if sheet.dry else _put, sheet, at=at)
    together = guarded(put, rows)
    if not isinstance(together, Problem):
        return together
    came = ((row, guarded(put, (row,))) for row in rows)
    return [
        (_refused(sheet, row, one), ()) if isinstance(one, Problem) else one[0] for row, one in came
    ]


def _refused(sheet: _Sheet, row: Row, why: Problem) -> Fate:
    row_id = row.cell(sheet.reader.mapping.id)
    return Fate(row=row.number, row_id=row_id, what="refused", problems=(why,))


def _put(sheet: _Sheet, rows: Sequence[Row], *, at: str) -> list[_Came]:
    """The rows in the record."""
    captures = [_capture(row, sheet.reader.mapping, at) for row in rows]
    added = add_all(sheet.record, captures, sheet.reader, at=at, actor=sheet.actor)
    return [
        (_fate_of(row, each, sheet), each.reports) if each.new else _read(sheet, row, one, "known")
        for row, one, each in zip(rows, captures, added, strict=True)
    ]


def _fate_of(row: Row, added: Added, sheet: _Sheet) -> Fate:
    changed: What = "changed" if added.supersedes else "new"
    return Fate(
        row=row.number,
        row_id=row.cell(sheet.reader.mapping.id),
        what="read again" if added.again else changed,
        claims=sum(len(report.claims) for report in added.reports),
        incidents=added.incidents,
        problems=added.problems,
    )


def _look(sheet: _Sheet, rows: Sequence[Row], *, at: str) -> list[_Came]:
    """What would become of the rows."""
    captures = [_capture(row, sheet.reader.mapping, at) for row in rows]
    known = sheet.record.known(captures, sheet.reader.fingerprint)
    found: list[_Came] = []
    for row, one, of in zip(rows, captures, known, strict=True):
        what: What
        if of is not None:
            what = "known" if of.stands_against(sheet.reader.fingerprint) else "read again"
        else:
            what = "changed" if sheet.record.would_supersede(capture(*one)) else "new"
        found.append(_read(sheet, row, one, what))
    return found


def _read(sheet: _Sheet, row: Row, one: Capture, what: What) -> _Came:
    """What a row says that is not written."""
    page = capture(*one)
    extraction = extract(page, sheet.reader)
    fate = Fate(
        row=row.number,
        row_id=row.cell(sheet.reader.mapping.id),
        what=what,
        claims=len(extraction.claims),
        problems=page.problems + extraction.problems,
    )
    return fate, group(extraction)


def _compared(
    fate: Fate, row: Row, reports: Sequence[Report], mapping: SheetMap, seen: Rows
) -> Fate:
    """The fate with what the row leaves open and the earlier row that is likely the same.

    A row that is known already is told of no more.
    """
    fate = replace(fate, gaps=tuple(gaps_of(reports, mapping)), cells=_held(fate, row, mapping))
    others = [cell for cell in row.cells if cell[0] != mapping.id]
    names = row.cell(mapping.names)
    mine = entered(reports, others, row=fate.row, row_id=fate.row_id, names=names)
    if mine is None:
        return fate
    twin = seen.twin(mine) if fate.what in ("new", "changed") else None
    seen.keep(mine)
    return replace(fate, twin=twin)


def _held(fate: Fate, row: Row, mapping: SheetMap) -> tuple[str, ...]:
    """The words of the cells that could not be read."""
    if not fate.problems:
        return ()
    text = capture(*_capture(row, mapping, "")).text
    spans = (problem.span for problem in fate.problems)
    return tuple(text[span.start : span.end] if span else "" for span in spans)


def _capture(row: Row, mapping: SheetMap, at: str) -> Capture:
    return row.data, Receipt(
        captured_at=at,
        row_id=row.cell(mapping.id),
        media_type=ROW_TYPE,
        tool=TOOL,
        title=row.cell(mapping.title) or None,
        source=mapping.source,
        published_at=day_of(row.cell(mapping.published), mapping.date_format),
    )


def _check_ids(rows: Sequence[Row], mapping: SheetMap) -> None:
    """Each row has an id of its own: else rows would take one another for their earlier selves.

    Every row that must be mended is named.
    """
    by_id: dict[str, list[str]] = {}
    for row in rows:
        by_id.setdefault(row.cell(mapping.id), []).append(str(row.number))
    without = by_id.pop("", [])
    if without:
        raise InputError(
            f"Rows have no “{mapping.id}”: {some(without)}; nothing was imported.",
            hint="Give every row an id that never changes.",
        )
    twice = [f"{id_} (rows {some(at)})" for id_, at in by_id.items() if len(at) > 1]
    if twice:
        raise InputError(
            f"Rows share an id: {some(twice)}; nothing was imported.",
            hint="Give every row an id of its own; `incident` names a column that rows may share.",
        )


def rows_left_out(record: Record, rows: Sequence[Row], mapping: SheetMap) -> list[str]:
    """The ids of rows that the record has from this source and the sheet has not; they stay."""
    there = {row.cell(mapping.id) for row in rows}
    return [row_id for row_id in record.row_ids(mapping.source) if row_id not in there]
