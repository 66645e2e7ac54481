"""The derivation of a toll, from quote to bound."""

from cenotaph.model.claims import Claim
from cenotaph.model.vocabulary import REASONS
from cenotaph.toll.why import REASONS_IN_WORDS, Step, explain
from tests.builders import at_least, claim, exact
from tests.toll.tolls import ARMY, FIGHTERS, SOLDIERS, expected_rise, ministry, settled, sohr


def rules(*claims: Claim) -> list[tuple[str, int | None, str]]:
    """What, how many and by which rule, for the whole toll of the killed."""
    return [
        (step.what, step.value, step.rule)
        for step in explain(settled(*claims), "killed")
        if step.key is None
    ]


def test_two_voices_set_a_bound_each() -> None:
    """The lowest and the highest figure of two voices, and no best."""
    assert rules(sohr(exact(12)), ministry(exact(15))) == [
        ("min", 12, "the lowest figure of 2 voices"),
        ("best", None, "none: the sources disagree"),
        ("max", 15, "the highest figure of 2 voices"),
    ]


def test_one_voice_sets_all_three() -> None:
    """Min, best and max are its figure."""
    assert rules(sohr(exact(12))) == [
        ("min", 12, "the one voice"),
        ("best", 12, "the one voice's figure"),
        ("max", 12, "the one voice"),
    ]


def test_a_sum_says_that_it_is_one() -> None:
    """Fighters 15 and soldiers 7."""
    assert rules(sohr(exact(15), group=FIGHTERS), sohr(exact(7), group=SOLDIERS))[0] == (
        "min",
        22,
        "the sum of the sides that the one voice gives",
    )


def test_what_lies_between_the_bounds_is_told() -> None:
    """A third voice's 13 is neither a bound nor left out."""
    third = claim(exact(13), attribution=(ARMY,))
    found = explain(settled(sohr(exact(12)), ministry(exact(15)), third), "killed")
    assert [(step.what, [one.claim for one in step.evidence]) for step in found[3:]] == [
        ("between", [third.id])
    ]


def test_an_open_toll_says_why() -> None:
    """More is expected, or the figure is a floor."""
    assert rules(sohr(exact(12)), expected_rise())[3] == (
        "open",
        None,
        "more is expected or told without a number",
    )
    assert rules(sohr(at_least(12)))[3] == (
        "open",
        None,
        "a figure is only the least that is known",
    )


def test_a_claim_left_out_names_its_reason() -> None:
    """In code and in words."""
    step = explain(settled(sohr(exact(12)), expected_rise()), "killed")[-1]
    assert (step.what, step.reason, step.rule) == (
        "left_out",
        "expected",
        "it tells what is expected, not what has happened",
    )


def test_evidence_runs_from_the_outlet_to_the_origin() -> None:
    """Figure, quote, chain, page."""
    found: Step = explain(settled(sohr(exact(12))), "killed")[0]
    assert [(one.figure, one.quote, one.chain) for one in found.evidence] == [
        ("12", "Five people were killed in Hama.", ("Outlet of page-1", "SOHR"))
    ]


def test_without_a_measure_every_toll_is_explained() -> None:
    """Killed, then injured."""
    steps = explain(settled(sohr(exact(5)), sohr(exact(9), measure="injured")))
    assert [step.measure for step in steps] == ["killed"] * 3 + ["injured"] * 3


def test_every_reason_has_its_words() -> None:
    """No code reaches a reader."""
    assert set(REASONS_IN_WORDS) == set(REASONS)
