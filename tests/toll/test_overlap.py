"""Aggregates beside incidents, and named dead below them."""

from dataclasses import replace
from typing import Any

from cenotaph.model.claims import Claim, Count
from cenotaph.model.values import Place, When
from cenotaph.toll.floor import NamedDead, floor_of, raised_to
from cenotaph.toll.overlap import Counted, is_aggregate, latest, overlap
from tests.builders import HAMA, at_least, claim, day, exact
from tests.toll.tolls import CHILDREN, MINISTRY, SOHR, bounds, settled, sohr, toll

DECEMBER = When(
    text="in December", start="2020-12-01", end="2020-12-31", precision="month", edtf="2020-12"
)
IDLIB = replace(HAMA, text="Idlib", name="Idlib", lat=35.93, lon=36.63, gazetteer_id="geonames:1")


def monthly(count: Count, **fields: Any) -> Claim:
    """The monitor's figure for December in Hama."""
    values: dict[str, Any] = {"attribution": (SOHR,), "when": DECEMBER} | fields
    return claim(count, scope="cumulative", **values)


def incident(
    low: int, high: int, *, on: str | None = "2020-12-14", at: Place = HAMA, **fields: Any
) -> Counted:
    """An incident of one day in Hama."""
    values: dict[str, Any] = {"means": ()} | fields
    return Counted(incident=f"{on} {at.text}", min=low, max=high, when=day(on), place=at, **values)


def beside(aggregate: Claim, *incidents: Counted) -> tuple[str, int, int | None] | None:
    """The verdict, and how many of the aggregate's people are in no incident."""
    found = overlap(aggregate, incidents)
    return None if found is None else (found.verdict, found.rest_min, found.rest_max)


def test_an_aggregate_within_the_sum_corroborates_it() -> None:
    """30 in the month, and incidents of 10-20 and 12: 22-32. None or up to eight are elsewhere."""
    incidents = (incident(10, 20), incident(12, 12, on="2020-12-20"))
    assert beside(monthly(exact(30)), *incidents) == ("corroborates", 0, 8)


def test_an_aggregate_above_the_sum_has_people_of_no_incident() -> None:
    """50 in the month beside 22-32: 18 to 28 of them are in none."""
    incidents = (incident(10, 20), incident(12, 12, on="2020-12-20"))
    assert beside(monthly(exact(50)), *incidents) == ("more", 18, 28)


def test_an_aggregate_below_the_sum_has_fewer() -> None:
    """One of the two counts what the other does not, or twice."""
    assert beside(monthly(exact(15)), incident(20, 25)) == ("fewer", 0, 0)


def test_a_floor_bounds_the_rest_only_below() -> None:
    """ "At least 50" beside 20-25: 25 or more are in none."""
    assert beside(monthly(at_least(50)), incident(20, 25)) == ("more", 25, None)


def test_only_incidents_of_its_days_and_place_are_covered() -> None:
    """January, another town, and a day nobody knows are not."""
    others = (incident(5, 5, on="2021-01-02"), incident(5, 5, at=IDLIB), incident(5, 5, on=None))
    assert beside(monthly(exact(30)), *others) is None
    assert beside(monthly(exact(30)), incident(30, 30), *others) == ("corroborates", 0, 0)


def test_a_country_covers_its_places() -> None:
    """Idlib lies in Syria."""
    syria = replace(HAMA, text="Syria", name="Syria", precision="country", radius_km=None)
    assert beside(monthly(exact(7), where=(syria,)), incident(7, 7, at=IDLIB)) == (
        "corroborates",
        0,
        0,
    )


def test_an_aggregate_of_one_means_covers_its_incidents_alone() -> None:
    """Mines of the month do not cover an airstrike."""
    mines = monthly(exact(30), means=("mine",))
    assert beside(mines, incident(9, 9, means=("airstrike",))) is None
    assert beside(mines, incident(9, 9, means=("mine", "other"))) == ("more", 21, 21)


def test_a_part_of_the_people_is_no_aggregate() -> None:
    """Children of the month cover no incident's total; nor does a figure without a beginning."""
    assert is_aggregate(monthly(exact(30)))
    assert not is_aggregate(monthly(exact(30), group=CHILDREN))
    open_time = When(text="so far", start=None, end="2020-12-14", precision="open", edtf=None)
    assert not is_aggregate(monthly(exact(30), when=open_time))
    assert not is_aggregate(sohr(exact(30)))


def test_an_origin_speaks_with_its_last_aggregate() -> None:
    """30 on the 20th is replaced by 35 on the 30th; another origin's stands beside it."""
    early = monthly(exact(30), said_at="2020-12-20")
    late = monthly(exact(35), said_at="2020-12-30")
    other = monthly(exact(40), attribution=(MINISTRY,))
    found = latest((early, late, other), "killed")
    assert {one.id for one in found} == {late.id, other.id}


def test_a_person_on_two_lists_is_one() -> None:
    """Three names, two people."""
    named = (
        NamedDead(person="a", list="one"),
        NamedDead(person="a", list="two"),
        NamedDead(person="b", list="two"),
    )
    assert floor_of(named) == 2


def test_named_dead_are_a_floor() -> None:
    """Under 12-15 they change nothing; 13 lift the lowest, 20 lift all and leave no best."""
    found = toll(settled(sohr(exact(12))))
    assert bounds(raised_to(found, 10)) == (12, 12, 12)
    assert bounds(raised_to(found, 20)) == (20, None, 20)
    wide = replace(found, min=12, best=15, max=15)
    assert bounds(raised_to(wide, 13)) == (13, 15, 15)


def test_named_dead_are_a_floor_where_no_voice_gives_a_figure() -> None:
    """Nothing bounds the toll above."""
    empty = replace(toll(settled(sohr(exact(12)))), min=None, best=None, max=None)
    assert bounds(raised_to(empty, 3)) == (3, None, None)
