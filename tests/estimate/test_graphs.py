"""Decomposable graphs: how many there are, and the figures of their paper."""

import numpy as np
import pytest
from scipy.special import gammaln

from cenotaph.estimate.checks import filled
from cenotaph.estimate.graphs import decomposable_graphs, posterior
from tests.estimate.published import KOSOVO, SPINA_BIFIDA


@pytest.mark.parametrize(("lists", "graphs"), [(3, 8), (4, 61), (5, 822)])
def test_all_decomposable_graphs_are_there(lists: int, graphs: int) -> None:
    """As many as are known: all but those with a chordless cycle."""
    assert len(decomposable_graphs(lists)) == graphs


def test_kosovo_has_its_published_posterior() -> None:
    """Mean, quantiles and mode."""
    found = posterior(4, filled(KOSOVO))
    assert found.mean == pytest.approx(12749.34, abs=0.01)
    assert [found.quantile(q) for q in (0.025, 0.5, 0.975)] == [9827, 12595, 16544]
    assert found.mode == 12267


def test_an_informative_prior_gives_the_paper_s_figures() -> None:
    """Spina bifida under Madigan and York's gamma-Poisson prior, and its heaviest graph."""
    missing = np.arange(1, 301)
    size = missing + 626
    prior = gammaln(size + 13.14) - gammaln(size + 1) + size * np.log(55.17)
    prior -= (size + 13.14) * np.log(1 + 55.17)
    found = posterior(3, filled(SPINA_BIFIDA), delta=1.0, missing=missing, log_prior=prior)
    assert found.mean == pytest.approx(733.4524, abs=0.0001)
    assert found.graphs[0][1] == pytest.approx(0.37377, abs=0.00001)


def test_draws_follow_the_posterior() -> None:
    """Their median is the posterior's, within the error of a thousand draws."""
    found = posterior(3, filled(SPINA_BIFIDA))
    draws = found.draws(1000, np.random.default_rng(3))
    assert np.median(draws) == pytest.approx(found.quantile(0.5), abs=4)
