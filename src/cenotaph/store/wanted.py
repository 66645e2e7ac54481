"""What a search asks for, as questions that walk through as little of the list as they can.

A common condition finds thousands of incidents. To list their ids first costs more than all the
rest, so that no question does: each looks for the others at the ones it comes by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi, sin
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, or_, select

from cenotaph.model.extent import EARTH_RADIUS_KM
from cenotaph.model.signature import folded_words
from cenotaph.record.search import Box, Near, Search, days_between
from cenotaph.reference.places import fold
from cenotaph.store.holds import Holds
from cenotaph.store.listing import globe, graded, not_held_back, public
from cenotaph.store.tables import listed_source, listed_term, listed_toll, listing

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

    def walked(self, columns: Sequence[ColumnElement[Any]], on: str) -> Select[Any]:
        """What is found and public in one walk, in no order.

        An index of what is public, with a look at each row it names, takes three times as long.
        """
        is_public = and_(
            listing.c.released.is_not(False), func.coalesce(listing.c.public_from, "") <= on
        )
        if not self.beside:
            return select(*columns).where(*self.own, is_public)
        first, *others = self.beside
        at = first.table.c.incident
        joined = first.table.join(listing, listing.c.incident == at)
        so = (first.is_so, *self.own, *(one.of(at) for one in others), is_public)
        return select(*columns).select_from(joined).where(*so)

    def in_order(self, columns: Sequence[ColumnElement[Any]], on: str) -> Select[Any]:
        """The same by the index that holds what is public in its order, and by no other."""
        is_public = and_(listing.c.released, func.coalesce(listing.c.public_from, "") <= on)
        at = listing.c.incident
        return select(*columns).where(is_public, *self.own, *(one.of(at) for one in self.beside))

    def counted(self, on: str) -> Select[int]:
        """How much there is of it; the list itself is looked at only where a condition is on it."""
        if self.own:
            found = self.walked((listing.c.incident,), on).subquery()
            return select(func.count()).select_from(found)
        if not self.beside:
            return select(func.count()).select_from(listing).where(public(on))
        first, *others = self.beside
        at = first.table.c.incident
        so = (first.is_so, not_held_back(at, on), *(one.of(at) for one in others))
        return select(func.count()).select_from(first.table).where(*so)


def wanted_in(search: Search) -> Wanted:
    """What a search asks for."""
    return Wanted(own=tuple(_own(search)), beside=tuple(_beside(search)))


def _own(search: Search) -> Iterator[ColumnElement[bool]]:
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
    if search.place is not None:
        # a list: an incident may have several places that begin so, and few have any
        yield listing.c.incident.in_(_placed(fold(search.place)))
    if search.at is not None:
        term = listed_term.c
        there = select(term.incident).where(term.kind == "feed", term.code == search.at)
        yield listing.c.incident.in_(there)


def _placed(first: str) -> Select[tuple[str]]:
    name = listed_term.c.code
    # a stretch of the index, which no pattern would be
    at = listed_term.c.kind == "place", name >= first, name <= f"{first}{_LAST_LETTER}"
    return select(listed_term.c.incident).where(*at)


def _beside(search: Search) -> Iterator[Beside]:
    if search.source is not None:
        source = listed_source.alias()
        yield Beside(table=source, is_so=source.c.source == search.source)
    codes = {
        "actor": search.actor,
        "means": search.means,
        "country": search.country and search.country.upper(),
        "grade": search.grade and graded(search.policy, search.grade),
    }
    for kind, code in codes.items():
        if code:
            term = listed_term.alias()
            yield Beside(table=term, is_so=and_(term.c.kind == kind, term.c.code == code))
    killed = listed_toll.alias()
    bounds = [
        *([] if search.killed_at_least is None else [killed.c.min >= search.killed_at_least]),
        *([] if search.killed_at_most is None else [killed.c.max <= search.killed_at_most]),
    ]
    if bounds:
        its = killed.c.policy == search.policy, killed.c.measure == "killed"
        yield Beside(table=killed, is_so=and_(*its, *bounds))


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
