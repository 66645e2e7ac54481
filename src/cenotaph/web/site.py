"""What the public pages are made of: one edition as files, or the record as it is served now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from cenotaph.record.editions import Edition
from cenotaph.record.listing import Listed, first_day, listed
from cenotaph.record.search import (
    Cursor,
    Found,
    FoundSources,
    Relations,
    SourceCursor,
    SourceSummary,
)
from cenotaph.record.sums import Parts, Sum, parts_of, sums
from cenotaph.record.totals import row_of
from cenotaph.record.view import View
from cenotaph.web.changed import Changed
from cenotaph.web.over_time import OverTime, over_time
from cenotaph.web.overview import Leaf, MapPage, map_of_all, pages_of
from cenotaph.web.places import Followed, followed
from cenotaph.web.ranges import Range, example
from cenotaph.web.sources import relations_in, summaries
from cenotaph.web.spots import Places, Spots, spot_of
from cenotaph.web.tiles import Tile
from cenotaph.web.translation import in_its_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file offered for download: its name, size in bytes, SHA-256 in hex.

    `columns` pairs each column of a table with what it holds.
    """

    name: str
    size: int
    digest: str
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where the file lies, from the site's root."""
        return f"downloads/{self.name}"


class PublicSite(Protocol):
    """What the views ask of a site; each page costs what it shows, however large the record."""

    @property
    def edition(self) -> Edition:
        """The state of the record that is shown."""

    @property
    def banner(self) -> str | None:
        """What stands above every page."""

    @property
    def downloads(self) -> tuple[Download, ...]:
        """The files that every page tells of."""

    @property
    def contact(self) -> str | None:
        """Where readers of published files write."""

    @property
    def size(self) -> int:
        """How many incidents there are."""

    @property
    def totals(self) -> tuple[Sum, ...]:
        """The totals under the edition's policy, with what they leave out."""

    @property
    def told_twice(self) -> int | None:
        """How many pairs of its incidents may be one, told twice; None where nobody knows yet."""

    @property
    def over_time(self) -> OverTime | None:
        """The record as a whole by month or year."""

    @property
    def example(self) -> tuple[View, Range] | None:
        """The incident that best shows how to read a number."""

    @property
    def spots(self) -> Spots:
        """Where the incidents that have a point took place, newest first."""

    @property
    def places(self) -> Places:
        """The places with a point, to name them on the map of an incident."""

    @property
    def map(self) -> MapPage | None:
        """The map of all incidents."""

    def wider(self, tile: Tile) -> Tile | None:
        """The tile one step wider than this one; None where that is the map of all."""

    @property
    def sources(self) -> tuple[SourceSummary, ...]:
        """Every source that speaks and may be named, by name."""

    def some_sources(self, after: SourceCursor | None, /) -> FoundSources:
        """Those sources: a page of them, or all."""

    @property
    def last_told(self) -> Sequence[Listed]:
        """At least the incidents to which a page came last, as many as a feed holds."""

    def last_told_by(self, source: str) -> Sequence[Listed]:
        """The same of those in which a source speaks."""

    def told_at(self, place: str) -> Followed | None:
        """The place of this key, with its incidents; None if it has none."""

    def offered(self) -> tuple[Download, ...] | None:
        """The edition's files; None while they are being written."""

    def newest(self, limit: int | None = None) -> tuple[Listed, ...]:
        """The newest incidents, or all of them."""

    def rows(self, ids: Iterable[str]) -> tuple[Listed, ...]:
        """These incidents as rows, newest first."""

    def unplaced(self, limit: int) -> tuple[tuple[Listed, ...], int]:
        """Incidents without a point, as many as asked for, and how many there are."""

    def view(self, incident: str) -> View | None:
        """The incident of this id, if it is shown."""

    def of_source(self, source: str, after: Cursor | None, /) -> Found:
        """The incidents a source speaks in, newest first: a page of them, or all."""

    def relations(self, source: str) -> Relations:
        """Whom a source has its figures from, and who has theirs from it."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """One edition to be written as files: its views, newest first, with banner and changes.

    `contact` says where readers of published files write: a mail address or a page's. `told_twice`
    is how many pairs of its incidents may be one; None where they were not compared.

    Without slots, since what is made of all views is worked out once and kept.
    """

    views: tuple[View, ...]
    edition: Edition
    banner: str | None = None
    downloads: tuple[Download, ...] = ()
    contact: str | None = None
    changed: Changed | None = None
    told_twice: int | None = None

    @cached_property
    def by_id(self) -> Mapping[str, View]:
        """Each view by its incident's id."""
        return {view.id: view for view in self.views}

    @cached_property
    def listed(self) -> Mapping[str, Listed]:
        """Each incident's row by its id, newest first."""
        return {view.id: listed(view) for view in self.views}

    @property
    def spots(self) -> Spots:
        """Where the incidents that have a point took place, newest first."""
        return in_its_language(self._spots, self._located)

    @cached_property
    def _spots(self) -> dict[str, Spots]:
        return {}

    def _located(self) -> Spots:
        spots = (spot_of(view) for view in self.views)
        return Spots(spot for spot in spots if spot is not None)

    @cached_property
    def places(self) -> Places:
        """The places with a point, to name them on the map of an incident."""
        points = (row.point for row in self.listed.values())
        return Places(
            {(p.name or p.text, p.lat, p.lon): p for p in points if p is not None}.values()
        )

    @property
    def map(self) -> MapPage | None:
        """The map of all incidents: the dearest page of a large record, drawn once a language."""
        return in_its_language(self._maps, lambda: map_of_all(self.spots))

    @cached_property
    def _maps(self) -> dict[str, MapPage | None]:
        return {}

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every tile that a reader of that map can open."""
        return tuple(pages_of(self.spots))

    @cached_property
    def _wider(self) -> Mapping[Tile, Tile | None]:
        return {leaf.tile: leaf.wider for leaf in self.leaves}

    def wider(self, tile: Tile) -> Tile | None:
        """The tile that opens this one: files are there of those alone."""
        return self._wider.get(tile)

    @cached_property
    def totals(self) -> tuple[Sum, ...]:
        """The totals under the edition's policy, with what they leave out."""
        return sums(self._parts)

    @cached_property
    def over_time(self) -> OverTime | None:
        """The record as a whole by month or year."""
        return over_time(self._parts)

    @cached_property
    def _parts(self) -> Parts:
        policy = self.edition.policy
        return parts_of((row_of(view, policy) for view in self.views), policy)

    @cached_property
    def example(self) -> tuple[View, Range] | None:
        """The incident that best shows how to read a number."""
        return example(self.views)

    @cached_property
    def sources(self) -> tuple[SourceSummary, ...]:
        """Every source that speaks and may be named, by name."""
        return summaries(self.listed.values())

    def some_sources(self, _after: SourceCursor | None) -> FoundSources:
        """All of them: a file has no second page."""
        return FoundSources(rows=self.sources, total=len(self.sources), next=None)

    @property
    def last_told(self) -> tuple[Listed, ...]:
        """All incidents, among them those to which a page came last."""
        return tuple(self.listed.values())

    def last_told_by(self, source: str) -> tuple[Listed, ...]:
        """All incidents in which a source speaks."""
        return self.of_source(source, None).rows

    @cached_property
    def followed(self) -> Mapping[str, Followed]:
        """The places with a feed of their own, by their keys."""
        return followed(self.listed.values())

    def told_at(self, place: str) -> Followed | None:
        """The place of this key, with its incidents; None if it has none."""
        return self.followed.get(place)

    @property
    def size(self) -> int:
        """How many incidents there are."""
        return len(self.views)

    def offered(self) -> tuple[Download, ...]:
        """The edition's files."""
        return self.downloads

    def newest(self, limit: int | None = None) -> tuple[Listed, ...]:
        """The newest incidents, or all of them."""
        return tuple(self.listed.values())[:limit]

    def rows(self, ids: Iterable[str]) -> tuple[Listed, ...]:
        """These incidents as rows, newest first."""
        # every page of an incident and of the map asks: no walk through the whole edition
        shown = sorted(self._order[id_] for id_ in set(ids) if id_ in self._order)
        return tuple(self.listed[self.views[place].id] for place in shown)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """Where each incident stands in the list of all."""
        return {view.id: place for place, view in enumerate(self.views)}

    def unplaced(self, limit: int) -> tuple[tuple[Listed, ...], int]:
        """Incidents without a point, as many as asked for, and how many there are."""
        without = tuple(row for row in self.listed.values() if row.point is None)
        return without[:limit], len(without)

    def view(self, incident: str) -> View | None:
        """The incident of this id, if the edition holds it."""
        return self.by_id.get(incident)

    def of_source(self, source: str, _after: Cursor | None) -> Found:
        """All incidents a source speaks in, newest first: a file has no second page."""
        rows = tuple(r for r in self.listed.values() if any(s.id == source for s in r.sources))
        return Found(rows=rows, total=len(rows), next=None)

    def relations(self, source: str) -> Relations:
        """Whom a source has its figures from, and who has theirs from it."""
        return relations_in(self.listed.values(), source)


def site_of(
    views: Iterable[View],
    edition: Edition,
    *,
    banner: str | None = None,
    downloads: Iterable[Download] = (),
    contact: str | None = None,
    changed: Changed | None = None,
    told_twice: int | None = None,
) -> Site:
    """The site of an edition; incidents of an unknown date stand last."""
    ordered = sorted(views, key=lambda view: (first_day(view.when) or "", view.id), reverse=True)
    return Site(
        views=tuple(ordered),
        edition=edition,
        banner=banner,
        downloads=tuple(downloads),
        contact=contact,
        changed=changed,
        told_twice=told_twice,
    )
