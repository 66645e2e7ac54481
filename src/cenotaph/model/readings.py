"""What comes of one page: as it is read in memory, and as it is added to a record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cenotaph.model.claims import Extraction
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Report
from cenotaph.model.values import Problem

#: a page's bytes with their receipt
Capture = tuple[bytes, Receipt]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page as read in memory; its incidents are the page's own, under their reports' ids."""

    page: Page
    extraction: Extraction
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding one page did: `new` is false where the log held it and did not grow.

    `again` where the log held it from another reader. `incidents` are those of its reports;
    `reports` is empty where it is not new.
    """

    page: str | None
    new: bool
    again: bool = False
    incidents: tuple[str, ...] = ()
    supersedes: str | None = None
    problems: tuple[Problem, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkable:
    """A page that is read and not yet linked; `known` where the log holds it from another reader.

    `receipt` is what came with it.
    """

    page: Page
    receipt: Receipt
    extraction: Extraction
    reports: tuple[Report, ...]
    known: bool


#: a page on its way into a record: to be written, or held by it already
Ready = Linkable | Added


def added(
    ready: Iterable[Ready],
    written: Iterable[Linkable],
    supersedes: Mapping[str, str | None],
    went: Mapping[str, str],
) -> tuple[Added, ...]:
    """What came of each page, given those that were written and where each report `went`."""
    new = {one.page.id: _written(one, supersedes[one.page.id], went) for one in written}
    return tuple(
        one
        if isinstance(one, Added)
        else new.get(one.page.id) or Added(page=one.page.id, new=False)
        for one in ready
    )


def _written(one: Linkable, supersedes: str | None, went: Mapping[str, str]) -> Added:
    return Added(
        page=one.page.id,
        new=True,
        again=one.known,
        incidents=tuple(sorted({went[report.id] for report in one.reports})),
        supersedes=None if one.known else supersedes,
        problems=one.page.problems + one.extraction.problems,
        reports=one.reports,
    )
