"""Two kinds of people: what their lists tell of the unseen, beside what latent classes say of them.

The likelihood of two classes, the model that is true there, is profiled over the number of unseen.
Where its interval has no upper end, no prior-free reading of the table bounds the unseen, and the
end of a posterior is its prior's. `python -m evaluation.mse_two_kinds 60` takes two minutes.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln
from scipy.stats import chi2

from cenotaph.estimate import LatentClasses, sample
from cenotaph.model.estimates import OverlapTable
from evaluation.mse_coverage import SETTINGS, heterogeneous, tabled
from evaluation.tables import headed, table

# Neither the seed of the coverage that is printed (21) nor that of the warnings' thresholds (20).
_SEED = 30
_FEW = 60
_HELD = (np.arange(16)[:, None] >> np.arange(4) & 1) == 1
# Unseen for each one seen, to the cap of the prior.
_GRID = np.geomspace(0.05, 20, 40)
# Log odds far beyond every share that the populations have.
_BOUND = 6.0
_START = np.r_[-0.4, np.full(4, 0.2), np.full(4, -1.8)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An interval and its middle as multiples of the true number; no high end where none is."""

    low: float
    middle: float
    high: float | None


def report(count: int) -> str:
    """How often likelihood and posterior hold the truth, how wide they are, where they miss."""
    by_likelihood, by_posterior = [], []
    for number in range(count):
        rng = np.random.default_rng(np.random.SeedSequence([_SEED, number, 9]))
        size, listed = heterogeneous(rng)
        of = tabled(listed)
        by_likelihood.append(_profiled(of, size))
        by_posterior.append(_posterior(of, size))
    head = ("reading", "holds", "below", "above", "no upper end", "middle", "high/low")
    rows = (_row("likelihood", by_likelihood), _row("posterior", by_posterior))
    told = f"Of {count} populations of two kinds; the middle is a median share of the truth."
    return headed("Two kinds of people", f"{told}\n{table(head, rows)}")


def _row(name: str, found: Iterable[Reading]) -> tuple[object, ...]:
    found = list(found)
    below = np.mean([r.high is not None and r.high < 1 for r in found])
    above = np.mean([r.low > 1 for r in found])
    wide = np.median([np.inf if r.high is None else r.high / r.low for r in found])
    return (
        name,
        f"{1 - below - above:.0%}",
        f"{below:.0%}",
        f"{above:.0%}",
        f"{np.mean([r.high is None for r in found]):.0%}",
        f"{np.median([r.middle for r in found]):.2f}",
        f"{wide:.1f}",
    )


def _posterior(of: OverlapTable, size: int) -> Reading:
    drawn = sample(of, seed=1, model=LatentClasses(), budget=SETTINGS.budget)
    low, middle, high = np.quantile(drawn.size, (0.025, 0.5, 0.975)) / size
    return Reading(low=low, middle=middle, high=high)


def _profiled(of: OverlapTable, size: int) -> Reading:
    counts = np.zeros(16)
    counts[list(of.patterns)] = of.counts
    people = of.documented
    grid = np.append(people * _GRID, size - people)
    order = np.argsort(grid)
    grid, middle = grid[order], int(np.flatnonzero(order == len(_GRID))[0])
    values = np.empty(len(grid))
    # outwards from the truth, each fit from the last and from the start, so as not to be stuck
    for path in (range(middle, len(grid)), range(middle - 1, -1, -1)):
        last = _START
        for i in path:
            values[i], last = _fitted(counts, grid[i], last)
    inside = np.flatnonzero(2 * (values.max() - values) < chi2.ppf(0.95, 1))
    low, high = ((people + grid[i]) / size for i in (inside[0], inside[-1]))
    return Reading(
        low=low,
        middle=(people + grid[values.argmax()]) / size,
        high=None if inside[-1] == len(grid) - 1 else high,
    )


def _fitted(counts: np.ndarray, unseen: float, last: np.ndarray) -> tuple[float, np.ndarray]:
    """The highest log likelihood with so many unseen, and where it is."""
    full = counts.copy()
    full[0] = unseen

    def lack(at: np.ndarray) -> float:
        first, *shares = np.split(1 / (1 + np.exp(-at)), (1, 5))
        cells = [np.where(_HELD, share, 1 - share).prod(1) for share in shares]
        mixed = first * cells[0] + (1 - first) * cells[1]
        return -float(full @ np.log(np.maximum(mixed, 1e-300)))

    bounds = [(-_BOUND, _BOUND)] * len(_START)
    fits = [minimize(lack, at, method="L-BFGS-B", bounds=bounds) for at in (last, _START)]
    best = min(fits, key=lambda fit: float(fit.fun))
    seen = float(counts.sum())
    ways = gammaln(seen + unseen + 1) - gammaln(unseen + 1)
    return float(ways) - float(best.fun), best.x


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else _FEW))
