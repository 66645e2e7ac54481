"""A record of small incidents that differ in what lists are searched by."""

from collections.abc import Iterable
from dataclasses import replace

from cenotaph.model.claims import Group, Speaker
from cenotaph.model.entries import Assigned, Captured, Decided, Extracted
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Assignment
from cenotaph.model.values import Place
from cenotaph.record.entries import Draft
from tests.builders import HAMA, claim, day, exact, page, report
from tests.store.logs import AT, decided, extraction

HOMS = Place(
    text="Homs", name="Homs", lat=34.73, lon=36.72, radius_km=8.0,
    precision="town", gazetteer_id="geonames:169577", country="SY",
)  # fmt: skip
SUVA = Place(
    text="Suva", name="Suva", lat=-18.14, lon=178.44, radius_km=5.0,
    precision="town", gazetteer_id="geonames:2198148", country="FJ",
)  # fmt: skip
NOWHERE = replace(
    HAMA, text="a farm", name=None, lat=None, lon=None, gazetteer_id=None, country=None
)
HOTLINE = Speaker(text="Quiet Hotline", source="quiet-hotline", role="monitor")
WITNESS = Speaker(text="a shepherd", source="a-shepherd", role="witness")


def told(
    incident: str,
    on: str | None = "2020-12-14",
    *,
    where: Place = HAMA,
    killed: int = 5,
    actors: Iterable[str] = (),
    side: str | None = None,
    means: Iterable[str] = (),
    outlet: str = "The Example Ledger",
    speakers: Iterable[Speaker] = (),
    released: bool = True,
    number: int = 1,
) -> list[Draft]:
    """The entries of one page of an incident, its first or another, released or not."""
    suffix = "" if number == 1 else f"-{number}"
    text = f"{killed} people were killed, pages of {incident} say."
    of = page(text, source=outlet)
    when = day(on)
    one = report(
        claim(
            exact(killed), id=f"c-{incident}{suffix}", page=of.id, quote=text, when=when,
            where=(where,), group=Group(text="people", side=side), attribution=tuple(speakers),
        ),
        id=f"r-{incident}{suffix}", page=of.id, source=outlet, when=when, where=(where,),
        means=tuple(means), actors=tuple(actors),
    )  # fmt: skip
    assigned = Assignment(report=one.id, incident=incident, founds=True, score=None)
    payloads = (
        Captured(page=of, receipt=Receipt()),
        Extracted(extraction=extraction(of, one), reports=(one,)),
        Assigned(page=of.id, assignments=(assigned,)),
    )
    drafts = [Draft(at=AT, actor="program:test", subject=of.id, payload=each) for each in payloads]
    return [*drafts, decided("release", incident)] if released else drafts


def profiled(source: str, **details: str) -> Draft:
    """A person's profile of a source."""
    payload = Decided(action="profile", subject=source, reason="Asked for it.", details=details)
    return Draft(at=AT, actor="person:1", subject=source, payload=payload)
