"""Stepwise log-linear models for sparse tables, after Chan, Silverman and Vincent (2021).

Main effects first, then pairs of lists one at a time, the one with the smallest p-value, as long
as that is below the threshold. The p-value is one-sided: the people on both lists are Poisson
around what the model so far expects of them. Where two lists share nobody, their interaction is
minus infinity: the cells within both are expected empty and leave the table. A pair whose maximum
does not exist, or is not identified, is passed over.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.stats import poisson

from cenotaph.estimate.existence import has_maximum, is_identified
from cenotaph.estimate.poisson import Fit, Floats, Ints, design, fit

# The authors' default, which kept the coverage of their simulations.
P_VALUE = 0.02


def stepwise(lists: int, y: Floats, p_value: float = P_VALUE) -> tuple[Fit, tuple[int, ...]] | None:
    """The chosen model, and its pairs without anyone; y is the full table of 2**lists - 1 cells.

    None where not even the main effects have a maximum.
    """
    cells = np.arange(1, 1 << lists)
    singles = (0, *(1 << j for j in range(lists)))
    shared = {
        pair: float(y[(cells & pair) == pair].sum())
        for pair in (1 << i | 1 << j for i, j in combinations(range(lists), 2))
    }
    taken: list[int] = []
    current = _fit(cells, y, singles, taken, shared)
    while current is not None:
        odds = {p: _p_value(current, p, seen) for p, seen in shared.items() if p not in taken}
        for pair in sorted((p for p in odds if odds[p] < p_value), key=odds.__getitem__):
            better = _fit(cells, y, singles, [*taken, pair], shared)
            if better is not None:
                taken.append(pair)
                current = better
                break
        else:
            return current, tuple(pair for pair in taken if not shared[pair])
    return None


def _p_value(current: Fit, pair: int, seen: float) -> float:
    expected = current.fitted[(current.cells & pair) == pair].sum()
    return float(min(poisson.cdf(seen, expected), poisson.sf(seen - 1, expected)))


def _fit(
    cells: Ints,
    y: Floats,
    singles: tuple[int, ...],
    taken: Sequence[int],
    shared: dict[int, float],
) -> Fit | None:
    kept = np.ones(len(cells), dtype=bool)
    for pair in taken:
        if not shared[pair]:
            kept &= (cells & pair) != pair
    terms = (*singles, *(pair for pair in taken if shared[pair]))
    x = design(cells[kept], terms)
    if not is_identified(x) or not has_maximum(x, y[kept]):
        return None
    return fit(cells[kept], y[kept], terms, x)
