"""Decomposable graphs over lists, averaged: Madigan and York (1997).

A graph joins the lists that depend on each other. Where it is decomposable, a hyper-Dirichlet
prior (Dawid and Lauritzen 1993) gives its marginal likelihood in closed form for each number of
unseen people, so the posterior is a sum over all graphs and numbers, without sampling.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from scipy.special import gammaln, logsumexp

from cenotaph.estimate.poisson import Floats, Ints

# Graphs whose share of the posterior on a coarse grid is below this are left out of the fine one;
# together they cannot reach a printed digit.
_NEGLIGIBLE = 1e-9
_COARSE = 400
# Numbers of unseen people evaluated at most: above it the grid takes every second, third, ...
_FINE = 200_000
_CHUNK = 4096

Graph = tuple[tuple[int, int], ...]


@cache
def decomposable_graphs(lists: int) -> tuple[tuple[Graph, tuple[tuple[int, int], ...]], ...]:
    """Every decomposable graph with its signed sets of lists: 8 of three, 61 of four, 822 of five,
    18,154 of six.

    The sets are those of a perfect elimination: each list with its later neighbours for it, those
    neighbours against it. Sets that cancel are gone.
    """
    edges = list(combinations(range(lists), 2))
    found = []
    for bits in range(1 << len(edges)):
        graph = tuple(edge for i, edge in enumerate(edges) if bits >> i & 1)
        sets = _eliminate(lists, graph)
        if sets is not None:
            found.append((graph, sets))
    return tuple(found)


def _eliminate(lists: int, graph: Graph) -> tuple[tuple[int, int], ...] | None:
    near = [0] * lists
    for i, j in graph:
        near[i] |= 1 << j
        near[j] |= 1 << i
    left, signed = (1 << lists) - 1, dict[int, int]()
    while left:
        for v in range(lists):
            around = near[v] & left
            if left >> v & 1 and _complete(around, near):
                signed[around | 1 << v] = signed.get(around | 1 << v, 0) + 1
                signed[around] = signed.get(around, 0) - 1
                left &= ~(1 << v)
                break
        else:
            return None
    return tuple((s, sign) for s, sign in signed.items() if sign and s)


def _complete(among: int, near: list[int]) -> bool:
    rest = among
    while rest:
        v = (rest & -rest).bit_length() - 1
        rest &= rest - 1
        if among & ~(near[v] | 1 << v):
            return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPosterior:
    """The posterior over numbers of people, and the weight of each graph.

    `sizes` are evenly spaced numbers of people on any list or none, `weights` their
    probabilities; `graphs` are those that hold more than a thousandth, heaviest first.
    """

    sizes: Ints
    weights: Floats
    graphs: tuple[tuple[Graph, float], ...]

    @property
    def mean(self) -> float:
        """Posterior mean."""
        return float(self.sizes @ self.weights)

    @property
    def mode(self) -> int:
        """The most probable number."""
        return int(self.sizes[self.weights.argmax()])

    def quantile(self, p: float) -> int:
        """The lowest number up to which at least `p` of the posterior lies."""
        return int(self.sizes[np.searchsorted(np.cumsum(self.weights), p * (1 - 1e-12))])

    def draws(self, count: int, rng: np.random.Generator) -> Floats:
        """Independent draws of the number of people."""
        return rng.choice(self.sizes, size=count, p=self.weights).astype(float)


def posterior(
    lists: int,
    y: Floats,
    *,
    delta: float | None = None,
    missing: Ints | None = None,
    log_prior: Floats | None = None,
) -> GraphPosterior:
    """The posterior from the full table y of 2**lists - 1 cells.

    `delta` is the prior count of each cell, 2**-lists by default; `missing` the numbers of unseen
    people considered, evenly spaced, by default to twenty times those seen; `log_prior` belongs
    to `missing`, by default that of one over the number of people (Jeffreys).
    """
    counts = np.concatenate(((0.0,), y))
    unseen = default_missing(y.sum()) if missing is None else missing
    prior = -np.log(np.maximum(y.sum() + unseen, 1)) if log_prior is None else log_prior
    likelihood = _Likelihood.of(lists, counts, 2.0**-lists if delta is None else delta)
    found = decomposable_graphs(lists)
    signs = np.zeros((len(found), 1 << lists))
    for row, (_, sets) in enumerate(found):
        for subset, sign in sets:
            signs[row, subset] = sign
    coarse = np.unique(np.linspace(0, len(unseen) - 1, _COARSE).astype(int))
    rough = signs @ likelihood.margins(unseen[coarse])
    rough += likelihood.ways(unseen[coarse]) + prior[coarse]
    share = logsumexp(rough, axis=1)
    kept = np.flatnonzero(share > share.max() + np.log(_NEGLIGIBLE))
    by_size, by_graph = np.empty(len(unseen)), np.full(len(kept), -np.inf)
    for start in range(0, len(unseen), _CHUNK):
        part = slice(start, start + _CHUNK)
        log = signs[kept] @ likelihood.margins(unseen[part])
        log += likelihood.ways(unseen[part]) + prior[part]
        by_size[part] = logsumexp(log, axis=0)
        by_graph = np.logaddexp(by_graph, logsumexp(log, axis=1))
    weights = np.exp(by_graph - logsumexp(by_graph))
    order = np.argsort(-weights)
    return GraphPosterior(
        sizes=(unseen + int(y.sum())).astype(np.int64),
        weights=np.exp(by_size - logsumexp(by_size)),
        graphs=tuple((found[kept[i]][0], float(weights[i])) for i in order if weights[i] > 1e-3),
    )


def default_missing(people: float) -> Ints:
    """Numbers of unseen people from none to twenty times those seen."""
    cap = 20 * int(people)
    return np.arange(0, cap + 1, 1 + cap // _FINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likelihood:
    subsets: tuple[int, ...]
    constant: Floats
    alpha: Floats
    unmarked: Floats
    total: float
    people: float

    @classmethod
    def of(cls, lists: int, counts: Floats, delta: float) -> "_Likelihood":
        cells = np.arange(1 << lists)
        subsets = tuple(range(1 << lists))
        constant, alpha, unmarked = (np.zeros(len(subsets)) for _ in range(3))
        total = delta * 2**lists
        for subset in subsets[1:]:
            margin: Floats = np.bincount(cells & subset, counts, 1 << lists).astype(float)
            inside = [c for c in cells if not c & ~subset]
            alpha[subset] = delta * 2.0 ** (lists - subset.bit_count())
            unmarked[subset] = margin[0]
            seen = margin[[c for c in inside if c]]
            constant[subset] = gammaln(total) + _rising(seen, alpha[subset])
            constant[subset] -= gammaln(alpha[subset])
        return cls(
            subsets=subsets,
            constant=constant,
            alpha=alpha,
            unmarked=unmarked,
            total=total,
            people=float(counts.sum()),
        )

    def margins(self, unseen: Ints) -> Floats:
        """Log marginal likelihood of each subset's table, a row a subset, a column a number."""
        log = gammaln(self.unmarked[1:, None] + unseen + self.alpha[1:, None])
        log += self.constant[1:, None] - gammaln(self.people + unseen + self.total)
        return np.vstack((np.zeros(len(unseen)), log))

    def ways(self, unseen: Ints) -> Floats:
        """Log of the ways to choose who is unseen."""
        return np.asarray(gammaln(self.people + unseen + 1) - gammaln(unseen + 1))


def _rising(seen: Floats, alpha: float) -> float:
    return float((gammaln(seen + alpha) - gammaln(alpha)).sum())


def written(graph: Graph, names: Iterable[str]) -> str:
    """The graph as its joined pairs of lists."""
    lists = tuple(names)
    return " ".join(f"{lists[i]}–{lists[j]}" for i, j in graph) or "no list depends on another"
