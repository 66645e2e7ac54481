"""The compiled inner loops of the latent class sampler; NumPy's where numba is not installed.

All of them are in this module, since numba's cache does not notice a change in a function that
another module holds. Arrays of lists and classes are lists by classes, so that the inner loops
run over neighbouring numbers. Sticks are kept as `ell`, the log odds of each stick's share: a
share within 1e-16 of one still has its rest, which linear numbers would lose.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np

from cenotaph.estimate.layout import Floats, Ints, Moves, Prior, Room, State, Table

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


@compiled
def softplus(x: float) -> float:
    """log(1 + exp(x)) without overflow."""
    return max(x, 0.0) + np.log1p(np.exp(-abs(x)))


@compiled
def set_shares(eta: Floats, ell: Floats, room: Room) -> None:
    """Fills the classes' shares, and each list's in each class; `mass` becomes who is unseen."""
    lists, classes = eta.shape
    rest = 1.0
    for k in range(classes - 1):
        # a stick and what it leaves, neither as one less the other: both keep all their digits
        small = np.exp(-abs(ell[k]))
        room.share[k] = rest * (1.0 if ell[k] >= 0 else small) / (1.0 + small)
        rest *= (small if ell[k] >= 0 else 1.0) / (1.0 + small)
    room.share[classes - 1] = rest
    room.mass[:] = room.share
    for j in range(lists):
        for k in range(classes):
            small = np.exp(-abs(eta[j, k]))
            low, high = small / (1.0 + small), 1.0 / (1.0 + small)
            room.on[j, k] = high if eta[j, k] >= 0 else low
            room.off[j, k] = low if eta[j, k] >= 0 else high
            room.mass[k] *= room.off[j, k]


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
    """Adds the cells' people to `mass` and `grad_eta`; returns the log likelihood of the cells."""
    lists, classes = room.on.shape
    log_likelihood = 0.0
    for c in range(len(table.counts)):
        total = set_cell(table, c, room)
        log_likelihood += table.counts[c] * np.log(total)
        weight = table.counts[c] / max(total, 1e-300)
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
    total = np.maximum(cells.sum(1), 1e-300)
    cells *= (table.counts / total)[:, None]
    room.mass[:] += cells.sum(0)
    room.grad_eta[:] += table.within.T.astype(float) @ cells
    return float(table.counts @ np.log(total))


if not COMPILED:
    add_cells = add_cells_in_numpy


@compiled
def gradient(table: Table, eta: Floats, ell: Floats, alpha: float, room: Room) -> float:
    """Fills the slopes of the log posterior of `eta` and `ell`; returns its log likelihood.

    Labels and unseen people are summed out: the cells are multinomial given that they are seen.
    """
    lists, classes = eta.shape
    set_shares(eta, ell, room)
    unseen = 0.0
    for k in range(classes):
        unseen += room.mass[k]
    seen = max(1.0 - unseen, 1e-300)
    for k in range(classes):
        room.mass[k] *= table.people / seen
    for j in range(lists):
        for k in range(classes):
            room.grad_eta[j, k] = 1.0 - 2.0 * room.on[j, k]
    log_likelihood = add_cells(table, room) - table.people * np.log(seen)
    for j in range(lists):
        for k in range(classes):
            room.grad_eta[j, k] -= room.on[j, k] * room.mass[k]
    rest = room.mass[classes - 1]
    for k in range(classes - 2, -1, -1):
        small = np.exp(-abs(ell[k]))
        stick = (1.0 if ell[k] >= 0 else small) / (1.0 + small)
        left = (small if ell[k] >= 0 else 1.0) / (1.0 + small)
        room.grad_ell[k] = (room.mass[k] + 1.0) * left - (rest + alpha) * stick
        rest += room.mass[k]
    return log_likelihood


@compiled
def log_priors(eta: Floats, ell: Floats, alpha: float) -> float:
    """Log prior density of log odds: uniform shares of lists, sticks beta(1, alpha)."""
    lists, classes = eta.shape
    log = 0.0
    for j in range(lists):
        for k in range(classes):
            log -= abs(eta[j, k]) + 2.0 * np.log1p(np.exp(-abs(eta[j, k])))
    for k in range(classes - 1):
        log -= softplus(-ell[k]) + alpha * softplus(ell[k])
    return log


