"""Whether chains agree: rank-normalised split R-hat, effective sizes, errors of quantiles.

Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021). Chains are rows of draws.
"""

import numpy as np
from scipy.special import ndtri
from scipy.stats import beta, rankdata

from cenotaph.estimate.poisson import Floats


def split_rhat(chains: Floats) -> float:
    """The larger of bulk and tail: 1 where the halves of all chains look alike.

    Infinite for fewer than four draws a chain, which show nothing.
    """
    if chains.shape[1] < 4:
        return float("inf")
    halves = _halves(chains)
    folded = np.abs(halves - np.median(halves))
    return max(_rhat(_normal_scores(halves)), _rhat(_normal_scores(folded)))


def effective_size(chains: Floats) -> tuple[float, float]:
    """Bulk and tail effective sizes: of the middle, and the lesser of the 5 and 95 % quantiles.

    Nothing for fewer than four draws a chain.
    """
    if chains.shape[1] < 4:
        return 0.0, 0.0
    halves = _halves(chains)
    low, high = np.quantile(halves, (0.05, 0.95))
    tail = min(_size((halves <= low).astype(float)), _size((halves <= high).astype(float)))
    return _size(_normal_scores(halves)), tail


def quantile_error(chains: Floats, p: float) -> float:
    """The Monte Carlo standard error of the quantile p."""
    halves = _halves(chains)
    size = _size((halves <= np.quantile(halves, p)).astype(float))
    at = beta.ppf((0.15865525393145707, 0.8413447460685429), size * p + 1, size * (1 - p) + 1)
    low, high = np.quantile(halves, at)
    return float((high - low) / 2)


def _halves(chains: Floats) -> Floats:
    half = chains.shape[1] // 2
    return np.vstack((chains[:, :half], chains[:, -half:]))


def _normal_scores(x: Floats) -> Floats:
    ranks = rankdata(x, axis=None).reshape(x.shape)
    return np.asarray(ndtri((ranks - 0.375) / (x.size + 0.25)))


def _rhat(x: Floats) -> float:
    within = x.var(axis=1, ddof=1).mean()
    between = x.mean(axis=1).var(ddof=1)
    count = x.shape[1]
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt((count - 1) / count + between / within))


def _size(x: Floats) -> float:
    chains, count = x.shape
    if (x == x[:, :1]).all():
        # nothing moves: as many draws as there are where all agree, one a chain where they do not
        return float(x.size if np.ptp(x) == 0 else chains)
    centred = x - x.mean(axis=1, keepdims=True)
    length = 1 << (2 * count - 1).bit_length()
    spectrum = np.fft.rfft(centred, length, axis=1)
    covariance = np.fft.irfft(np.abs(spectrum) ** 2, length, axis=1)[:, :count] / count
    within = covariance[:, 0].mean() * count / (count - 1)
    total = within * (count - 1) / count + x.mean(axis=1).var(ddof=1)
    correlation = 1 - (within - covariance.mean(axis=0) * count / (count - 1)) / total
    # Geyer (1992): pairs of neighbours as long as they are positive, made monotone
    pairs = correlation[: 2 * (count // 2)].reshape(-1, 2).sum(axis=1)
    pairs[0] = 1 + correlation[1]
    ends = np.flatnonzero(pairs <= 0)
    kept = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    time = max(-1 + 2 * kept.sum(), 1 / np.log10(x.size))
    return float(x.size / time)
