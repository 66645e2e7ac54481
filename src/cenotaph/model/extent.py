"""How far apart two times or two places are, with what is unknown kept unknown."""

from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import PlacePrecision

EARTH_RADIUS_KM = 6371.0

# Where the gazetteer gives no radius: half the width of a typical place of that precision.
_RADIUS_KM: dict[PlacePrecision | None, float] = {
    "exact": 1.0,
    "near": 8.0,
    "town": 8.0,
    "area": 40.0,
    "district": 30.0,
    "region": 100.0,
    "country": 400.0,
    None: 25.0,
}


@lru_cache(maxsize=65_536)
def day_number(text: str | None, *, end: bool = False) -> int | None:
    """The ordinal of an ISO date or date-time; a bare month or year gives its first or last day.

    None where the text is missing or is not a date.
    """
    if text is None:
        return None
    parts = text[:10].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else (12 if end else 1)
        if len(parts) > 2:
            return date(year, month, int(parts[2])).toordinal()
        first = date(year, month, 1)
        if not end:
            return first.toordinal()
        return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    # a year of twenty digits is a number, and none that a date can hold
    except (ValueError, OverflowError):
        return None


def days(when: When | None) -> tuple[int | None, int | None]:
    """The first and last day of a time as ordinals; None on the side that is open or unknown."""
    if when is None:
        return None, None
    first, last = day_number(when.start), day_number(when.end, end=True)
    if when.precision == "open" or first is None or last is None:
        return first, last
    return min(first, last), max(first, last)


def month_day(when: When | None) -> str | None:
    """The month and day of a time of one day, `MM-DD`, also where its year is open."""
    edtf = when.edtf if when is not None else None
    if edtf is None or len(edtf) != _DAY_LENGTH or edtf[4] != "-" or edtf[7] != "-":
        return None
    return edtf[5:] if edtf[5:].replace("-", "").isdigit() else None


#: `2023-08-01` and `XXXX-08-01`
_DAY_LENGTH = 10
Days = tuple[int | None, int | None]


def gap_days(a: When | None, b: When | None) -> int | None:
    """Days between two times, 0 where they overlap; None where either is unknown."""
    return gap_between(days(a), days(b))


def gap_between(a: Days, b: Days) -> int | None:
    """Days between two pairs of first and last day, 0 where they overlap; None where unknown."""
    (a_first, a_last), (b_first, b_last) = a, b
    if (a_first is None and a_last is None) or (b_first is None and b_last is None):
        return None
    before = b_first - a_last if b_first is not None and a_last is not None else 0
    after = a_first - b_last if a_first is not None and b_last is not None else 0
    return max(before, after, 0)


def width_days(when: When | None) -> int | None:
    """How many days a time covers; None where a side is open or unknown."""
    first, last = days(when)
    return None if first is None or last is None else last - first + 1


def radius_km(place: Place) -> float:
    """How wide a place is: its radius, else the usual one of its precision."""
    return place.radius_km if place.radius_km is not None else _RADIUS_KM[place.precision]


def distance_km(a: Place, b: Place) -> float | None:
    """Kilometres between two points along the great circle; None where either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north = sin(radians(b.lat - a.lat) / 2) ** 2
    east = sin(radians(b.lon - a.lon) / 2) ** 2
    share = north + cos(radians(a.lat)) * cos(radians(b.lat)) * east
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, max(0.0, share))))


def gap_km(a: Place, b: Place) -> float | None:
    """Kilometres between the edges of two places, 0 where they overlap; None where unknown."""
    between = distance_km(a, b)
    return None if between is None else max(0.0, between - radius_km(a) - radius_km(b))
