"""Estimates by formula: two lists, Chao's lower bounds, sample coverage."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from cenotaph.estimate.poisson import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """People on any list or none, and the standard error where the formula has one."""

    size: float
    standard_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLists:
    """Two lists: on the first alone, on the second alone, on both."""

    first: float
    second: float
    both: float

    @property
    def documented(self) -> float:
        """On either."""
        return self.first + self.second + self.both

    @property
    def lincoln_petersen(self) -> float | None:
        """The maximum under independence; None without anyone on both."""
        if not self.both:
            return None
        return (self.first + self.both) * (self.second + self.both) / self.both

    @property
    def chapman(self) -> Figure:
        """Chapman (1951), with the variance of Seber (1970)."""
        a, b, m = self.first + self.both, self.second + self.both, self.both
        variance = (a + 1) * (b + 1) * (a - m) * (b - m) / ((m + 1) ** 2 * (m + 2))
        return Figure(size=(a + 1) * (b + 1) / (m + 1) - 1, standard_error=float(variance**0.5))

    def under(self, odds_ratio: float) -> float:
        """Chapman's estimate where being on one list multiplies the odds of the other so much.

        Bishop, Fienberg and Holland (1975, chapter 6): the unseen are the odds ratio times those
        of independence.
        """
        return self.documented + odds_ratio * (self.chapman.size - self.documented)


def pairs(lists: int, y: Floats) -> dict[tuple[int, int], TwoLists]:
    """Each pair of lists, without regard to the others; y the full table."""
    cells = np.arange(1, 1 << lists)
    on = [(cells >> j & 1) == 1 for j in range(lists)]
    return {
        (i, j): TwoLists(
            first=float(y[on[i] & ~on[j]].sum()),
            second=float(y[~on[i] & on[j]].sum()),
            both=float(y[on[i] & on[j]].sum()),
        )
        for i, j in combinations(range(lists), 2)
    }


def frequencies(lists: int, y: Floats) -> Floats:
    """How many people are on exactly 0, 1, 2, ... lists; nobody is on none."""
    caught = [cell.bit_count() for cell in range(1, 1 << lists)]
    return np.bincount(caught, y, lists + 1).astype(float)


def chao(lists: int, y: Floats) -> tuple[float | None, Figure]:
    """Chao's lower bounds (1987): the plain one, None without anyone on two lists, and the one
    corrected for bias and for few lists, with its error (Chao and Chiu 2016)."""
    f = frequencies(lists, y).tolist()
    n, one, two, share = float(y.sum()), f[1], f[2], (lists - 1) / lists
    plain = n + one**2 / (2 * two) if two else None
    missing = share * one * (one - 1) / (2 * (two + 1))
    if two:
        ratio = one / two
        variance = two * (share * ratio**2 / 2 + share**2 * ratio**3 + share**2 * ratio**4 / 4)
    else:
        variance = (
            share * one * (one - 1) / 2
            + share**2 * one * (2 * one - 1) ** 2 / 4
            - share**2 * one**4 / (4 * (n + missing))
        )
    return plain, Figure(size=n + missing, standard_error=float(max(variance, 0.0) ** 0.5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Chao and Tsay (1998), Tsay and Chao (2001): coverage, and three estimates from it."""

    coverage: float
    independent: float
    one_step: float
    dependent: float | None


def sample_coverage(lists: int, y: Floats) -> Coverage | None:
    """From the full table y of three lists or more; None where nobody is on two lists.

    The coverage is the mean, over lists, of the share of each that others hold as well. The
    one-step estimate takes the dependence of pairs at its first guess and tends to be low; the
    dependent one solves for it, where there is a solution.
    """
    n = float(y.sum())
    alone = [float(y[(1 << j) - 1]) for j in range(lists)]
    # most cells of many lists hold nobody
    cells = np.flatnonzero(y) + 1
    y = y[cells - 1]
    on = [(cells >> j & 1) == 1 for j in range(lists)]
    sizes = [float(y[each].sum()) for each in on]
    if min(sizes) == 0:
        return None
    coverage = 1 - float(np.mean([a / s for a, s in zip(alone, sizes, strict=True)]))
    if coverage <= 0:
        return None
    base = (n - float(np.mean(alone))) / coverage
    # one list last: of whom do the others know through one other list alone?
    weight = slope = 0.0
    for last in range(lists):
        for other in range(lists):
            if other == last:
                continue
            rest = cells & ~(1 << last)
            only = float(y[rest == 1 << other].sum())
            shared = float(y[on[last] & on[other]].sum()) / (sizes[last] * sizes[other])
            weight += only / (lists * coverage)
            slope += only * shared / (lists * coverage)
    first = base * (1 + slope) - weight
    return Coverage(
        coverage=coverage,
        independent=base,
        one_step=base + first * slope - weight,
        dependent=(base - weight) / (1 - slope) if slope < 1 else None,
    )
