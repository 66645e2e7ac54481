"""A record of released incidents, made and not read: ten a day where there are ten thousand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.record import AT, made_claim, made_page, made_report
from cenotaph.codec import short_id
from cenotaph.model.claims import Extraction
from cenotaph.model.entries import Assigned, Captured, Decided, Extracted, Payload
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Assignment
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import MEANS
from cenotaph.record.entries import Draft
from cenotaph.run.opening import make_record, open_record

# Every third incident has a second page.
_SECOND = 3
_CLAIMS = 3
_AT_ONCE = 250
_TOWNS = 700
_ONSETS = "bcdfghjklmnpqrstvwxz"
_PARTIES = ("northern-front", "al-qaeda", "islamic-state", "taliban")


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
    yield released(_id(number))


def released(incident: str) -> Draft:
    """The entry that releases it."""
    release = Decided(action="release", subject=incident, reason="Made to be shown.")
    return Draft(at=AT, actor="person:1", subject=incident, payload=release)


def pages_of(number: int) -> Sequence[int]:
    """The numbers of an incident's pages."""
    # in steps of the pages an incident has there, so that days spread
    return [number * 5 + page for page in range(2 if number % _SECOND == 0 else 1)]


def _payloads(number: int, its_page: int) -> Iterator[Payload]:
    """What is logged of one page."""
    place = _place(number * 7919 % _TOWNS)
    page, where = made_page(its_page, place.text), (place,)
    claims = tuple(
        replace(made_claim(page, its_page, line, place.text), where=where)
        for line in range(_CLAIMS)
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


def town(number: int) -> str:
    """The name of one of the made towns: no word is in common to two, as of real ones."""
    return f"{_syllable(number % 100)}{_syllable(number // 100)}ra".capitalize()


def _syllable(number: int) -> str:
    return _ONSETS[number % len(_ONSETS)] + "aeiou"[number // len(_ONSETS)]


def _place(number: int) -> Place:
    return Place(
        text=town(number), name=town(number),
        lat=30 + number * 37 % 100 / 10, lon=35 + number * 61 % 140 / 10, radius_km=5.0,
        precision="town", gazetteer_id=f"made:{number}", country="SY",
    )  # fmt: skip
