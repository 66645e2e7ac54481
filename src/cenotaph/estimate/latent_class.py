"""Bayesian non-parametric latent classes: Manrique-Vallier (2016), sampled until chains agree.

People fall into classes within which lists are independent; how many classes matter is learned
through a truncated stick-breaking prior. Each round is a Hamiltonian move with labels and unseen
people summed out, then a sweep of the paper's own sampler with classes reordered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from cenotaph.estimate.convergence import effective_size, split_rhat
from cenotaph.estimate.kernels import iterate
from cenotaph.estimate.layout import Floats, Moves, Prior, Room, State, Table, make_room, make_table
from cenotaph.model.estimates import OverlapTable

# Vehtari et al. (2021).
RHAT = 1.01
# Rounds of each of three windows of warm-up: masses after each, the step in all. At 300 a chain
# tuned to one mode refused half its moves in another (Brighton table); at 500 none did.
_WINDOW = 500
# How far a trajectory goes, in units of the scaled position: on ten reference tables 2.5 gives 15 %
# fewer effective draws a second in the geometric mean, 6 gives 10 % fewer.
_TRAVEL = 4.0
_MOST_STEPS = 100
# Scale of a class without people, times a prior deviation, before anything is known; and of sticks,
# which keep it: at two thirds of a prior deviation they set a step half as long.
_SCALE = 0.3

Spread = Callable[[Callable[["Chain"], None], Iterable["Chain"]], Iterable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LatentClasses:
    """The model: the most classes, the gamma prior of the concentration, the cap of the unseen.

    The number of people has the prior of one over it, up to `cap` times those seen unseen.
    """

    classes: int = 10
    shape: float = 0.25
    rate: float = 0.25
    cap: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """When to stop: at the effective size aimed at in bulk and tails, or at the most draws a chain.

    Draws that are worth less than `least` independent ones at the end have not converged: that
    many leave the ends of the interval uncertain by a tenth of the posterior's deviation.
    """

    chains: int = 4
    first: int = 1_000
    aim: int = 10_000
    least: int = 1_000
    most: int = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """What the chains drew: people in all, alpha, classes with people, each chains by draws."""

    size: Floats
    alpha: Floats
    filled: Floats
    rhat: float
    bulk: float
    tail: float
    converged: bool


class Chain:
    """One chain: its state, its own generator, and what it has drawn."""

    def __init__(
        self, table: OverlapTable, model: LatentClasses, rng: np.random.Generator, start: int
    ) -> None:
        lists, classes = len(table.lists), model.classes
        self._table = make_table(table)
        self._prior = Prior(model.shape, model.rate, model.cap * table.documented)
        self._rng = rng
        self._state = _start(self._table, classes, rng, start)
        self._moves = Moves(
            np.full((lists + 1, classes), _SCALE),
            np.array((np.log(0.05), 0.0, 0.0, np.log(0.05), np.log(0.5))),
            np.zeros((2, lists, classes)),
        )
        self._room: Room = make_room(lists, classes, len(table.counts))
        self._steps = 20
        self._parts: list[Floats] = []
        self.wanted = 0

    @property
    def drawn(self) -> Floats:
        """Draws so far: rows of unseen, alpha, classes with people."""
        return np.concatenate(self._parts)

    def advance(self) -> None:
        """Goes on by `wanted` rounds, after warming up the first time."""
        if not self._parts:
            for _ in range(3):
                self._warm()
        out = np.empty((self.wanted, 3))
        self._run(out, warm=False)
        self._parts.append(out)

    def _run(self, out: Floats, *, warm: bool) -> None:
        iterate(
            self._rng, self._table, self._state, self._moves, self._prior,
            self._steps, warm, self._room, out,
        )  # fmt: skip

    def _warm(self) -> None:
        moves = self._moves
        moves.moments[:] = 0
        self._run(np.empty((_WINDOW, 3)), warm=True)
        mean, square = moves.moments / _WINDOW
        # halfway, on the log scale, between what was seen and one scale for all: a class may yet
        # fill or empty
        spread = np.clip(square - mean**2, 1e-4, 4.0)
        moves.scale[:-1] = np.sqrt(_SCALE * spread)
        step = moves.tuning[3]
        moves.tuning[:] = (step, 0.0, 0.0, step, step + np.log(2))
        self._steps = int(np.clip(_TRAVEL / np.exp(step), 4, _MOST_STEPS))


def _start(table: Table, classes: int, rng: np.random.Generator, start: int) -> State:
    """A state far from the other chains', drawn from the data.

    Chains begin with one class and few unseen; with as many classes as there may be and many
    unseen; with classes by the number of lists; with classes by the first list.
    """
    lists = len(table.held)
    share = np.clip(table.held @ table.counts / table.people, 0.02, 0.98)
    kind = start % 4
    eta = np.log(share / (1 - share))[:, None] + rng.standard_normal((lists, classes))
    if kind == 1:
        eta -= 3
    elif kind == 2:
        eta += np.linspace(2, -4, classes)
    elif kind == 3:
        eta[0] += np.where(np.arange(classes) % 2, 3, -3)
    else:
        eta[:, 0] = np.log(share / (1 - share))
    sticks = rng.standard_normal(classes - 1)
    if kind == 0:
        sticks += 1.4
    alpha = np.array((0.05, 3.0, 1.0, 0.3))[kind : kind + 1].copy()
    missing = np.array((int(table.people * (0.1, 5.0, 1.0, 2.0)[kind]),))
    return State(np.ascontiguousarray(eta), sticks, alpha, missing)


def sample(
    table: OverlapTable,
    *,
    seed: int,
    model: LatentClasses = LatentClasses(),
    budget: Budget = Budget(),
    spread: Spread = map,
) -> Sampled:
    """Draws until split R-hat is below 1.01 and the effective size is reached, or to the budget.

    The same seed gives the same draws, whatever runs the chains: `spread` maps a function over
    them, `map` one after the other. After each look the chains go on by half of what they have.
    """
    seeds = np.random.SeedSequence(seed).spawn(budget.chains)
    chains = [
        Chain(table, model, np.random.default_rng(own), start) for start, own in enumerate(seeds)
    ]
    total, wanted = 0, budget.first
    while True:
        for chain in chains:
            chain.wanted = wanted
        list(spread(Chain.advance, chains))
        total += wanted
        drawn = np.stack([chain.drawn for chain in chains])
        size = drawn[:, :, 0] + table.documented
        rhat, (bulk, tail) = split_rhat(size), effective_size(size)
        if total >= budget.most or (rhat < RHAT and min(bulk, tail) >= budget.aim):
            break
        wanted = min(max(total // 2, 1), budget.most - total)
    return Sampled(
        size=size,
        alpha=drawn[:, :, 1],
        filled=drawn[:, :, 2],
        rhat=rhat,
        bulk=bulk,
        tail=tail,
        converged=rhat < RHAT and min(bulk, tail) >= budget.least,
    )
