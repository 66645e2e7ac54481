"""The latent class sampler: its gradient, its moves, its answers, and when it has converged."""

import subprocess
import sys

import numpy as np
import pytest
from scipy.special import betaln, gammaln
from scipy.stats import binom

from cenotaph.estimate import kernels
from cenotaph.estimate.convergence import effective_size, quantile_error, split_rhat
from cenotaph.estimate.latent_class import Budget, LatentClasses, sample
from cenotaph.estimate.layout import Room, Table, make_room, make_table
from tests.estimate.published import SPINA_BIFIDA, table

SMALL = Budget(first=500, aim=400, least=200, most=1_000)


def _small() -> tuple[Table, np.ndarray, Room]:
    rng = np.random.default_rng(5)
    cells = make_table(table("A B C", {"100": 9, "010": 7, "110": 3, "101": 5}))
    return cells, rng.standard_normal((4, 4)), make_room(3, 4, 4)


def _log_density(cells: Table, at: np.ndarray, alpha: float, room: Room) -> float:
    kernels.set_slopes(cells, at, alpha, room)
    return kernels.log_density(cells, at, alpha, room)


def test_the_density_is_the_model_s() -> None:
    """Counts that are seen are multinomial over classes; lists uniform, sticks beta(1, alpha)."""
    cells, at, room = _small()
    alpha = 0.7
    on = 1 / (1 + np.exp(-at[:3]))
    left = np.exp(-np.exp(at[3, :3]))
    share = np.append(1 - left, 1) * np.cumprod(np.append(1, left))
    held = cells.held.T[:, :, None] > 0
    chances = np.where(held, on, 1 - on).prod(1) @ share
    seen = 1 - (1 - on).prod(0) @ share
    expected = cells.counts @ np.log(chances / seen) + np.log(on * (1 - on)).sum()
    # of the log of an exponential of rate alpha, the alpha before it left out
    expected += (at[3, :3] - alpha * np.exp(at[3, :3])).sum()
    assert _log_density(cells, at, alpha, room) == pytest.approx(expected, rel=1e-12)


def test_the_slopes_are_those_of_the_density() -> None:
    """Each partial derivative, against a difference."""
    cells, at, room = _small()
    kernels.set_slopes(cells, at, 0.7, room)
    slopes = room.slope.ravel().copy()
    for place in range(at.size - 1):
        ends = []
        for step in (1e-5, -1e-5):
            moved = at.copy()
            moved.ravel()[place] += step
            ends.append(_log_density(cells, moved, 0.7, room))
        assert slopes[place] == pytest.approx((ends[0] - ends[1]) / 2e-5, abs=1e-5)


def test_compiled_and_plain_cells_are_the_same() -> None:
    """NumPy's fallback gives what the compiled loop gives."""
    cells, at, room = _small()
    found = []
    for add in (kernels.add_cells, kernels.add_cells_in_numpy):
        kernels.set_shares(at[:3], at[3], room)
        room.slope[:] = 0
        add(cells, room)
        found.append((room.total.copy(), room.mass.copy(), room.slope.copy()))
    for compiled, plain in zip(*found, strict=True):
        np.testing.assert_allclose(compiled, plain)


def test_the_order_of_classes_weighs_as_with_sticks_summed_out() -> None:
    """Two orders of the same sizes, and two concentrations, by beta functions."""

    def expected(sizes: tuple[int, ...], alpha: float) -> float:
        rest = [sum(sizes[k + 1 :]) for k in range(len(sizes) - 1)]
        beta = [
            betaln(1 + n, alpha + r) - betaln(1, alpha) for n, r in zip(sizes, rest, strict=False)
        ]
        return float(sum(beta))

    for sizes in ((9, 4, 0, 1, 0), (0, 4, 9, 0, 1), (14, 0, 0, 0, 0)):
        for alpha in (1e-6, 0.3, 4.0):
            found = kernels.log_order(np.array(sizes), alpha)
            base = kernels.log_order(np.array((9, 4, 0, 1, 0)), 0.3)
            # sizes of fourteen alone have another constant
            constant = gammaln(15) - gammaln(10) - gammaln(5) if sizes[0] == 14 else 0.0
            apart = expected(sizes, alpha) - expected((9, 4, 0, 1, 0), 0.3)
            assert found - base == pytest.approx(apart - constant, abs=1e-9)


def test_few_people_are_shared_out_like_many() -> None:
    """Three people, drawn one by one, fall into classes by the cell's shares."""
    cells, at, room = _small()
    rng = np.random.default_rng(12)
    kernels.set_shares(at[:3], at[3], room)
    kernels.set_cells(cells, room)
    chances = room.cells[:, 2].copy()
    labels = np.zeros(4)
    for _ in range(4000):
        kernels.share_out(rng, 3, chances, room.total[2], labels)
    share = chances / room.total[2]
    error = np.sqrt(share * (1 - share) * 12_000)
    assert (np.abs(labels - 12_000 * share) <= 4 * error).all()


def test_everybody_has_a_class() -> None:
    """The seen and the unseen are shared out; marks count those on each list."""
    cells, at, room = _small()
    kernels.set_shares(at[:3], at[3], room)
    kernels.draw_labels(np.random.default_rng(13), cells, 40, room)
    assert room.labels.sum() == 24 + 40
    assert room.marks.sum(axis=1).tolist() == [9 + 3 + 5, 7 + 3, 5]
    assert (room.marks <= room.labels).all()


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
