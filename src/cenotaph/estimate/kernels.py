"""The compiled inner loops of the latent class sampler; NumPy's where numba is not installed.

All of them are in this module, since numba's cache does not notice a change in a function that
another module holds. Arrays of lists and classes are lists by classes, so that the inner loops
run over neighbouring numbers. Sticks are kept as `ell`, the log odds of each stick's share: a
share within 1e-16 of one still has its rest, which linear numbers would lose.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., Any])

try:
    from numba import njit

    COMPILED = True
except ModuleNotFoundError:
    COMPILED = False


def compiled(function: F) -> F:
    """The function compiled, without the interpreter's lock and kept on the disk."""
    if not COMPILED:
        return function
    # sums may be taken in any order, so that they run in vectors; infinities keep their meaning
    flags = {"reassoc", "contract", "nsz"}
    return cast(F, njit(cache=True, nogil=True, fastmath=flags)(function))


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


@compiled
def softplus(x: float) -> float:
    """log(1 + exp(x)) without overflow."""
    return max(x, 0.0) + np.log1p(np.exp(-abs(x)))


@compiled
def set_shares(eta: Floats, ell: Floats, room: Room) -> float:
    """Fills shares of classes, and of each list in each class; `mass` becomes who is unseen.

    Returns the log density of the uniform priors, as densities of log odds.
    """
    lists, classes = eta.shape
    rest, log_density = 0.0, 0.0
    for k in range(classes - 1):
        room.share[k] = np.exp(rest - softplus(-ell[k]))
        rest -= softplus(ell[k])
    room.share[classes - 1] = np.exp(rest)
    for k in range(classes):
        room.mass[k] = room.share[k]
    for j in range(lists):
        for k in range(classes):
            small = np.exp(-abs(eta[j, k]))
            low, high = small / (1.0 + small), 1.0 / (1.0 + small)
            room.on[j, k] = high if eta[j, k] >= 0 else low
            room.off[j, k] = low if eta[j, k] >= 0 else high
            room.mass[k] *= room.off[j, k]
            log_density -= abs(eta[j, k]) + 2.0 * np.log1p(small)
    return log_density


@compiled
def set_cell(table: Table, c: int, room: Room) -> float:
    """Fills the probability of cell c within each class; returns their sum."""
    lists, classes = room.on.shape
    for k in range(classes):
        room.cell[k] = room.share[k]
    for j in range(lists):
        if table.within[c, j]:
            for k in range(classes):
                room.cell[k] *= room.on[j, k]
        else:
            for k in range(classes):
                room.cell[k] *= room.off[j, k]
    total = 0.0
    for k in range(classes):
        total += room.cell[k]
    return total


@compiled
def add_cells(table: Table, room: Room) -> float:
    """The cells' log likelihood; adds their people to `mass` and `grad_eta` of `room`."""
    lists, classes = room.on.shape
    log_likelihood = 0.0
    for c in range(len(table.counts)):
        total = set_cell(table, c, room)
        if not total > 0.0:
            return -np.inf
        log_likelihood += table.counts[c] * np.log(total)
        weight = table.counts[c] / total
        for k in range(classes):
            room.cell[k] *= weight
            room.mass[k] += room.cell[k]
        for j in range(lists):
            if table.within[c, j]:
                for k in range(classes):
                    room.grad_eta[j, k] += room.cell[k]
    return log_likelihood


def add_cells_in_numpy(table: Table, room: Room) -> float:
    """The same as `add_cells`, in array operations."""
    cells = np.where(table.within[:, :, None], room.on, room.off).prod(1) * room.share
    total = cells.sum(1)
    if not (total > 0.0).all():
        return -np.inf
    cells *= (table.counts / total)[:, None]
    room.mass[:] += cells.sum(0)
    room.grad_eta[:] += table.within.T.astype(float) @ cells
    return float(table.counts @ np.log(total))


if not COMPILED:
    add_cells = add_cells_in_numpy