@compiled
def leapfrog(
    rng: np.random.Generator, table: Table, state: State, moves: Moves, steps: int, room: Room
) -> float:
    """One Hamiltonian move of `eta` and `ell` in place; the chance with which it was taken."""
    step, alpha = np.exp(moves.tuning[0]), state.alpha[0]
    lists, classes = state.eta.shape
    log = gradient(table, state.eta, state.ell, alpha, room)
    before = log + log_priors(state.eta, state.ell, alpha)
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
    push(0.5 * step, room)
    for i in range(steps):
        drift(moves, step, room)
        log = gradient(table, room.new_eta, room.new_ell, alpha, room)
        push(step if i < steps - 1 else 0.5 * step, room)
    after = log + log_priors(room.new_eta, room.new_ell, alpha)
    left = 0.5 * (moves.scale_eta * room.push_eta**2).sum()
    left += 0.5 * (moves.scale_ell * room.push_ell**2).sum()
    gain = after - left - before + energy
    # a trajectory that ran off has no density, and comes out as no number
    chance = np.exp(min(0.0, gain)) if gain > -700.0 else 0.0
    if rng.random() < chance:
        state.eta[:] = room.new_eta
        state.ell[:] = room.new_ell
    return chance


@compiled
def push(size: float, room: Room) -> None:
    """Changes the momenta by the slopes."""
    lists, classes = room.push_eta.shape
    for j in range(lists):
        for k in range(classes):
            room.push_eta[j, k] += size * room.grad_eta[j, k]
    for k in range(classes - 1):
        room.push_ell[k] += size * room.grad_ell[k]


@compiled
def drift(moves: Moves, size: float, room: Room) -> None:
    """Changes the position by the momenta."""
    lists, classes = room.push_eta.shape
    for j in range(lists):
        for k in range(classes):
            room.new_eta[j, k] += size * moves.scale_eta[j, k] * room.push_eta[j, k]
    for k in range(classes - 1):
        room.new_ell[k] += size * moves.scale_ell[k] * room.push_ell[k]


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
def log_prior(alpha: float, prior: Prior) -> float:
    """Log prior density of log alpha."""
    return prior.shape * np.log(alpha) - prior.rate * alpha


@compiled
def draw_alpha(rng: np.random.Generator, labels: Ints, alpha: float, prior: Prior) -> float:
    """A slice draw (Neal 2003) of log alpha given the classes' sizes."""
    x = np.log(alpha)
    level = log_order(labels, alpha) + log_prior(alpha, prior) - rng.standard_exponential()
    # two units of the logarithm: the posterior's width on the reference tables is one to four
    low = x - 2.0 * rng.random()
    high = low + 2.0
    while log_order(labels, np.exp(low)) + log_prior(np.exp(low), prior) > level:
        low -= 2.0
    while log_order(labels, np.exp(high)) + log_prior(np.exp(high), prior) > level:
        high += 2.0
    while True:
        new = low + (high - low) * rng.random()
        if log_order(labels, np.exp(new)) + log_prior(np.exp(new), prior) >= level:
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
def swap(room: Room, a: int, b: int) -> None:
    """Two classes change places."""
    room.labels[a], room.labels[b] = room.labels[b], room.labels[a]
    for j in range(len(room.marks)):
        room.marks[j, a], room.marks[j, b] = room.marks[j, b], room.marks[j, a]


@compiled
def reorder(rng: np.random.Generator, state: State, prior: Prior, room: Room) -> None:
    """Neighbouring classes change places, as often as there are; then any two, with a new alpha.

    The truncated prior has a mode with nearly all people in the last class and a large alpha. No
    step by step leads out of it: there a chain would stay for ten thousand rounds.
    """
    classes, alpha = len(room.labels), state.alpha[0]
    before = log_order(room.labels, alpha)
    for _ in range(classes):
        k = int(rng.random() * (classes - 1))
        swap(room, k, k + 1)
        after = log_order(room.labels, alpha)
        if np.log(1.0 - rng.random()) < after - before:
            before = after
        else:
            swap(room, k, k + 1)
    for _ in range(4):
        a, b = int(rng.random() * classes), int(rng.random() * classes)
        # a normal of log alpha, wide enough for both modes
        new = np.exp(3.0 * rng.standard_normal())
        swap(room, a, b)
        after = log_order(room.labels, new)
        chance = after - before + log_prior(new, prior) - log_prior(alpha, prior)
        chance += (np.log(new) ** 2 - np.log(alpha) ** 2) / 18.0
        if np.log(1.0 - rng.random()) < chance:
            before, alpha = after, new
        else:
            swap(room, a, b)
    state.alpha[0] = alpha


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
    reorder(rng, state, prior, room)
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
