"""What a search asks for, as questions that walk through as little of the list as they can.

A common condition finds thousands of incidents. To list their ids first costs more than all the
rest, so that no question does: each looks for the others at the ones it comes by.

A question is made of the names of its values and not of these: to build one and to look up how it
is written costs more than to ask it, and searches differ in few ways.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import pi, sin
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from cenotaph.model.extent import EARTH_RADIUS_KM
from cenotaph.model.signature import folded_words
from cenotaph.record.search import Search, days_between
from cenotaph.reference.places import fold
from cenotaph.store.holds import Holds
from cenotaph.store.listing import globe, graded, looked_up, not_held_back, public
from cenotaph.store.tables import listed_source, listed_term, listed_toll, listing

# The day on which it is asked what is public.
_ON: BindParameter[str] = bindparam("on")
# Sorts behind all letters that a name may go on with.
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One condition on a table beside the list, which has at most one such row an incident."""

    table: FromClause
    is_so: ColumnElement[bool]

    def of(self, incident: ColumnElement[str]) -> ColumnElement[bool]:
        """Whether it holds for this incident, which the table's key answers."""
        return exists().where(self.is_so, self.table.c.incident == incident)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The conditions of a search: those on the list's own rows, and those beside it.

    Of these the first is the one that is likely to find least.
    """

    own: Sequence[ColumnElement[bool]]
    beside: Sequence[Beside]

    def walked(self, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
        """What is found and public in one walk, in no order."""
        is_public = looked_up(_ON)
        if not self.beside:
            return select(*columns).where(*self.own, is_public)
        first, *others = self.beside
        at = first.table.c.incident
        joined = first.table.join(listing, listing.c.incident == at)
        so = (first.is_so, *self.own, *(one.of(at) for one in others), is_public)
        return select(*columns).select_from(joined).where(*so)

    def in_order(self, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
        """The same by the index that holds what is public in its order, and by no other."""
        is_public = and_(listing.c.released, func.coalesce(listing.c.public_from, "") <= _ON)
        at = listing.c.incident
        return select(*columns).where(is_public, *self.own, *(one.of(at) for one in self.beside))

    def counted(self) -> Select[int]:
        """How much there is of it; the list itself is looked at only where a condition is on it."""
        if self.own:
            found = self.walked((listing.c.incident,)).subquery()
            return select(func.count()).select_from(found)
        if not self.beside:
            return select(func.count()).select_from(listing).where(public(_ON))
        first, *others = self.beside
        at = first.table.c.incident
        so = (first.is_so, not_held_back(at, _ON), *(one.of(at) for one in others))
        return select(func.count()).select_from(first.table).where(*so)


def values_in(search: Search) -> dict[str, Any]:
    """What a search asks for, by the names that its questions are made of."""
    return {name: value for name, value in _values(search) if value is not None}


def _values(search: Search) -> Iterator[tuple[str, Any]]:
    since, until = days_between(search)
    yield from (("since", since), ("until", until))
    for number, word in enumerate(folded_words(search.text or "")):
        yield f"{_WORD}{number}", f" {word}"
    if search.placed is not None:
        yield "with_point" if search.placed else "without_point", True
    if search.near is not None:
        yield from zip("xyz", globe(search.near.lat, search.near.lon), strict=True)
        # the straight line through the globe is no longer than that of the circle's radius
        half = sin(min(search.near.km / EARTH_RADIUS_KM, pi) / 2)
        yield "reach", 4 * half * half
    if search.box is not None:
        yield from ((side, getattr(search.box, side)) for side in ("south", "north"))
        over = _OVER if search.box.west > search.box.east else ""
        yield from ((side + over, getattr(search.box, side)) for side in ("west", "east"))
    if search.place is not None:
        yield from (("place", fold(search.place)), ("place_end", fold(search.place) + _LAST_LETTER))
    yield from (("at", search.at), ("source", search.source), ("actor", search.actor))
    yield from (("means", search.means), ("country", search.country and search.country.upper()))
    yield "grade", search.grade and graded(search.policy, search.grade)
    bounds = search.killed_at_least, search.killed_at_most
    if bounds != (None, None):
        yield from zip(("least", "most", "policy"), (*bounds, search.policy), strict=True)


_WORD, _OVER = "word_", "_over_date_line"
Binds = Mapping[str, BindParameter[Any]]


def wanted_in(names: Iterable[str]) -> Wanted:
    """What a search asks for whose values have these names."""
    binds: Binds = {name: bindparam(name) for name in names}
    return Wanted(own=tuple(_own(binds)), beside=tuple(_beside(binds)))


def _own(asked: Binds) -> Iterator[ColumnElement[bool]]:
    if "since" in asked:
        yield func.coalesce(listing.c.last, listing.c.first) >= asked["since"]
    if "until" in asked:
        # blank where neither the first nor the last day is known
        yield and_(listing.c.day != "", listing.c.day <= asked["until"])
    # after the days: to look for a word in a row costs more than to compare two
    for name, word in asked.items():
        if name.startswith(_WORD):
            yield Holds(listing.c.words, word)
    if "with_point" in asked:
        yield listing.c.lat.is_not(None)
    if "without_point" in asked:
        yield listing.c.lat.is_(None)
    if "reach" in asked:
        yield _within(asked)
    if "south" in asked:
        yield from _inside(asked)
    if "place" in asked:
        # a list: an incident may have several places that begin so, and few have any
        yield listing.c.incident.in_(_placed(asked))
    if "at" in asked:
        term = listed_term.c
        there = select(term.incident).where(term.kind == "feed", term.code == asked["at"])
        yield listing.c.incident.in_(there)


def _placed(asked: Binds) -> Select[tuple[str]]:
    name = listed_term.c.code
    # a stretch of the index, which no pattern would be
    at = listed_term.c.kind == "place", name >= asked["place"], name <= asked["place_end"]
    return select(listed_term.c.incident).where(*at)


def _beside(asked: Binds) -> Iterator[Beside]:
    if "source" in asked:
        source = listed_source.alias()
        yield Beside(table=source, is_so=source.c.source == asked["source"])
    for kind in ("actor", "means", "country", "grade"):
        if kind in asked:
            term = listed_term.alias()
            yield Beside(table=term, is_so=and_(term.c.kind == kind, term.c.code == asked[kind]))
    killed = listed_toll.alias()
    bounds = [
        *([killed.c.min >= asked["least"]] if "least" in asked else []),
        *([killed.c.max <= asked["most"]] if "most" in asked else []),
    ]
    if bounds:
        its = killed.c.policy == asked["policy"], killed.c.measure == "killed"
        yield Beside(table=killed, is_so=and_(*its, *bounds))


def _within(asked: Binds) -> ColumnElement[bool]:
    dx, dy, dz = (listing.c[one] - asked[one] for one in "xyz")
    near: ColumnElement[bool] = dx * dx + dy * dy + dz * dz <= asked["reach"]
    return near


def _inside(asked: Binds) -> Iterator[ColumnElement[bool]]:
    yield listing.c.lat.between(asked["south"], asked["north"])
    if "west" in asked:
        yield listing.c.lon.between(asked["west"], asked["east"])
    else:
        over = asked[f"west{_OVER}"], asked[f"east{_OVER}"]
        yield or_(listing.c.lon >= over[0], listing.c.lon <= over[1])