@compiled
def gradient(table: Table, eta: Floats, ell: Floats, alpha: float, room: Room) -> float:
    """Log posterior density of `eta` and `ell` given alpha; their gradients go to `room`.

    Labels and unseen people are summed out: the cells are multinomial given that they are seen.
    """
    lists, classes = eta.shape
    log_density = set_shares(eta, ell, room)
    unseen = 0.0
    for k in range(classes):
        unseen += room.mass[k]
    seen = 1.0 - unseen
    if not seen > 0.0:
        return -np.inf
    for k in range(classes):
        room.mass[k] *= table.people / seen
    room.grad_eta[:] = 1.0 - 2.0 * room.on
    log_density += add_cells(table, room) - table.people * np.log(seen)
    for j in range(lists):
        for k in range(classes):
            room.grad_eta[j, k] -= room.on[j, k] * room.mass[k]
    rest = room.mass[classes - 1]
    for k in range(classes - 2, -1, -1):
        small = np.exp(-abs(ell[k]))
        stick = (1.0 if ell[k] >= 0 else small) / (1.0 + small)
        left = (small if ell[k] >= 0 else 1.0) / (1.0 + small)
        room.grad_ell[k] = (room.mass[k] + 1.0) * left - (rest + alpha) * stick
        log_density -= softplus(-ell[k]) + alpha * softplus(ell[k])
        rest += room.mass[k]
    return log_density


@compiled
def leapfrog(
    rng: np.random.Generator, table: Table, state: State, moves: Moves, steps: int, room: Room
) -> float:
    """One Hamiltonian move of `eta` and `ell` in place; the chance with which it was taken."""
    step, alpha = np.exp(moves.tuning[0]), state.alpha[0]
    lists, classes = state.eta.shape
    before = gradient(table, state.eta, state.ell, alpha, room)
    room.new_eta[:] = state.eta
    room.new_ell[:] = state.ell
    energy = 0.0
    for k in range(classes):
        for j in range(lists):
            z = rng.standard_normal()
            energy += 0.5 * z * z
            room.push_eta[j, k] = z / np.sqrt(moves.scale_eta[j, k])
        if k < classes - 1:
            z = rng.standard_normal()
            energy += 0.5 * z * z
            room.push_ell[k] = z / np.sqrt(moves.scale_ell[k])
    room.push_eta[:] += 0.5 * step * room.grad_eta
    room.push_ell[:] += 0.5 * step * room.grad_ell
    after = before
    for i in range(steps):
        room.new_eta[:] += step * moves.scale_eta * room.push_eta
        room.new_ell[:] += step * moves.scale_ell * room.push_ell
        after = gradient(table, room.new_eta, room.new_ell, alpha, room)
        if not after > -1e300:
            return 0.0
        kick = step if i < steps - 1 else 0.5 * step
        room.push_eta[:] += kick * room.grad_eta
        room.push_ell[:] += kick * room.grad_ell
    left = 0.5 * (moves.scale_eta * room.push_eta**2).sum()
    left += 0.5 * (moves.scale_ell * room.push_ell**2).sum()
    chance = np.exp(min(0.0, after - left - before + energy))
    if rng.random() < chance:
        state.eta[:] = room.new_eta
        state.ell[:] = room.new_ell
    return chance


@compiled
def inverted(rng: np.random.Generator, n: int, p: float) -> int:
    """A binomial draw by inversion, for few expected."""
    if p <= 0.0:
        return 0
    odds = p / (1.0 - p)
    term = np.exp(n * np.log1p(-p))
    u = rng.random()
    k = 0
    while u > term and k < n:
        u -= term
        k += 1
        term *= odds * (n - k + 1) / k
    return k


@compiled
def binomial(rng: np.random.Generator, n: int, p: float) -> int:
    """A binomial draw: by inversion where few are expected, else by order statistics.

    Relles (1972): the median of n uniforms is beta, and says how half of them fell.
    """
    found = 0
    # twelve expected: inversion takes as long there as one median
    while n * min(p, 1.0 - p) > 12.0:
        middle = 1 + n // 2
        x = rng.standard_gamma(float(middle))
        median = x / (x + rng.standard_gamma(float(n + 1 - middle)))
        if median <= p:
            found += middle
            p = (p - median) / (1.0 - median)
            n -= middle
        else:
            p /= median
            n = middle - 1
    if p >= 1.0:
        return found + n
    if p > 0.5:
        return found + n - inverted(rng, n, 1.0 - p)
    return found + inverted(rng, n, p)


