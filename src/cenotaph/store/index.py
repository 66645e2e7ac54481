"""The index: which pages stand, which report is in which incident, found again from the log.

`follow_entry` is the only way an entry reaches the derived tables, whether it is appended now or
replayed: so a rebuilt index is the same index.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import (
    BindParameter,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Connection

from cenotaph.link.keys import block_keys
from cenotaph.model.entries import (
    Assigned,
    Captured,
    CapturedList,
    Decided,
    Entry,
    Extracted,
    MatchedLists,
    Payload,
)
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Report
from cenotaph.model.rows import HAND
from cenotaph.record.chain import Head
from cenotaph.record.decisions import KEEPING, RELEASING
from cenotaph.store import lists, needs
from cenotaph.store.evidence import receipt_digest
from cenotaph.store.speakers import speakers, spoken_under
from cenotaph.store.tables import (
    block,
    claim,
    decision,
    page,
    reached,
    redirect,
    report,
    seen,
    speaker,
    stay,
)

# What every page asks is built once: to build a statement costs more than to run it. Names that a
# table has as a column too are bound under another, as SQLAlchemy wants it.
_SAME_CAPTURE = and_(
    seen.c.digest == bindparam("of_digest"), seen.c.receipt == bindparam("of_receipt")
)
_SEEN = select(seen.c.captured).where(_SAME_CAPTURE)
_STANDING = select(page.c.id, page.c.fingerprint).where(
    page.c.captured == bindparam("at"), page.c.replaced_by.is_(None)
)
# Bytes that a person has read, whatever came with them.
_READ_BY_HAND = (
    select(page.c.id, page.c.fingerprint)
    .join(seen, seen.c.captured == page.c.captured)
    .where(
        seen.c.digest == bindparam("of_digest"),
        page.c.fingerprint.startswith(HAND),
        page.c.replaced_by.is_(None),
    )
)
_STANDS = page.c.replaced_by.is_(None)
_ITSELF = select(page.c.id).where(page.c.id == bindparam("of"), _STANDS)
_LATEST = select(page.c.id).where(_STANDS).order_by(page.c.captured.desc()).limit(1)
_OF_ADDRESS = _LATEST.where(page.c.url == bindparam("its_url"))
_OF_ROW = _LATEST.where(
    page.c.row_id == bindparam("its_row"),
    page.c.source.is_not_distinct_from(bindparam("its_source")),
)
_SEE_AGAIN = update(seen).where(_SAME_CAPTURE).values(captured=bindparam("at"))
_PAGES_THERE = select(page.c.id).where(page.c.id.in_(bindparam("ids", expanding=True)))
_REPORTS_ON = select(report.c.id, report.c.incident).where(report.c.page == bindparam("on"))
_REPLACED_REPORTS = (
    select(report.c.incident)
    .join(page, page.c.id == report.c.page)
    .where(page.c.replaced_by == bindparam("on"), report.c.incident.is_not(None))
)
_READ = (
    update(page)
    .where(page.c.id == bindparam("of"))
    .values(extracted=bindparam("at"), fingerprint=bindparam("by"))
)
_ENTERED = select(decision.c.subject).where(
    decision.c.report == bindparam("of"), decision.c.action == "enter"
)
_INCIDENT_OF = select(report.c.incident).where(report.c.id == bindparam("of"))
_ASSIGN = update(report).where(report.c.id == bindparam("of")).values(incident=bindparam("to"))
_REACH = update(reached).values(seq=bindparam("at"), hash=bindparam("its"))
_LIVES = delete(redirect).where(redirect.c.incident == bindparam("of"))
_DECISION = select(decision).where(decision.c.seq == bindparam("of"))
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_LED_TO = (
    select(redirect.c.into)
    .where(redirect.c.incident.in_(_NAMES))
    .union_all(
        select(page.c.replaced_by).where(page.c.id.in_(_NAMES), page.c.replaced_by.is_not(None))
    )
)
_REPLACING_REPORTS = (
    select(report.c.incident)
    .join(page, page.c.replaced_by == report.c.page)
    .where(page.c.id.in_(_NAMES))
)
_SPEAKING = select(report.c.incident).join(speaker, speaker.c.report == report.c.id)
# What was decided on an incident goes along with the reports that left it afterwards.
_GONE_FROM = (
    select(report.c.incident)
    .join(stay, stay.c.report == report.c.id)
    .where(stay.c.incident == bindparam("of"), stay.c.until > bindparam("at"))
)
_TOLD_OF = (
    select(report.c.incident)
    .where(or_(report.c.incident.in_(_NAMES), report.c.page.in_(_NAMES), report.c.id.in_(_NAMES)))
    .union(
        select(report.c.incident)
        .join(claim, claim.c.report == report.c.id)
        .where(claim.c.id.in_(_NAMES))
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A capture the log holds: its page and who read it last; both None once it is superseded."""

    page: str | None
    fingerprint: str | None

    def stands_against(self, reader: str) -> bool:
        """Whether a reader of this fingerprint adds nothing: no program reads over a person."""
        if self.fingerprint in (reader, None):
            return True
        return self.fingerprint.startswith(HAND) and not reader.startswith(HAND)


