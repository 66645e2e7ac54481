"""A plain Gibbs sampler of the latent class model, as its paper (2016) lays it out, to compare.

Every quantity is drawn in turn given all others: labels, unseen people, sticks, lists, alpha. No
Hamiltonian move, no reordering of classes, alpha given the sticks. It is compiled like ours.
"""

import numpy as np

from cenotaph.estimate.kernels import (
    binomial,
    compiled,
    draw_classes,
    draw_missing,
    set_cell,
    set_shares,
    softplus,
)
from cenotaph.estimate.latent_class import LatentClasses
from cenotaph.estimate.layout import Floats, Prior, Room, State, Table, make_room
from cenotaph.model.estimates import OverlapTable


def gibbs(table: OverlapTable, model: LatentClasses, sweeps: int, seed: int) -> Floats:
    """The people in all of each sweep, none left out as warm-up."""
    lists, classes = len(table.lists), model.classes
    cells = Table(
        (np.array(table.patterns)[:, None] >> np.arange(lists) & 1).astype(bool),
        np.array(table.counts, dtype=float),
        float(table.documented),
    )
    prior = Prior(model.shape, model.rate, model.cap * table.documented)
    state = State(
        np.full((lists, classes), -1.0),
        np.zeros(classes - 1),
        np.array((1.0,)),
        np.array((table.documented,)),
    )
    out = np.empty(sweeps)
    _sweeps(np.random.default_rng(seed), cells, state, prior, make_room(lists, classes), out)
    return out + table.documented


@compiled
def _sweeps(
    rng: np.random.Generator, table: Table, state: State, prior: Prior, room: Room, out: Floats
) -> None:
    for row in range(len(out)):
        set_shares(state.eta, state.ell, room)
        room.labels[:] = 0
        room.marks[:] = 0
        room.cell[:] = room.mass
        _draw_labels(rng, state.missing[0], table, -1, room)
        for c in range(len(table.counts)):
            set_cell(table, c, room)
            _draw_labels(rng, int(table.counts[c]), table, c, room)
        draw_classes(rng, state, room)
        rate = prior.rate
        for k in range(len(state.ell)):
            rate += softplus(state.ell[k])
        state.alpha[0] = rng.standard_gamma(prior.shape + len(state.ell)) / rate
        missing = draw_missing(rng, table, state, room)
        while missing > prior.cap:
            missing = draw_missing(rng, table, state, room)
        state.missing[0] = int(missing)
        out[row] = missing


@compiled
def _draw_labels(rng: np.random.Generator, people: int, table: Table, c: int, room: Room) -> None:
    total = room.cell.sum()
    for k in range(len(room.labels)):
        taken = people
        if k < len(room.labels) - 1:
            share = min(1.0, room.cell[k] / total) if total > 0.0 else 0.0
            taken = binomial(rng, people, share)
        total -= room.cell[k]
        people -= taken
        room.labels[k] += taken
        if c >= 0:
            for j in range(len(room.marks)):
                if table.within[c, j]:
                    room.marks[j, k] += taken