@compiled
def log_gamma(x: float) -> float:
    """The logarithm of the gamma function, by Stirling's series after a shift above 8."""
    shift = 1.0
    while x < 8.0:
        shift *= x
        x += 1.0
    square = 1.0 / (x * x)
    series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))
    return series / x - np.log(shift) + (x - 0.5) * np.log(x) - x + 0.9189385332046727


@compiled
def log_gamma_draw(rng: np.random.Generator, shape: float) -> float:
    """The log of a gamma draw; a shape near zero does not underflow."""
    if shape >= 1.0:
        return np.log(rng.standard_gamma(shape))
    return np.log(rng.standard_gamma(shape + 1.0)) - rng.standard_exponential() / shape


@compiled
def log_order(labels: Ints, alpha: float) -> float:
    """Log probability of the classes' sizes in their order, sticks summed out.

    Empty classes at the end add nothing, so that alpha does not follow them about.
    """
    rest, log = 0.0, 0.0
    for k in range(len(labels) - 1, -1, -1):
        if k < len(labels) - 1 and labels[k] + rest > 0:
            log += np.log(alpha) + log_gamma(1.0 + labels[k]) + log_gamma(alpha + rest)
            log -= log_gamma(1.0 + alpha + labels[k] + rest)
        rest += labels[k]
    return log


@compiled
def draw_alpha(rng: np.random.Generator, labels: Ints, alpha: float, prior: Prior) -> float:
    """A slice draw (Neal 2003) of log alpha given the classes' sizes."""
    x = np.log(alpha)
    level = log_order(labels, alpha) + prior.shape * x - prior.rate * alpha
    level -= rng.standard_exponential()
    # two units of the logarithm: the posterior's width on the reference tables is one to four
    low = x - 2.0 * rng.random()
    high = low + 2.0
    while log_order(labels, np.exp(low)) + prior.shape * low - prior.rate * np.exp(low) > level:
        low -= 2.0
    while log_order(labels, np.exp(high)) + prior.shape * high - prior.rate * np.exp(high) > level:
        high += 2.0
    while True:
        new = low + (high - low) * rng.random()
        if log_order(labels, np.exp(new)) + prior.shape * new - prior.rate * np.exp(new) >= level:
            return np.exp(new)
        if new < x:
            low = new
        else:
            high = new


@compiled
def share_out(
    rng: np.random.Generator, people: int, total: float, table: Table, c: int, room: Room
) -> None:
    """Draws the classes of the people of cell c, of the unseen where c is -1, into `room`."""
    for k in range(len(room.labels)):
        if people == 0:
            return
        taken = people
        if k < len(room.labels) - 1:
            # rounding may leave less in total than in one class
            taken = binomial(rng, people, min(1.0, room.cell[k] / total) if total > 0.0 else 0.0)
        total -= room.cell[k]
        people -= taken
        room.labels[k] += taken
        if c >= 0 and taken > 0:
            for j in range(len(room.marks)):
                if table.within[c, j]:
                    room.marks[j, k] += taken


@compiled
def reorder(rng: np.random.Generator, alpha: float, room: Room) -> None:
    """Neighbouring classes change places with the chance of their order, as often as there are."""
    labels, marks = room.labels, room.marks
    classes = len(labels)
    before = log_order(labels, alpha)
    for _ in range(classes):
        k = int(rng.random() * (classes - 1))
        if labels[k] == labels[k + 1]:
            continue
        labels[k], labels[k + 1] = labels[k + 1], labels[k]
        after = log_order(labels, alpha)
        if np.log(1.0 - rng.random()) < after - before:
            before = after
            for j in range(len(marks)):
                marks[j, k], marks[j, k + 1] = marks[j, k + 1], marks[j, k]
        else:
            labels[k], labels[k + 1] = labels[k + 1], labels[k]


