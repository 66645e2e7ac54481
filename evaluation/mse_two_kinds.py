"""Two kinds of people: what their lists tell of the unseen, beside what latent classes say of them.

The likelihood of two classes, the model that is true there, is profiled over the number of unseen.
Where its interval has no upper end, no prior-free reading of the table bounds the unseen, and the
end of a posterior is its prior's: latent classes then give no figure.
`python -m evaluation.mse_two_kinds 60` takes a minute of the processor.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2

from cenotaph.estimate import LatentClasses, sample
from cenotaph.estimate.two_kinds import profiled, two_kinds
from cenotaph.model.estimates import OverlapTable
from evaluation.mse_coverage import SETTINGS, heterogeneous, tabled
from evaluation.tables import headed, table

# Neither the seed of the coverage that is printed (21) nor that of the warnings' thresholds (20).
_SEED = 30
_FEW = 60
# Unseen for each one seen, to the cap of the prior.
_GRID = np.geomspace(0.05, 20, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An interval and its middle as multiples of the true number; no high end where none is."""

    low: float
    middle: float
    high: float | None


def report(count: int) -> str:
    """How often likelihood and posterior hold the truth, how wide they are, where they miss."""
    by_likelihood, by_posterior, printed = [], [], []
    for number in range(count):
        rng = np.random.default_rng(np.random.SeedSequence([_SEED, number, 9]))
        size, listed = heterogeneous(rng)
        of = tabled(listed)
        by_likelihood.append(_profiled(of, size))
        by_posterior.append(_posterior(of, size))
        if not two_kinds(of, LatentClasses().cap).open:
            printed.append(by_posterior[-1])
    head = ("reading", "holds", "below", "above", "no upper end", "middle", "high/low")
    rows = [_row("likelihood", by_likelihood), _row("posterior", by_posterior)]
    rows += [_row("posterior, printed", printed)] if printed else []
    told = (
        f"Of {count} populations of two kinds, {len(printed)} of whose posteriors are printed; the"
        " middle is a median share of the truth."
    )
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
    people = of.documented
    grid = people * _GRID
    values = profiled(of, grid)
    inside = np.flatnonzero(2 * (values.max() - values) < chi2.ppf(0.95, 1))
    low, high = ((people + grid[i]) / size for i in (inside[0], inside[-1]))
    return Reading(
        low=low,
        middle=(people + grid[values.argmax()]) / size,
        high=None if inside[-1] == len(grid) - 1 else high,
    )


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else _FEW))
