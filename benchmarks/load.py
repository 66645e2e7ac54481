"""Two hundred readers and ten reviewers at once: errors, waits, and every decision in the log.

The server runs in a process of its own over a made record; each visitor is a thread with a
connection from a loopback address of its own and waits some seconds after every answer. At the end
what reviewers were told of each decision is compared with the log, and the record is verified.
"""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from time import monotonic

from benchmarks.filling import fill, pages_of, town
from benchmarks.record import AT
from benchmarks.reviewing import Kept, Told, clicks, compared, joined
from benchmarks.server import Server, invitation
from benchmarks.visiting import Answer, Visitor
from cenotaph.model.pages import Receipt
from cenotaph.run.auditing import decisions
from cenotaph.run.opening import open_record
from cenotaph.store.audit import Asked
from evaluation.tables import headed, table

_INCIDENTS = 300
_READERS, _REVIEWERS = 200, 10
_SECONDS, _BETWEEN = 120.0, 5.0
# Few enough that two reviewers decide on one incident again and again.
_BUSY = 12
_FAILED = 400
_CONFLICT = 409


@dataclass(slots=True)
class Waits:
    """Seconds that each kind of page took, and what went wrong; written by all visitors."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def click(self, kind: str, ask: Callable[[], Answer]) -> Answer | None:
        """The answer, its time noted; None where there was none or it was an error."""
        try:
            answer = ask()
        except (OSError, HTTPException) as error:
            self._went_wrong(f"{kind}: {type(error).__name__}")
            return None
        if answer.status >= _FAILED and answer.status != _CONFLICT:
            self._went_wrong(f"{kind}: {answer.status}")
            return None
        with self.lock:
            self.seconds[kind].append(answer.seconds)
        return answer

    def _went_wrong(self, what: str) -> None:
        with self.lock:
            self.errors.append(what)


def run(seconds: float = _SECONDS, readers: int = _READERS, reviewers: int = _REVIEWERS) -> str:
    """Waits by kind of page, errors, and what became of every decision."""
    waits, told = Waits(), Told()
    before = getrusage(RUSAGE_CHILDREN)
    with TemporaryDirectory() as name:
        folder = Path(name) / "record"
        shown = fill(folder, _INCIDENTS)
        _keep_evidence(folder)
        invitations = [invitation(folder) for _ in range(reviewers)]
        before = getrusage(RUSAGE_CHILDREN)
        with Server(folder) as server:
            people = list(_reviewers(server, waits, told, invitations, shown))
            people += _readers(server, waits, readers, shown)
            _let_go(people, seconds)
        after = getrusage(RUSAGE_CHILDREN)
        kept = compared(told, _reasons(folder))
        whole = _verified(folder)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    title = (
        f"Load: {readers} readers, {reviewers} reviewers, {_BETWEEN:g} s between clicks, "
        f"{seconds:g} s"
    )
    return headed(title, "\n".join([_table(waits), *_lines(waits, kept, whole, used)]))


def _keep_evidence(folder: Path) -> None:
    """The bytes that the made pages are named for, so that the record can be verified."""
    with open_record(folder, {}) as record:
        for page in (page for number in range(_INCIDENTS) for page in pages_of(number)):
            record.evidence.keep(f"page {page}".encode(), Receipt(captured_at=AT))


def _reviewers(
    server: Server, waits: Waits, told: Told, invitations: Sequence[str], shown: Sequence[str]
) -> Iterator[Iterator[None]]:
    for number, link in enumerate(invitations, 1):
        visitor = Visitor(server.port, f"127.0.2.{number}")
        joined(visitor, link, f"reviewer-{number}")
        yield clicks(visitor, waits.click, told, name=f"reviewer-{number}", incidents=shown[:_BUSY])


def _readers(
    server: Server, waits: Waits, readers: int, shown: Sequence[str]
) -> Iterator[Iterator[None]]:
    for number in range(1, readers + 1):
        yield _reads(Visitor(server.port, f"127.0.1.{number}"), waits, Random(number), shown)


def _reads(visitor: Visitor, waits: Waits, choose: Random, shown: Sequence[str]) -> Iterator[None]:
    """One click after another, for ever: mostly lists and incidents, sometimes all the rest."""
    towns = count(choose.randrange(70))
    pages: dict[str, Callable[[], str]] = {
        "home": lambda: "/",
        "list": lambda: "/incidents.html",
        "search": lambda: f"/incidents.html?place={town(next(towns))}&words=outlet",
        "incident": lambda: f"/incidents/{choose.choice(shown)}.html",
        "incident in Arabic": lambda: f"/ar/incidents/{choose.choice(shown)}.html",
        "map": lambda: "/map.html",
        "source": lambda: f"/sources/outlet-{choose.randrange(7)}.html",
        "API: list": lambda: f"/api/v1/incidents?limit=20&place={town(next(towns))}",
        "API: incident": lambda: f"/api/v1/incidents/{choose.choice(shown)}",
        "feed": lambda: "/downloads/incidents.atom",
    }
    often = (2, 3, 3, 6, 2, 1, 1, 1, 2, 1)
    while True:
        (kind,) = choose.choices(tuple(pages), often)
        path = pages[kind]()
        waits.click(kind, lambda path=path: visitor.get(path))
        yield


def _let_go(people: Sequence[Iterator[None]], seconds: float) -> None:
    """Everybody clicks for so long, in a thread of their own; they begin one after another."""
    over = Event()
    ends = monotonic() + seconds

    def clicking(person: Iterator[None], first: float) -> None:
        wait = first
        while not over.wait(wait) and monotonic() < ends:
            next(person)
            wait = _BETWEEN

    threads = [
        Thread(target=clicking, args=(person, _BETWEEN * number / len(people)))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    finally:
        over.set()


def _reasons(folder: Path) -> list[str]:
    with open_record(folder, {}) as record:
        lines = decisions(record, Asked(words="reviewer-"), offset=0, limit=1_000_000)
    return [line.decided.reason for line in lines if line.decided is not None]


def _verified(folder: Path) -> bool:
    command = (sys.executable, "-m", "cenotaph", "verify", "--record", str(folder))
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _table(waits: Waits) -> str:
    rows = [_row(kind, times) for kind, times in sorted(waits.seconds.items())]
    every = [time for times in waits.seconds.values() for time in times]
    head = ("page", "asked", "p50 ms", "p95 ms", "longest ms")
    return table(head, [*rows, _row("all", every)])


def _row(kind: str, times: Sequence[float]) -> tuple[str, ...]:
    cuts = quantiles(times, n=20, method="inclusive") if len(times) > 1 else [*times] * 19
    shown = (cuts[9], cuts[18], max(times))
    return kind, f"{len(times):,}", *(f"{one * 1000:.0f}" for one in shown)


def _lines(waits: Waits, kept: Kept, whole: bool, used: float) -> Iterator[str]:
    yield f"Errors: {len(waits.errors)}. {', '.join(sorted(set(waits.errors)))}".rstrip()
    yield (
        f"Decisions: {kept.taken} taken, {kept.refused} refused and told so, "
        f"{kept.unanswered} without an answer; {len(kept.lost)} lost, {len(kept.doubled)} doubled, "
        f"{len(kept.refused_and_kept)} refused and kept."
    )
    yield f"The record {'verifies' if whole else 'does NOT verify'} afterwards."
    yield (
        f"The server used {used:.0f} s of the processor; {os.cpu_count()} cores, the load of the "
        f"last minute {os.getloadavg()[0]:.1f}."
    )
