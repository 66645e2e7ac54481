"""The latent class sampler: its gradient, its moves, its answers, and when it has converged."""

import subprocess
import sys

import numpy as np
import pytest
from scipy.special import gammaln
from scipy.stats import binom

from cenotaph.estimate import kernels
from cenotaph.estimate.convergence import effective_size, quantile_error, split_rhat
from cenotaph.estimate.latent_class import Budget, LatentClasses, sample
from cenotaph.estimate.layout import Room, Table, make_room
from tests.estimate.published import SPINA_BIFIDA, table

SMALL = Budget(first=500, aim=400, least=200, most=1_000)


def _small() -> tuple[Table, np.ndarray, np.ndarray, Room]:
    rng = np.random.default_rng(5)
    within = np.array([[1, 0, 0], [0, 1, 0], [1, 1, 0], [1, 0, 1]], dtype=bool)
    cells = Table(within, np.array([9.0, 7.0, 3.0, 5.0]), 24.0)
    return cells, rng.standard_normal((3, 4)), rng.standard_normal(3), make_room(3, 4)


def test_the_gradient_is_the_slope_of_the_density() -> None:
    """Each partial derivative, against a difference."""
    cells, eta, ell, room = _small()
    kernels.gradient(cells, eta, ell, 0.7, room)
    slopes = np.concatenate((room.grad_eta.ravel(), room.grad_ell))
    for at in range(len(slopes)):
        ends = []
        for step in (1e-5, -1e-5):
            moved = np.concatenate((eta.ravel(), ell))
            moved[at] += step
            at_eta, at_ell = moved[:12].reshape(3, 4), moved[12:]
            log = kernels.gradient(cells, at_eta, at_ell, 0.7, room)
            ends.append(log + kernels.log_priors(at_eta, at_ell, 0.7))
        assert slopes[at] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-5)


def test_compiled_and_plain_cells_are_the_same() -> None:
    """NumPy's fallback gives what the compiled loop gives."""
    cells, eta, ell, room = _small()
    found = []
    for add in (kernels.add_cells, kernels.add_cells_in_numpy):
        kernels.set_shares(eta, ell, room)
        room.grad_eta[:] = 0
        found.append((add(cells, room), room.mass.copy(), room.grad_eta.copy()))
    for compiled, plain in zip(*found, strict=True):
        np.testing.assert_allclose(compiled, plain)


@pytest.mark.parametrize(("n", "p"), [(5, 0.3), (400, 0.02), (3000, 0.4), (3000, 0.93)])
def test_binomial_draws_have_their_distribution(n: int, p: float) -> None:
    """The share of draws up to each quartile is what it should be, within four deviations."""
    rng = np.random.default_rng(11)
    draws = np.array([kernels.binomial(rng, n, p) for _ in range(4000)])
    for quartile in (0.25, 0.5, 0.75):
        at = binom.ppf(quartile, n, p)
        expected = binom.cdf(at, n, p)
        error = np.sqrt(expected * (1 - expected) / len(draws))
        assert (draws <= at).mean() == pytest.approx(expected, abs=4 * error)


def test_the_gamma_function_is_right() -> None:
    """To twelve digits, from a hundredth to a million."""
    for x in (0.01, 0.5, 3.2, 7.9, 8.1, 500.0, 1e6):
        assert kernels.log_gamma(x) == pytest.approx(gammaln(x), rel=1e-12, abs=1e-12)


def test_the_posterior_is_the_reference_s() -> None:
    """Spina bifida: 686, 733 and 820 as the reference prints them, within four errors and one."""
    drawn = sample(SPINA_BIFIDA, seed=1, budget=Budget(first=1_500, aim=2_000, most=3_000))
    assert drawn.converged
    for q, value in ((0.025, 686), (0.5, 733), (0.975, 820)):
        error = quantile_error(drawn.size, q)
        assert np.quantile(drawn.size, q) == pytest.approx(value, abs=4 * error + 1)


def test_the_same_seed_gives_the_same_draws() -> None:
    """And another seed others; whoever runs the chains."""
    model = LatentClasses(classes=3)

    def backwards(function, chains):  # type: ignore[no-untyped-def]
        return [function(chain) for chain in reversed(list(chains))]

    first = sample(SPINA_BIFIDA, seed=4, model=model, budget=SMALL)
    again = sample(SPINA_BIFIDA, seed=4, model=model, budget=SMALL, spread=backwards)
    other = sample(SPINA_BIFIDA, seed=5, model=model, budget=SMALL)
    assert (first.size == again.size).all()
    assert (first.size[:, :500] != other.size[:, :500]).any()


def test_nobody_is_unseen_beyond_the_cap() -> None:
    """A table with almost no overlap runs up to the cap and not past it."""
    thin = table("A B C", {"100": 30, "010": 30, "001": 30, "110": 1})
    drawn = sample(thin, seed=2, model=LatentClasses(cap=5.0), budget=SMALL)
    assert drawn.size.max() <= 6 * thin.documented


def test_too_few_draws_have_not_converged() -> None:
    """Twenty draws a chain, whatever they say."""
    drawn = sample(SPINA_BIFIDA, seed=1, budget=Budget(first=20, most=20))
    assert not drawn.converged


def test_chains_apart_are_seen() -> None:
    """R-hat is one for like chains, large for one that is elsewhere, also in spread alone."""
    chains = np.random.default_rng(7).standard_normal((4, 1000))
    assert split_rhat(chains) < 1.01
    assert split_rhat(chains + np.array([[0], [0], [0], [3]])) > 1.2
    assert split_rhat(chains * np.array([[1], [1], [1], [5]])) > 1.05


def test_effective_size_counts_what_draws_are_worth() -> None:
    """Independent draws count each; draws that keep 0.9 of the last one count a nineteenth."""
    rng = np.random.default_rng(8)
    noise = rng.standard_normal((4, 4000))
    slow = noise.copy()
    for at in range(1, 4000):
        slow[:, at] = 0.9 * slow[:, at - 1] + np.sqrt(1 - 0.81) * noise[:, at]
    assert effective_size(noise)[0] == pytest.approx(16_000, rel=0.1)
    assert effective_size(slow)[0] == pytest.approx(16_000 / 19, rel=0.25)


def test_without_numba_the_sampler_still_answers() -> None:
    """In a new interpreter where numba cannot be imported: slower, the same model."""
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from cenotaph.estimate import kernels, latent_class\n"
        "from tests.estimate.published import SPINA_BIFIDA\n"
        "latent_class._WINDOW = 20\n"
        "drawn = latent_class.sample(SPINA_BIFIDA, seed=1,\n"
        "    model=latent_class.LatentClasses(classes=3),\n"
        "    budget=latent_class.Budget(chains=1, first=40, most=40))\n"
        "print(kernels.COMPILED, 640 < drawn.size.mean() < 900)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]
