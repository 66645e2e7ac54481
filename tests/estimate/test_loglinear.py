"""Log-linear models: published fits, which models count, intervals, sparse tables."""

import numpy as np
import pytest

from cenotaph.estimate import heterogeneity
from cenotaph.estimate.checks import filled
from cenotaph.estimate.existence import has_maximum
from cenotaph.estimate.hierarchy import generators, hierarchical_models
from cenotaph.estimate.intervals import log_normal, profile
from cenotaph.estimate.loglinear import named, select
from cenotaph.estimate.poisson import design
from cenotaph.estimate.sparse import stepwise
from tests.estimate.published import APART, KOSOVO, SPINA_BIFIDA, table

COUNTS = filled(KOSOVO)


@pytest.mark.parametrize(("lists", "models"), [(3, 8), (4, 113), (5, 6893)])
def test_all_hierarchical_models_are_there(lists: int, models: int) -> None:
    """As many as are known, less the one with the interaction of all lists."""
    assert len(hierarchical_models(lists)) == models


def test_kosovo_s_best_model_is_the_published_one() -> None:
    """Model, size, error, deviance, freedom and criteria."""
    chosen = select(4, COUNTS)
    assert chosen is not None
    best = chosen.best
    assert named(best.terms, KOSOVO.lists) == "[EXH.ABA.OSCE][EXH.HRW][OSCE.HRW]"
    assert best.size == pytest.approx(10356.52, abs=0.01)
    assert best.standard_error == pytest.approx(785.902, abs=0.01)
    assert (best.deviance, best.freedom) == (pytest.approx(9.323, abs=0.001), 4)
    assert (best.aic, best.bic) == (
        pytest.approx(132.747, abs=0.001),
        pytest.approx(203.030, abs=0.001),
    )
    assert chosen.by_aic.size == pytest.approx(12740.97, abs=0.01)


def test_kosovo_s_intervals_are_the_published_ones() -> None:
    """By profile likelihood, and log-normal in the unseen."""
    chosen = select(4, COUNTS)
    assert chosen is not None
    assert profile(COUNTS, chosen.best) == pytest.approx((10334.5, 8994.3, 12110.4), abs=0.5)
    limits = log_normal(4400, chosen.best.missing, chosen.best.standard_error)
    assert limits == pytest.approx((9004.3, 12105.8), abs=0.1)


def test_spina_bifida_s_best_model_is_the_published_one() -> None:
    """Birth and death certificates depend on each other."""
    chosen = select(3, filled(SPINA_BIFIDA))
    assert chosen is not None
    assert [g.bit_count() for g in generators(chosen.best.terms)] == [2, 1]
    assert chosen.best.size == pytest.approx(730.929, abs=0.001)
    assert chosen.best.standard_error == pytest.approx(16.980, abs=0.001)


def test_a_model_without_a_maximum_does_not_count() -> None:
    """Lists that never meet have no finite interaction; independence is left."""
    chosen = select(3, filled(APART))
    assert chosen is not None
    assert (chosen.kept, chosen.dropped) == (1, 7)
    assert named(chosen.best.terms, APART.lists) == "[A][B][C]"


def test_the_programme_sees_what_no_margin_shows() -> None:
    """Every pair meets, and yet no three-factor-free maximum exists (Haberman's example)."""
    cells = np.arange(8)
    x = design(cells, (0, 1, 2, 4, 3, 5, 6))
    empty_corners = np.array([0.0, 5, 7, 3, 4, 6, 2, 0.0])
    assert not has_maximum(x, empty_corners)
    assert has_maximum(x, empty_corners + np.array([0, 0, 0, 0, 0, 0, 0, 1.0]))


def test_lists_that_never_meet_lose_their_cells() -> None:
    """The stepwise search takes the pair as minus infinity when that is no accident."""
    apart = {"100": 400, "010": 300, "001": 200, "101": 90, "011": 70}
    found = stepwise(3, filled(table("A B C", apart)))
    assert found is not None
    fit, empty = found
    assert empty == (3,)
    assert 3 not in fit.cells.tolist()


@pytest.mark.parametrize(
    ("distribution", "size"),
    [("Poisson2", 9327.761), ("Darroch", 12797.343), ("Gamma3.5", 18387.146)],
)
def test_heterogeneity_has_its_published_figures(distribution: str, size: float) -> None:
    """Mth under three distributions, Kosovo."""
    assert heterogeneity.mth(4, COUNTS, distribution).size == pytest.approx(size, abs=0.001)


def test_chao_s_models_set_negative_steps_to_zero() -> None:
    """Mh and Mth lower bounds, M0 and Mt, Kosovo."""
    found = (
        heterogeneity.m0(4, COUNTS).size,
        heterogeneity.mt(4, COUNTS).size,
        heterogeneity.chao(4, COUNTS, lists_differ=False).size,
        heterogeneity.chao(4, COUNTS, lists_differ=True).size,
    )
    assert found == pytest.approx((7608.368, 7394.587, 8787.243, 8591.184), abs=0.001)
