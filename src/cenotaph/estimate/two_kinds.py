"""Whether the table bounds the unseen once people differ: the likelihood of two latent classes.

Two classes are the least of what latent classes allow. Where they fit much better than one, and
their likelihood hardly falls up to the most unseen that are considered, the table alone has no
upper end, and more classes only widen it (Link 2003; Aleshin-Guendel, Sadinle and Wakefield 2024).
The upper end of a posterior is then its prior's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import chi2

from cenotaph.estimate.layout import Floats
from cenotaph.model.estimates import OverlapTable

# One in a hundred, for two kinds rather than one and for an upper end. Of 60 made-up populations of
# each sort (seed 20) it finds no upper end for 53 of two kinds, at one in twenty for 40; for none
# of people who are alike, and none with few on any two lists or two lists that depend.
LEVEL = 0.99
# Log odds beyond this are shares below a thousandth: a kind so rarely listed is out of reach.
_BOUND = 7.0
# From the best number of unseen to the most in so many steps: each fit starts from the last.
_STEPS = 6
# The likelihood to a thousandth, where thresholds are in units.
_FINE = {"maxiter": 1000, "ftol": 1e-10, "gtol": 1e-5}


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoKinds:
    """Twice the log likelihood that two kinds gain over one, and that they lose up to the cap.

    The loss is none where the gain is so small that one kind is enough.
    """

    gain: float
    fall: float | None

    @property
    def open(self) -> bool:
        """Whether two kinds are needed, and their likelihood has no upper end below the cap."""
        return self.fall is not None and self.fall < chi2.ppf(LEVEL, 1)


def two_kinds(table: OverlapTable, cap: float) -> TwoKinds:
    """The likelihood of two kinds beside that of one, with up to `cap` unseen for each one seen."""
    cells, most = _Cells(table), float(np.log(cap * table.documented))
    alike = cells.fit(cells.start(), most)
    best = max((cells.fit(at, most) for at in _apart(alike.at)), key=_log)
    gain = 2 * (best.log - alike.log)
    # a share more for each list, and the share of the second kind
    if gain <= chi2.ppf(LEVEL, len(table.lists) + 1):
        return TwoKinds(gain=gain, fall=None)
    # outwards from the best, and then back from the most, so that neither end is a lesser hill
    far = best
    for log_unseen in np.linspace(best.at[0], most, _STEPS + 1)[1:]:
        far = cells.fit(far.at, log_unseen, fixed=True)
    far = max((far, *(cells.fit(at, most, fixed=True) for at in _apart(alike.at))), key=_log)
    best = max((best, cells.fit(far.at, most)), key=_log)
    return TwoKinds(gain=2 * (best.log - alike.log), fall=2 * (best.log - far.log))


def profiled(table: OverlapTable, unseen: Floats) -> Floats:
    """The highest log likelihood of two kinds for each number of unseen, but for a constant."""
    cells, ends = _Cells(table), np.log(unseen)
    alike = cells.fit(cells.start(), float(ends.max()))
    starts = list(_apart(alike.at))
    return np.array([max(cells.fit(at, end, fixed=True).log for at in starts) for end in ends])


@dataclass(frozen=True, slots=True)
class _Fit:
    """A log likelihood and its place: log unseen, log odds of the later kind, log odds of lists."""

    log: float
    at: Floats


def _log(fit: _Fit) -> float:
    return fit.log


class _Cells:
    """The cells that hold people, after that of nobody's list."""

    def __init__(self, table: OverlapTable) -> None:
        patterns = np.array((0, *table.patterns))
        self._held = (patterns[:, None] >> np.arange(len(table.lists)) & 1).astype(float)
        self._lacked = 1 - self._held
        self._counts = np.array((0, *table.counts), dtype=float)
        self._people = float(table.documented)

    def start(self) -> Floats:
        """People of one kind, as many unseen as seen."""
        share = np.clip(self._held.T @ self._counts / (2 * self._people), 0.002, 0.98)
        return np.concatenate(([np.log(self._people)], np.log(share / (1 - share))))

    def fit(self, start: Floats, log_unseen: float, *, fixed: bool = False) -> _Fit:
        """The highest from a start, with so many unseen or, unless fixed, up to so many."""
        bounds = [(log_unseen if fixed else -3.0, log_unseen)]
        bounds += [(-_BOUND, _BOUND)] * (len(start) - 1)
        at = np.clip(start, *np.array(bounds).T)
        found = minimize(self.lack, at, jac=True, method="L-BFGS-B", bounds=bounds, options=_FINE)
        return _Fit(-float(found.fun), found.x)

    def lack(self, at: Floats) -> tuple[float, Floats]:
        """Minus the log likelihood at a place, and its slopes."""
        held, people = self._held, self._people
        kinds = len(at) // (held.shape[1] + 1)
        unseen, odds = float(np.exp(at[0])), np.concatenate(([0.0], at[1:kinds]))
        share = np.exp(odds) / np.exp(odds).sum()
        on = expit(at[kinds:].reshape(-1, kinds))
        # the bound keeps the chance of a cell of sixteen lists above 1e-50
        each = share * np.exp(held @ np.log(on) + self._lacked @ np.log1p(-on))
        of_all = each.sum(axis=1)
        log, counts = np.log(of_all), self._counts.copy()
        counts[0] = unseen
        # beside the best split into seen and unseen: with a prior of one over the number, which
        # cells people are in given that they are seen is all that counts
        split = np.log(unseen / (people + unseen)), np.log(people / (people + unseen))
        within = each * (counts / of_all)[:, None]
        size = within.sum(axis=0)
        slopes = np.concatenate(
            (
                [unseen * (log[0] - split[0])],
                (size - counts.sum() * share)[1:],
                (held.T @ within - on * size).ravel(),
            )
        )
        return float(unseen * split[0] + people * split[1] - counts @ log), -slopes


def _apart(alike: Floats) -> Iterator[Floats]:
    """Places where two kinds differ, from the place where all are alike."""
    log_unseen, eta = alike[0], alike[1:, None]
    turns = np.where(np.arange(len(eta)) % 2, 1.0, -1.0)[:, None]
    for odds, first, second in (
        (0.0, 1.0, -1.0),
        (1.5, 1.5, -1.5),
        (2.5, 0.5, -3.5),
        (0.0, turns, -turns),
    ):
        lists = np.hstack((eta + first, eta + second)).ravel()
        yield np.concatenate(([log_unseen + 0.5, odds], lists))
