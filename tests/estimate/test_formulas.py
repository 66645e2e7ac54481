"""Two lists, lower bounds, coverage: the figures of the formulas."""

import numpy as np
import pytest

from cenotaph.estimate.bounds import TwoLists, chao, pairs, sample_coverage
from cenotaph.estimate.checks import filled
from tests.estimate.published import KOSOVO

COUNTS = filled(KOSOVO)


def test_chapman_is_given_for_each_pair() -> None:
    """The six pairs of the Kosovo lists, as the reference prints them."""
    found = [round(pair.chapman.size, 1) for pair in pairs(4, COUNTS).values()]
    assert found == [7231.5, 7128.3, 6756.5, 5964.8, 9621.9, 5447.4]


def test_the_sensitivity_curve_goes_through_chapman() -> None:
    """At an odds ratio of one the lists are independent; twice the odds, twice the unseen."""
    pair = TwoLists(first=60, second=30, both=20)
    assert pair.under(1) == pair.chapman.size
    unseen = pair.chapman.size - pair.documented
    assert pair.under(2) == pair.documented + 2 * unseen


def test_lincoln_petersen_needs_a_meeting() -> None:
    """Nobody on both lists: no figure, rather than an infinite one."""
    assert TwoLists(first=60, second=30, both=20).lincoln_petersen == 80 * 50 / 20
    assert TwoLists(first=60, second=30, both=0).lincoln_petersen is None


def test_chao_s_bounds_are_those_of_the_reference() -> None:
    """Plain, and corrected for bias and for few lists."""
    plain, corrected = chao(4, COUNTS)
    assert plain == pytest.approx(10270.5, abs=0.1)
    assert corrected.size == pytest.approx(8796.5, abs=0.1)


def test_coverage_of_independent_lists_gives_the_size() -> None:
    """Three lists that hold a half, independently, of 800: coverage and size are exact."""
    found = sample_coverage(3, np.full(7, 100.0))
    assert found is not None
    assert (found.coverage, found.independent) == (0.75, 800)
    assert found.dependent == pytest.approx(800)
