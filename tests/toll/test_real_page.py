"""The shape of a real page: clashes told by one monitor, with a headline, parts and a series."""

from dataclasses import replace

import pytest

from cenotaph.model.claims import Claim, Count, Group, Speaker
from cenotaph.model.incidents import Incident
from cenotaph.model.values import When
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle
from tests.builders import SOHR, claim, exact, report
from tests.toll.tolls import FIGHTERS, SOLDIERS, bounds, reasons, toll

SO_FAR = When(text="so far", start=None, end="2020-12-14", precision="open", edtf="../2020-12-14")
REPORTS = Speaker(text="unconfirmed reports", source=None, role="unnamed")
UNSTATED = Count(kind="unstated", figure=None, min=None, max=None, unit="person", text=None)


def monitor(count: Count, name: str, **fields: object) -> Claim:
    """A claim of the page by the monitor, under a readable id."""
    values = {"id": name, "attribution": (SOHR,), "when": SO_FAR, "means": ("clash",)}
    return claim(count, **(values | fields))


TOTAL = monitor(exact(22), "total", segment="headline", inherited=("attribution",))
STRIKES = claim(
    Count(kind="at_least", figure=70, min=71, max=None, unit="attack", text="more than 70"),
    id="strikes",
    measure="attacks",
    group=Group(text="ISIS", actor="islamic-state", side="islamic-state", status="armed_group"),
)
DEAD_FIGHTERS = monitor(exact(15), "fighters", group=FIGHTERS)
DEAD_SOLDIERS = monitor(exact(7), "soldiers", group=SOLDIERS)
WOUNDED = monitor(
    Count(kind="vague", figure=None, min=3, max=9, unit="person", text="several"),
    "wounded",
    measure="injured",
    group=Group(text="combatants", status="combatant", status_basis="stated"),
)
RISE = monitor(UNSTATED, "rise", scope="addition", certainty="expected")
MORE = monitor(
    UNSTATED,
    "more",
    measure="casualties",
    scope="addition",
    certainty="unconfirmed",
    attribution=(SOHR, REPORTS),
)
SINCE = When(text="since March of 2019", start="2019-03", end=None, precision="open", edtf=None)
FIGHTERS_SINCE = monitor(
    exact(601), "fighters-since", scope="cumulative", group=FIGHTERS, when=SINCE
)
SOLDIERS_SINCE = monitor(
    exact(1064),
    "soldiers-since",
    scope="cumulative",
    group=replace(SOLDIERS, text="pro-government fighters", status="combatant"),
    when=SINCE,
)
FOREIGNERS = monitor(
    Count(kind="vague", figure=None, min=2, max=None, unit="person", text=None),
    "foreigners",
    scope="part",
    part_of="soldiers-since",
    group=Group(text="foreigners", nationalities=("Iranian", "Lebanese", "Palestinian")),
    when=SINCE,
)


@pytest.fixture(name="incident")
def settled() -> Incident:
    """The page's episode."""
    claims = (
        TOTAL, STRIKES, DEAD_FIGHTERS, DEAD_SOLDIERS, WOUNDED, RISE, MORE, FIGHTERS_SINCE,
        SOLDIERS_SINCE, FOREIGNERS,
    )  # fmt: skip
    return settle("episode", (report(*claims, kind="episode", when=SO_FAR),), policies=(RANGE,))


def test_killed_is_22_and_open(incident: Incident) -> None:
    """22, one voice, open above: 6 and 7 of the page's table live."""
    found = toll(incident)
    assert (bounds(found), found.open, found.summed) == ((22, 22, 22), True, False)
    assert found.set_by.best == ("total",)


def test_the_sides_are_15_and_7_and_closed(incident: Incident) -> None:
    """Armed group 15, armed forces 7; nothing says that more of these are to come."""
    for status, figure in (("armed_group", 15), ("armed_forces", 7)):
        found = toll(incident, "killed", "status", status)
        assert (bounds(found), found.open) == ((figure,) * 3, False)


def test_injured_are_three_to_nine_and_open(incident: Incident) -> None:
    """ "Several", and more casualties by unconfirmed reports."""
    found = toll(incident, "injured")
    assert (bounds(found), found.open) == ((3, None, 9), True)


def test_attacks_are_71_and_open(incident: Incident) -> None:
    """ "More than 70", in the page's own voice."""
    found = toll(incident, "attacks")
    assert (bounds(found), found.open, found.voices) == ((71, 71, 71), True, (1, 1))


def test_one_voice_tells_the_dead(incident: Incident) -> None:
    """The monitor, at least and at most."""
    assert [one.voices for one in incident.tolls if one.measure == "killed"] == [(1, 1)] * 5


def test_the_cumulative_figures_never_enter(incident: Incident) -> None:
    """They and their part are left out, and feed two series."""
    out = reasons(toll(incident))
    since = ("fighters-since", "soldiers-since", "foreigners")
    assert [out[id_] for id_ in since] == ["cumulative"] * 3
    assert sorted(one.claims for one in incident.series) == [
        ("fighters-since",),
        ("soldiers-since",),
    ]


def test_the_headline_is_the_sum_of_its_parts(incident: Incident) -> None:
    """22 = 15 + 7 is the page's only check, and it holds."""
    assert [(check.code, check.status) for check in incident.checks] == [("parts_total", "holds")]
