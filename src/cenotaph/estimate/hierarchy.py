"""All hierarchical log-linear models of a few lists, fitted together.

A hierarchical model holds, with each interaction, every interaction within it. All main effects
are in each; the interaction of all lists is in none, since no cell could tell it from the number
of the unseen (Fienberg 1972; Bishop, Fienberg and Holland 1975, chapter 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy

from cenotaph.estimate.poisson import Floats, Ints

Masks = NDArray[np.bool_]
_STEPS = 40


@cache
def hierarchical_models(lists: int) -> tuple[tuple[int, ...], ...]:
    """Every model as its terms, ascending: 4 of two lists less the full one, 113 of four, 6,893
    of five."""
    singles = [0, *(1 << j for j in range(lists))]
    higher = [
        term for size in range(2, lists) for term in range(1 << lists) if term.bit_count() == size
    ]
    models: list[frozenset[int]] = [frozenset(singles)]
    for term in higher:
        below = [term & ~(1 << j) for j in range(lists) if term >> j & 1]
        models += [model | {term} for model in models if all(b in model for b in below)]
    return tuple(tuple(sorted(model)) for model in models)


def generators(terms: Sequence[int]) -> tuple[int, ...]:
    """The terms that lie in no other: the usual short name of a hierarchical model."""
    return tuple(t for t in terms if t and not any(t != u and t & u == t for u in terms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """Many fits of one table, one a row: intercepts, their variances, likelihoods, fitted cells."""

    models: tuple[tuple[int, ...], ...]
    intercept: Floats
    variance: Floats
    log_likelihood: Floats
    fitted: Floats
    settled: Masks


def fit_all(lists: int, y: Floats) -> Fits:
    """Every hierarchical model fitted to the full table y of 2**lists - 1 cells.

    The information of two terms is the fitted number in the margin of their union, so one sum
    over supersets gives the whole matrix.
    """
    models = hierarchical_models(lists)
    cells = np.arange(1, 1 << lists)
    by_size: dict[int, list[int]] = {}
    for index, model in enumerate(models):
        by_size.setdefault(len(model), []).append(index)
    count = len(models)
    intercept, variance, likelihood = (np.zeros(count) for _ in range(3))
    fitted, settled = np.zeros((count, len(cells))), np.zeros(count, dtype=bool)
    for indices in by_size.values():
        terms = np.array([models[i] for i in indices])
        theta, mu, var, done = _newton(terms, lists, y)
        intercept[indices], variance[indices] = theta[:, 0], var
        likelihood[indices] = (xlogy(y, mu) - mu - gammaln(y + 1)).sum(1)
        fitted[indices], settled[indices] = mu, done
    return Fits(
        models=models,
        intercept=intercept,
        variance=variance,
        log_likelihood=likelihood,
        fitted=fitted,
        settled=settled,
    )


def _superset_sums(mu: Floats, lists: int) -> Floats:
    """For each set of lists, the fitted people on all of them; mu by cell from 1."""
    sums = np.concatenate((np.zeros((len(mu), 1)), mu), axis=1)
    index = np.arange(1 << lists)
    for j in range(lists):
        without = index[(index >> j & 1) == 0]
        sums[:, without] += sums[:, without | 1 << j]
    return sums


def _newton(terms: Ints, lists: int, y: Floats) -> tuple[Floats, Floats, Floats, Masks]:
    cells = np.arange(1, 1 << lists)
    size = terms.shape[1]
    unions = terms[:, :, None] | terms[:, None, :]
    seen = _superset_sums(y[None], lists)[0][terms]
    x = ((cells & terms[:, :, None]) == terms[:, :, None]).astype(float)
    # independence with half a person in each cell: inside the boundary of every model
    theta = np.zeros(terms.shape)
    base = y + 0.5
    for j in range(lists):
        on = base[(cells >> j & 1) == 1].sum()
        theta[terms == 1 << j] = np.log(on / (base.sum() * 1.2 - on))
    theta[:, 0] = np.log(base.sum()) - np.log(
        (np.exp(x.transpose(0, 2, 1) @ theta[:, :, None])).sum((1, 2))
    )
    settled = np.zeros(len(terms), dtype=bool)
    active = np.arange(len(terms))
    mu = np.exp(np.einsum("bsc,bs->bc", x, theta))
    for _ in range(_STEPS):
        sums = _superset_sums(mu[active], lists)
        rows = np.arange(len(active))
        information = sums[rows[:, None, None], unions[active]]
        information += 1e-10 * np.eye(size)
        score = seen[active] - sums[rows[:, None], terms[active]]
        step = np.linalg.solve(information, score[:, :, None])[:, :, 0]
        # far from the maximum a whole step may overshoot: two units of a logarithm at most
        step *= np.minimum(1, 2 / np.maximum(np.abs(step).max(1), 1e-300))[:, None]
        theta[active] += step
        mu[active] = np.exp(np.clip(np.einsum("bsc,bs->bc", x[active], theta[active]), -700, 700))
        done = np.abs(step).max(1) < 1e-8
        settled[active[done]] = True
        active = active[~done]
        if not len(active):
            break
    sums = _superset_sums(mu, lists)
    information = sums[np.arange(len(terms))[:, None, None], unions] + 1e-12 * np.eye(size)
    unit = np.zeros((len(terms), size, 1))
    unit[:, 0] = 1
    variance = np.linalg.solve(information, unit)[:, 0, 0]
    return theta, mu, variance, settled
