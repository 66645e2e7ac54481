"""The compiled inner loops of the latent class sampler; NumPy's where numba is not installed.

All of them are in this module, since numba's cache does not notice a change in a function that
another module holds. Arrays of lists and classes are lists by classes, so that the inner loops
run over neighbouring numbers. Sticks are kept as `ell`, the log of minus the log of what each
leaves: a share within 1e-16 of one still has its rest, which linear numbers would lose.
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
    return cast(F, njit(cache=True, nogil=True, fastmath=flags, error_model="numpy")(function))


@compiled
def set_shares(eta: Floats, ell: Floats, room: Room) -> None:
    """Fills the classes' shares, and each list's in each class; `mass` becomes who is unseen."""
    lists, classes = eta.shape
    rest = 1.0
    for k in range(classes - 1):
        fall = np.exp(ell[k])
        room.share[k] = rest * -np.expm1(-fall)
        rest *= np.exp(-fall)
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
def set_cells(table: Table, room: Room) -> None:
    """Fills the chance of each cell within each class, and over them: loops over cells are long."""
    classes, cells = room.cells.shape
    room.total[:] = 0.0
    for k in range(classes):
        room.cells[k] = room.share[k]
        for j in range(len(table.held)):
            on, off = room.on[j, k], room.off[j, k]
            for c in range(cells):
                room.cells[k, c] *= table.held[j, c] * on + table.lacked[j, c] * off
        for c in range(cells):
            room.total[c] += room.cells[k, c]


@compiled
def add_cells(table: Table, room: Room) -> None:
    """Adds the cells' people to `mass` and to the slopes of the lists."""
    set_cells(table, room)
    classes, cells = room.cells.shape
    for c in range(cells):
        room.weight[c] = table.counts[c] / max(room.total[c], 1e-300)
    for k in range(classes):
        people = 0.0
        for c in range(cells):
            room.cells[k, c] *= room.weight[c]
            people += room.cells[k, c]
        room.mass[k] += people
        for j in range(len(table.held)):
            on = 0.0
            for c in range(cells):
                on += table.held[j, c] * room.cells[k, c]
            room.slope[j, k] += on


def add_cells_in_numpy(table: Table, room: Room) -> None:
    """The same as `add_cells`, in array operations."""
    held = table.held.T.astype(bool)[:, :, None]
    room.cells[:] = (np.where(held, room.on, room.off).prod(1) * room.share).T
    room.total[:] = room.cells.sum(0)
    room.cells[:] *= table.counts / np.maximum(room.total, 1e-300)
    room.mass[:] += room.cells.sum(1)
    room.slope[:-1] += table.held @ room.cells.T


if not COMPILED:
    add_cells = add_cells_in_numpy


@compiled
def set_slopes(table: Table, at: Floats, alpha: float, room: Room) -> None:
    """Fills the slopes of the log posterior at a place.

    Labels and unseen people are summed out: the cells are multinomial given that they are seen.
    """
    lists, classes = len(at) - 1, at.shape[1]
    set_shares(at[:lists], at[lists], room)
    room.seen[0] = max(1.0 - room.mass.sum(), 1e-300)
    for k in range(classes):
        room.mass[k] *= table.people / room.seen[0]
    for j in range(lists):
        for k in range(classes):
            room.slope[j, k] = 1.0 - 2.0 * room.on[j, k]
    add_cells(table, room)
    for j in range(lists):
        for k in range(classes):
            room.slope[j, k] -= room.on[j, k] * room.mass[k]
    rest = room.mass[classes - 1]
    room.slope[lists, classes - 1] = 0.0
    for k in range(classes - 2, -1, -1):
        fall = min(np.exp(at[lists, k]), 1e300)
        slope = room.mass[k] * np.exp(-fall) / max(-np.expm1(-fall), 1e-300) - rest - alpha
        room.slope[lists, k] = fall * slope + 1.0
        rest += room.mass[k]


@compiled
def log_density(table: Table, at: Floats, alpha: float, room: Room) -> float:
    """Log posterior at the place whose slopes were filled last."""
    lists, classes = len(at) - 1, at.shape[1]
    log = -table.people * np.log(room.seen[0])
    for c in range(len(table.counts)):
        log += table.counts[c] * np.log(room.total[c])
    # uniform shares of lists; minus the log of what a stick leaves is exponential
    for j in range(lists):
        both = 1.0
        for k in range(classes):
            both *= room.on[j, k] * room.off[j, k]
            if both < 1e-200:
                log += np.log(both)
                both = 1.0
        log += np.log(both)
    for k in range(classes - 1):
        log += at[lists, k] - alpha * np.exp(at[lists, k])
    return log


@compiled
def leapfrog(
    rng: np.random.Generator, table: Table, state: State, moves: Moves, steps: int, room: Room
) -> float:
    """One Hamiltonian move of lists and sticks in place; the chance with which it was taken."""
    lists, classes = state.eta.shape
    step, alpha = np.exp(moves.tuning[0]), state.alpha[0]
    room.at[:lists] = state.eta
    room.at[lists, :-1] = state.ell
    room.at[lists, -1] = 0.0
    set_slopes(table, room.at, alpha, room)
    before = log_density(table, room.at, alpha, room)
    for j in range(lists + 1):
        for k in range(classes):
            z = rng.standard_normal()
            before -= 0.5 * z * z
            room.push[j, k] = z / np.sqrt(moves.scale[j, k])
    push(0.5 * step, room)
    for i in range(steps):
        drift(moves, step, room)
        set_slopes(table, room.at, alpha, room)
        push(step if i < steps - 1 else 0.5 * step, room)
    after = log_density(table, room.at, alpha, room)
    for j in range(lists + 1):
        for k in range(classes):
            after -= 0.5 * moves.scale[j, k] * room.push[j, k] ** 2
    # a trajectory that ran off has no density, and comes out as no number
    chance = np.exp(min(0.0, after - before)) if after - before > -700.0 else 0.0
    if rng.random() < chance:
        state.eta[:] = room.at[:lists]
        state.ell[:] = room.at[lists, :-1]
    return chance


