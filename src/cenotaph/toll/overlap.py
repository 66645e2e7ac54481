"""Aggregate figures beside incidents: a morgue's month or a total "so far" is never added to them.

An aggregate counts people of many incidents, some of them in the record and some not. So it
corroborates the incidents' sum, or bounds how many of its people no incident of the record tells.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cenotaph.model.claims import Claim
from cenotaph.model.extent import day_number, days, distance_km, radius_km
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import Means, Measure
from cenotaph.toll.figures import figure_of
from cenotaph.toll.people import People, people

Verdict = Literal["corroborates", "more", "fewer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One incident's bounds of a measure, with its time, place and means."""

    incident: str
    min: int
    max: int
    when: When | None
    place: Place | None
    means: tuple[Means, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """An aggregate beside the incidents it covers.

    `min` and `max` are the bounds of the incidents' sum. `rest_min` to `rest_max` people of the
    aggregate are in none of these incidents; `rest_max` is None where the aggregate has no upper
    bound. `verdict`: both can be true, or the aggregate has more, or fewer, than the incidents.
    """

    claim: Claim
    incidents: tuple[str, ...]
    min: int
    max: int
    rest_min: int
    rest_max: int | None
    verdict: Verdict


def is_aggregate(claim: Claim) -> bool:
    """Whether a claim counts everyone of many incidents over a stretch of time in a place."""
    figure = figure_of(claim)
    return (
        claim.scope == "cumulative"
        and claim.stance in ("asserts", "corrects")
        and figure is not None
        and figure.min is not None
        and people(claim) == People()
        and _stretch(claim) is not None
        and bool(claim.where)
    )


def overlap(claim: Claim, incidents: Iterable[Counted]) -> Overlap | None:
    """The aggregate beside the incidents it covers; None where it covers none.

    It covers an incident whose days and place lie within its own, and that shares a means with it
    where it names any.
    """
    figure = figure_of(claim)
    covered = [one for one in incidents if _covers(claim, one)]
    if not covered or figure is None or figure.min is None:
        return None
    low, high = sum(one.min for one in covered), sum(one.max for one in covered)
    most = None if claim.count.kind == "at_least" else figure.max
    verdict: Verdict = "corroborates"
    if figure.min > high:
        verdict = "more"
    elif most is not None and most < low:
        verdict = "fewer"
    return Overlap(
        claim=claim,
        incidents=tuple(one.incident for one in covered),
        min=low,
        max=high,
        rest_min=max(0, figure.min - high),
        rest_max=None if most is None else max(0, most - low),
        verdict=verdict,
    )


def latest(claims: Iterable[Claim], measure: Measure) -> tuple[Claim, ...]:
    """The aggregates of one measure, the last said of each origin, place and beginning."""
    found: dict[object, Claim] = {}
    for claim in claims:
        if claim.measure != measure or not is_aggregate(claim):
            continue
        origin = claim.origin
        who = (origin.source or origin.text) if origin is not None else claim.page
        key = (who, claim.where[0].gazetteer_id or claim.where[0].text, claim.when.start)
        held = found.get(key)
        if held is None or (_said(held), held.id) < (_said(claim), claim.id):
            found[key] = claim
    return tuple(sorted(found.values(), key=lambda claim: claim.id))


def _said(claim: Claim) -> str:
    return claim.said.at or ""


def _stretch(claim: Claim) -> tuple[int, int] | None:
    """The first and last day it covers; a time that is open at its end runs to when it was said."""
    first, last = days(claim.when)
    end = last if last is not None else day_number(claim.said.at)
    return None if first is None or end is None else (first, end)


def _covers(claim: Claim, one: Counted) -> bool:
    stretch, (first, last) = _stretch(claim), days(one.when)
    if stretch is None or first is None or last is None or one.place is None or not claim.where:
        return False
    if not (stretch[0] <= first and last <= stretch[1]):
        return False
    if claim.means and one.means and not set(claim.means) & set(one.means):
        return False
    return any(_holds(place, one.place) for place in claim.where)


def _holds(wide: Place, place: Place) -> bool:
    """Whether a place lies within another: the country's, or its centre within the circle."""
    if wide.precision == "country":
        return wide.country == place.country
    between = distance_km(wide, place)
    return between is not None and between <= radius_km(wide)
