"""The log at length: written, derived and verified, with the most memory each step held.

`python -m benchmarks.keeping 1000000` does it for a million entries, and prints the same rows.
A folder after the number keeps the record there. To index and settle page by page, as `add` does,
is timed by `benchmarks.record`; here the log is written first, and the rebuild does both.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.memory import peak_of_this_process
from cenotaph.capture import capture
from cenotaph.codec import short_id
from cenotaph.extract import extract
from cenotaph.link.group import group
from cenotaph.link.link import mint
from cenotaph.model.claims import Extraction
from cenotaph.model.entries import Assigned, Captured, Decided, Extracted
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Assignment, Report
from cenotaph.record import chain
from cenotaph.record.entries import Draft
from cenotaph.store import log
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from evaluation.reader import the_reader
from evaluation.tables import headed, table

ENTRIES = 30_000
_PAGES_AN_INCIDENT = 5
# Entries written in one transaction; `add` writes a page's, and its sync to the disk is what costs.
_AT_ONCE = 1_500
_TEXT = """Airstrike kills 12 in Hama

The Syrian Observatory for Human Rights said 12 people were killed in an airstrike on Hama on
14 December 2020, and five were injured. Two women and a child are among the dead.
"""


def run(entries: int = ENTRIES, kept_in: str | None = None) -> str:
    """A row a step: seconds of the processor, entries for each, and megabytes at the peak."""
    with TemporaryDirectory(prefix="cenotaph-bench-") as folder:
        rows = [_step(name, kept_in or folder, entries) for name in STEPS]
    head = ("what", "entries", "processor s", "entries/s", "peak MB")
    return headed("The log", table(head, rows))


def _step(name: str, folder: str, entries: int) -> tuple[object, ...]:
    command = (sys.executable, "-m", "benchmarks.keeping", name, folder, str(entries))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = map(float, done.stdout.split())
    return name, f"{entries:,}", f"{seconds:.1f}", f"{entries / seconds:,.0f}", f"{peak:.0f}"


def _append(record: Record, entries: int) -> None:
    record.create()
    record.evidence.keep(_TEXT.encode(), Receipt())
    drafts = islice(_drafts(), entries)
    while some := list(islice(drafts, _AT_ONCE)):
        with record.writing() as writer:
            log.append(writer.connection, some)


def _rebuild(record: Record, _entries: int) -> None:
    rebuild(record, _quiet)


def _chain(record: Record, _entries: int) -> None:
    with record.reading() as connection:
        found = list(chain.verify(log.entries(connection)))
    assert not found, found[:3]


def _verify(record: Record, _entries: int) -> None:
    found = list(verify(record, _quiet))
    assert not found, found[:3]


STEPS: dict[str, Callable[[Record, int], None]] = {
    "write the log": _append,
    "rebuild": _rebuild,
    "follow the chain": _chain,
    "verify all": _verify,
}


def _drafts() -> Iterator[Draft]:
    """The entries of pages without end, five to an incident, each of three claims."""
    page = capture(_TEXT.encode(), Receipt())
    extraction = extract(page, the_reader())
    (report,) = group(extraction)
    number = 0
    while True:
        name = short_id("page", number)
        mine = _report(report, name)
        founding = replace(report, id=_report_id(number - number % _PAGES_AN_INCIDENT))
        yield from _of_page(page, extraction, mine, incident=mint(founding))
        number += 1
        if number % _PAGES_AN_INCIDENT == 0:
            yield from _decisions(mine, mint(founding))


def _of_page(
    page: Page, extraction: Extraction, report: Report, *, incident: str
) -> Iterator[Draft]:
    name = report.page
    founds = incident == mint(report)
    assigned = Assignment(report=report.id, incident=incident, founds=founds, score=None)
    for payload in (
        Captured(page=replace(page, id=name, row_id=name), receipt=Receipt(row_id=name)),
        Extracted(
            extraction=replace(extraction, page=name, claims=report.claims), reports=(report,)
        ),
        Assigned(page=name, assignments=(assigned,)),
    ):
        yield _draft("program:bench", name, payload)


def _decisions(report: Report, incident: str) -> Iterator[Draft]:
    claim = report.claims[0]
    reason, role = "Compared with the page.", "editor"
    for payload in (
        Decided(
            action="accept", subject=claim.id, reason=reason, role=role,
            read=claim, report=report.id,
        ),
        Decided(action="release", subject=incident, reason=reason, role=role),
    ):  # fmt: skip
        yield _draft("person:1", payload.subject, payload)


def _draft(actor: str, subject: str, payload: Captured | Extracted | Assigned | Decided) -> Draft:
    return Draft(at="2026-01-02T03:04:05Z", actor=actor, subject=subject, payload=payload)


def _report(report: Report, page: str) -> Report:
    claims = tuple(replace(one, id=short_id(page, one.id), page=page) for one in report.claims)
    return replace(report, id=short_id("report", page), page=page, claims=claims)


def _report_id(number: int) -> str:
    return short_id("report", short_id("page", number))


def _quiet(_done: int) -> None:
    """Progress nobody looks at."""


def _child(name: str, folder: str, entries: int) -> str:
    record = Record(f"sqlite:///{Path(folder, 'record.sqlite')}", Path(folder, "evidence"))
    begun = process_time()
    STEPS[name](record, entries)
    seconds = process_time() - begun
    record.close()
    return f"{seconds} {peak_of_this_process()}"


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in STEPS:
        print(_child(sys.argv[1], sys.argv[2], int(sys.argv[3])))
    else:
        size = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
        print(run(size, sys.argv[2] if len(sys.argv) > 2 else None))