@compiled
def push(size: float, room: Room) -> None:
    """Changes the momenta by the slopes."""
    rows, classes = room.push.shape
    for j in range(rows):
        for k in range(classes):
            room.push[j, k] += size * room.slope[j, k]


@compiled
def drift(moves: Moves, size: float, room: Room) -> None:
    """Changes the place by the momenta."""
    rows, classes = room.push.shape
    for j in range(rows):
        for k in range(classes):
            room.at[j, k] += size * moves.scale[j, k] * room.push[j, k]


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
def log_whole_draw(rng: np.random.Generator, count: int) -> float:
    """The log of a gamma draw of shape 1 + count; of nobody it is exponential."""
    return np.log(rng.standard_gamma(1.0 + count) if count > 0 else rng.standard_exponential())


@compiled
def log_order(labels: Ints, alpha: float) -> float:
    """Log probability of the classes' sizes in their order, sticks summed out, but for a constant.

    Each stick gives a beta function; neighbours' gamma functions cancel into factors. Empty
    classes at the end add nothing, so that alpha does not follow them about.
    """
    end = labels[-1]
    rest, factors, log = float(end), 1.0, 0.0
    for k in range(len(labels) - 2, -1, -1):
        rest += labels[k]
        if rest > 0.0:
            factors *= alpha / (alpha + rest)
        if factors < 1e-200:
            log += np.log(factors)
            factors = 1.0
    if rest > 0.0:
        factors *= alpha + rest
    log += np.log(factors) - log_gamma(1.0 + alpha + rest)
    return log + log_gamma(alpha + end) - log_gamma(1.0 + end)


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
    rng: np.random.Generator, people: int, cell: Floats, total: float, labels: Floats
) -> None:
    """Draws the classes of people of one cell, given its chance within each, into `labels`."""
    last = len(cell) - 1
    for k in range(last):
        # so few are drawn one by one, which takes one number each
        if people <= 3:
            for _ in range(people):
                left, own = rng.random() * total, k
                while own < last and left >= cell[own]:
                    left -= cell[own]
                    own += 1
                labels[own] += 1.0
            return
        # rounding may leave less in total than in one class
        taken = binomial(rng, people, min(1.0, cell[k] / total) if total > 0.0 else 0.0)
        total -= cell[k]
        people -= taken
        labels[k] += taken
    labels[last] += people


@compiled
def draw_labels(rng: np.random.Generator, table: Table, missing: int, room: Room) -> None:
    """Draws everybody's class given the classes; fills `labels`, and `marks` of those on lists."""
    classes, cells = room.cells.shape
    room.sizes[:] = 0.0
    share_out(rng, missing, room.mass, room.mass.sum(), room.sizes)
    set_cells(table, room)
    for c in range(cells):
        room.cell[:] = room.cells[:, c]
        # who fell where takes the place of the chances
        room.cells[:, c] = 0.0
        share_out(rng, int(table.counts[c]), room.cell, room.total[c], room.cells[:, c])
    for k in range(classes):
        for c in range(cells):
            room.sizes[k] += room.cells[k, c]
        room.labels[k] = int(room.sizes[k])
        for j in range(len(table.held)):
            on = 0.0
            for c in range(cells):
                on += table.held[j, c] * room.cells[k, c]
            room.marks[j, k] = int(on)


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
            odds = log_gamma_draw(rng, 1.0 + size) - log_gamma_draw(rng, state.alpha[0] + rest)
            # what is left has the log -log(1 + exp(odds)); below -30 that is -exp(odds)
            fall = max(odds, 0.0) + np.log1p(np.exp(-abs(odds)))
            state.ell[k] = np.log(fall) if odds > -30.0 else odds
        rest += size
        filled += 1 if size > 0 else 0
        for j in range(lists):
            on = room.marks[j, k]
            state.eta[j, k] = log_whole_draw(rng, on) - log_whole_draw(rng, size - on)
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
    draw_labels(rng, table, state.missing[0], room)
    reorder(rng, state, prior, room)
    state.alpha[0] = draw_alpha(rng, room.labels, state.alpha[0], prior)
    return draw_classes(rng, state, room)


@compiled
def tune(moves: Moves, state: State, chance: float) -> None:
    """Dual averaging of the log step towards a chance of 0.8 (Hoffman and Gelman 2014)."""
    tuning = moves.tuning
    tuning[2] += 1.0
    share = 1.0 / (tuning[2] + 10.0)
    tuning[1] = (1.0 - share) * tuning[1] + share * (0.8 - chance)
    tuning[0] = tuning[4] - np.sqrt(tuning[2]) / 0.05 * tuning[1]
    weight = tuning[2] ** -0.75
    tuning[3] = weight * tuning[0] + (1.0 - weight) * tuning[3]
    moves.moments[0] += state.eta
    moves.moments[1] += state.eta**2


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
            tune(moves, state, chance)
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
