"""Log-linear models: every hierarchical one of three to five lists, weighed by AIC and BIC.

Fienberg (1972), Cormack (1989). A fit counts only where its maximum exists. The best model by BIC
speaks for the family; the averages (Burnham and Anderson 2002) stand beside it.
"""

from dataclasses import dataclass

import numpy as np

from cenotaph.estimate.existence import has_maximum
from cenotaph.estimate.hierarchy import Fits, fit_all, generators
from cenotaph.estimate.poisson import Fit, Floats, design, fit

MOST_HIERARCHICAL = 5
# A model with less weight than e**-18.4, one in a hundred million, changes no printed digit; its
# maximum need not be looked for.
_NEGLIGIBLE = 2 * 18.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Average:
    """The weighted mean of the models' estimates, and its error with the spread between them."""

    size: float
    standard_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The models whose maximum exists, and what the criteria make of them."""

    best: Fit
    by_aic: Fit
    bic_average: Average
    aic_average: Average
    kept: int
    dropped: int


def select(lists: int, y: Floats) -> Selection | None:
    """All hierarchical models of the full table y; None where no maximum exists."""
    fits = fit_all(lists, y)
    sizes = np.array([len(model) for model in fits.models])
    deviance = -2 * fits.log_likelihood
    bic, aic = deviance + np.log(y.sum()) * sizes, deviance + 2 * sizes
    exists = fits.settled & (fits.fitted.min(1) > 1e-4)
    near = np.ones(len(bic), dtype=bool)
    # without a maximum the lowest criterion may sink; look again until nothing near is unknown
    checked = exists.copy()
    while True:
        known = exists if exists.any() else near
        near = (bic < bic[known].min() + _NEGLIGIBLE) | (aic < aic[known].min() + _NEGLIGIBLE)
        unknown = np.flatnonzero(near & ~checked)
        if not len(unknown):
            break
        for index in unknown:
            exists[index] = _exists(fits.models[index], lists, y)
        checked[unknown] = True
    if not exists.any():
        return None
    cells = np.arange(1, 1 << lists)
    left = np.flatnonzero(exists & near)
    best, by_aic = (fits.models[left[of[left].argmin()]] for of in (bic, aic))
    return Selection(
        best=fit(cells, y, best),
        by_aic=fit(cells, y, by_aic),
        bic_average=_average(fits, left, bic, y),
        aic_average=_average(fits, left, aic, y),
        kept=int(exists.sum()),
        dropped=int((checked & ~exists).sum()),
    )


def _exists(terms: tuple[int, ...], lists: int, y: Floats) -> bool:
    cells = np.arange(1, 1 << lists)
    # a margin of a generator without anyone has no finite coefficient: cheaper than the programme
    for generator in generators(terms):
        margin = np.bincount(cells & generator, weights=y, minlength=1 << lists)
        if any(margin[c] == 0 for c in set((cells & generator).tolist())):
            return False
    return has_maximum(design(cells, terms), y)


def _average(fits: Fits, left: np.ndarray, criterion: Floats, y: Floats) -> Average:
    weights = np.exp(-(criterion[left] - criterion[left].min()) / 2)
    weights /= weights.sum()
    missing = np.exp(fits.intercept[left])
    size = float(weights @ (y.sum() + missing))
    error = np.sqrt(missing + missing**2 * fits.variance[left])
    spread = np.sqrt(error**2 + (y.sum() + missing - size) ** 2)
    return Average(size=size, standard_error=float(weights @ spread))


def named(terms: tuple[int, ...], names: tuple[str, ...]) -> str:
    """The model by its generators: [A.B][C]."""
    return "".join(
        "[" + ".".join(name for j, name in enumerate(names) if term >> j & 1) + "]"
        for term in sorted(generators(terms), key=lambda t: (-t.bit_count(), t))
    )
