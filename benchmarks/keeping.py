"""The log at length: appended, verified and derived anew, with the most memory each step held.

`python -m benchmarks.keeping 1000000` does it for a million entries, and prints the same rows.
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
from cenotaph.model.entries import Assigned, Captured, Extracted, Payload
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Assignment, Report
from cenotaph.record.entries import Draft
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from evaluation.reader import the_reader
from evaluation.tables import headed, table

ENTRIES = 30_000
_A_PAGE = 3
# Pages written in one transaction; `add` writes one, and its sync to the disk is what costs.
_AT_ONCE = 500
_TEXT = """Airstrike kills 12 in Hama

The Syrian Observatory for Human Rights said 12 people were killed in an airstrike on Hama on
14 December 2020, and five were injured. Two women and a child are among the dead.
"""


def run(entries: int = ENTRIES) -> str:
    """A row a step: seconds of the processor, entries for each, and megabytes at the peak."""
    with TemporaryDirectory(prefix="cenotaph-bench-") as folder:
        rows = [_step(name, folder, entries) for name in STEPS]
    head = ("what", "entries", "processor s", "entries/s", "peak MB")
    return headed("The log", table(head, rows))


def _step(name: str, folder: str, entries: int) -> tuple[object, ...]:
    command = (sys.executable, "-m", "benchmarks.keeping", name, folder, str(entries))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = map(float, done.stdout.split())
    return name, f"{entries:,}", f"{seconds:.1f}", f"{entries / seconds:,.0f}", f"{peak:.0f}"


def _append(record: Record, entries: int) -> None:
    record.create()
    drafts = _drafts(entries // _A_PAGE)
    while some := list(islice(drafts, _AT_ONCE * _A_PAGE)):
        with record.writing() as log:
            log.append(some)
            log.settle()


def _verify(record: Record, _entries: int) -> None:
    found = list(verify(record, _quiet))
    assert not found, found[:3]


def _rebuild(record: Record, _entries: int) -> None:
    rebuild(record, _quiet)


STEPS: dict[str, Callable[[Record, int], None]] = {
    "append, index and settle": _append,
    "verify": _verify,
    "rebuild": _rebuild,
}


def _drafts(pages: int) -> Iterator[Draft]:
    """The entries of so many pages, five to an incident, each of three claims."""
    page = capture(_TEXT.encode(), Receipt())
    extraction = extract(page, the_reader())
    (report,) = group(extraction)
    for number in range(pages):
        name = short_id("page", number)
        claims = tuple(replace(one, id=short_id(name, one.id), page=name) for one in report.claims)
        mine = replace(report, id=short_id("report", name), page=name, claims=claims)
        payloads: tuple[Payload, ...] = (
            Captured(page=replace(page, id=name, row_id=name), receipt=Receipt(row_id=name)),
            Extracted(extraction=replace(extraction, page=name, claims=claims), reports=(mine,)),
            Assigned(page=name, assignments=(_assignment(mine, number),)),
        )
        for payload in payloads:
            yield Draft(
                at="2026-01-02T03:04:05Z", actor="program:bench", subject=name, payload=payload
            )


def _assignment(report: Report, number: int) -> Assignment:
    founds = number % 5 == 0
    first = short_id("report", short_id("page", number - number % 5))
    incident = mint(replace(report, id=first))
    return Assignment(report=report.id, incident=incident, founds=founds, score=None)


def _quiet(_done: int) -> None:
    """Progress nobody looks at."""


def _child(name: str, folder: str, entries: int) -> str:
    record = Record(f"sqlite:///{Path(folder, 'record.sqlite')}", Path(folder, "evidence"))
    if name == "append, index and settle":
        record.evidence.keep(_TEXT.encode(), Receipt())
    begun = process_time()
    STEPS[name](record, entries)
    seconds = process_time() - begun
    record.close()
    return f"{seconds} {peak_of_this_process()}"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(_child(sys.argv[1], sys.argv[2], int(sys.argv[3])))
    else:
        print(run(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES))
