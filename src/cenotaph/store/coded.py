"""What was read and decided on one page, by the index."""

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from cenotaph.model.claims import Extraction
from cenotaph.model.entries import Decision, Extracted
from cenotaph.store import tables
from cenotaph.store.log import decision_at, payload_at
from cenotaph.store.pages import NO_ROW_OF


def reading_of(connection: Connection, page: str) -> tuple[int | None, Extraction | None]:
    """The entry of the page's last reading, and what stands as read there."""
    of = select(tables.page.c.extracted).where(tables.page.c.id == page)
    seq = connection.execute(of).scalar()
    payload = None if seq is None else payload_at(connection, seq)
    return seq, payload.extraction if isinstance(payload, Extracted) else None


def incidents_on(connection: Connection, page: str) -> list[str]:
    """The incidents that the page tells of, in the order of their ids."""
    report = tables.report
    rows = connection.execute(select(report.c.incident).where(report.c.page == page).distinct())
    return sorted(filter(None, rows.scalars()))


def has_decided(connection: Connection, page: str, actor: str) -> bool:
    """Whether this person has decided on the page or a claim of it, be it taken back since."""
    decision, entry = tables.decision, tables.entry
    of = (
        select(entry.c.seq)
        .join(decision, decision.c.seq == entry.c.seq)
        .where(entry.c.actor == actor)
        .where(or_(decision.c.page == page, decision.c.subject == page))
        .limit(1)
    )
    return connection.execute(of).first() is not None


def read_in_full(connection: Connection, page: str) -> Decision | None:
    """The last standing decision that a person has read the page in full."""
    decision = tables.decision
    seq = connection.execute(
        select(func.max(decision.c.seq)).where(
            decision.c.action == "read", decision.c.subject == page, decision.c.stands
        )
    ).scalar()
    return None if seq is None else decision_at(connection, seq)


def any_beside(connection: Connection, sheet: str) -> bool:
    """Whether any page is no row of this keeper's sheet."""
    of = select(tables.page.c.id).where(NO_ROW_OF).limit(1)
    return connection.execute(of, {"sheet": sheet}).first() is not None
