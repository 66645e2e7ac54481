"""Families over one table: statuses, figures, what is wrong with them, pooling and sums."""

from dataclasses import replace

import numpy as np
import pytest

from cenotaph.estimate.cautions import ASSUMPTIONS, MEANINGS
from cenotaph.estimate.checks import narrowed, without
from cenotaph.estimate.families import Settings
from cenotaph.estimate.latent_class import Budget, LatentClasses
from cenotaph.estimate.pooling import pooled, summed
from cenotaph.estimate.stratum import estimate_table
from cenotaph.model.estimates import (
    FAMILIES,
    FamilyEstimate,
    Interval,
    OverlapTable,
    StratumEstimate,
)
from tests.estimate.published import APART, KOSOVO, SPINA_BIFIDA, table

QUICK = Settings(
    model=LatentClasses(classes=4), budget=Budget(first=400, aim=400, least=100, most=800)
)


def families(of: OverlapTable) -> dict[str, FamilyEstimate]:
    """Every family's answer, with few draws."""
    return {each.family: each for each in estimate_table(of, QUICK).families}


def codes(of: FamilyEstimate) -> set[str]:
    """The codes of its warnings."""
    return {warning.code for warning in of.warnings}


def test_every_family_answers_or_says_why_not() -> None:
    """In a steady order; each estimate within its interval and above those documented."""
    found = estimate_table(SPINA_BIFIDA, QUICK).families
    assert tuple(each.family for each in found) == FAMILIES
    assert found[0].status == "refused"
    for each in found[1:]:
        assert each.estimate is not None
        assert 626 <= each.estimate.low <= each.estimate.median <= each.estimate.high
        assert len(each.draws) >= 1000


def test_kosovo_s_log_linear_figure_heads_its_family() -> None:
    """With its profile interval; the averages beside it."""
    found = families(KOSOVO)["log-linear"]
    assert found.estimate is not None
    assert round(found.estimate.median, 1) == 10356.5
    assert (round(found.estimate.low), round(found.estimate.high)) == (8994, 12110)
    assert "average by BIC" in [each.name for each in found.beside]
    assert "one-list-drives" in codes(found)


def test_two_lists_give_chapman_and_a_curve() -> None:
    """All other families that need a third list refuse, with the reason."""
    found = families(table("A B", {"10": 60, "01": 30, "11": 20}))
    chapman = found["chapman"]
    assert chapman.estimate is not None
    assert round(chapman.estimate.median, 1) == 195.7
    assert "fewer-than-three-lists" in codes(chapman)
    assert "if the odds ratio of the lists is 2" in [each.name for each in chapman.beside]
    for name in ("sample-coverage", "log-linear", "decomposable-graphs", "latent-class"):
        assert (found[name].status, codes(found[name])) == ("refused", {"fewer-than-three-lists"})


def test_nobody_on_two_lists_is_refused_by_all() -> None:
    """No overlap, no figure."""
    found = families(table("A B C", {"100": 60, "010": 30, "001": 20}))
    assert {each.status for each in found.values()} == {"refused"}
    assert all(codes(each) == {"no-overlap"} for each in found.values())


def test_a_thin_table_says_what_is_thin() -> None:
    """Six of 96 on two lists, a list that shares nobody, pairs that never meet."""
    found = families(APART)["log-linear"]
    assert codes(found) >= {"sparse-overlap", "list-informs-nothing", "empty-overlap"}


def test_chains_that_did_not_finish_give_no_headline() -> None:
    """The chains' own medians stand beside; the status says so."""
    hurried = replace(QUICK, budget=Budget(first=20, most=20))
    found = {e.family: e for e in estimate_table(KOSOVO, hurried).families}["latent-class"]
    assert (found.status, found.estimate) == ("not_converged", None)
    assert [each.name for each in found.beside] == ["chain 1", "chain 2", "chain 3", "chain 4"]
    assert codes(found) & {"chains-disagree", "too-few-draws"}


