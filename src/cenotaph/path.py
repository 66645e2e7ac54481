"""The one main path, from bytes to settled incidents; commands, processes and servers call it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cenotaph.capture import capture
from cenotaph.extract import AnyReader, Reader, extract
from cenotaph.link.group import group, linked_as
from cenotaph.link.link import link
from cenotaph.model.claims import Extraction
from cenotaph.model.entries import Assigned, Captured, Extracted
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.values import Problem
from cenotaph.record.entries import Draft
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle

if TYPE_CHECKING:  # reading needs no record, and SQLAlchemy costs 0.3 s to import
    from cenotaph.store.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page as read in memory; its incidents are the page's own, under their reports' ids."""

    page: Page
    extraction: Extraction
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding one page did: `new` is false where the log held it and did not grow."""

    page: str | None
    new: bool
    incidents: tuple[str, ...] = ()
    supersedes: str | None = None
    problems: tuple[Problem, ...] = ()


def read(data: bytes, receipt: Receipt, reader: Reader) -> Reading:
    """What one page says: captured, extracted, grouped and settled; nothing is stored."""
    page = capture(data, receipt)
    extraction = extract(page, reader)
    incidents = tuple(
        settle(report.id, (report,), policies=(RANGE,)) for report in group(extraction)
    )
    return Reading(page=page, extraction=extraction, incidents=incidents)


def add(
    record: "Record", data: bytes, receipt: Receipt, reader: AnyReader, *, at: str, actor: str
) -> Added:
    """One page in the record: its evidence first, then the rest in one transaction.

    What the log holds it holds once; for a new reader, the text it keeps is extracted again.
    """
    known = record.known(data, receipt, reader.fingerprint)
    if known and known.stands_against(reader.fingerprint):
        return Added(page=known.page, new=False)
    record.evidence.keep(data, receipt)
    page = record.page(known.page) if known and known.page else capture(data, receipt)
    reports = linked_as(extraction := extract(page, reader))
    with record.writing() as log:
        if log.known(data, receipt, reader.fingerprint) != known:
            return Added(page=page.id, new=False)  # another process was faster
        supersedes = None if known else log.superseded_by(page, receipt)
        neighbours = log.neighbours(reports)
        linked = link(reports, neighbours, log.linking_decisions(reports, neighbours))
        captured = Captured(page=page, receipt=receipt, supersedes=supersedes)
        found = Extracted(extraction=extraction, reports=reports)
        payloads = (captured, found, Assigned(page=page.id, assignments=linked))[bool(known) :]
        log.append(Draft(at=at, actor=actor, subject=page.id, payload=one) for one in payloads)
        ids, problems = log.settle(), page.problems + extraction.problems
        return Added(
            page=page.id, new=True, incidents=ids, supersedes=supersedes, problems=problems
        )
