"""Poisson fits of log-linear models to the cells of an overlap table.

A cell is a pattern of lists, 1 to 2**t - 1; a term is a set of lists as bits, 0 the intercept.
The fit of cell c is exp of the sum of the coefficients of the terms within c, so the fit of the
cell that nobody sees is exp of the intercept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Newton's steps double the correct digits; twelve suffice on every reference table.
_STEPS = 60
# Change of the log-likelihood, relative to the number of people, at which a fit has settled.
_SETTLED = 1e-13


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """One fitted model: coefficients by term, fitted cells, and what they say of the unseen."""

    terms: tuple[int, ...]
    cells: Ints
    fitted: Floats
    intercept: float
    variance: float
    log_likelihood: float
    deviance: float
    people: float

    @property
    def missing(self) -> float:
        """Fitted people on no list."""
        return float(np.exp(self.intercept))

    @property
    def size(self) -> float:
        """People on any list or none."""
        return self.people + self.missing

    @property
    def standard_error(self) -> float:
        """Of `size`, with the Poisson variance of the unseen (Cormack and Jupp 1991)."""
        return float(np.sqrt(self.missing + self.missing**2 * self.variance))

    @property
    def freedom(self) -> int:
        """Cells less coefficients."""
        return len(self.cells) - len(self.terms)

    @property
    def aic(self) -> float:
        """Akaike's criterion."""
        return -2 * self.log_likelihood + 2 * len(self.terms)

    @property
    def bic(self) -> float:
        """Schwarz's criterion; the sample is the people seen."""
        return -2 * self.log_likelihood + float(np.log(self.people)) * len(self.terms)


def full_counts(lists: int, patterns: Sequence[int], counts: Sequence[float]) -> Floats:
    """The counts of every cell 1 to 2**lists - 1, zero where nobody is."""
    filled = np.zeros(1 << lists)
    filled[list(patterns)] = counts
    return filled[1:]


def design(cells: Ints, terms: Sequence[int]) -> Floats:
    """Cells by terms: 1 where the cell's lists hold all of the term's."""
    wanted = np.asarray(terms, dtype=np.int64)
    return ((cells[:, None] & wanted) == wanted).astype(float)


def fit_design(x: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Coefficients, fitted cells and information of the Poisson fit of y on the columns of x.

    Where the maximum lies at the boundary the coefficients run off while the fit settles.
    Raises numpy's LinAlgError where the columns are not independent.
    """
    theta: Floats = np.linalg.lstsq(x, np.log(y + 0.5), rcond=None)[0].astype(float)
    before = _poisson(x @ theta, y)
    mu = np.exp(np.clip(x @ theta, -700, 700))
    for _ in range(_STEPS):
        information = (x * mu[:, None]).T @ x
        step = np.linalg.solve(information + 1e-12 * np.eye(x.shape[1]), x.T @ (y - mu))
        now = -np.inf
        for _ in range(30):
            now = _poisson(x @ (theta + step), y)
            if now >= before - 1e-12 * abs(before):
                break
            step = step / 2
        theta, change, before = theta + step, now - before, now
        mu = np.exp(np.clip(x @ theta, -700, 700))
        if abs(change) <= _SETTLED * (1 + y.sum()) and np.abs(step).max() < 1e-7:
            break
    return theta, mu, (x * mu[:, None]).T @ x


def _poisson(log_mu: Floats, y: Floats) -> float:
    return float(y @ log_mu - np.exp(np.clip(log_mu, -700, 700)).sum())


def fit(cells: Ints, y: Floats, terms: Sequence[int], x: Floats | None = None) -> Fit:
    """The model of these terms, or of the given design whose first column is the intercept."""
    matrix = design(cells, terms) if x is None else x
    theta, mu, information = fit_design(matrix, y)
    return Fit(
        terms=tuple(terms),
        cells=cells,
        fitted=mu,
        intercept=float(theta[0]),
        variance=float(np.linalg.pinv(information, hermitian=True)[0, 0]),
        log_likelihood=log_likelihood(y, mu),
        deviance=deviance(y, mu),
        people=float(y.sum()),
    )


def log_likelihood(y: Floats, mu: Floats) -> float:
    """Of independent Poisson counts, constants and all."""
    return float((xlogy(y, mu) - mu - gammaln(y + 1)).sum())


def deviance(y: Floats, mu: Floats) -> float:
    """Twice the log-likelihood that the saturated model has above this one."""
    return float(2 * (xlogy(y, y) - xlogy(y, mu) - y + mu).sum())
