"""The server on a record of ten thousand released incidents: what a page costs it.

The incidents are made, not read, and go through the log. Each page is asked for over loopback from
a server in a process of its own, one request after another: first at an address that nobody has
asked for, then at one that was, which the server keeps for a minute where no search is in it. After
each an empty page is asked for, that of the address `404.html`, never asked for before either: the
same server, middleware, style, menu and foot, and nothing of the record but the edition's name. The
server's processor time says what a page costs on a machine that does other things too; the time to
the first byte is what a reader waits.
"""

from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.filling import fill, released
from benchmarks.reviewing import joined
from benchmarks.server import Server, invitation
from benchmarks.serving_pages import EMPTY, Ask, Cost, Pages, desk_pages, public_pages
from benchmarks.visiting import Visitor
from cenotaph.codec import short_id
from cenotaph.run.opening import open_record
from evaluation.tables import headed, table

_INCIDENTS = 10_000
_ASKED = 40
_CHANGES = 5
_ROUNDS, _A_ROUND = 5, 2000
_AFTER_A_CHANGE = {
    "home": "/",
    "incidents": "/incidents.html",
    "an incident": f"/incidents/{short_id('incident', 7)}.html",
    "the map of all": "/map.html",
}
_HEAD = (
    "page", "processor ms", "of an empty page's", "first byte ms", "of an empty page's",
    "asked again, processor ms", "of an empty page's", "KB", "KB before its map",
)  # fmt: skip


def run(incidents: int = _INCIDENTS) -> str:
    """What each page costs the server, and how many times an empty page's that is."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "record"
        return measured(folder, fill(folder, incidents))


def measured(folder: Path, shown: Sequence[str]) -> str:
    """The same of a record that is there; `shown` are its incidents."""
    link = invitation(folder)
    with Server(folder) as server:
        server.rest()
        reviewer = Visitor(server.port, "127.0.3.1")
        joined(reviewer, link, "reviewer-1")
        rows = [
            *_rows(server, public_pages(shown), server.get),
            *_rows(server, desk_pages(shown), reviewer.first_byte),
            *_after_changes(server, folder, shown),
        ]
        memory = _memory(server, shown)
    title = f"Serving: a record of {len(shown):,} released incidents"
    return headed(title, f"{table(_HEAD, rows)}\n{memory}")


def _rows(server: Server, pages: Pages, ask: Ask) -> Iterator[tuple[str, ...]]:
    """One row a page: `ask` gives the seconds to its first byte, and the answer."""
    numbers = count()
    for name, (new, known) in pages.items():
        # what the site keeps between pages is there, and so is the answer at the known address
        for path in (new(next(numbers)), new(next(numbers)), known):
            ask(path)
        asked = [
            (
                _cost(server, new(number), ask),
                _cost(server, known, ask),
                _cost(server, f"{EMPTY}?asked={number}", server.get),
            )
            for number in islice(numbers, _ASKED)
        ]
        first, again, empty = zip(*asked, strict=True)
        yield _row(name, first, empty, again=again)


def _after_changes(server: Server, folder: Path, shown: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The first view of a page after something public has changed."""
    numbers = count(1_000_000)
    with open_record(folder, {}) as record:
        for name, path in _AFTER_A_CHANGE.items():
            asked = []
            for id_ in shown[:_CHANGES]:
                with record.writing() as log:
                    log.append([released(id_)])
                    log.settle()
                empty = f"{EMPTY}?asked={next(numbers)}"
                asked.append((_cost(server, path, server.get), _cost(server, empty, server.get)))
            first, empties = zip(*asked, strict=True)
            yield _row(f"{name}, first after a change", first, empties)


def _cost(server: Server, path: str, ask: Ask) -> Cost:
    """Seconds of the server's processor for one request, seconds to the first byte, the answer."""
    before = server.processor()
    first, body = ask(path)
    return server.processor() - before, first, body


def _row(
    name: str, asked: Sequence[Cost], empty: Sequence[Cost], *, again: Sequence[Cost] = ()
) -> tuple[str, ...]:
    used, none = (median(one[0] for one in of) for of in (asked, empty))
    first, first_of_none = (median(one[1] for one in of) for of in (asked, empty))
    kept = median(one[0] for one in again) if again else None
    largest = max((body for _, _, body in asked), key=len)
    before = largest.partition(b'<svg class="map"')[0]
    return (
        name, f"{used * 1000:.1f}", f"{used / none:.1f}", f"{first * 1000:.1f}",
        f"{first / first_of_none:.1f}",
        "" if kept is None else f"{kept * 1000:.1f}", "" if kept is None else f"{kept / none:.1f}",
        f"{len(largest) / 1000:.0f}",
        f"{len(before) / 1000:.0f}" if len(before) < len(largest) else "",
    )  # fmt: skip


def _memory(server: Server, shown: Sequence[str]) -> str:
    """What the server holds, while pages of all kinds are asked for one after another."""
    held, pages = [], [new for new, _ in public_pages(shown).values()]
    for round_ in range(_ROUNDS):
        for number in range(round_ * _A_ROUND, (round_ + 1) * _A_ROUND):
            # after those that the rows asked for: each is another address
            server.get(pages[number % len(pages)](1000 + number))
        held.append(f"{server.megabytes():.0f}")
    return f"MB held after each {_A_ROUND:,} pages of all kinds: {', '.join(held)}"
