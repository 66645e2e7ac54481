"""The site as a value: the views of one edition in order, and what each page is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import MEASURES, Measure
from cenotaph.record.editions import Edition
from cenotaph.record.totals import Total, row_of, toll_of, totals
from cenotaph.record.view import View
from cenotaph.web.changed import Changed
from cenotaph.web.over_time import OverTime, over_time
from cenotaph.web.overview import MapPage, map_of_all
from cenotaph.web.spots import Spot, spot_of


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


@dataclass(frozen=True, kw_only=True)
class Site:
    """One edition to be shown: its views, newest first, with banner, downloads and changes.

    `contact` says where readers of published files write: a mail address or a page's.

    Without slots, since the totals and the index of ids are worked out once and kept.
    """

    views: tuple[View, ...]
    edition: Edition
    banner: str | None = None
    downloads: tuple[Download, ...] = ()
    contact: str | None = None
    changed: Changed | None = None

    @cached_property
    def by_id(self) -> Mapping[str, View]:
        """Each view by its incident's id."""
        return {view.id: view for view in self.views}

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Where the incidents that have a point took place, newest first."""
        spots = (spot_of(view) for view in self.views)
        return tuple(spot for spot in spots if spot is not None)

    @cached_property
    def map(self) -> MapPage | None:
        """The map of all incidents: the dearest page of a large record, drawn once."""
        return map_of_all(self.spots)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The totals under the edition's policy, with what they leave out."""
        return totals(self.views, self.edition.policy)

    @cached_property
    def over_time(self) -> OverTime | None:
        """The record as a whole by month or year."""
        policy = self.edition.policy
        return over_time([row_of(view, policy) for view in self.views], policy)

    def lead(self, view: View) -> Toll | None:
        """The toll an incident is listed with: killed, else the first measure that has one."""
        order: tuple[Measure, ...] = ("killed", "casualties", *MEASURES)
        tolls = (toll_of(view, measure) for measure in order)
        return next((toll for toll in tolls if toll is not None), None)


def site_of(
    views: Iterable[View],
    edition: Edition,
    *,
    banner: str | None = None,
    downloads: Iterable[Download] = (),
    contact: str | None = None,
    changed: Changed | None = None,
) -> Site:
    """The site of an edition; incidents of an unknown date stand last."""
    ordered = sorted(views, key=lambda view: (_date(view), view.id), reverse=True)
    return Site(
        views=tuple(ordered),
        edition=edition,
        banner=banner,
        downloads=tuple(downloads),
        contact=contact,
        changed=changed,
    )


def _date(view: View) -> str:
    if view.when is None:
        return ""
    return view.when.start or view.when.end or ""
