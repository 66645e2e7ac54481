"""A plain Gibbs sampler of the latent class model, as its paper (2016) lays it out, to compare.

Every quantity is drawn in turn given all others: labels, unseen people, sticks, lists, alpha. No
Hamiltonian move, no reordering of classes, alpha given the sticks. It is compiled like ours.
"""

import numpy as np

from cenotaph.estimate.kernels import (
    compiled,
    draw_classes,
    draw_labels,
    draw_missing,
    set_shares,
)
from cenotaph.estimate.latent_class import LatentClasses
from cenotaph.estimate.layout import Floats, Prior, Room, State, Table, make_room, make_table
from cenotaph.model.estimates import OverlapTable


def gibbs(table: OverlapTable, model: LatentClasses, sweeps: int, seed: int) -> Floats:
    """The people in all of each sweep, none left out as warm-up."""
    lists, classes = len(table.lists), model.classes
    cells = make_table(table)
    prior = Prior(model.shape, model.rate, model.cap * table.documented)
    state = State(
        np.full((lists, classes), -1.0),
        np.zeros(classes - 1),
        np.array((1.0,)),
        np.array((table.documented,)),
    )
    out = np.empty(sweeps)
    _sweeps(
        np.random.default_rng(seed),
        cells,
        state,
        prior,
        make_room(lists, classes, len(table.counts)),
        out,
    )
    return out + table.documented


@compiled
def _sweeps(
    rng: np.random.Generator, table: Table, state: State, prior: Prior, room: Room, out: Floats
) -> None:
    for row in range(len(out)):
        set_shares(state.eta, state.ell, room)
        draw_labels(rng, table, state.missing[0], room)
        draw_classes(rng, state, room)
        rate = prior.rate
        for k in range(len(state.ell)):
            rate += np.exp(state.ell[k])
        state.alpha[0] = rng.standard_gamma(prior.shape + len(state.ell)) / rate
        missing = draw_missing(rng, table, state, room)
        while missing > prior.cap:
            missing = draw_missing(rng, table, state, room)
        state.missing[0] = int(missing)
        out[row] = missing
