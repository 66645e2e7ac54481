"""Whether the table bounds the unseen where people are of two kinds, and what is refused if not."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from cenotaph.estimate.families import Settings, estimate_family
from cenotaph.estimate.latent_class import Budget, LatentClasses
from cenotaph.estimate.two_kinds import _Cells, profiled, two_kinds
from cenotaph.model.estimates import FamilyEstimate, OverlapTable
from tests.estimate.published import KOSOVO, SPINA_BIFIDA, table

QUICK = Settings(
    model=LatentClasses(classes=4), budget=Budget(first=400, aim=400, least=100, most=800)
)
EASY, HARD = (0.5, 0.6, 0.45, 0.65), (0.1, 0.15, 0.12, 0.09)


def expected_table(size: int, *kinds: tuple[float, tuple[float, ...]]) -> OverlapTable:
    """The table of a population without chance: each kind's share, and its share on each list."""
    counts = {}
    for marks in product((0, 1), repeat=4):
        cell = sum(
            share * np.prod([on if mark else 1 - on for on, mark in zip(lists, marks, strict=True)])
            for share, lists in kinds
        )
        if any(marks):
            counts["".join(map(str, marks))] = round(size * float(cell))
    return table("A B C D", {pattern: count for pattern, count in counts.items() if count})


def latent(of: OverlapTable, settings: Settings = QUICK) -> FamilyEstimate:
    """What latent classes say of a table."""
    return estimate_family("latent-class", of, settings)


def test_the_slopes_are_those_of_the_likelihood() -> None:
    """Each partial derivative, against a difference."""
    cells = _Cells(KOSOVO)
    at = np.concatenate(([8.5], np.random.default_rng(3).standard_normal(9)))
    slopes = cells.lack(at)[1]
    for place, slope in enumerate(slopes):
        step = np.zeros(len(at))
        step[place] = 1e-5
        difference = (cells.lack(at + step)[0] - cells.lack(at - step)[0]) / 2e-5
        assert slope == pytest.approx(difference, rel=1e-5, abs=1e-3)


def test_people_who_are_alike_need_no_second_kind() -> None:
    """Nothing is said of an upper end there: one kind has one."""
    found = two_kinds(expected_table(1200, (1.0, (0.3, 0.2, 0.4, 0.25))), cap=20.0)
    assert found.gain < 1
    assert found.fall is None
    assert not found.open


def test_kosovo_s_and_spina_bifida_s_likelihoods_have_an_upper_end() -> None:
    """Both speak for two kinds; twice the log likelihood falls by 7.3 and by 40 towards the cap."""
    kosovo, spina = two_kinds(KOSOVO, cap=20.0), two_kinds(SPINA_BIFIDA, cap=20.0)
    assert (round(kosovo.gain), round(spina.gain)) == (174, 58)
    assert kosovo.fall == pytest.approx(7.3, abs=0.05)
    assert spina.fall == pytest.approx(39.6, abs=0.5)
    assert not kosovo.open
    assert not spina.open


def test_the_likelihood_is_highest_where_the_truth_is() -> None:
    """Of a population without chance, among half, all and twice the unseen."""
    of = expected_table(20_000, (0.4, EASY), (0.6, HARD))
    unseen = 20_000 - of.documented
    assert profiled(of, unseen * np.array((0.5, 1.0, 2.0))).argmax() == 1


def test_no_upper_end_is_no_figure() -> None:
    """Twelve hundred people of two kinds: no estimate, nor draws or medians that would be one."""
    of = expected_table(1200, (0.4, EASY), (0.6, HARD))
    assert two_kinds(of, cap=20.0).open
    found = latent(of)
    assert (found.status, found.estimate, found.draws, found.beside) == (
        "not_identified", None, (), (),
    )  # fmt: skip
    assert found.warnings[0].code == "not-identified"
    assert "20 unseen for each one seen" in found.warnings[0].message


def test_more_people_of_the_same_kinds_have_an_upper_end() -> None:
    """Twenty thousand of them: an estimate, and the truth within its interval."""
    found = latent(expected_table(20_000, (0.4, EASY), (0.6, HARD)))
    assert found.estimate is not None
    assert found.estimate.low < 20_000 < found.estimate.high


def test_a_posterior_that_reaches_the_cap_keeps_its_figure() -> None:
    """It claims no upper end that the table does not give; the warning says whose end it is."""
    model = replace(QUICK.model, cap=0.5)
    found = latent(expected_table(1200, (0.4, EASY), (0.6, HARD)), replace(QUICK, model=model))
    assert found.estimate is not None
    assert "cap-touched" in {warning.code for warning in found.warnings}
