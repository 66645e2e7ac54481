"""What needs a person, as a table derived with the settled incidents, and pages nobody has read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.engine import Connection

from cenotaph.model.entries import Captured, Decided, Extracted, Payload
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Action
from cenotaph.record.needs import needs_of
from cenotaph.store.settled import chunks
from cenotaph.store.tables import claim, decision, need, page, report


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One row of the queue: what kind of thing waits, where, and how much hangs on it."""

    kind: str
    incident: str
    subject: str
    weight: int


Thing = tuple[str, str, str]

# Those that say, or take back, that a page is read, or that there is a claim on it.
_OF_PAGES: frozenset[Action] = frozenset({"enter", "read", "undo"})

# How a page waits on which claims were read, and one on which nothing was.
_WITH, _WITHOUT = 1, 2
# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_RELEASED = (
    select(decision.c.subject, func.max(decision.c.seq).label("last"))
    .where(decision.c.subject.in_(_NAMES), decision.c.action == "release", decision.c.stands)
    .group_by(decision.c.subject)
    .subquery()
)
_GROWN = (
    select(report.c.incident)
    .join(_RELEASED, _RELEASED.c.subject == report.c.incident)
    .where(report.c.extracted > _RELEASED.c.last)
    .distinct()
)
_READ = exists().where(
    decision.c.action == "read", decision.c.subject == page.c.id, decision.c.stands
)
_CLAIMED = exists().where(report.c.page == page.c.id, claim.c.report == report.c.id)
_LOOK_AGAIN = (
    update(page)
    .where(page.c.id.in_(_NAMES))
    .values(
        waits=case((page.c.replaced_by.is_not(None) | _READ, 0), (_CLAIMED, _WITH), else_=_WITHOUT)
    )
)
_WITHOUT_CLAIMS = (
    select(page.c.id).where(page.c.waits == _WITHOUT).order_by(page.c.id).limit(bindparam("most"))
)
_UNREAD = select(func.count()).select_from(page).where(page.c.waits > 0)
_COUNTS = select(need.c.kind, func.count()).group_by(need.c.kind)


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
    wanted = [thing.not_in(leaf.without)]
    if leaf.only is not None:
        wanted.append(thing.in_(leaf.only))
    end = leaf.offset + leaf.limit
    # kind by kind, as the index has them: all at once they would have to be sorted
    order = need.c.weight.desc(), need.c.incident, need.c.subject
    of = select(need).where(need.c.kind == bindparam("its"), *wanted).order_by(*order).limit(end)
    found = [
        Waiting(**row._mapping) for kind in kinds for row in connection.execute(of, {"its": kind})
    ]
    found.sort(key=lambda one: (-one.weight, one.incident, one.kind, one.subject))
    return found[leaf.offset : end]


def counts(connection: Connection) -> dict[str, int]:
    """How many things of each kind wait."""
    return {str(row[0]): int(row[1]) for row in connection.execute(_COUNTS)}


def grown_among(connection: Connection, incidents: Iterable[str]) -> list[dict[str, object]]:
    """The rows of those of these incidents that a page was read into since their release.

    What is public of them may have changed; nobody knows how much, so that they come last.
    """
    rows: list[dict[str, object]] = []
    for some in chunks(list(incidents)):
        found = connection.execute(_GROWN, {"names": some}).scalars()
        rows += [{"incident": one, "kind": "grown", "subject": one, "weight": 0} for one in found]
    return rows


def read_since_release(connection: Connection, incident: str) -> set[str]:
    """The reports of a released incident that were read into it since."""
    last = select(func.max(decision.c.seq)).where(
        decision.c.subject == incident, decision.c.action == "release", decision.c.stands
    )
    since = connection.execute(last).scalar() or 0
    rows = select(report.c.id).where(report.c.incident == incident, report.c.extracted > since)
    return set(connection.execute(rows).scalars())


def pages_of(payload: Payload | None) -> set[str]:
    """The pages of which an entry may change whether they wait for a reader."""
    match payload:
        case Captured():
            return {payload.page.id} | ({payload.supersedes} if payload.supersedes else set())
        case Extracted():
            return {payload.extraction.page}
        case Decided() if payload.action in _OF_PAGES:
            seen = payload.claim or payload.read
            return {payload.subject} | ({seen.page} if seen else set())
        case _:
            return set()


def look_again(connection: Connection, pages: Iterable[str]) -> None:
    """Note of each of these pages whether it waits for a reader."""
    for some in chunks(list(pages)):
        connection.execute(_LOOK_AGAIN, {"names": some})


def without_claims(
    connection: Connection, *, limit: int, closed: Collection[str] = ()
) -> list[str]:
    """Pages on which nothing was read and that nobody has read in full.

    Ids are digests, so that their order is a sample and the same one for everybody. Pages of the
    sources that are `closed` to who asks are not among them.
    """
    of = _WITHOUT_CLAIMS.where(_open(closed)) if closed else _WITHOUT_CLAIMS
    return list(connection.execute(of, {"most": limit}).scalars())


def next_unread(
    connection: Connection, after: str | None, closed: Collection[str] = ()
) -> str | None:
    """The next page that nobody has read in full, in the order of capture, and then around.

    None of a source that is `closed` to who asks.
    """
    at = connection.execute(select(page.c.captured).where(page.c.id == after)).scalar() or 0
    for place in (page.c.captured > at, page.c.captured < at):
        firsts = (
            select(page.c.captured, page.c.id)
            .where(page.c.waits == how, place, _open(closed))
            .order_by(page.c.captured)
            .limit(1)
            for how in (_WITH, _WITHOUT)
        )
        found = [row for first in firsts for row in connection.execute(first)]
        if found:
            return str(min(found).id)
    return None


def unread(connection: Connection, closed: Collection[str] = ()) -> int:
    """How many pages nobody has read in full, without those of the sources that are `closed`."""
    return connection.execute(_UNREAD.where(_open(closed)) if closed else _UNREAD).scalar_one()


def _open(closed: Collection[str]) -> ColumnElement[bool]:
    """Whether a page is of none of these sources."""
    if not closed:
        return true()
    return or_(page.c.source.is_(None), page.c.source.not_in(sorted(closed)))
