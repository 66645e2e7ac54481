"""The arrays of the latent class sampler: what is fixed, where a chain stands, room to work in."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Table(NamedTuple):
    """The cells with people: which lists each holds (cells by lists), its counts, their sum."""

    within: NDArray[np.bool_]
    counts: Floats
    people: float


class State(NamedTuple):
    """Where a chain stands: log odds of lists by classes and of sticks, then alpha and the unseen
    in a cell each."""

    eta: Floats
    ell: Floats
    alpha: Floats
    missing: Ints


class Prior(NamedTuple):
    """The gamma prior of alpha, and the most people who may be unseen."""

    shape: float
    rate: float
    cap: float


class Moves(NamedTuple):
    """How far a chain moves: inverse masses, and the five numbers that tune the step.

    `tuning`: log step, mean error, rounds so far, averaged log step, anchor (Hoffman and Gelman
    2014). `moments` sums `eta` and its squares while warm.
    """

    scale_eta: Floats
    scale_ell: Floats
    tuning: Floats
    moments: Floats


class Room(NamedTuple):
    """Arrays to work in, so that no round asks for memory."""

    on: Floats
    off: Floats
    grad_eta: Floats
    push_eta: Floats
    new_eta: Floats
    share: Floats
    cell: Floats
    mass: Floats
    grad_ell: Floats
    push_ell: Floats
    new_ell: Floats
    old_eta: Floats
    old_ell: Floats
    labels: Ints
    marks: Ints


def make_room(lists: int, classes: int) -> Room:
    """Room for a chain of so many lists and classes."""
    wide, long, short = (lists, classes), classes, classes - 1
    shapes: tuple[Any, ...] = (*[wide] * 5, *[long] * 3, *[short] * 3, wide, short)
    counted = (np.zeros(classes, np.int64), np.zeros(wide, np.int64))
    parts: list[Any] = [*(np.empty(shape) for shape in shapes), *counted]
    return Room(*parts)