def known(connection: Connection, digest: str, receipt: Receipt, reader: str) -> Known | None:
    """What the log holds of the bytes of this digest with this receipt, or None when it is new.

    To a program's `reader`, bytes that a person has read are known with any receipt.
    """
    found = _known(connection, digest, receipt)
    if found is not None or reader.startswith(HAND):
        return found
    read = connection.execute(_READ_BY_HAND, {"of_digest": digest}).first()
    return Known(page=read.id, fingerprint=read.fingerprint) if read else None


def _known(connection: Connection, digest: str, receipt: Receipt) -> Known | None:
    capture = {"of_digest": digest, "of_receipt": receipt_digest(receipt)}
    captured = connection.execute(_SEEN, capture).scalar()
    if captured is None:
        return None
    row = connection.execute(_STANDING, {"at": captured}).first()
    return Known(page=row.id if row else None, fingerprint=row.fingerprint if row else None)


def follow_entry(connection: Connection, entry: Entry, payload: Payload | None) -> set[str]:
    """Bring the index up to this entry; returns the incidents it touches.

    A payload that a redaction sealed says nothing.
    """
    touched: set[str] = set()
    match payload:
        case Captured():
            touched = _captured(connection, entry.seq, payload)
        case CapturedList():
            lists.follow_list(connection, entry.seq, payload)
        case MatchedLists():
            lists.follow_matching(connection, entry.seq, payload)
        case Extracted():
            touched = _extracted(connection, entry.seq, payload)
        case Assigned():
            touched = _assigned(connection, entry.seq, payload)
        case Decided():
            touched = _decided(connection, entry.seq, payload)
        case _:
            pass
    needs.look_again(connection, needs.pages_of(payload))
    return touched


def superseded_by(connection: Connection, new: Page, *, by_address: bool = True) -> str | None:
    """The page that stands now and that a capture of `new` would supersede.

    It is the page itself captured again with other metadata, else that of the same address where it
    goes by that, else that of the same row of the same source.
    """
    if connection.execute(_ITSELF, {"of": new.id}).first():
        return new.id
    found: str | None = None
    if by_address and new.url is not None and _is_of_one_page(new.url):
        found = connection.execute(_OF_ADDRESS, {"its_url": new.url}).scalar()
    if found is None and new.row_id is not None:
        row = {"its_row": new.row_id, "its_source": new.source}
        found = connection.execute(_OF_ROW, row).scalar()
    return found


def places_of(new: Page) -> frozenset[tuple[str, ...]]:
    """What two pages may not have in common to be written together: one takes the other's place."""
    return frozenset({("page", new.id), *known_by(new.url, new.row_id, new.source)})


def known_by(url: str | None, row_id: str | None, source: str | None) -> Iterator[tuple[str, ...]]:
    """What a page is known again by where it is captured with other bytes."""
    if url is not None and _is_of_one_page(url):
        yield "address", url
    if row_id is not None:
        yield "row", row_id, source or ""


def _is_of_one_page(url: str) -> bool:
    # Some outlets give their home page as every page's address: then it tells no page from another.
    try:
        parts = urlsplit(url)
    except ValueError:  # a page may say anything of itself
        return False
    return parts.path not in ("", "/") or bool(parts.query)


def incident_of(connection: Connection, report_id: str) -> str | None:
    """The incident a report is assigned to."""
    return connection.execute(_INCIDENT_OF, {"of": report_id}).scalar()


def reach(connection: Connection, head: Head) -> None:
    """Note how far the index has come."""
    if connection.execute(_REACH, {"at": head.seq, "its": head.hash}).rowcount == 0:
        connection.execute(insert(reached), {"one": 1, "seq": head.seq, "hash": head.hash})


def gone(payload: Captured) -> set[str]:
    """The pages that stand no more with this capture: it as it was, and what it supersedes."""
    return {payload.page.id} | ({payload.supersedes} if payload.supersedes else set())


def page_row(new: Page, seq: int) -> dict[str, object]:
    """The row of a page that was captured in this entry, and that nobody has read yet."""
    return {
        "id": new.id, "url": new.url, "row_id": new.row_id, "source": new.source,
        "captured": seq, "fingerprint": None, "extracted": None, "replaced_by": None, "waits": 2,
    }  # fmt: skip


