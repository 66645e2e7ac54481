"""What needs a person, as a table derived with the settled incidents, and pages nobody has read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, and_, exists, func, select, tuple_
from sqlalchemy.engine import Connection

from cenotaph.model.incidents import Incident
from cenotaph.record.needs import needs_of
from cenotaph.store.tables import claim, decision, need, page, report


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One row of the queue: what kind of thing waits, where, and how much hangs on it."""

    kind: str
    incident: str
    subject: str
    weight: int


Thing = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Which rows of the queue are wanted; a thing is its kind, incident and subject.

    `only` keeps these things and no others, None keeps all; `without` leaves these out.
    """

    offset: int
    limit: int
    only: list[Thing] | None = None
    without: list[Thing] = field(default_factory=list)

    def takes(self, thing: Thing) -> bool:
        """Whether this thing is wanted."""
        return thing not in self.without and (self.only is None or thing in self.only)


def rows_of(incident: Incident) -> list[dict[str, object]]:
    """The rows of what needs a person in this incident."""
    return [
        {"incident": incident.id, "kind": o.kind, "subject": o.subject, "weight": o.weight}
        for o in needs_of(incident)
    ]


def waiting(connection: Connection, kinds: Iterable[str], leaf: Leaf) -> list[Waiting]:
    """What waits of these kinds, the weightiest first."""
    thing = tuple_(need.c.kind, need.c.incident, need.c.subject)
    wanted = [need.c.kind.in_(list(kinds)), thing.not_in(leaf.without)]
    if leaf.only is not None:
        wanted.append(thing.in_(leaf.only))
    rows = connection.execute(
        select(need)
        .where(*wanted)
        .order_by(need.c.weight.desc(), need.c.incident, need.c.kind, need.c.subject)
        .offset(leaf.offset)
        .limit(leaf.limit)
    )
    return [Waiting(**row._mapping) for row in rows]


def counts(connection: Connection) -> dict[str, int]:
    """How many things of each kind wait."""
    rows = connection.execute(select(need.c.kind, func.count()).group_by(need.c.kind))
    return {str(row[0]): int(row[1]) for row in rows}


def grown_since_release(connection: Connection, *, limit: int) -> list[str]:
    """Released incidents that a page was read into since: what is public may have changed."""
    last = func.max(decision.c.seq).label("last")
    released = (
        select(decision.c.subject, last)
        .where(decision.c.action == "release", decision.c.stands)
        .group_by(decision.c.subject)
        .subquery()
    )
    rows = connection.execute(
        select(report.c.incident)
        .join(released, released.c.subject == report.c.incident)
        .where(report.c.extracted > released.c.last)
        .distinct()
        .order_by(report.c.incident)
        .limit(limit)
    )
    return [str(one) for one in rows.scalars()]


def read_since_release(connection: Connection, incident: str) -> set[str]:
    """The reports of a released incident that were read into it since."""
    last = select(func.max(decision.c.seq)).where(
        decision.c.subject == incident, decision.c.action == "release", decision.c.stands
    )
    since = connection.execute(last).scalar() or 0
    rows = select(report.c.id).where(report.c.incident == incident, report.c.extracted > since)
    return set(connection.execute(rows).scalars())


def without_claims(connection: Connection, *, limit: int) -> list[str]:
    """Pages on which nothing was read and that nobody has read in full.

    Ids are digests, so that their order is a sample and the same one for everybody.
    """
    claimed = exists().where(report.c.page == page.c.id, claim.c.report == report.c.id)
    rows = connection.execute(
        select(page.c.id).where(~claimed, _unread()).order_by(page.c.id).limit(limit)
    )
    return list(rows.scalars())


def next_unread(connection: Connection, after: str | None) -> str | None:
    """The next page that nobody has read in full, in the order of capture, and then around."""
    at = connection.execute(select(page.c.captured).where(page.c.id == after)).scalar() or 0
    for place in (page.c.captured > at, page.c.captured < at):
        found = connection.execute(
            select(page.c.id).where(place, _unread()).order_by(page.c.captured).limit(1)
        ).scalar()
        if found is not None:
            return str(found)
    return None


def unread(connection: Connection) -> int:
    """How many pages nobody has read in full."""
    return connection.execute(select(func.count()).select_from(page).where(_unread())).scalar_one()


def _unread() -> ColumnElement[bool]:
    read = exists().where(
        decision.c.action == "read", decision.c.subject == page.c.id, decision.c.stands
    )
    return and_(page.c.replaced_by.is_(None), ~read)
