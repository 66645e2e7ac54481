"""The one main path, from bytes to settled incidents; commands, processes and servers call it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cenotaph.capture import capture
from cenotaph.extract import AnyReader, Reader, extract
from cenotaph.link.group import group, linked_as
from cenotaph.link.link import link
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added, Capture, Linkable, Reading
from cenotaph.record.entries import drafts_of
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle

if TYPE_CHECKING:  # reading needs no record, and SQLAlchemy costs 0.3 s to import
    from cenotaph.store.record import Record


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
    """One page in the record, as `add_all` puts it there."""
    return add_all(record, ((data, receipt),), reader, at=at, actor=actor)[0]


def add_all(
    record: "Record", captures: Sequence[Capture], reader: AnyReader, *, at: str, actor: str
) -> tuple[Added, ...]:
    """Pages in the record, no two of one address or row: all evidence, then one transaction.

    What the log holds it holds once; for a new reader, the text it keeps is extracted again.
    """
    known = record.known(captures, reader.fingerprint)
    added = [Added(page=of.page if of else None, new=False) for of in known]
    read: dict[int, Linkable] = {}
    for n, ((data, receipt), of) in enumerate(zip(captures, known, strict=True)):
        if of and of.stands_against(reader.fingerprint):
            continue
        record.evidence.keep(data, receipt)
        page = record.page(of.page) if of and of.page else capture(data, receipt)
        found = extract(page, reader)
        read[n] = Linkable(page=page, receipt=receipt, extraction=found,
                           reports=linked_as(found), known=of is not None)  # fmt: skip
    if not read:
        return tuple(added)
    with record.writing() as log:
        now = log.known(captures, reader.fingerprint)  # another process may have been faster
        new = {n: one for n, one in read.items() if now[n] == known[n]}
        reports = tuple(report for one in new.values() for report in one.reports)
        neighbours = log.neighbours(reports)
        decisions = log.linking_decisions(reports, neighbours)
        linked = link(reports, neighbours, decisions, log.scores)
        went = {one.report: one.incident for one in linked}
        for n, one in new.items():
            added[n] = Added(
                page=one.page.id,
                new=True,
                again=one.known,
                incidents=tuple(sorted({went[report.id] for report in one.reports})),
                supersedes=None if one.known else log.superseded_by(one.page, one.receipt),
                problems=one.page.problems + one.extraction.problems,
                reports=one.reports,
            )
        gone = {one.page: one.supersedes for one in added}
        log.append(drafts_of(tuple(new.values()), gone, linked, at=at, actor=actor))
        log.settle()
    return tuple(added)
