"""The index: which pages stand, which report is in which incident, found again from the log.

`follow_entry` is the only way an entry reaches the derived tables, whether it is appended now or
replayed: so a rebuilt index is the same index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from cenotaph.link.keys import block_keys
from cenotaph.model.entries import Assigned, Captured, Decided, Entry, Extracted, Payload
from cenotaph.model.pages import Page, Receipt
from cenotaph.record.chain import Head
from cenotaph.store.evidence import receipt_digest
from cenotaph.store.tables import block, decision, page, reached, redirect, report, seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A capture the log holds: its page and who read it last; both None once it is superseded."""

    page: str | None
    fingerprint: str | None


def known(connection: Connection, digest: str, receipt: Receipt) -> Known | None:
    """What the log holds of the bytes of this digest with this receipt, or None when it is new."""
    captured = connection.execute(
        select(seen.c.captured).where(
            seen.c.digest == digest, seen.c.receipt == receipt_digest(receipt)
        )
    ).scalar()
    if captured is None:
        return None
    row = connection.execute(
        select(page.c.id, page.c.fingerprint).where(page.c.captured == captured)
    ).first()
    return Known(page=row.id if row else None, fingerprint=row.fingerprint if row else None)


def follow_entry(connection: Connection, entry: Entry, payload: Payload) -> set[str]:
    """Bring the index up to this entry; returns the incidents it touches."""
    touched: set[str] = set()
    match payload:
        case Captured():
            touched = _captured(connection, entry.seq, payload)
        case Extracted():
            touched = _extracted(connection, entry.seq, payload)
        case Assigned():
            touched = _assigned(connection, payload)
        case Decided():
            touched = _decided(connection, entry.seq, payload)
        case _:
            pass
    _reach(connection, Head(seq=entry.seq, hash=entry.hash))
    return touched


def superseded_by(connection: Connection, new: Page) -> str | None:
    """The page that stands now and that a capture of `new` would supersede.

    It is the page itself captured again with other metadata, else that of the same address, else
    that of the same row of the same source.
    """
    if connection.execute(select(page.c.id).where(page.c.id == new.id)).first():
        return new.id
    same: list[ColumnElement[bool]] = []
    if new.url is not None and _is_of_one_page(new.url):
        same.append(page.c.url == new.url)
    if new.row_id is not None:
        same.append(
            and_(page.c.row_id == new.row_id, page.c.source.is_not_distinct_from(new.source))
        )
    for condition in same:
        found = connection.execute(
            select(page.c.id).where(condition).order_by(page.c.captured.desc())
        ).scalar()
        if found is not None:
            return str(found)
    return None


def _is_of_one_page(url: str) -> bool:
    # Some outlets give their home page as every page's address: then it tells no page from another.
    parts = urlsplit(url)
    return parts.path not in ("", "/") or bool(parts.query)


def incident_of(connection: Connection, report_id: str) -> str | None:
    """The incident a report is assigned to."""
    return connection.execute(select(report.c.incident).where(report.c.id == report_id)).scalar()


def _reach(connection: Connection, head: Head) -> None:
    values = {"seq": head.seq, "hash": head.hash}
    if connection.execute(update(reached).values(values)).rowcount == 0:
        connection.execute(insert(reached).values(one=1, **values))


def _captured(connection: Connection, seq: int, payload: Captured) -> set[str]:
    new = payload.page
    gone = {new.id} | ({payload.supersedes} if payload.supersedes else set())
    touched = _forget_reports(connection, page_ids=gone)
    connection.execute(delete(page).where(page.c.id.in_(gone)))
    connection.execute(
        insert(page).values(
            id=new.id, url=new.url, row_id=new.row_id, source=new.source, captured=seq
        )
    )
    known = {"digest": new.digest, "receipt": receipt_digest(payload.receipt)}
    condition = and_(seen.c.digest == known["digest"], seen.c.receipt == known["receipt"])
    if connection.execute(update(seen).where(condition).values(captured=seq)).rowcount == 0:
        connection.execute(insert(seen).values(**known, captured=seq))
    return touched


def _extracted(connection: Connection, seq: int, payload: Extracted) -> set[str]:
    page_id = payload.extraction.page
    rows = connection.execute(
        select(report.c.id, report.c.incident).where(report.c.page == page_id)
    )
    before = {row.id: row.incident for row in rows}
    touched = _forget_reports(connection, page_ids={page_id})
    for one in payload.reports:
        connection.execute(
            insert(report).values(id=one.id, page=page_id, incident=before.get(one.id))
        )
        keys = sorted(set(block_keys(one)))
        if keys:
            connection.execute(insert(block), [{"key": key, "report": one.id} for key in keys])
    connection.execute(
        update(page)
        .where(page.c.id == page_id)
        .values(extracted=seq, fingerprint=payload.extraction.fingerprint)
    )
    return touched


def _assigned(connection: Connection, payload: Assigned) -> set[str]:
    touched: set[str] = set()
    for one in payload.assignments:
        before = incident_of(connection, one.report)
        moved = connection.execute(
            update(report).where(report.c.id == one.report).values(incident=one.incident)
        )
        if moved.rowcount == 0:  # a report of a page that this one supersedes
            continue
        connection.execute(delete(redirect).where(redirect.c.incident == one.incident))
        touched.add(one.incident)
        if before is not None and before != one.incident:
            touched.add(before)
            _redirect_if_empty(connection, before, one.incident)
    return touched


def _redirect_if_empty(connection: Connection, emptied: str, into: str) -> None:
    if connection.execute(select(report.c.id).where(report.c.incident == emptied)).first():
        return
    connection.execute(update(redirect).where(redirect.c.into == emptied).values(into=into))
    connection.execute(insert(redirect).values(incident=emptied, into=into))


def _decided(connection: Connection, seq: int, payload: Decided) -> set[str]:
    connection.execute(
        insert(decision).values(seq=seq, subject=payload.subject, action=payload.action)
    )
    about = {payload.subject, payload.details.get("incident", payload.subject)}
    found = connection.execute(
        select(report.c.incident).where(
            or_(report.c.incident.in_(about), report.c.page.in_(about), report.c.id.in_(about))
        )
    )
    return {incident for incident in found.scalars() if incident is not None}


def _forget_reports(connection: Connection, *, page_ids: Iterable[str]) -> set[str]:
    ids = list(page_ids)
    rows = connection.execute(
        select(report.c.id, report.c.incident).where(report.c.page.in_(ids))
    ).all()
    gone = [row.id for row in rows]
    if gone:
        connection.execute(delete(block).where(block.c.report.in_(gone)))
        connection.execute(delete(report).where(report.c.id.in_(gone)))
    return {row.incident for row in rows if row.incident is not None}
