"""Claims appended to a record and their incidents settled: the time, the memory, the size on disk.

The claims are made, not read: what is timed is the log, the index and settling. Linking is left
out; each report comes with its incident.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.memory import peak_of_this_process
from cenotaph.codec import digest, short_id
from cenotaph.model.claims import Claim, Count, Extraction, Group, Said, Spans, Speaker
from cenotaph.model.entries import Assigned, Captured, Extracted
from cenotaph.model.pages import Page, Receipt, Segment
from cenotaph.model.reports import Assignment, Report
from cenotaph.model.values import Place, Span, When
from cenotaph.record.entries import Draft
from cenotaph.run.opening import make_record, open_record
from evaluation.tables import headed, table

_CLAIMS = 100_000
_A_PAGE = 4
# Two to three pages an incident, as in the local news that linking is measured on.
_PAGES_AN_INCIDENT = 2.5
_AT_ONCE = 250
# Three years of a war: some ten incidents a day where there are ten thousand. Those that follow
# each other lie `_APART` days apart, which has no divisor in common with all days.
_FIRST, _DAYS, _APART = date(2021, 1, 1), 1095, 523
AT = "2026-01-02T03:04:05Z"
_SPEAKERS = tuple(
    Speaker(text=f"source {n}", source=f"source-{n}", role="monitor", interest="none")
    for n in range(5)
)
_PLACE = Place(
    text="Hama", name="Hama", lat=35.13, lon=36.75, radius_km=8.0,
    precision="town", gazetteer_id="geonames:170017", country="SY",
)  # fmt: skip


def run(claims: int = _CLAIMS) -> str:
    """Seconds, memory and bytes for a tenth of the claims and for all, each in its own process."""
    rows = [_measured(number) for number in (claims // 10, claims)]
    head = (
        "claims",
        "incidents",
        "append s",
        "settle s",
        "processor s",
        "claims/s",
        "MB",
        "disk MB",
    )
    return headed("Record: claims appended and settled, five policies", table(head, rows))


def _measured(claims: int) -> tuple[str, ...]:
    command = (sys.executable, "-m", "benchmarks.record", str(claims))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return tuple(done.stdout.split())


def _fill(claims: int, folder: Path) -> tuple[str, ...]:
    """One record filled; the row of figures."""
    make_record(folder, {})
    pages = claims // _A_PAGE
    appending = settling = 0.0
    before = process_time()
    with open_record(folder, {}) as record:
        for first in range(0, pages, _AT_ONCE):
            with record.writing() as log:
                start = perf_counter()
                for number in range(first, min(pages, first + _AT_ONCE)):
                    log.append(_drafts(number))
                middle = perf_counter()
                log.settle()
                settling += perf_counter() - middle
                appending += middle - start
    used = process_time() - before
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    incidents = int((pages - 1) / _PAGES_AN_INCIDENT) + 1
    return (
        f"{claims:,}", f"{incidents:,}", f"{appending:.1f}", f"{settling:.1f}", f"{used:.1f}",
        f"{claims / used:,.0f}", f"{peak_of_this_process():.0f}", f"{size / 1e6:.0f}",
    )  # fmt: skip


def _drafts(number: int) -> Iterator[Draft]:
    page = made_page(number)
    claims = tuple(made_claim(page, number, place) for place in range(_A_PAGE))
    report = made_report(page, claims)
    incident = short_id("incident", int(number / _PAGES_AN_INCIDENT))
    extraction = Extraction(
        page=page.id, fingerprint="made", title=page.title, source=page.source, url=page.url,
        published_at=page.published_at, claims=claims, responsibility=(), names=(),
        setting_when=_when(number), setting_where=(_PLACE,), setting_means=(), signature=(),
    )  # fmt: skip
    assigned = Assignment(report=report.id, incident=incident, founds=False, score=1.0)
    for payload in (
        Captured(page=page, receipt=Receipt(captured_at=AT)),
        Extracted(extraction=extraction, reports=(report,)),
        Assigned(page=page.id, assignments=(assigned,)),
    ):
        yield Draft(at=AT, actor="program:bench", subject=page.id, payload=payload)


def made_page(number: int, town: str = "Hama") -> Page:
    """A page whose every line tells of people killed in the town."""
    text = "\n".join(_quote(number, line, town) for line in range(_A_PAGE))
    return Page(
        id=short_id("page", number), digest=digest(f"page {number}"),
        url=f"https://example.org/{number}", row_id=None, title=f"Strike {number}",
        source=f"Outlet {number % 7}", language="en", published_at=_day(number),
        captured_at=AT, text=text, segments=(Segment(kind="body", start=0, end=len(text)),),
    )  # fmt: skip


def _quote(number: int, line: int, town: str) -> str:
    figure, source = _figure(number, line), (number + line) % 5
    return f"{figure} people were killed in {town}, source {source} said."


def _figure(number: int, place: int) -> int:
    return 10 + (number * 7 + place * 3) % 40


def made_claim(page: Page, number: int, place: int, town: str = "Hama") -> Claim:
    """The claim that the page's line of this place makes."""
    quote, figure = _quote(number, place, town), _figure(number, place)
    start = page.text.index(quote)
    count = Span(start, start + len(str(figure)))
    measure = quote.index("killed") + start
    return Claim(
        id=short_id(page.id, place), page=page.id, measure="killed" if place else "injured",
        count=Count(
            kind="exact", figure=figure, min=figure, max=figure, unit="person", text=str(figure)
        ),
        group=Group(text="people"), scope="incident", part_of=None, stance="asserts", about=None,
        moved_from=None, certainty="stated", attribution=(_SPEAKERS[(number + place) % 5],),
        said=Said(text=None, at=_day(number), precision="day", basis="page"), means=(),
        when=_when(number), where=(_PLACE,), segment="body", inherited=(),
        spans=Spans(
            measure=Span(measure, measure + 6), quote=Span(start, start + len(quote)), count=count
        ),
        quote=quote,
    )  # fmt: skip


def made_report(page: Page, claims: tuple[Claim, ...]) -> Report:
    """What the page says of its one incident."""
    return Report(
        id=short_id("report", page.id), page=page.id, lead=True, kind="incident", title=page.title,
        source=page.source, url=page.url, published_at=page.published_at, when=claims[0].when,
        where=(_PLACE,), means=(), actors=(), claims=claims, responsibility=(), signature=(),
    )  # fmt: skip


def _day(number: int) -> str:
    incident = int(number / _PAGES_AN_INCIDENT)
    return (_FIRST + timedelta(days=incident * _APART % _DAYS)).isoformat()


def _when(number: int) -> When:
    day = _day(number)
    return When(text=day, start=day, end=day, precision="day", edtf=day)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        print(*_fill(int(sys.argv[1]), Path(name) / "record"))