def _captured(connection: Connection, seq: int, payload: Captured) -> set[str]:
    new, away = payload.page, gone(payload)
    touched: set[str] = set()
    if connection.execute(_PAGES_THERE, {"ids": list(away)}).first():
        touched = _replaced(connection, away, by=new.id)
    connection.execute(insert(page), page_row(new, seq))
    _see(connection, new.digest, receipt_digest(payload.receipt), seq)
    return touched


def see_all(connection: Connection, captures: Mapping[tuple[str, str], int]) -> None:
    """Each of these captures, its bytes' digest and its receipt's, is known since its entry."""
    if not captures:
        return
    rows = [(*capture, seq) for capture, seq in captures.items()]
    again = [{"of_digest": one, "of_receipt": said, "at": seq} for one, said, seq in rows]
    if connection.execute(_SEE_AGAIN, again).rowcount == 0:
        new = [{"digest": one, "receipt": said, "captured": seq} for one, said, seq in rows]
        connection.execute(insert(seen), new)
    else:
        for one, said, seq in rows:
            _see(connection, one, said, seq)


def _see(connection: Connection, digest: str, receipt: str, seq: int) -> None:
    """These bytes with what was said of them are known since this entry."""
    again = {"of_digest": digest, "of_receipt": receipt, "at": seq}
    if connection.execute(_SEE_AGAIN, again).rowcount == 0:
        connection.execute(insert(seen), {"digest": digest, "receipt": receipt, "captured": seq})


def _extracted(connection: Connection, seq: int, payload: Extracted) -> set[str]:
    page_id = payload.extraction.page
    rows = connection.execute(_REPORTS_ON, {"on": page_id})
    before = {row.id: row.incident for row in rows}
    new = {one.id for one in payload.reports}
    kept = _decided_on(connection, before.keys() - new)
    # what was decided on pages in whose place it stands is looked for in this reading
    touched = set(connection.execute(_REPLACED_REPORTS, {"on": page_id}).scalars())
    touched |= {incident for incident in before.values() if incident is not None}
    _forget(connection, before.keys() - kept)
    for one in payload.reports:
        _put(connection, one, seq=seq, incident=before.get(one.id))
    read = {"of": page_id, "at": seq, "by": payload.extraction.fingerprint}
    connection.execute(_READ, read)
    return touched


def _decided_on(connection: Connection, reports: Iterable[str]) -> set[str]:
    """Those of these reports that hold a claim which people decided to keep."""
    missing = list(reports)
    if not missing:
        return set()
    rows = connection.execute(
        select(decision.c.report).where(
            decision.c.report.in_(missing), decision.c.action.in_(KEEPING), decision.c.stands
        )
    )
    return set(rows.scalars())


def _put(connection: Connection, one: Report, *, seq: int, incident: str | None) -> None:
    connection.execute(insert(report), report_row(one, seq, incident))
    for table, values in rows_beside(one).items():
        if values:
            connection.execute(insert(table), values)
    for claim_id in connection.execute(_ENTERED, {"of": one.id}).scalars().all():
        connection.execute(insert(claim).values(id=claim_id, report=one.id))


def report_row(one: Report, extracted: object, incident: str | None) -> dict[str, object]:
    """The row of a report that this entry's reading gave."""
    return {"id": one.id, "page": one.page, "incident": incident, "extracted": extracted}


def rows_beside(one: Report) -> Mapping[Table, list[dict[str, object]]]:
    """What lies beside a report's row: its blocks, its claims, who speaks in it."""
    return {
        block: [{"key": key, "report": one.id} for key in sorted(set(block_keys(one)))],
        claim: [{"id": each.id, "report": one.id} for each in one.claims],
        speaker: [{"source": source, "report": one.id} for source in sorted(speakers(one))],
    }


def _assigned(connection: Connection, seq: int, payload: Assigned) -> set[str]:
    touched: set[str] = set()
    for one in payload.assignments:
        before = incident_of(connection, one.report)
        moved = connection.execute(_ASSIGN, {"of": one.report, "to": one.incident})
        if moved.rowcount == 0:  # a report of a page that this one supersedes
            continue
        connection.execute(_LIVES, {"of": one.incident})
        touched.add(one.incident)
        if before is not None and before != one.incident:
            touched.add(before)
            left = {"report": one.report, "until": seq, "incident": before}
            connection.execute(insert(stay), left)
            _redirect_if_empty(connection, before, one.incident, seq=seq)
    return touched


def _redirect_if_empty(connection: Connection, emptied: str, into: str, *, seq: int) -> None:
    if connection.execute(select(report.c.id).where(report.c.incident == emptied)).first():
        return
    moved = update(redirect).where(redirect.c.into == emptied)
    connection.execute(moved.values(into=into, seq=seq))
    connection.execute(insert(redirect).values(incident=emptied, into=into, seq=seq))


