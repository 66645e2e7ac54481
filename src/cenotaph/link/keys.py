"""Block keys: what two reports must share to be compared at all.

Each key but those of near-identical text and of a person of an age holds a stretch of time, so that
blocks grow with how much is told of a time and not with the length of the record.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from math import ceil, cos, floor, radians

from cenotaph.link.traits import Traits, traits
from cenotaph.model.extent import radius_km
from cenotaph.model.reports import Report
from cenotaph.model.values import Place
from cenotaph.reference.wording import UNKNOWN_WEIGHTS

# How the key begins that a sheet's name for the incident makes.
KEPT = "kept|"
# Half a degree, some 55 km from south to north: a town and its surroundings touch at most four.
_CELL_DEGREES = 0.5
# Beyond this radius a place is a province or more; its cells would be dozens.
_COARSE_KM = 60.0
# Places up to 30 km apart, edge to edge, may still be one incident.
_MARGIN_KM = 30.0
_KM_PER_DEGREE = 111.2
# An episode of months is found by its last days.
_MOST_DAYS = 8
# What a page tells without a date happened in the days before it.
_BEFORE = 2
# Arrests and courts name the dead of months ago, with their age; two rare words bring pages of two
# months together.
_NAME_DAYS, _WORDS_DAYS = 360, 60
_NAMES, _WORDS, _AGES, _STREETS = 4, 12, 3, 3
# One word is shared by hundreds of pages a day of a war: "kills", a weapon, an office. It holds for
# the same shift where it is common, for some days where it is rare.
_COMMON_DAYS, _RARE_DAYS, _RARE_WORDS = 1, 3, 6
# A town in the news is named day after day.
_PROPER, _PROPER_DAYS = 6, 7
# 8 bands of 4 values: pages that share 0.8 of their runs meet in a band with probability 0.985,
# those that share half with 0.4; a chance meeting at 0.1 has probability 0.001.
_BANDS, _BAND = 8, 4


def block_keys(report: Report) -> tuple[str, ...]:
    """The keys of a report, sorted; two reports that may be one incident share at least one.

    Day and place cell, with the neighbours that the report's extent reaches; day and country
    without a precise place; day, actor and figure; person and age; stretches of time and people,
    streets, ages at a place, names, and telling words, longer for words that are in no table, and
    longest for two of these;
    bands of the text signature for echoes; the name that a sheet gives the incident. A report that
    tells of no incident is not met by its day alone.
    """
    return keys_of(traits(report), by_day=not report.bare)


def keys_of(its: Traits, *, by_day: bool = True) -> tuple[str, ...]:
    """The keys of a report by its traits, sorted; with `by_day` also that of a day without a place.

    All pages of a day that name no place share that key.
    """
    kept = {f"{KEPT}{its.kept_as[0]}|{its.kept_as[1]}"} if its.kept_as else set()
    places = _place_keys(its, by_day=by_day)
    return tuple(sorted({*kept, *places, *_word_keys(its), *_echo_keys(its)}))


def _place_keys(its: Traits, *, by_day: bool) -> Iterator[str]:
    days = _days(its)
    fine = [place for place in its.where if _precise(place)]
    cells = sorted({cell for place in fine for cell in _cells(place)})
    yield from (f"{day}|{cell}" for day, cell in product(days, cells))
    if not fine and (by_day or its.where):
        countries = {place.country for place in its.where if place.country} or {"nowhere"}
        yield from (f"{day}|in {country}" for day, country in product(days, countries))
    figures = [f"k{max(its.killed)}"] if its.killed else [f"i{max(its.injured, default=0)}"]
    yield from (f"{day}|by {actor}|{n}" for day, actor, n in product(days, its.actors, figures))


def _precise(place: Place) -> bool:
    return place.lat is not None and place.lon is not None and radius_km(place) <= _COARSE_KM


def _days(its: Traits) -> tuple[str, ...]:
    """The days of a report and the day after each: two that lie a day apart share one."""
    first, last = its.days
    if first is None and last is None:
        if its.published is None:
            return tuple(f"d{each}" for each in sorted(its.dates)) or ("undated",)
        first, last = its.published - _BEFORE, its.published
    start, end = (first if first is not None else last), (last if last is not None else first)
    assert start is not None and end is not None
    days = tuple(f"t{day}" for day in range(start, end + 2)[-_MOST_DAYS:])
    # a page that gives no year knows the day alone
    return (*days, f"d{date.fromordinal(start):%m-%d}") if its.days == (start, start) else days


def _cells(place: Place) -> Iterator[str]:
    if place.lat is None or place.lon is None:
        return
    reach = (radius_km(place) + _MARGIN_KM / 2) / _KM_PER_DEGREE
    # Degrees of longitude shrink towards the poles; beyond 80 degrees nobody reports.
    across = reach / max(0.17, cos(radians(place.lat)))
    rows = range(
        floor((place.lat - reach) / _CELL_DEGREES), ceil((place.lat + reach) / _CELL_DEGREES)
    )
    columns = range(
        floor((place.lon - across) / _CELL_DEGREES), ceil((place.lon + across) / _CELL_DEGREES)
    )
    around = round(360 / _CELL_DEGREES)
    yield from (f"c{row}:{column % around}" for row, column in product(rows, columns))


def _word_keys(its: Traits) -> Iterator[str]:
    names, ages = sorted(its.people)[:_NAMES], sorted(its.ages)[:_AGES]
    yield from (f"n{name}|a{age}" for name, age in product(names, ages))
    marks = [
        *(f"n{name}" for name in names),
        *(f"s{street}" for street in sorted(its.streets)[:_STREETS]),
        *(f"{place}|a{age}" for place, age in product(sorted(its.names)[:1], ages)),
    ]
    yield from (f"{when}|{mark}" for when, mark in product(_stretches(its, _NAME_DAYS), marks))
    telling = sorted(its.terms.keys() - its.place_words, key=lambda term: (-its.terms[term], term))
    proper = sorted(its.sounds)[:_PROPER]
    yield from (f"{when}|p{one}" for when, one in product(_stretches(its, _PROPER_DAYS), proper))
    rare = [word for word in telling[:_WORDS] if its.terms[word] in UNKNOWN_WEIGHTS]
    common = [word for word in telling[:_WORDS] if word not in rare]
    for days, words in ((_RARE_DAYS, rare), (_COMMON_DAYS, common)):
        yield from (f"{when}|w{one}" for when, one in product(_stretches(its, days), words))
    pairs = list(combinations(sorted(rare[:_RARE_WORDS]), 2))
    yield from (f"{when}|w{a}:{b}" for when, (a, b) in product(_stretches(its, _WORDS_DAYS), pairs))


def _stretches(its: Traits, days: int) -> tuple[str, ...]:
    """The stretch of the page's date and the next: two pages within that many days share one."""
    day = its.published if its.published is not None else its.days[1]
    if day is None:
        return ("undated",)
    return tuple(f"{days}:{number}" for number in (day // days, day // days + 1))


def _echo_keys(its: Traits) -> Iterator[str]:
    for start in range(0, min(len(its.signature), _BANDS * _BAND), _BAND):
        band = its.signature[start : start + _BAND]
        yield f"s{start}:{'-'.join(map(str, band))}"