@compiled
def draw_classes(rng: np.random.Generator, state: State, room: Room) -> int:
    """Draws sticks and lists given the labels and marks of `room`; the classes with people."""
    lists, classes = state.eta.shape
    rest, filled = 0, 0
    for k in range(classes - 1, -1, -1):
        size = room.labels[k]
        if k < classes - 1:
            state.ell[k] = log_gamma_draw(rng, 1.0 + size)
            state.ell[k] -= log_gamma_draw(rng, state.alpha[0] + rest)
        rest += size
        filled += 1 if size > 0 else 0
        for j in range(lists):
            state.eta[j, k] = np.log(rng.standard_gamma(1.0 + room.marks[j, k]))
            state.eta[j, k] -= np.log(rng.standard_gamma(1.0 + size - room.marks[j, k]))
    return filled


@compiled
def draw_missing(rng: np.random.Generator, table: Table, state: State, room: Room) -> float:
    """A negative binomial draw of the unseen given the classes, however many they are."""
    set_shares(state.eta, state.ell, room)
    unseen = room.mass.sum()
    expected = rng.standard_gamma(table.people) * unseen / max(1.0 - unseen, 1e-300)
    # beyond this a Poisson draw would not fit an integer; every cap is far below
    return float(rng.poisson(min(expected, 1e15)))


@compiled
def refresh(rng: np.random.Generator, table: Table, state: State, prior: Prior, room: Room) -> int:
    """A sweep of Manrique-Vallier's (2016) sampler in place; the number of classes with people.

    The labels are drawn; the order of the classes and alpha given the labels alone; then sticks
    and lists given them.
    """
    set_shares(state.eta, state.ell, room)
    room.labels[:] = 0
    room.marks[:] = 0
    room.cell[:] = room.mass
    share_out(rng, state.missing[0], room.cell.sum(), table, -1, room)
    for c in range(len(table.counts)):
        total = set_cell(table, c, room)
        share_out(rng, int(table.counts[c]), total, table, c, room)
    reorder(rng, state.alpha[0], room)
    state.alpha[0] = draw_alpha(rng, room.labels, state.alpha[0], prior)
    return draw_classes(rng, state, room)


@compiled
def tune(moves: Moves, eta: Floats, chance: float) -> None:
    """Dual averaging of the log step towards a chance of 0.8 (Hoffman and Gelman 2014)."""
    tuning = moves.tuning
    tuning[2] += 1.0
    share = 1.0 / (tuning[2] + 10.0)
    tuning[1] = (1.0 - share) * tuning[1] + share * (0.8 - chance)
    tuning[0] = tuning[4] - np.sqrt(tuning[2]) / 0.05 * tuning[1]
    weight = tuning[2] ** -0.75
    tuning[3] = weight * tuning[0] + (1.0 - weight) * tuning[3]
    moves.moments[0] += eta
    moves.moments[1] += eta**2


@compiled
def iterate(  # noqa: PLR0913, PLR0917 - compiled code takes flat arguments
    rng: np.random.Generator,
    table: Table,
    state: State,
    moves: Moves,
    prior: Prior,
    steps: int,
    warm: bool,
    room: Room,
    out: Floats,
) -> None:
    """As many rounds of both moves as `out` has rows: unseen, alpha, classes with people."""
    for row in range(len(out)):
        # a random number of steps, so that no period of the posterior is met again and again
        length = 1 + int(rng.random() * steps)
        room.old_eta[:] = state.eta
        room.old_ell[:] = state.ell
        chance = leapfrog(rng, table, state, moves, length, room)
        if warm:
            tune(moves, state.eta, chance)
        # the move and the draw of the unseen are one proposal, refused above the cap: that leaves
        # the posterior below the cap as it is
        missing = draw_missing(rng, table, state, room)
        if missing <= prior.cap:
            state.missing[0] = int(missing)
        else:
            state.eta[:] = room.old_eta
            state.ell[:] = room.old_ell
        filled = refresh(rng, table, state, prior, room)
        out[row, 0], out[row, 1], out[row, 2] = state.missing[0], state.alpha[0], filled
