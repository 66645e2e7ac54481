"""The server on a record of ten thousand released incidents: the time to the first byte.

The incidents are made, not read, and go through the log. Each page is asked for over loopback from
a server in a process of its own, one request after another. Beside them stands an empty page: the
one for an address that is not there, by the same server, middleware and base template.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle
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
_TOWNS = 700
_PARTIES = ("northern-front", "al-qaeda", "islamic-state", "taliban")


def run(incidents: int = _INCIDENTS) -> str:
    """Milliseconds to the first byte of each page, and how many times an empty page's that is."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "record"
        shown = fill(folder, incidents)
        with Server(folder) as server:
            rows = list(_rows(server, shown))
    head = ("page", "first byte ms", "of an empty page's", "KB", "KB before its map")
    return headed(f"Serving: a record of {incidents:,} released incidents", table(head, rows))


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
    release = Decided(action="release", subject=_id(number), reason="Made to be shown.")
    yield Draft(at=AT, actor="person:1", subject=_id(number), payload=release)


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
    once, _ = server.get("/")
    some = cycle(shown[:: max(len(shown) // _ASKED, 1)])
    pages: dict[str, Callable[[], str]] = {
        "empty: no such page": lambda: "/nothing-here.html",
        "home": lambda: "/",
        "incidents, the newest": lambda: "/incidents.html",
        "incidents, a filter": lambda: "/incidents.html?place=town+12&means=airstrike",
        "incidents, by words": lambda: "/incidents.html?words=town+source&since=2004&until=2011",
        "an incident": lambda: f"/incidents/{next(some)}.html",
        "a source": lambda: "/sources/outlet-3.html",
        "the method": lambda: "/methodology.html",
        "the map of all": lambda: "/map.html",
        "the edition": lambda: "/edition.html",
    }
    server.get("/incidents.html"), server.get("/map.html"), server.get("/sources.html")
    empty = 0.0
    for name, path in pages.items():
        asked = [server.get(path()) for _ in range(_ASKED)]
        seconds = median(seconds for seconds, _ in asked)
        empty = empty or seconds
        largest = max((body for _, body in asked), key=len)
        before = largest.partition(b'<svg class="map"')[0]
        yield (
            name, f"{seconds * 1000:.1f}", f"{seconds / empty:.1f}", f"{len(largest) / 1000:.0f}",
            f"{len(before) / 1000:.0f}" if len(before) < len(largest) else "",
        )  # fmt: skip
    yield "home, first after a change", f"{once * 1000:.0f}", f"{once / empty:.1f}", "", ""
