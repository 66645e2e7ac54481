"""Whether two times and places can be of one incident of a page; unknown agrees with all."""

from collections.abc import Iterable

from cenotaph.model.extent import days, gap_days, gap_km, width_days
from cenotaph.model.values import Place, When

# An incident is violence within about 24 hours: two neighbouring days may be one night.
_DAYS = 1
# Places of one incident named differently ("the road to X", "near Y") lie within a short drive.
_KM = 10.0


def agree(
    when: When | None,
    where: tuple[Place, ...],
    other_when: When | None,
    other_where: tuple[Place, ...],
) -> bool:
    """Whether both the times and the places can be of one incident."""
    return times_agree(when, other_when) and places_agree(where, other_where)


def times_agree(a: When | None, b: When | None) -> bool:
    """Whether two times lie within a day of each other, or either is unknown."""
    gap = gap_days(a, b)
    return gap is None or gap <= _DAYS


def places_agree(a: tuple[Place, ...], b: tuple[Place, ...]) -> bool:
    """Whether any two of the places meet within ten kilometres, or either side is unknown.

    A country is no circle, and a province is rarely one: what lies in it meets it.
    """
    if any(_within(one, other) or _within(other, one) for one in a for other in b):
        return True
    gaps = [gap_km(one, other) for one in a for other in b]
    known = [gap for gap in gaps if gap is not None]
    return not known or min(known) <= _KM


def named_apart(a: tuple[Place, ...], b: tuple[Place, ...]) -> bool:
    """Whether both name places, none of them the same, and none is known to lie at another."""
    if not a or not b:
        return False
    return not any(
        one.text == other.text or one.name == other.name or gap_km(one, other) is not None
        for one in a
        for other in b
    )


def _within(place: Place, wide: Place) -> bool:
    """Whether a place lies in a country, or about a region whose circle it need not touch."""
    if place.country is None or place.country != wide.country:
        return False
    if wide.precision == "country":
        return True
    gap = gap_km(place, wide)
    return wide.precision == "region" and gap is not None and gap <= (wide.radius_km or 0.0)


def earlier_by(when: When | None, lead: When | None) -> int:
    """Days from the end of `when` to the start of `lead`; 0 where not earlier or unknown."""
    last, first = days(when)[1], days(lead)[0]
    return 0 if last is None or first is None else max(0, first - last)


def first_known(a: When | None, b: When | None) -> When | None:
    """The first of the two that has a bound, else None."""
    return next((when for when in (a, b) if days(when) != (None, None)), None)


def most_precise(whens: Iterable[When | None]) -> When | None:
    """The narrowest time, the first of equals; one open on a side comes after all closed ones."""
    known = [when for when in whens if when is not None and days(when) != (None, None)]
    return min(known, key=lambda when: width_days(when) or 10**6, default=None)
