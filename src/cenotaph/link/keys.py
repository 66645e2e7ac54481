"""Block keys: what two reports must share to be compared at all."""

from math import ceil, cos, floor, radians

from cenotaph.link.figures import numbers
from cenotaph.link.titles import words
from cenotaph.model.extent import day_number, days, month_day, radius_km
from cenotaph.model.reports import Report
from cenotaph.model.values import Place

# Four days a bucket: a report spans its own days and one more on each side, so mostly one or two.
_BUCKET_DAYS = 4
# Half a degree, some 55 km from south to north: a town and its surroundings touch at most four.
_CELL_DEGREES = 0.5
# Beyond this radius a place is a country or half of one; its cells would be hundreds.
_COARSE_KM = 150.0
# Places up to 30 km apart, edge to edge, may still be one incident (see `compare.place`).
_MARGIN_KM = 30.0
# An episode of months is found by its last weeks.
_MOST_BUCKETS = 8
# 16 bands of 4 values: pages that share half their runs meet in a band with probability 0.64,
# those that share 0.8 with 0.9998; a chance meeting at 0.1 has probability 0.002.
_BAND = 4
# One or two dead are told of many incidents of one town; five or more of few.
_TELLING = 5
_KM_PER_DEGREE = 111.2


def block_keys(report: Report) -> tuple[str, ...]:
    """The keys of a report, sorted; two reports that may be one incident share at least one.

    Time bucket and place cell, each with the neighbours that the report's extent reaches; time
    bucket and actor, or a telling word of the title; without a precise place, time bucket and
    country; the number killed and place cell; bands of the text signature for echoes.
    """
    return tuple(sorted({*_place_keys(report), *_text_keys(report)}))


def _place_keys(report: Report) -> set[str]:
    times = _buckets(report)
    fine = [place for place in report.where if _precise(place)]
    cells = {cell for place in fine for cell in _cells(place)}
    countries = {place.country for place in report.where if place.country}
    keys = {f"{time}|{cell}" for time in times for cell in cells}
    # A page without a date still meets one that tells as many dead at its place.
    keys |= {f"k{n}|{cell}" for n in numbers(report, "killed") if n >= _TELLING for cell in cells}
    keys |= {f"{time}|by {actor}" for time in times for actor in report.actors}
    keys |= {f"{time}|title {word}" for time in times for word in words(report)}
    if not fine:
        keys |= {f"{time}|in {country}" for time in times for country in countries}
        if not countries:
            keys |= {f"{time}|somewhere" for time in times}
    return keys


def _precise(place: Place) -> bool:
    return place.lat is not None and place.lon is not None and radius_km(place) <= _COARSE_KM


def _buckets(report: Report) -> tuple[str, ...]:
    first, last = days(report.when)
    day = month_day(report.when)
    if day is not None and first is None and last is None:
        return (f"d{day}",)
    if first is None and last is None:
        last = day_number(report.published_at)
        # What a page tells without a date happened in the days before it.
        first = None if last is None else last - 2
    start, end = (first if first is not None else last), (last if last is not None else first)
    if start is None or end is None:
        return ("undated",)
    numbers = range((start - 1) // _BUCKET_DAYS, (end + 1) // _BUCKET_DAYS + 1)
    dated = (f"d{day}",) if day is not None else ()
    return (*(f"t{number}" for number in numbers[-_MOST_BUCKETS:]), *dated)


def _cells(place: Place) -> set[str]:
    if place.lat is None or place.lon is None:
        return set()
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
    return {f"c{row}:{column % around}" for row in rows for column in columns}


def _text_keys(report: Report) -> set[str]:
    signature = report.signature
    return {
        f"s{start}:{'-'.join(map(str, signature[start : start + _BAND]))}"
        for start in range(0, len(signature), _BAND)
    }
