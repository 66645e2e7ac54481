"""What whoever is logged in may not see: sealed sources, and what was decided on what they read.

Their level says whether they may know a source that is sealed. Whoever reads a page a second time
sees nothing of what the first reader decided on it, on whatever page it would stand.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from django.http import HttpRequest

from cenotaph.errors import NotPermitted, RecordError
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.vocabulary import Level
from cenotaph.record.masking import Mask, mask_of
from cenotaph.record.page_sight import PageSight, page_sight
from cenotaph.run.coding import Coding
from cenotaph.run.waiting import incidents_with
from cenotaph.store.audit import Veil
from cenotaph.store.record import Record
from cenotaph.web.people import second
from cenotaph.web.translation import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What this person may not know: sealed `sources`, and what stands on the pages read `blind`.

    `incidents` are those that hold a page which they read blind now.
    """

    level: Level
    sources: frozenset[str]
    blind: frozenset[str]
    incidents: frozenset[str]

    @property
    def veil(self) -> Veil:
        """The same as the log's lines are asked for."""
        return Veil(sources=self.sources, pages=self.blind)

    @property
    def mask(self) -> Mask:
        """What withholds the names of the sealed sources from words of any kind."""
        return mask_of(self.sources, addresses=False)

    def closed(self, reports: Iterable[Report]) -> frozenset[str]:
        """The pages of these reports that are closed to this person: their source is sealed."""
        return frozenset(one.page for one in reports if one.source in self.sources)

    def as_now(self, record: Record, then: Incident) -> Incident:
        """An incident of earlier, its pages with the sealed sources that they have since."""
        return replace(then, reports=tuple(self._as_now(record, one) for one in then.reports))

    def _as_now(self, record: Record, report: Report) -> Report:
        with suppress(RecordError):  # superseded since
            source = record.page(report.page).source if self.sources else None
            return replace(report, source=source) if source in self.sources else report
        return report

    def of_page(self, coding: Coding) -> PageSight:
        """What of the page's words this person may not read; raises where it is all of them."""
        self.check_page(coding.page)
        reports = [report for report, _incident in coding.reports]
        return page_sight(coding.page, reports, coding.names, self.level, self.sources)

    def check_page(self, page: Page) -> None:
        """Raises NotPermitted where this person may not know whose page it is."""
        if page.source in self.sources:
            raise NotPermitted(
                _("The source of this page is sealed."),
                hint=_("Only an editor may read it, and decides on what it says."),
            )

    def check_incident(self, incident: Incident) -> None:
        """Raises NotPermitted where this person reads a page of the incident blind."""
        if incident.id in self.incidents:
            raise NotPermitted(
                _("You are reading a page of this incident a second time."),
                hint=_("Finish that reading, or give it back: then you see what was decided."),
            )


def sight_of(request: HttpRequest) -> Sight:
    """What whoever sent this request may not see."""
    level: Level = "sealed" if request.user.may("editor") else "internal"
    blind = second.read_blind_by(request.user)
    return Sight(
        level=level,
        sources=frozenset() if level == "sealed" else request.record.sealed_sources(),
        blind=blind,
        incidents=incidents_with(request.record, blind) if blind else frozenset(),
    )
