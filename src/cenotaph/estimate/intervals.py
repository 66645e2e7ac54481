"""Intervals around point estimates: log-normal in the unseen, and profile likelihood."""

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaln, xlogy

from cenotaph.estimate.poisson import Fit, Floats, design, fit_design

# The normal and the chi-squared quantile of 95 %.
Z = 1.959963984540054
HALF_CHI2 = 1.9207294103470617
# A profile that still rises here has no upper limit worth the name.
FARTHEST = 1000.0


def log_normal(documented: float, missing: float, error: float) -> tuple[float, float]:
    """The 95 % interval of the whole, the unseen being log-normal (Chao 1987)."""
    if missing <= 0:
        return documented, documented
    factor = float(np.exp(Z * np.sqrt(np.log1p((error / missing) ** 2))))
    return documented + missing / factor, documented + missing * factor


def log_normal_draws(
    documented: float, missing: float, error: float, count: int, rng: np.random.Generator
) -> Floats:
    """Draws of the whole whose 2.5 and 97.5 % quantiles are those of `log_normal`."""
    if missing <= 0:
        return np.full(count, float(documented))
    spread = np.sqrt(np.log1p((error / missing) ** 2))
    return np.asarray(documented + missing * np.exp(spread * rng.standard_normal(count)))


def profile(y: Floats, fit: Fit) -> tuple[float, float, float | None]:
    """The multinomial maximum and its 95 % profile limits (Cormack 1992), for the fit's cells.

    No upper limit where the likelihood stays near its maximum up to a thousand times those seen.
    """
    people = float(y.sum())
    x = np.vstack((design(np.zeros(1, dtype=np.int64), fit.terms), design(fit.cells, fit.terms)))

    def log_likelihood(size: float) -> float:
        counts = np.concatenate(((size - people,), y))
        _, mu, _ = fit_design(x, counts)
        ways = gammaln(size + 1) - gammaln(size - people + 1)
        return float(ways + xlogy(counts, mu / size).sum())

    edge = people + 1e-6
    top = max(4 * fit.size, people + 10)
    best = minimize_scalar(
        lambda t: -log_likelihood(people + np.exp(t)),
        bounds=(np.log(1e-6), np.log(top)),
        method="bounded",
        options={"xatol": 1e-7},
    )
    size, level = people + float(np.exp(best.x)), -best.fun - HALF_CHI2
    low = edge if log_likelihood(edge) > level else _crossing(log_likelihood, level, edge, size)
    far = size
    while log_likelihood(far) > level:
        far = people + 2 * (far - people) + 1
        if far > FARTHEST * people:
            return size, low, None
    return size, low, _crossing(log_likelihood, level, size, far)


def _crossing(of: Callable[[float], float], level: float, low: float, high: float) -> float:
    return float(brentq(lambda size: of(size) - level, low, high, xtol=1e-4, rtol=1e-9))
