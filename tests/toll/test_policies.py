"""The five policies over incidents worked out by hand, and the laws they share."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from cenotaph.model.claims import Claim, Count, Group, Responsibility, Speaker
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.known_policies import BY_NAME, POLICIES
from cenotaph.toll.settle import settle
from cenotaph.toll.why import GRADES_IN_WORDS, explain
from tests.builders import at_least, claim, exact, report
from tests.toll.test_properties import claims, reports, thoroughly
from tests.toll.test_worked_cases import counted
from tests.toll.tolls import ARMY, CIVILIANS, FIGHTERS, SOLDIERS, ministry, reasons, settled, sohr

Bounds = tuple[int | None, int | None, int | None]
OTHER = Speaker(text="a rescue service", source="rescue-service", role="rescue", interest="none")
NAMES: tuple[PolicyName, ...] = ("range", "conservative", "low-best-high", "two-source", "graded")


def under(policy: str, *found: Claim, **fields: Any) -> Toll:
    """The whole toll of the killed under one policy."""
    incident = settled(*found, policies=(BY_NAME[policy],), **fields)
    return next(one for one in incident.tolls if (one.measure, one.key) == ("killed", None))


def bounds(policy: str, *found: Claim) -> Bounds:
    """Its three numbers."""
    one = under(policy, *found)
    return one.min, one.best, one.max


def rescue(count: Count, **fields: Any) -> Claim:
    """A claim by a rescue service, which is no party."""
    return claim(count, attribution=(OTHER,), **fields)


def own(count: Count, **fields: Any) -> Claim:
    """A page's own figure: nobody is named who said it."""
    return claim(count, **fields)


# Each incident with what range, conservative, low-best-high and two-source make of it.
WORKED: dict[str, tuple[tuple[Claim, ...], Bounds, Bounds, Bounds, Bounds]] = {
    "two voices 12 and 15": (
        (sohr(exact(12)), ministry(exact(15))),
        (12, None, 15), (12, 12, 12), (12, 12, 15), (12, None, 15),
    ),
    "three voices 12, 15 and 15": (
        (sohr(exact(12)), ministry(exact(15)), rescue(exact(15))),
        (12, 15, 15), (12, 12, 12), (12, 15, 15), (12, 15, 15),
    ),
    "sides of one voice beside a total of another": (
        (sohr(exact(15), group=FIGHTERS), sohr(exact(7), group=SOLDIERS), ministry(exact(25))),
        (22, None, 25), (22, 22, 22), (22, 22, 25), (22, None, 25),
    ),
    "12 women and children beside 14 people": (
        (sohr(exact(12), group=Group(any_of=("women", "children"))), ministry(exact(14))),
        (14, 14, 14), (14, 14, 14), (14, 14, 14), (14, 14, 14),
    ),
    "zero beside five": (
        (sohr(exact(5)), ministry(exact(0))),
        (0, None, 5), (0, 0, 0), (0, 0, 5), (0, None, 5),
    ),
    "the army says none, the monitor five": (
        (sohr(exact(5)), claim(exact(0), attribution=(ARMY,))),
        (0, None, 5), (5, 5, 5), (0, 5, 5), (0, None, 5),
    ),
    "the army counts fighters, the monitor civilians": (
        (claim(exact(15), attribution=(ARMY,), group=FIGHTERS), sohr(exact(3), group=CIVILIANS)),
        (18, None, 18), (18, 18, 18), (18, 18, 18), (18, None, 18),
    ),
    "the army says none, the monitor three civilians": (
        (claim(exact(0), attribution=(ARMY,)), sohr(exact(3), group=CIVILIANS)),
        (0, None, 3), (3, 3, 3), (0, 0, 3), (0, None, 3),
    ),
    "the army alone says 20": (
        (claim(exact(20), attribution=(ARMY,), group=FIGHTERS),),
        (None, None, 20), (None, None, 20), (20, 20, 20), (None, None, 20),
    ),
    "dozens, alone": (
        (sohr(counted("vague", None, 24, 99)),),
        (24, None, 99), (12, 12, 12), (24, 24, 99), (24, None, 99),
    ),
    "tens, alone": (
        (sohr(counted("vague", None, 10, 99)),),
        (10, None, 99), (10, 10, 10), (10, 10, 99), (10, None, 99),
    ),
    "hundreds, alone": (
        (sohr(counted("vague", None, 100, 999)),),
        (100, None, 999), (100, 100, 100), (100, 100, 999), (100, None, 999),
    ),
    "dozens beside eight": (
        (sohr(counted("vague", None, 24, 99)), ministry(exact(8))),
        (8, 8, 8), (8, 8, 8), (8, 8, 8), (8, 8, 8),
    ),
    "10 to 15, one voice": (
        (sohr(counted("range", None, 10, 15)),),
        (10, None, 15), (10, 10, 10), (10, 10, 15), (10, None, 15),
    ),
    "at least five": (
        (sohr(at_least(5)),),
        (5, 5, 5), (5, 5, 5), (5, 5, 5), (5, 5, 5),
    ),
    "up to ten": (
        (sohr(counted("at_most", 10, None, 10)),),
        (None, None, 10), (None, None, 10), (None, None, 10), (None, None, 10),
    ),
    "12 of the monitor, 20 without a speaker": (
        (sohr(exact(12)), own(exact(20), page="page-2")),
        (12, None, 20), (12, 12, 12), (12, 12, 20), (12, None, 20),
    ),
    "12 and 15 of two voices, 40 without a speaker": (
        (sohr(exact(12)), ministry(exact(15)), own(exact(40), page="page-2")),
        (12, None, 40), (12, 12, 12), (12, 12, 40), (12, None, 15),
    ),
    "a figure without a speaker is less reliable than a higher one with": (
        (sohr(exact(12)), own(exact(7), page="page-2")),
        (7, None, 12), (7, 7, 7), (7, 12, 12), (7, None, 12),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKED)
def test_the_worked_incidents(name: str) -> None:
    """Each policy gives what was worked out by hand."""
    found, *expected = WORKED[name]
    policies = ("range", "conservative", "low-best-high", "two-source")
    assert [bounds(policy, *found) for policy in policies] == expected


def test_graded_has_the_bounds_of_the_range() -> None:
    """It judges the support, not the figure."""
    for found, *expected in WORKED.values():
        assert bounds("graded", *found) == expected[0]


def test_a_word_taken_as_a_number_is_open() -> None:
    """ "Dozens" as 12 is a floor, and says so."""
    assert under("conservative", sohr(counted("vague", None, 24, 99))).open is True


def test_two_source_says_which_tolls_two_voices_support() -> None:
    """An echo is no second source, nor is a figure without a speaker."""
    twelve = sohr(exact(12))
    grades = {
        "supported": (twelve, ministry(exact(15))),
        "provisional": (twelve, own(exact(12), page="page-2"), sohr(exact(12), page="page-3")),
    }
    assert {under("two-source", *found).grade: found for found in grades.values()} == grades


def test_beside_two_sources_a_figure_without_a_speaker_is_below_the_threshold() -> None:
    """It is left out, with its reason."""
    stray = own(exact(40), page="page-2")
    found = under("two-source", sohr(exact(12)), ministry(exact(15)), stray)
    assert reasons(found) == {stray.id: "below_threshold"}


def accused(*said: tuple[str, str], decisions: tuple[Decided, ...] = ()) -> Incident:
    """Two voices agree on 12; each of `said` is a stance and an actor."""
    statements = tuple(
        Responsibility(
            id=f"r-{n}",
            actor=actor,
            text="",
            stance=stance,
            by=(),
            claims=(),
            spans={},  # type: ignore[arg-type]
        )
        for n, (stance, actor) in enumerate(said)
    )
    page = report(sohr(exact(12)), ministry(exact(12)), responsibility=statements)
    return settle("incident", (page,), policies=(BY_NAME["graded"],), decisions=decisions)


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ((), "fair"),
        ((("accuses", "a"),), "fair"),
        ((("accuses", "a"), ("accuses", "b")), "contested"),
        ((("accuses", "a"), ("denies", "a")), "contested"),
        ((("accuses", "a"), ("denies", "b")), "fair"),
        ((("accuses", "a"), ("accuses", "b"), ("admits", "a")), "fair"),
        ((("admits", "a"), ("admits", "b")), "contested"),
        ((("investigates", "a"), ("accuses", "b")), "fair"),
    ],
)  # fmt: skip
def test_who_is_said_to_have_done_it_makes_a_toll_contested(
    said: tuple[tuple[str, str], ...], grade: str
) -> None:
    """Two are accused, or one is and denies it; an admission ends the dispute."""
    assert {one.grade for one in accused(*said).tolls} == {grade}


