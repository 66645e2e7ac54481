"""The search in the list of incidents: a page at a time, and what there is to search by.

A page from the middle of the list costs no more than the first: it begins where the one before
ended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import pi, sin

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.engine import Connection

from cenotaph.codec import from_json
from cenotaph.model.extent import EARTH_RADIUS_KM
from cenotaph.model.signature import folded_words
from cenotaph.record.listing import Listed
from cenotaph.record.releasing import Release
from cenotaph.record.search import (
    Box,
    Choice,
    Choices,
    Cursor,
    Found,
    Near,
    Search,
    days_between,
)
from cenotaph.reference.places import fold
from cenotaph.store.holds import Holds
from cenotaph.store.listing import globe, graded, not_held_back, public
from cenotaph.store.tables import (
    listed_body,
    listed_source,
    listed_term,
    listed_toll,
    listing,
    settled,
)

# Sorts behind all letters that a name may go on with.
_LAST_LETTER = "\U0010ffff"
# So many pages of what is found are many.
_SOME_PAGES = 4


def released(connection: Connection) -> Mapping[str, Release]:
    """The incidents that an editor released, in the order of their ids, each with its embargo."""
    of = select(listing.c.incident, listing.c.public_from).where(listing.c.released)
    rows = connection.execute(of.order_by(listing.c.incident))
    return {row.incident: Release(public_from=row.public_from) for row in rows}


def release_of(connection: Connection, incident: str) -> Release | None:
    """That the incident of just this id is released, and its embargo; None where it is not."""
    of = select(listing.c.public_from).where(listing.c.released, listing.c.incident == incident)
    found = connection.execute(of).scalar()
    return None if found is None else Release(public_from=found)


def last_told(connection: Connection, search: Search, *, on: str, limit: int) -> tuple[str, ...]:
    """The incidents that are searched for and public to which a page came last."""
    of = (
        select(listing.c.incident)
        .where(_in_order(on), listing.c.told.is_not(None), *_conditions(search))
        .order_by(listing.c.told.desc(), listing.c.incident.desc())
        .limit(limit)
    )
    return tuple(connection.execute(of).scalars())


def is_behind(connection: Connection) -> bool:
    """Whether there are settled incidents and no list of them: it was not kept by then."""
    held = connection.execute(select(settled.c.incident).limit(1)).first()
    return held is not None and (
        connection.execute(select(listing.c.incident).limit(1)).first() is None
    )


def find(
    connection: Connection, search: Search, *, on: str, limit: int, after: Cursor | None = None
) -> Found:
    """A page of what is searched for and public, the newest first, and how much there is in all."""
    wanted = list(_conditions(search))
    page = select(listing.c.day, listing.c.incident).where(*wanted)
    few = _few(connection, page, on=on, most=_SOME_PAGES * limit)
    if few is not None:
        return _found(connection, few, total=len(few), limit=limit, after=after)
    of = select(func.count()).select_from(listing)
    total = connection.execute(
        of.where(_walked(on) if wanted else public(on), *wanted)
    ).scalar_one()
    if after is not None:
        older = and_(listing.c.day == after.day, listing.c.incident < after.id)
        page = page.where(or_(listing.c.day < after.day, older))
    # the index holds them newest first: a page of many is soon full
    page = page.where(_in_order(on)).order_by(listing.c.day.desc(), listing.c.incident.desc())
    rows = connection.execute(page.limit(limit + 1)).all()
    return _found(connection, [Cursor(day=r.day, id=r.incident) for r in rows], total, limit=limit)


def _few(
    connection: Connection, page: Select[tuple[str, str]], *, on: str, most: int
) -> list[Cursor] | None:
    """All that is found, newest first, in one walk; None where it is more than so many."""
    rows = connection.execute(page.where(_walked(on)).limit(most + 1)).all()
    found = sorted(((row.day, row.incident) for row in rows), reverse=True)
    return None if len(rows) > most else [Cursor(day=day, id=id_) for day, id_ in found]


def _found(
    connection: Connection,
    places: Sequence[Cursor],
    total: int,
    *,
    limit: int,
    after: Cursor | None = None,
) -> Found:
    """The page of these that begins after one; the rows to show are read for that page alone."""
    if after is not None:
        places = [one for one in places if (one.day, one.id) < (after.day, after.id)]
    shown = places[:limit]
    ids = [one.id for one in shown]
    bodies = {r.incident: r.body for r in connection.execute(_BODIES_OF, {"these": ids})}
    return Found(
        rows=tuple(from_json(Listed, bodies[id_]) for id_ in ids),
        total=total,
        next=shown[-1] if len(places) > limit else None,
    )


def _walked(on: str) -> ColumnElement[bool]:
    """What is public, in one walk through the table.

    An index with a look at each row it names takes three times as long.
    """
    return and_(listing.c.released.is_not(False), func.coalesce(listing.c.public_from, "") <= on)


def _in_order(on: str) -> ColumnElement[bool]:
    """What is public, by the index that holds it newest first, and by no other."""
    return and_(listing.c.released, func.coalesce(listing.c.public_from, "") <= on)


def rows_of(connection: Connection, ids: Iterable[str], *, on: str) -> tuple[Listed, ...]:
    """The rows of those of these incidents that are public, the newest first."""
    asked = {"these": sorted(set(ids)), "on": on}
    bodies = connection.execute(_BODIES, asked).scalars()
    return tuple(from_json(Listed, body) for body in bodies)


# Built once: to build a statement costs as much as to run it.
_BODIES_OF = select(listed_body.c.incident, listed_body.c.body).where(
    listed_body.c.incident.in_(bindparam("these", expanding=True))
)
_BODIES = (
    select(listed_body.c.body)
    .join(listing, listing.c.incident == listed_body.c.incident)
    .where(
        public(bindparam("on")),
        listing.c.incident.in_(bindparam("these", expanding=True)),
    )
    .order_by(listing.c.day.desc(), listing.c.incident.desc())
)


def _conditions(search: Search) -> Iterator[ColumnElement[bool]]:
    since, until = days_between(search)
    if since is not None:
        yield func.coalesce(listing.c.last, listing.c.first) >= since
    if until is not None:
        # blank where neither the first nor the last day is known
        yield and_(listing.c.day != "", listing.c.day <= until)
    # after the days: to look for a word in a row costs more than to compare two
    for word in folded_words(search.text or ""):
        yield Holds(listing.c.words, f" {word}")
    if search.placed is not None:
        yield listing.c.lat.is_not(None) if search.placed else listing.c.lat.is_(None)
    if search.near is not None:
        yield _within(search.near)
    if search.box is not None:
        yield from _inside(search.box)
    yield from _of_terms(search)
    yield from _of_tolls(search)


def _of_terms(search: Search) -> Iterator[ColumnElement[bool]]:
    codes = {
        "actor": search.actor,
        "means": search.means,
        "country": search.country and search.country.upper(),
        "grade": search.grade and graded(search.policy, search.grade),
    }
    for kind, code in codes.items():
        if code:
            yield _among(_terms(kind).where(listed_term.c.code == code))
    if search.place is not None:
        first = fold(search.place)
        # a stretch of the index, which no pattern would be
        name, last = listed_term.c.code, f"{first}{_LAST_LETTER}"
        yield _among(_terms("place").where(name >= first, name <= last))
    if search.source is not None:
        of = select(listed_source.c.incident)
        yield _among(of.where(listed_source.c.source == search.source))


def _of_tolls(search: Search) -> Iterator[ColumnElement[bool]]:
    toll = listed_toll.c
    killed = select(toll.incident).where(toll.policy == search.policy, toll.measure == "killed")
    if search.killed_at_least is not None:
        yield _among(killed.where(toll.min >= search.killed_at_least))
    if search.killed_at_most is not None:
        yield _among(killed.where(toll.max <= search.killed_at_most))


def _terms(kind: str) -> Select[tuple[str]]:
    return select(listed_term.c.incident).where(listed_term.c.kind == kind)


def _among(incidents: Select[tuple[str]]) -> ColumnElement[bool]:
    return listing.c.incident.in_(incidents)


def _within(near: Near) -> ColumnElement[bool]:
    """The straight line through the globe is no longer than that of the circle's radius."""
    x, y, z = globe(near.lat, near.lon)
    dx, dy, dz = listing.c.x - x, listing.c.y - y, listing.c.z - z
    half = sin(min(near.km / EARTH_RADIUS_KM, pi) / 2)
    reach: ColumnElement[bool] = dx * dx + dy * dy + dz * dz <= 4 * half * half
    return reach


