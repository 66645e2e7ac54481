"""The server on a record of ten thousand released incidents: what a page costs it.

The incidents are made, not read, and go through the log. Each page is asked for over loopback from
a server in a process of its own, one request after another. Between them an empty page is asked
for: the one for an address that is not there, by the same server, middleware and base template. The
server's processor time says what a page costs on a machine that does other things too; the time to
the first byte is what a reader waits.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.record import AT, made_claim, made_page, made_report
from benchmarks.server import Server
from cenotaph.codec import short_id
from cenotaph.model.claims import Extraction
from cenotaph.model.entries import Assigned, Captured, Decided, Extracted, Payload
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Assignment
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import MEANS
from cenotaph.record.entries import Draft
from cenotaph.run.opening import make_record, open_record
from evaluation.tables import headed, table

_INCIDENTS = 10_000
# Every third incident has a second page.
_SECOND = 3
_CLAIMS = 3
_AT_ONCE = 250
_ASKED = 40
_CHANGES = 5
_ROUNDS, _A_ROUND = 4, 500
_EMPTY = "/nothing-here.html"
_AFTER_A_CHANGE = {
    "home": "/",
    "incidents": "/incidents.html",
    "an incident": f"/incidents/{short_id('incident', 7)}.html",
    "the map of all": "/map.html",
}
_HEAD = (
    "page", "processor ms", "of an empty page's", "first byte ms", "of an empty page's", "KB",
    "KB before its map",
)  # fmt: skip
_TOWNS = 700
_PARTIES = ("northern-front", "al-qaeda", "islamic-state", "taliban")


def run(incidents: int = _INCIDENTS) -> str:
    """What each page costs the server, and how many times an empty page's that is."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "record"
        return measured(folder, fill(folder, incidents))


def measured(folder: Path, shown: Sequence[str]) -> str:
    """The same of a record that is there; `shown` are its incidents."""
    with Server(folder) as server:
        server.rest()
        pages = table(_HEAD, [*_rows(server, shown), *_after_changes(server, folder, shown)])
        memory = _memory(server, shown)
    title = f"Serving: a record of {len(shown):,} released incidents"
    return headed(title, f"{pages}\n{memory}")


def fill(folder: Path, incidents: int) -> Sequence[str]:
    """A record of so many released incidents; their ids."""
    make_record(folder, {})
    with open_record(folder, {}) as record:
        for first in range(0, incidents, _AT_ONCE):
            with record.writing() as log:
                for number in range(first, min(incidents, first + _AT_ONCE)):
                    log.append(_drafts(number))
                log.settle()
    return [_id(number) for number in range(incidents)]


def _id(number: int) -> str:
    return short_id("incident", number)


def _drafts(number: int) -> Iterator[Draft]:
    """The entries of one incident: its page or two, and that it was released."""
    for page in pages_of(number):
        for payload in _payloads(number, page):
            yield Draft(at=AT, actor="program:bench", subject=f"page-{number}", payload=payload)
    yield _released(_id(number))


def _released(incident: str) -> Draft:
    release = Decided(action="release", subject=incident, reason="Made to be shown.")
    return Draft(at=AT, actor="person:1", subject=incident, payload=release)


def pages_of(number: int) -> Sequence[int]:
    """The numbers of an incident's pages."""
    # in steps of the pages an incident has there, so that days spread
    return [number * 5 + page for page in range(2 if number % _SECOND == 0 else 1)]


def _payloads(number: int, its_page: int) -> Iterator[Payload]:
    """What is logged of one page."""
    page = made_page(its_page)
    where = (_town(number * 7919 % _TOWNS),)
    claims = tuple(
        replace(made_claim(page, its_page, place), where=where) for place in range(_CLAIMS)
    )
    party = _PARTIES[number % len(_PARTIES)]
    report = replace(
        made_report(page, claims),
        where=where,
        means=(MEANS[number % len(MEANS)],),
        actors=(party,),
    )
    extraction = Extraction(
        page=page.id, fingerprint="made", title=page.title, source=page.source, url=page.url,
        published_at=page.published_at, claims=claims, responsibility=(), names=(),
        setting_when=claims[0].when, setting_where=where, setting_means=(), signature=(),
    )  # fmt: skip
    assigned = Assignment(report=report.id, incident=_id(number), founds=False, score=1.0)
    yield Captured(page=page, receipt=Receipt(captured_at=AT))
    yield Extracted(extraction=extraction, reports=(report,))
    yield Assigned(page=page.id, assignments=(assigned,))


