"""What two states of a record are compared by: incidents one at a time, homes, editions."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.engine import Connection

from cenotaph.model.entries import Assigned, Decision, Published
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Action, PolicyName
from cenotaph.record.editions import Edition
from cenotaph.store import settled, tables
from cenotaph.store.index import known_by
from cenotaph.store.log import decisions_at, payload_at, with_payloads
from cenotaph.store.record import Record
from cenotaph.store.subjects import followed


class Shown(Mapping[str, Incident]):
    """The settled incidents of these ids, each read when it is asked for and then let go.

    One that has since gone into another is not among them.
    """

    def __init__(self, connection: Connection, ids: Iterable[str]) -> None:
        self._connection = connection
        self._ids = tuple(id_ for id_ in sorted(set(ids)) if followed(connection, id_) == id_)

    def __getitem__(self, id_: str) -> Incident:
        found = settled.incident(self._connection, id_) if id_ in self._ids else None
        if found is None:
            raise KeyError(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def began(record: Record, named: str) -> tuple[str, int] | None:
    """The first incident in the log of this id, or whose id begins so, and the entry it began with.

    None where there never was one. What the entry says is looked for as text: who asks is about to
    be told what is wrong, and no index of every incident that ever was is kept for that.
    """
    entry, payload = tables.entry, tables.payload
    if not named.strip():
        return None
    of = (
        select(entry.c.seq)
        .join(payload, payload.c.digest == entry.c.payload_digest)
        .where(
            entry.c.kind == "assigned",
            payload.c.body.contains(f'"incident":"{named}', autoescape=True),
        )
        .order_by(entry.c.seq)
        .limit(1)
    )
    with record.reading() as connection:
        seq = connection.execute(of).scalar()
        assigned = None if seq is None else payload_at(connection, seq)
    if seq is None or not isinstance(assigned, Assigned):
        return None
    ids = (one.incident for one in assigned.assignments if one.incident.startswith(named))
    return next(ids), seq


def captured_first(record: Record, page: str) -> int | None:
    """The entry that captured the page of this id first; None where none did."""
    entry = tables.entry
    of = select(func.min(entry.c.seq)).where(entry.c.subject == page, entry.c.kind == "captured")
    with record.reading() as connection:
        return connection.execute(of).scalar()


def logged_at(record: Record, seq: int) -> str:
    """When the entry of this number was logged."""
    of = select(tables.entry.c.at).where(tables.entry.c.seq == seq)
    with record.reading() as connection:
        return str(connection.execute(of).scalar_one())


def homes(connection: Connection) -> Mapping[str, str]:
    """Every report's incident."""
    report = tables.report
    rows = connection.execute(
        select(report.c.id, report.c.incident).where(report.c.incident.is_not(None))
    )
    return {row.id: row.incident for row in rows}


def readers(connection: Connection) -> Mapping[str, str]:
    """Every page that stands, with the fingerprint of whoever read it last."""
    page = tables.page
    rows = connection.execute(select(page.c.id, page.c.fingerprint).where(_STANDS))
    return {row.id: row.fingerprint for row in rows}


def places(connection: Connection) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """What each page that stands is known again by: its address, its row of a sheet."""
    page = tables.page
    of = select(page.c.id, page.c.url, page.c.row_id, page.c.source).where(_STANDS)
    rows = connection.execute(of)
    return {row.id: tuple(known_by(row.url, row.row_id, row.source)) for row in rows}


_STANDS = and_(tables.page.c.replaced_by.is_(None), tables.page.c.fingerprint.is_not(None))


def standing(connection: Connection, action: Action) -> tuple[Decision, ...]:
    """The decisions of one action that stand, in the order of the log."""
    decision = tables.decision
    of = select(decision.c.seq).where(decision.c.action == action, decision.c.stands)
    seqs = connection.execute(of.order_by(decision.c.seq)).scalars().all()
    return tuple(decisions_at(connection, seqs).values())


def editions(record: Record) -> tuple[Edition, ...]:
    """Every edition that was published, in the order of the log, dated by its entry."""
    with record.reading() as connection:
        found = list(with_payloads(connection, kind="published"))
    return tuple(
        Edition(
            id=payload.edition,
            seq=payload.seq,
            head=payload.head,
            code_version=payload.code_version,
            # the log keeps a policy's name as it was, also one that is known no more
            policy=cast(PolicyName, payload.policy),
            date=entry.at,
            incidents=payload.incidents,
        )
        for entry, payload in found
        if isinstance(payload, Published)
    )


def published(record: Record) -> tuple[Published, ...]:
    """Every edition that was published, in the order of the log."""
    with record.reading() as connection:
        found = [payload for _, payload in with_payloads(connection, kind="published")]
    return tuple(one for one in found if isinstance(one, Published))


def published_after(record: Record, seq: int) -> tuple[int, int | None]:
    """How far the log has come, and its last entry after `seq` that published an edition.

    Only what came after `seq` is looked through: who asks again begins where the log was.
    """
    with record.reading() as connection:
        head, last = connection.execute(_NEWER, {"after": seq}).one()
    return head or seq, last


# Built once: every page of an incident asks it.
_NEWER = select(
    func.max(tables.entry.c.seq),
    func.max(case((tables.entry.c.kind == "published", tables.entry.c.seq))),
).where(tables.entry.c.seq > bindparam("after"))
