"""The arrays of the latent class sampler: what is fixed, where a chain stands, room to work in."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cenotaph.model.estimates import OverlapTable

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Table(NamedTuple):
    """The cells with people: which lists hold each and which lack it (lists by cells, 0 or 1), its
    counts, their sum."""

    held: Floats
    lacked: Floats
    counts: Floats
    people: float


class State(NamedTuple):
    """Where a chain stands: log odds of lists by classes, sticks, then alpha and the unseen in a
    cell each. A stick is the log of minus the log of what it leaves."""

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
    2014). `moments` sums `eta` and its squares while warm. A place has a row a list, then one of
    the sticks, whose last column is not used.
    """

    scale: Floats
    tuning: Floats
    moments: Floats


class Room(NamedTuple):
    """Arrays to work in, so that no round asks for memory."""

    on: Floats
    off: Floats
    old_eta: Floats
    at: Floats
    slope: Floats
    push: Floats
    share: Floats
    cell: Floats
    mass: Floats
    sizes: Floats
    old_ell: Floats
    cells: Floats
    total: Floats
    weight: Floats
    seen: Floats
    labels: Ints
    marks: Ints


def make_table(table: OverlapTable) -> Table:
    """The cells of an overlap table."""
    bits = np.arange(len(table.lists))[:, None]
    held = (np.array(table.patterns) >> bits & 1).astype(float)
    return Table(held, 1 - held, np.array(table.counts, dtype=float), float(table.documented))


def make_room(lists: int, classes: int, cells: int) -> Room:
    """Room for a chain of so many lists and classes over a table of so many cells."""
    wide, place, short = (lists, classes), (lists + 1, classes), classes - 1
    shapes: tuple[Any, ...] = (
        *[wide] * 3, *[place] * 3, *[classes] * 4, short, (classes, cells), cells, cells, 1
    )  # fmt: skip
    counted = (np.zeros(classes, np.int64), np.zeros(wide, np.int64))
    parts: list[Any] = [*(np.empty(shape) for shape in shapes), *counted]
    return Room(*parts)
