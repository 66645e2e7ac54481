"""The public pages live: the incidents that are public as the record has them now.

What is worked out from all of them – totals, points, sources, choices – is kept until something
public changes; everything else is asked of the record when a page needs it.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock

from cenotaph.export.feed import NEWEST
from cenotaph.record.chain import Head
from cenotaph.record.editions import Edition
from cenotaph.record.listing import Listed
from cenotaph.record.search import (
    Choices,
    Cursor,
    Found,
    FoundSources,
    Relations,
    Search,
    SourceCursor,
    SourceSummary,
    Version,
    some_of,
)
from cenotaph.record.sums import Parts, Sum, sums
from cenotaph.record.view import View
from cenotaph.run.pairs import BothAmong
from cenotaph.run.viewing import edition_now
from cenotaph.store.public import Public
from cenotaph.web.over_time import OverTime, over_time
from cenotaph.web.overview import MapPage, map_of_all, wider
from cenotaph.web.places import Followed, followed
from cenotaph.web.ranges import Range, example_of
from cenotaph.web.serve.answers import Answers, Totals
from cenotaph.web.serve.files import Files
from cenotaph.web.serve.offers import Offer, offers_of
from cenotaph.web.serve.serving import Serving
from cenotaph.web.site import Download
from cenotaph.web.spots import Places, Spots, spot_at
from cenotaph.web.tiles import Tile
from cenotaph.web.translation import in_its_language

# What a reader looks through before asking for older ones.
PER_PAGE = 25
_NO_RELATIONS = Relations(repeats=(), repeated_by=())
# Lines of a table are looked through faster.
SOURCES_PER_PAGE = 100


class LiveSite:
    """What is public in one version of the record; pages ask it as they ask a `Site` of files."""

    downloads: tuple[Download, ...] = ()
    # who reads live pages has a form to write with
    contact: str | None = None

    def __init__(self, serving: Serving, public: Public, version: Version) -> None:
        self.banner = serving.banner
        self.version = version
        self.answers = Answers()
        self._totals = Totals()
        self._at = serving.clock()
        self._record = serving.record
        self._told_twice = BothAmong(serving.pairs, public.ids)
        self._public = public
        self._files = Files()

    @property
    def size(self) -> int:
        """How many incidents there are."""
        return self.version.incidents

    @cached_property
    def edition(self) -> Edition:
        """The state of the record that is shown: where its log stood when this was made."""
        return edition_now(self._record, self._public.ids(), at=self._at)

    @cached_property
    def _parts(self) -> Parts:
        return self._public.parts(self.edition.policy)

    @cached_property
    def totals(self) -> tuple[Sum, ...]:
        """The totals under the edition's policy, with what they leave out."""
        return sums(self._parts)

    @property
    def told_twice(self) -> int | None:
        """How many pairs of its incidents may be one; a decision changes it and nothing else."""
        return self._told_twice.now()

    @cached_property
    def over_time(self) -> OverTime | None:
        """The record as a whole by month or year."""
        return over_time(self._parts)

    @cached_property
    def example(self) -> tuple[View, Range] | None:
        """The incident that best shows how to read a number."""
        chosen = self._public.exemplary(self.edition.policy)
        view = None if chosen is None else self.view(chosen)
        return None if view is None else example_of(view)

    @property
    def spots(self) -> Spots:
        """Where the incidents that have a point took place, newest first."""
        return in_its_language(self._spots, self._located)

    @cached_property
    def _spots(self) -> dict[str, Spots]:
        return {}

    def _located(self) -> Spots:
        spots = (spot_at(incident, place) for incident, place in self._public.placed())
        return Spots(spot for spot in spots if spot is not None)

    @cached_property
    def places(self) -> Places:
        """The places with a point, to name them on the map of an incident."""
        return Places(self._public.places())

    @property
    def map(self) -> MapPage | None:
        """The map of all incidents: the dearest page of a large record, drawn once a language."""
        return in_its_language(self._maps, lambda: map_of_all(self.spots))

    @cached_property
    def _maps(self) -> dict[str, MapPage | None]:
        return {}

    def wider(self, tile: Tile) -> Tile | None:
        """The next wider tile that holds more incidents; None where that is the map of all."""
        return wider(tile, self.spots)

    @cached_property
    def sources(self) -> tuple[SourceSummary, ...]:
        """Every source that speaks and may be named, by name."""
        return self._public.source_summaries()

    def some_sources(self, after: SourceCursor | None) -> FoundSources:
        """A page of those sources."""
        return some_of(self.sources, limit=SOURCES_PER_PAGE, after=after)

    @cached_property
    def last_told(self) -> tuple[Listed, ...]:
        """The incidents to which a page came last, as many as a feed holds."""
        return self.rows(self._public.last_told(NEWEST))

    def last_told_by(self, source: str) -> tuple[Listed, ...]:
        """The same of those in which a source speaks."""
        return self.last_told_of(Search(source=source))

    def last_told_of(self, search: Search) -> tuple[Listed, ...]:
        """The same of those that are searched for."""
        return self.rows(self._public.last_told(NEWEST, search))

    def told_at(self, place: str) -> Followed | None:
        """The place of this key, with its incidents to which a page came last; None if no place."""
        return followed(self.last_told_of(Search(at=place))).get(place)

    @cached_property
    def choices(self) -> Choices:
        """What there is to search by."""
        return self._public.choices()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The lists of the search's form, in the language being rendered."""
        return in_its_language(self._offers, lambda: tuple(offers_of(self.choices, self.sources)))

    @cached_property
    def _offers(self) -> dict[str, tuple[Offer, ...]]:
        return {}

    def offered(self) -> tuple[Download, ...] | None:
        """The edition's files; None while they are being written."""
        return self._files.offered(self._record, self.edition)

    def file(self, name: str) -> Path | None:
        """Where one of the edition's files lies, if there is one of this name."""
        return self._files.path_of(self._record, self.edition, name)

    def newest(self, limit: int | None = None) -> tuple[Listed, ...]:
        """The newest incidents."""
        return self.find(Search(), limit=limit or PER_PAGE).rows

    def find(self, search: Search, *, limit: int = PER_PAGE, after: Cursor | None = None) -> Found:
        """A page of the incidents that are searched for."""
        total = self._known_total(search)
        found = self._public.find(search, limit=limit, after=after, total=total)
        # who turns a page asks for the same number again, and a search that finds much costs most
        self._totals.keep(search, found.total)
        return found

    def _known_total(self, search: Search) -> int | None:
        """How many incidents a search finds, where that is known of this version."""
        if search == Search():
            return self.size
        if search == Search(source=search.source):
            return next((one.incidents for one in self.sources if one.id == search.source), None)
        return self._totals.get(search)

    def rows(self, ids: Iterable[str]) -> tuple[Listed, ...]:
        """These incidents as rows, newest first."""
        return self._public.listed(ids)

    def unplaced(self, limit: int) -> tuple[tuple[Listed, ...], int]:
        """Incidents without a point, as many as asked for, and how many there are."""
        if len(self.spots) == self.size:
            # to find out that there are none takes a walk through the whole list
            return (), 0
        found = self.find(Search(placed=False), limit=limit)
        return found.rows, found.total

    def view(self, incident: str) -> View | None:
        """The incident of this id, if it is public."""
        return self._public.view(incident)

    def of_source(self, source: str, after: Cursor | None) -> Found:
        """The incidents a source speaks in, a page of them, newest first."""
        return self.find(Search(source=source), after=after)

    def relations(self, source: str) -> Relations:
        """Whom a source has its figures from, and who has theirs from it."""
        return self._relations.get(source, _NO_RELATIONS)

    @cached_property
    def _relations(self) -> Mapping[str, Relations]:
        return self._public.relations()


class Keeper:
    """Keeps the site of the last version, and makes another when something public has changed."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._lock = Lock()
        self._site: LiveSite | None = None
        # where the log and the day were when that was looked at
        self._looked: tuple[Head, str] | None = None

    def now(self, head: Head) -> LiveSite:
        """The site as the record has it now that its log ends with `head`."""
        public = self._serving.public()
        # nothing public changes but by an entry of the log or with the day
        here = head, public.on
        with self._lock:
            if self._site is not None and self._looked == here:
                return self._site
        version = public.version()
        with self._lock:
            if self._site is None or self._site.version != version:
                self._site = LiveSite(self._serving, public, version)
            self._looked = here
            return self._site