def _town(number: int) -> Place:
    return Place(
        text=f"Town {number}", name=f"Town {number}",
        lat=30 + number * 37 % 100 / 10, lon=35 + number * 61 % 140 / 10, radius_km=5.0,
        precision="town", gazetteer_id=f"made:{number}", country="SY",
    )  # fmt: skip


def _rows(server: Server, shown: Sequence[str]) -> Iterator[tuple[str, ...]]:
    some = cycle(shown[:: max(len(shown) // (_ASKED * 4), 1)])
    number = count()
    pages: dict[str, Callable[[], str]] = {
        "home": lambda: "/",
        "incidents, the newest": lambda: "/incidents.html",
        "incidents, a filter": lambda: f"/incidents.html?place=town+{next(number)}&means=airstrike",
        "incidents, by words": lambda: f"/incidents.html?words=town+source&since={next(number)}",
        "an incident, first view": lambda: f"/incidents/{next(some)}.html",
        "an incident, in Arabic": lambda: f"/ar/incidents/{next(some)}.html",
        "an incident, again": lambda: f"/incidents/{shown[0]}.html",
        "a source": lambda: "/sources/outlet-3.html",
        "sources": lambda: "/sources.html",
        "the method": lambda: "/methodology.html",
        "the map of all": lambda: "/map.html",
        "the edition": lambda: "/edition.html",
    }
    for path in ("/", "/incidents.html", "/map.html", "/sources.html"):
        server.get(path)
    for name, path in pages.items():
        # an empty page after each: what else the machine does falls on both
        asked = [(_cost(server, path()), _cost(server, _EMPTY)) for _ in range(_ASKED)]
        yield _row(name, [one for one, _ in asked], [empty for _, empty in asked])


def _after_changes(server: Server, folder: Path, shown: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The first view of a page after something public has changed."""
    with open_record(folder, {}) as record:
        for name, path in _AFTER_A_CHANGE.items():
            asked = []
            for id_ in shown[:_CHANGES]:
                with record.writing() as log:
                    log.append([_released(id_)])
                    log.settle()
                asked.append((_cost(server, path), _cost(server, _EMPTY)))
            row = _row(name, [one for one, _ in asked], [empty for _, empty in asked])
            yield f"{name}, first after a change", *row[1:]


def _cost(server: Server, path: str) -> tuple[float, float, bytes]:
    """Seconds of the server's processor for one request, seconds to the first byte, the answer."""
    before = server.processor()
    first, body = server.get(path)
    return server.processor() - before, first, body


def _row(
    name: str,
    asked: Sequence[tuple[float, float, bytes]],
    empty: Sequence[tuple[float, float, bytes]],
) -> tuple[str, ...]:
    used, none = (median(one[0] for one in of) for of in (asked, empty))
    first, first_of_none = (median(one[1] for one in of) for of in (asked, empty))
    largest = max((body for _, _, body in asked), key=len)
    before = largest.partition(b'<svg class="map"')[0]
    return (
        name, f"{used * 1000:.1f}", f"{used / none:.1f}", f"{first * 1000:.1f}",
        f"{first / first_of_none:.1f}", f"{len(largest) / 1000:.0f}",
        f"{len(before) / 1000:.0f}" if len(before) < len(largest) else "",
    )  # fmt: skip


def _memory(server: Server, shown: Sequence[str]) -> str:
    """What the server holds, while page after page is asked for."""
    some, held = cycle(shown), []
    for _ in range(_ROUNDS):
        for _ in range(_A_ROUND):
            server.get(f"/incidents/{next(some)}.html")
        held.append(f"{server.megabytes():.0f}")
    return f"MB held after each {_A_ROUND} incidents asked for: {', '.join(held)}"