def test_a_list_without_anyone_in_a_stratum_is_left_out() -> None:
    """And said to be."""
    wide = table("A B C D", {"1000": 9, "0100": 8, "1100": 9, "0010": 7, "1010": 6, "0110": 5})
    narrow, empty = narrowed(wide)
    assert (narrow.lists, empty) == (("A", "B", "C"), ("D",))
    assert "list-empty" in codes(families(wide)["log-linear"])


def test_leaving_a_list_out_drops_who_is_on_it_alone() -> None:
    """And joins the cells that differ in it only."""
    rest = without(SPINA_BIFIDA, 0)
    assert (rest.lists, rest.patterns, rest.counts) == (
        ("death", "rehabilitation"), (1, 2, 3), (53, 359, 154),
    )  # fmt: skip


def test_every_warning_has_a_meaning_and_every_family_an_assumption() -> None:
    """The codes in use are those that are explained."""
    assert set(ASSUMPTIONS) == set(FAMILIES)
    for found in (families(APART), families(KOSOVO)):
        for each in found.values():
            assert codes(each) <= set(MEANINGS)


def ok(draws: np.ndarray, status: str = "ok") -> FamilyEstimate:
    """An answer with these draws."""
    return FamilyEstimate(
        family="chao",
        status=status,  # type: ignore[arg-type]
        model="",
        estimate=Interval(median=float(np.median(draws)), low=0, high=0)
        if status == "ok"
        else None,
        draws=tuple(draws.tolist()),
    )


def test_versions_that_differ_widen_the_interval() -> None:
    """Two versions around 100 and 200: the pooled interval holds both, and a warning says so."""
    rng = np.random.default_rng(1)
    low, high = (ok(rng.normal(mean, 5, 2000)) for mean in (100, 200))
    both = pooled((low, high), rng)
    assert both.estimate is not None
    assert both.estimate.low < 100
    assert both.estimate.high > 200
    assert codes(both) == {"linkage-misses"}


def test_a_version_without_an_estimate_leaves_none() -> None:
    """The worst status is that of all."""
    rng = np.random.default_rng(1)
    found = pooled((ok(rng.normal(100, 5, 99)), ok(np.ones(0), "not_converged")), rng)
    assert (found.status, found.estimate) == ("not_converged", None)


def test_strata_are_summed_draw_by_draw() -> None:
    """Independent errors add in squares: the sum of four is twice, not four times, as uncertain."""
    rng = np.random.default_rng(2)
    parts = [
        StratumEstimate(
            stratum={"year": str(year)},
            documented=50,
            families=tuple(replace(ok(rng.normal(100, 10, 2000)), family=f) for f in FAMILIES),
        )
        for year in range(4)
    ]
    total = summed(parts, rng)[0]
    assert total.estimate is not None
    assert total.estimate.median == pytest.approx(400, abs=2)
    assert total.estimate.high - total.estimate.low == pytest.approx(2 * 1.96 * 20, rel=0.08)


def test_a_stratum_without_an_estimate_leaves_no_sum() -> None:
    """It is named."""
    rng = np.random.default_rng(2)
    parts = [
        StratumEstimate(
            stratum={"place": name},
            documented=50,
            families=tuple(
                replace(ok(rng.normal(100, 10, 20), status), family=f) for f in FAMILIES
            ),
        )
        for name, status in (("North", "ok"), ("South", "not_identified"))
    ]
    total = summed(parts, rng)[0]
    assert (total.status, total.estimate) == ("not_identified", None)
    assert "place South" in total.warnings[0].message


def test_people_who_differ_are_seen() -> None:
    """Some on nearly every list, most on few: the table fits better with two kinds."""
    differ = families(KOSOVO)
    assert "people-differ" in codes(differ["log-linear"])
    assert "prior-decides" not in codes(differ["log-linear"])
    # of latent classes alone: there the prior bounds those who are hard to list
    assert "prior-decides" in codes(differ["latent-class"])
    alike = {f"{i:04b}": 40 for i in range(1, 16)}
    assert "people-differ" not in codes(families(table("A B C D", alike))["log-linear"])