def test_one_voice_is_weak() -> None:
    """However many pages print it."""
    assert under("graded", sohr(exact(12)), sohr(exact(12), page="page-2")).grade == "weak"


@pytest.mark.parametrize(
    ("action", "grade"), [("confirm", "confirmed"), ("discount", "discounted")]
)
def test_only_a_person_confirms_or_discounts(action: str, grade: str) -> None:
    """A decision on the incident gives the grade; accepting it again takes it back."""
    decided = Decided(action=action, subject="incident", reason="Seen.")
    back = Decided(action="accept", subject="incident", reason="Seen again.")
    assert {one.grade for one in accused(decisions=(decided,)).tolls} == {grade}
    assert {one.grade for one in accused(decisions=(decided, back)).tolls} == {"fair"}


def test_a_decision_on_a_claim_is_none_on_its_incident() -> None:
    """A claim set aside leaves the incident's grade to its other claims."""
    aside = Decided(action="discount", subject=sohr(exact(12)).id, reason="Misread.")
    assert {one.grade for one in accused(decisions=(aside,)).tolls} == {"weak"}


def test_every_policy_is_known_by_its_name_and_has_a_version() -> None:
    """The names are those that commands take."""
    assert tuple(policy.name for policy in POLICIES) == NAMES
    assert all(policy.version for policy in POLICIES)


def test_every_policy_explains_its_toll() -> None:
    """From each bound back to a rule in words, the grade as well."""
    incident = settled(sohr(exact(12)), ministry(exact(15)), policies=POLICIES)
    rules = {name: [step.rule for step in explain(incident, "killed", name)] for name in NAMES}
    assert rules["conservative"] == [
        "the lowest credible figure of 2 voices",
        "the lowest is the best",
        "the lowest credible figure of 2 voices",
        "it is above the lowest",
    ]
    assert rules["two-source"][3] == f"supported: {GRADES_IN_WORDS['supported']}"
    assert rules["graded"][3] == f"fair: {GRADES_IN_WORDS['fair']}"


@thoroughly
@given(claims())
def test_laws_of_the_policies(found: tuple[Claim, ...]) -> None:
    """One number for conservative, a best where low-best-high has a low, the range for graded."""
    incident = settle("incident", reports(found))
    by_policy: dict[str, dict[object, Toll]] = {name: {} for name in NAMES}
    for one in incident.tolls:
        by_policy[one.policy][one.measure, one.key] = one
    for one in by_policy["conservative"].values():
        assert one.min == one.best
        assert one.min is None or one.max == one.min
    for one in by_policy["low-best-high"].values():
        assert one.min is None or one.best is not None
    for key, one in by_policy["graded"].items():
        of_range = by_policy["range"][key]
        assert replace(one, grade=None, policy="range") == of_range