def _inside(box: Box) -> Iterator[ColumnElement[bool]]:
    yield listing.c.lat.between(box.south, box.north)
    if box.west <= box.east:
        yield listing.c.lon.between(box.west, box.east)
    else:
        yield or_(listing.c.lon >= box.west, listing.c.lon <= box.east)


def choices(connection: Connection, *, on: str) -> Choices:
    """What public incidents can be searched by, the most frequent first."""
    term, many = listed_term.c, func.count()
    rows = connection.execute(
        select(term.kind, term.code, many)
        .where(not_held_back(term.incident, on), term.kind != "place")
        .group_by(term.kind, term.code)
        .order_by(many.desc(), term.code)
    )
    found: dict[str, list[Choice]] = {}
    for kind, code, incidents in rows:
        found.setdefault(kind, []).append(Choice(code=code, incidents=incidents))
    years = sorted(found.get("year", ()), key=lambda one: one.code, reverse=True)
    grades: dict[str, tuple[Choice, ...]] = {}
    for one in found.get("grade", ()):
        policy, _, grade = one.code.partition("/")
        grades[policy] = (*grades.get(policy, ()), Choice(code=grade, incidents=one.incidents))
    return Choices(
        actors=tuple(found.get("actor", ())),
        means=tuple(found.get("means", ())),
        countries=tuple(found.get("country", ())),
        years=tuple(years),
        grades=grades,
    )
