"""Aggregates beside incidents, and named dead below them."""

from dataclasses import replace
from typing import Any

from cenotaph.model.claims import Claim, Count
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident, ListedDead
from cenotaph.model.tolls import SetBy
from cenotaph.model.values import Place, When
from cenotaph.toll.floor import Bounds, NamedDead, floor_of, named_dead, raised_to
from cenotaph.toll.known_policies import POLICIES
from cenotaph.toll.overlap import Counted, is_aggregate, latest, overlap
from cenotaph.toll.settle import settle
from cenotaph.toll.why import explain
from tests.builders import HAMA, at_least, claim, day, exact, report
from tests.toll.tolls import CHILDREN, MINISTRY, SOHR, bounds, ministry, settled, sohr, toll

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


def assigned(*people: tuple[str, ...]) -> Decided:
    """A person's decision that these listed people died in the incident."""
    return Decided(
        action="assign", subject="incident", reason="Same day and street.", people=people
    )


def under_lists(*claims: Claim, people: tuple[tuple[str, ...], ...]) -> Incident:
    """The incident of these claims on one page, with listed people under it, by every policy."""
    return settle("incident", (report(*claims),), decisions=(assigned(*people),))


ON_TWO_LISTS = (("one:a", "two:a"), ("one:b",), ("two:c",))


def test_listed_people_are_a_floor_under_every_policy() -> None:
    """The monitor's two, beside three people whom two lists name: three, and more may come."""
    incident = under_lists(sohr(exact(2)), people=ON_TWO_LISTS)
    whole = [one for one in incident.tolls if one.key is None]
    assert [(one.policy, bounds(one)) for one in whole] == [
        ("range", (3, 3, 3)),
        ("conservative", (3, 3, 3)),
        ("low-best-high", (3, 3, 3)),
        ("two-source", (3, 3, 3)),
        ("graded", (3, 3, 3)),
    ]
    assert {one.set_by.min for one in whole} == {("list:one", "list:two")}
    assert all(one.open for one in whole)


def test_a_floor_adds_nothing_to_a_higher_toll() -> None:
    """Five are said to be dead, three of them listed: five, by the claim."""
    five = sohr(exact(5))
    incident = under_lists(five, people=ON_TWO_LISTS)
    assert (bounds(toll(incident)), toll(incident).set_by.min) == ((5, 5, 5), (five.id,))
    assert incident.listed == ListedDead(people=3, lists=("one", "two"))


def test_a_floor_lifts_only_the_lowest_where_it_lies_between() -> None:
    """Two to five, three listed: three to five."""
    incident = under_lists(sohr(exact(2)), ministry(exact(5)), people=ON_TWO_LISTS)
    assert bounds(toll(incident)) == (3, None, 5)


def test_lists_alone_give_the_dead_of_an_incident_that_no_claim_counts() -> None:
    """Only injured are claimed; the lists' dead are a floor without best or highest."""
    incident = under_lists(sohr(exact(4), measure="injured"), people=ON_TWO_LISTS)
    assert bounds(toll(incident)) == (3, None, None)
    assert toll(incident).voices == (0, 0)


def test_two_decisions_count_a_person_once() -> None:
    """A second decision that shares an id with the first speaks of the same person."""
    decisions = (assigned(("one:a",), ("one:b",)), assigned(("one:a", "two:z")))
    assert floor_of(named_dead(decisions, "incident")) == 2
    assert named_dead(decisions, "another") == ()


def test_a_derivation_names_the_lists() -> None:
    """`why` says how many people which lists name, and that they lift the lowest."""
    steps = {one.what: one for one in explain(under_lists(sohr(exact(2)), people=ON_TWO_LISTS))}
    assert steps["listed"].rule == "3 named people on lists one and two"
    assert steps["min"].rule == "the people whom lists name: no figure below them counts everyone"
    higher = {one.what: one for one in explain(under_lists(sohr(exact(9)), people=(("one:a",),)))}
    assert higher["listed"].rule.startswith("1 named person on list one; the lowest figure")


def named(figure: int, **fields: Any) -> Claim:
    """The ministry names so many dead."""
    return replace(ministry(exact(figure), **fields), rules={"count": "figure.names"})


def test_people_named_are_a_floor_under_every_policy() -> None:
    """The monitor's two, beside three whom the ministry names: three."""
    incident = settled(sohr(exact(2)), named(3), policies=POLICIES)
    whole = [one for one in incident.tolls if one.key is None]
    assert [(one.policy, bounds(one)) for one in whole] == [
        ("range", (3, None, 3)),
        ("conservative", (3, 3, 3)),
        ("low-best-high", (3, 3, 3)),
        ("two-source", (3, None, 3)),
        ("graded", (3, None, 3)),
    ]
    assert whole[0].set_by.min == (named(3).id,)


def test_people_named_change_nothing_below_the_figures() -> None:
    """Three of twelve are named, in two lists of three that may be the same."""
    again = named(3, page="page-2", said_at="2020-12-15")
    assert bounds(toll(settled(sohr(exact(12)), named(3), again))) == (3, None, 12)
    part = replace(named(3), attribution=(SOHR,), scope="part", part_of=sohr(exact(12)).id)
    assert bounds(toll(settled(sohr(exact(12)), part))) == (12, 12, 12)


def test_people_named_in_error_are_no_floor() -> None:
    """The ministry names three on Monday and gives two, with a date, on Tuesday."""
    later = ministry(exact(2), said_at="2020-12-15", said_basis="stated", page="page-2")
    assert bounds(toll(settled(named(3), later))) == (2, 2, 2)


def test_a_best_below_the_floor_is_the_floor() -> None:
    """None stays none; a bound that nothing gives above stays open."""
    bound = Bounds(min=None, best=2, max=None, set_by=SetBy(best=("a",)))
    assert raised_to(bound, 3, ("b",)) == Bounds(
        min=3, best=3, max=None, set_by=SetBy(min=("b",), best=("b",))
    )
