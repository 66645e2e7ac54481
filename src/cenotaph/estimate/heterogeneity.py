"""Models where people differ in how easily they are listed: Rivest and Baillargeon (2007).

All are Poisson fits with a column for the number of lists a person is on. Chao's leave the cells
of three and more lists free upwards and give lower bounds; the others name a distribution.
"""

from collections.abc import Callable, Mapping

import numpy as np

from cenotaph.estimate.poisson import Fit, Floats, fit

# The column of each named distribution, as a function of the number of lists.
COLUMNS: Mapping[str, Callable[[Floats], Floats]] = {
    "Poisson2": lambda k: 2.0**k - 1,
    "Darroch": lambda k: k**2 / 2,
    "Gamma3.5": lambda k: np.log(3.5) - np.log(3.5 + k),
}


def m0(lists: int, y: Floats) -> Fit:
    """All lists reach equally, all people are alike."""
    cells, caught = _cells(lists)
    return fit(cells, y, (0, -1), np.column_stack((np.ones(len(cells)), caught)))


def mt(lists: int, y: Floats) -> Fit:
    """Lists differ, people are alike: independence."""
    return fit(np.arange(1, 1 << lists), y, _mains(lists))


def mth(lists: int, y: Floats, distribution: str) -> Fit:
    """Lists differ, and people after the named distribution."""
    cells, caught = _cells(lists)
    x = np.column_stack((_main_columns(lists), COLUMNS[distribution](caught)))
    return fit(cells, y, (*_mains(lists), -1), x)


def chao(lists: int, y: Floats, *, lists_differ: bool) -> Fit:
    """Chao's lower bound: Mth where lists differ, else Mh; negative steps are set to zero."""
    cells, caught = _cells(lists)
    base = _main_columns(lists) if lists_differ else np.column_stack((np.ones(len(cells)), caught))
    steps = list(range(2, lists))
    while True:
        extra = [np.maximum(caught - step, 0) for step in steps]
        x = np.column_stack((base, *extra))
        fitted = fit(cells, y, tuple(range(x.shape[1])), x)
        values = np.linalg.lstsq(x, np.log(fitted.fitted), rcond=None)[0][base.shape[1] :]
        if not len(values) or values.min() >= -1e-8:
            return fitted
        del steps[int(values.argmin())]


def _cells(lists: int) -> tuple[np.ndarray, Floats]:
    cells = np.arange(1, 1 << lists)
    return cells, np.array([float(int(c).bit_count()) for c in cells])


def _mains(lists: int) -> tuple[int, ...]:
    return (0, *(1 << j for j in range(lists)))


def _main_columns(lists: int) -> Floats:
    cells = np.arange(1, 1 << lists)
    on = [(cells >> j & 1).astype(float) for j in range(lists)]
    return np.column_stack((np.ones(len(cells)), *on))
