"""The one main path, from bytes to settled incidents; commands, processes and servers call it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cenotaph.capture import capture
from cenotaph.extract import AnyReader, Reader, extract
from cenotaph.link.group import group, linked_as
from cenotaph.link.link import link
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added, Capture, Linkable, Reading, Ready, added
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
    """Pages in the record, no two of one address or row: all evidence, then one transaction."""
    return write(record, prepare(record, captures, reader), reader, at=at, actor=actor)


def prepare(record: "Record", captures: Sequence[Capture], reader: AnyReader) -> tuple[Ready, ...]:
    """Pages kept as evidence and read; what the log holds it holds once.

    For a new reader, the text it keeps is extracted again.
    """
    ready: list[Ready] = []
    for one, of in zip(captures, record.known(captures, reader.fingerprint), strict=True):
        if of and of.stands_against(reader.fingerprint):
            ready.append(Added(page=of.page, new=False))
            continue
        record.evidence.keep(*one)
        page = record.page(of.page) if of and of.page else capture(*one)
        found = extract(page, reader)
        ready.append(Linkable(page=page, receipt=one[1], extraction=found,
                              reports=linked_as(found), known=of is not None))  # fmt: skip
    return tuple(ready)


def write(
    record: "Record", ready: Sequence[Ready], reader: AnyReader, *, at: str, actor: str
) -> tuple[Added, ...]:
    """What came of pages, linked and settled in one transaction; no two of one address or row."""
    if not (pages := [one for one in ready if isinstance(one, Linkable)]):
        return tuple(one for one in ready if isinstance(one, Added))
    with record.writing() as log:
        new = log.unwritten(pages, reader.fingerprint)  # another process may have been faster
        reports = tuple(report for one in new for report in one.reports)
        neighbours = log.neighbours(reports)
        decisions = log.linking_decisions(reports, neighbours)
        linked = link(reports, neighbours, decisions, log.scores)
        gone = {one.page.id: log.superseded_by(one.page, one.receipt) for one in new}
        log.append(drafts_of(new, gone, linked, at=at, actor=actor))
        log.settle()
    return added(ready, new, gone, {one.report: one.incident for one in linked})
