"""The search in the list of incidents: a page at a time, and what there is to search by.

A page from the middle of the list costs no more than the first: it begins where the one before
ended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.engine import Connection

from cenotaph.codec import from_json
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.listing import Listed
from cenotaph.record.releasing import Release
from cenotaph.record.search import (
    Choice,
    Choices,
    Cursor,
    Found,
    FoundIds,
    FoundWritten,
    Search,
)
from cenotaph.store.listing import looked_up, not_held_back
from cenotaph.store.tables import (
    listed_body,
    listed_term,
    listed_under,
    listing,
    settled,
)
from cenotaph.store.wanted import values_in, wanted_in

# So many pages of what is found are many.
_SOME_PAGES = 4
# Of the questions that were asked, as many are kept: readers search in few ways.
_SHAPES = 256
_LIMIT: BindParameter[int] = bindparam("limit")
_PLACED = (listing.c.day, listing.c.incident)
_TOLD = (listing.c.told, listing.c.incident)
Names = tuple[str, ...]


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
    values = values_in(search)
    names, asked = tuple(values), {**values, "on": on}
    rows = connection.execute(_some_told(names), {**asked, "limit": limit + 1}).all()
    if len(rows) <= limit:
        return tuple(incident for _, incident in sorted(map(tuple, rows), reverse=True))
    newest = connection.execute(_last_told(names), {**asked, "limit": limit}).all()
    return tuple(incident for _, incident in newest)


def is_behind(connection: Connection) -> bool:
    """Whether there are settled incidents and no list of them: it was not kept by then."""
    held = connection.execute(select(settled.c.incident).limit(1)).first()
    return held is not None and (
        connection.execute(select(listing.c.incident).limit(1)).first() is None
    )


def find(
    connection: Connection,
    search: Search,
    *,
    on: str,
    limit: int,
    after: Cursor | None = None,
    total: int | None = None,
) -> Found:
    """A page of what is searched for and public, the newest first, and how much there is in all.

    Who knows how much that is gives the `total`: to count it costs as much as to find a page.
    """
    found = _places(connection, search, on=on, limit=limit, after=after, total=total)
    written = _written(connection, found.shown, search.policy)
    return Found(rows=tuple(map(_row_in, written)), total=found.total, next=found.next)


def find_written(
    connection: Connection, search: Search, *, on: str, limit: int, after: Cursor | None = None
) -> FoundWritten:
    """The same, each row as the JSON that it is kept in."""
    found = _places(connection, search, on=on, limit=limit, after=after)
    written = _written(connection, found.shown, search.policy)
    return FoundWritten(rows=tuple(written), total=found.total, next=found.next)


def find_ids(
    connection: Connection, search: Search, *, on: str, limit: int, after: Cursor | None = None
) -> FoundIds:
    """The same without the rows, and nothing is counted."""
    found = _places(connection, search, on=on, limit=limit, after=after, count=False)
    return FoundIds(ids=tuple(one.id for one in found.shown), next=found.next)


class _Places(NamedTuple):
    """Where the incidents of a page stand, how many are found in all, and where it goes on.

    Who does not ask for their number gets none.
    """

    shown: Sequence[Cursor]
    total: int
    next: Cursor | None


def _places(
    connection: Connection,
    search: Search,
    *,
    on: str,
    limit: int,
    after: Cursor | None,
    total: int | None = None,
    count: bool = True,
) -> _Places:
    values, most = values_in(search), _SOME_PAGES * limit
    names, asked = tuple(values), {**values, "on": on}
    if total is None or total <= most:
        some = connection.execute(_some(names), {**asked, "limit": most + 1}).all()
        if len(some) <= most:
            few = sorted(map(tuple, some), reverse=True)
            rest = [one for one in few if after is None or one < (after.day, after.id)]
            return _page_of(rest, total=len(few), limit=limit)
    if total is None and count:
        total = connection.execute(_counted(names), asked).scalar_one()
    page = _newest(names, further=after is not None)
    if after is not None:
        asked |= {"after_day": after.day, "after_id": after.id}
    rows = connection.execute(page, {**asked, "limit": limit + 1}).all()
    return _page_of(rows, total=total or 0, limit=limit)


@lru_cache(maxsize=_SHAPES)
def _some(names: Names) -> Select[Any]:
    """Where some of what is searched for stands, by the names of its values."""
    return wanted_in(names).walked(_PLACED).limit(_LIMIT)


@lru_cache(maxsize=_SHAPES)
def _counted(names: Names) -> Select[int]:
    """How much there is of it."""
    return wanted_in(names).counted()


@lru_cache(maxsize=_SHAPES)
def _newest(names: Names, *, further: bool) -> Select[Any]:
    """Where the newest of it stand, or those after a place."""
    page = wanted_in(names).in_order(_PLACED)
    if further:
        day: BindParameter[str] = bindparam("after_day")
        id_: BindParameter[str] = bindparam("after_id")
        older = and_(listing.c.day == day, listing.c.incident < id_)
        page = page.where(or_(listing.c.day < day, older))
    # the index holds them newest first: a page of many is soon full
    return page.order_by(listing.c.day.desc(), listing.c.incident.desc()).limit(_LIMIT)


@lru_cache(maxsize=_SHAPES)
def _some_told(names: Names) -> Select[Any]:
    """Some of it that has a dated page, each after that day."""
    return wanted_in(names).walked(_TOLD).where(listing.c.told.is_not(None)).limit(_LIMIT)


@lru_cache(maxsize=_SHAPES)
def _last_told(names: Names) -> Select[Any]:
    """The same, those with the newest pages first."""
    of = wanted_in(names).in_order(_TOLD).where(listing.c.told.is_not(None))
    return of.order_by(listing.c.told.desc(), listing.c.incident.desc()).limit(_LIMIT)


def _page_of(rows: Sequence[Sequence[str]], *, total: int, limit: int) -> _Places:
    shown = [Cursor(day=day, id=id_) for day, id_ in rows[:limit]]
    return _Places(shown, total, shown[-1] if len(rows) > limit else None)


def _written(connection: Connection, places: Sequence[Cursor], policy: PolicyName) -> Iterator[str]:
    """The rows to show, read for their page alone, with their tolls under one policy."""
    ids = [one.id for one in places]
    rows = connection.execute(_ROWS_OF, {"these": ids, "policy": policy}).all()
    written = {row.incident: _whole(row) for row in rows}
    return (written[id_] for id_ in ids)


def rows_of(
    connection: Connection, ids: Iterable[str], *, on: str, policy: PolicyName
) -> tuple[Listed, ...]:
    """The rows of those of these incidents that are public, the newest first."""
    asked = {"these": sorted(set(ids)), "on": on, "policy": policy}
    rows = connection.execute(_PUBLIC_ROWS, asked).all()
    return tuple(_row_in(_whole(row)) for row in rows)


def _whole(row: Row[Any]) -> str:
    """A row of a list as JSON: what it is without its tolls, and those."""
    return f'{row.body[:-1]},"tolls":{row.tolls}}}'


# Some 8 MB. Kept by its very words: whatever a row holds was just read where it is public.
@lru_cache(maxsize=1000)
def _row_in(body: str) -> Listed:
    """The row as it was written; most of what is asked for are the newest."""
    return from_json(Listed, body)


# Built once: to build a statement costs as much as to run it.
_ROWS_OF: Select[Any] = (
    select(listed_body.c.incident, listed_body.c.body, listed_under.c.tolls)
    .join(listed_under, listed_under.c.incident == listed_body.c.incident)
    .where(
        listed_under.c.policy == bindparam("policy"),
        listed_body.c.incident.in_(bindparam("these", expanding=True)),
    )
)
_PUBLIC_ROWS: Select[Any] = (
    _ROWS_OF.join(listing, listing.c.incident == listed_body.c.incident)
    .where(looked_up(bindparam("on")))
    .order_by(listing.c.day.desc(), listing.c.incident.desc())
)


def choices(connection: Connection, *, on: str) -> Choices:
    """What public incidents can be searched by, the most frequent first."""
    term, many = listed_term.c, func.count()
    rows = connection.execute(
        select(term.kind, term.code, many)
        .where(not_held_back(term.incident, on), term.kind.not_in(("place", "feed")))
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