def decision_row(payload: Decided, seq: int) -> dict[str, Any]:
    """The row of a decision that was taken in this entry."""
    seen = payload.read or payload.claim
    return {
        "seq": seq,
        "stands": True,
        "action": payload.action,
        "subject": payload.subject,
        "other": payload.details.get("with") or payload.details.get("repeats"),
        "page": seen.page if seen else None,
        "report": payload.report,
        "takes_back": int(payload.details["entry"]) if payload.action == "undo" else None,
        "public_from": payload.public_from or "",
    }


def names_of(row: Mapping[str, Any]) -> set[str]:
    """The ids of incidents, pages, reports and claims that a decision's row names."""
    return {row[name] for name in ("subject", "other", "page", "report") if row[name]}


def _decided(connection: Connection, seq: int, payload: Decided) -> set[str]:
    row = decision_row(payload, seq)
    connection.execute(insert(decision), row)
    if payload.action == "enter":
        connection.execute(insert(claim).values(id=payload.subject, report=payload.report))
    if payload.action == "redact":
        _redacted(connection, seq, payload)
    touched = touched_by(connection, seq)
    if row["takes_back"] is not None:
        touched |= _turn(connection, row["takes_back"], stands=False)
    return touched


def _redacted(connection: Connection, seq: int, payload: Decided) -> None:
    """What was sealed stays known: the same bytes, added again, are not taken in again."""
    for capture in payload.details.get("captures", "").split():
        digest, _, receipt = capture.partition(":")
        _see(connection, digest, receipt, seq)


def _turn(connection: Connection, seq: int, *, stands: bool) -> set[str]:
    """The decision of this entry stands no more, or again; what it took back is turned with it."""
    connection.execute(update(decision).where(decision.c.seq == seq).values(stands=stands))
    takes_back = connection.execute(
        select(decision.c.takes_back).where(decision.c.seq == seq)
    ).scalar()
    touched = touched_by(connection, seq)
    return (
        touched
        if takes_back is None
        else touched | _turn(connection, takes_back, stands=not stands)
    )


def touched_by(connection: Connection, seq: int) -> set[str]:
    """The incidents that the decision of this entry is about."""
    row = connection.execute(_DECISION, {"of": seq}).first()
    if row is None:  # sealed
        return set()
    if row.action == "profile":
        every = _repeaters(connection, row.subject)
        found = connection.execute(_SPEAKING.where(spoken_under(every)))
    else:
        named = names_of(dict(row._mapping))
        named |= set(connection.execute(_LED_TO, {"names": list(named)}).scalars())
        found = connection.execute(_TOLD_OF, {"names": list(named)})
    touched = {one for one in found.scalars() if one is not None}
    if row.action in RELEASING:
        left = connection.execute(_GONE_FROM, {"of": row.subject, "at": seq})
        touched |= {one for one in left.scalars() if one is not None}
    return touched


def _repeaters(connection: Connection, source: str) -> list[str]:
    """The source, and those that were ever said to repeat it, directly or not."""
    found, new = {source}, {source}
    while new:
        rows = select(decision.c.subject).where(
            decision.c.action == "profile", decision.c.other.in_(new)
        )
        new = set(connection.execute(rows).scalars()) - found
        found |= new
    return sorted(found)


def _replaced(connection: Connection, pages: set[str], *, by: str) -> set[str]:
    """Forget these pages, whose place another takes; returns the incidents that told of them.

    A page whose claims people decided on stays, with the reports that hold a claim to be kept: what
    was decided is looked for on the page that took its place, wherever that is settled.
    """
    others = pages - {by}
    of_decisions = select(decision.c.page).where(decision.c.page.in_(others))
    stay = set(connection.execute(of_decisions).scalars())
    rows = connection.execute(
        select(report.c.id, report.c.incident, report.c.page).where(report.c.page.in_(pages))
    ).all()
    kept = _decided_on(connection, [row.id for row in rows if row.page in stay])
    _forget(connection, [row.id for row in rows if row.id not in kept])
    # a page that comes again takes back what was decided on it: who took its place tells without
    returned = connection.execute(_REPLACING_REPORTS, {"names": list(pages)}).scalars().all()
    connection.execute(delete(page).where(page.c.id.in_(pages - stay)))
    before = or_(page.c.id.in_(stay), page.c.replaced_by.in_(pages))
    connection.execute(update(page).where(before).values(replaced_by=by))
    return {one for one in (*(row.incident for row in rows), *returned) if one is not None}


def _forget(connection: Connection, reports: Iterable[str]) -> None:
    gone = list(reports)
    if gone:
        for table in (block, claim, speaker):
            connection.execute(delete(table).where(table.c.report.in_(gone)))
        connection.execute(delete(report).where(report.c.id.in_(gone)))
