"""The pages that stand, as they were captured, and the names of people found on each."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.engine import Connection

from cenotaph.errors import RecordError
from cenotaph.model.entries import Captured, Extracted
from cenotaph.model.pages import Page
from cenotaph.model.values import Span
from cenotaph.store import tables
from cenotaph.store.log import payload_at, payloads_at
from cenotaph.store.settled import chunks

_REBUILD = "`cenotaph rebuild` derives the incidents from the log again."
_THESE: BindParameter[str] = bindparam("these", expanding=True)
# Built once: to build a statement costs more than to run it.
_ENTRIES = select(tables.page.c.id, tables.page.c.captured, tables.page.c.extracted).where(
    tables.page.c.id.in_(_THESE)
)


#: What is no row of this keeper's sheet: who keeps a sheet has told its incidents apart already.
NO_ROW_OF = or_(
    tables.page.c.row_id.is_(None),
    tables.page.c.source.is_distinct_from(bindparam("sheet")),
)


def page_of(connection: Connection, page_id: str) -> Page:
    """The page of this id, as captured; raises RecordError when none of this id stands."""
    return captured_of(connection, page_id).page


def captured_of(connection: Connection, page_id: str) -> Captured:
    """The capture of this page; raises RecordError when none of this id stands."""
    captured = connection.execute(
        select(tables.page.c.captured).where(tables.page.c.id == page_id)
    ).scalar()
    payload = None if captured is None else payload_at(connection, captured)
    if not isinstance(payload, Captured):
        raise RecordError(f"The record holds no page {page_id}.", hint=_REBUILD)
    return payload


def pages_with_names(
    connection: Connection, ids: Iterable[str]
) -> tuple[Mapping[str, Page], Mapping[str, tuple[Span, ...]]]:
    """These pages by id, and the spans of person names that extraction found on each.

    Raises RecordError for one that does not stand or was never extracted.
    """
    wanted = sorted(set(ids))
    rows = {row.id: row for row in connection.execute(_ENTRIES, {"these": wanted})}
    seqs = (seq for row in rows.values() for seq in (row.captured, row.extracted))
    found = payloads_at(connection, (seq for seq in seqs if seq is not None))
    pages: dict[str, Page] = {}
    names: dict[str, tuple[Span, ...]] = {}
    for id_ in wanted:
        row = rows.get(id_)
        captured = found.get(row.captured) if row else None
        extracted = found.get(row.extracted) if row else None
        if not isinstance(captured, Captured):
            raise RecordError(f"The record holds no page {id_}.", hint=_REBUILD)
        if not isinstance(extracted, Extracted):
            raise RecordError(f"The page {id_} was never extracted.", hint=_REBUILD)
        pages[id_], names[id_] = captured.page, extracted.extraction.names
    return pages, names


def row_ids_of(connection: Connection, source: str) -> list[str]:
    """The ids of the rows of this source that stand, in the order they came in."""
    page = tables.page
    stand = select(page.c.row_id).where(
        page.c.source == source, page.c.row_id.is_not(None), page.c.replaced_by.is_(None)
    )
    return list(connection.execute(stand.order_by(page.c.captured)).scalars())


def evidence_of(connection: Connection, incidents: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each page that stands in one of these incidents, the incident, and its evidence's digest."""
    report, page, seen = tables.report, tables.page, tables.seen
    of = (
        select(page.c.id, report.c.incident, seen.c.digest)
        .join(page, page.c.id == report.c.page)
        .join(seen, seen.c.captured == page.c.captured)
        .where(report.c.incident.in_(_THESE), page.c.replaced_by.is_(None))
        .distinct()
        .order_by(report.c.incident, page.c.id)
    )
    for some in chunks(sorted(incidents)):
        for row in connection.execute(of, {"these": some}):
            yield row.id, row.incident, row.digest
