"""Whether a log-linear fit has a maximum, and whether it tells the unseen.

Fienberg and Rinaldo (2012): the maximum exists unless some direction of the coefficients leaves
the cells with people as they are and lowers others without end. A linear programme finds it.
"""

import numpy as np
from scipy.optimize import linprog

from cenotaph.estimate.poisson import Floats


def has_maximum(x: Floats, y: Floats) -> bool:
    """Whether the Poisson likelihood of counts y on the design x has its maximum inside."""
    empty = y <= 0
    if not empty.any():
        return True
    below = x[empty]
    found = linprog(
        below.sum(0),
        A_ub=np.vstack((below, -below)),
        b_ub=np.concatenate((np.zeros(len(below)), np.ones(len(below)))),
        A_eq=x[~empty],
        b_eq=np.zeros(int((~empty).sum())),
        bounds=(None, None),
        method="highs",
    )
    # a direction lowers some cell by a whole unit, or there is none
    return bool(found.status == 0 and found.fun > -1e-6)


def is_identified(x: Floats) -> bool:
    """Whether the cells that can hold people tell every coefficient apart, by rank."""
    return bool(np.linalg.matrix_rank(x) == x.shape[1])
