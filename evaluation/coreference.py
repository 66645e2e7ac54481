"""How well one partition of pages is another: the measures of coreference, and pairs.

B-cubed (Bagga and Baldwin, 1998), MUC (Vilain and others, 1995), CEAFe (Luo, 2005), their mean as
in the CoNLL shared tasks, and pairs.
"""

from collections.abc import Hashable, Mapping
from itertools import combinations

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Mapping[str, Hashable]
Rates = tuple[float, float, float]


def figures(gold: Clusters, found: Clusters) -> dict[str, float]:
    """Every measure of one partition against another of the same pages."""
    rates = {
        "b3": b_cubed(gold, found),
        "muc": muc(gold, found),
        "ceafe": ceaf_e(gold, found),
        "pairs": pairs(gold, found),
    }
    named = {
        f"{name}_{which}": value
        for name, values in rates.items()
        for which, value in zip(("precision", "recall", "f1"), values, strict=True)
    }
    mean = sum(rates[name][2] for name in ("b3", "muc", "ceafe")) / 3
    return {
        "pages": float(len(gold)),
        "incidents_gold": float(len(set(gold.values()))),
        "incidents_found": float(len(set(found.values()))),
        **named,
        "conll_mean": mean,
    }


def _groups(clusters: Clusters) -> list[frozenset[str]]:
    groups: dict[Hashable, set[str]] = {}
    for page, cluster in clusters.items():
        groups.setdefault(cluster, set()).add(page)
    return [frozenset(members) for members in groups.values()]


def _rates(precision: float, recall: float) -> Rates:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> Rates:
    """For each page, how much of its group belongs to it, and how much of its incident is there."""
    theirs = {page: members for members in _groups(gold) for page in members}
    ours = {page: members for members in _groups(found) for page in members}
    both = {page: len(theirs[page] & ours[page]) for page in gold}
    return _rates(
        sum(both[page] / len(ours[page]) for page in gold) / len(gold),
        sum(both[page] / len(theirs[page]) for page in gold) / len(gold),
    )


def muc(gold: Clusters, found: Clusters) -> Rates:
    """The share of the links needed to hold each group together that the other side has."""
    return _rates(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(of: Clusters, by: Clusters) -> float:
    groups = _groups(of)
    needed = sum(len(members) - 1 for members in groups)
    kept = sum(len(members) - len({by[page] for page in members}) for members in groups)
    return kept / needed if needed else 1.0


def ceaf_e(gold: Clusters, found: Clusters) -> Rates:
    """The best one-to-one matching of groups to incidents, by the Dice overlap of their pages."""
    theirs, ours = _groups(gold), _groups(found)
    matched = _best_matching(theirs, ours)
    return _rates(matched / len(ours), matched / len(theirs))


def _best_matching(theirs: list[frozenset[str]], ours: list[frozenset[str]]) -> float:
    """The highest total overlap of a one-to-one matching."""
    of_page = {page: index for index, members in enumerate(ours) for page in members}
    overlaps = np.zeros((len(theirs), len(ours)))
    for a, one in enumerate(theirs):
        for b in {of_page[page] for page in one}:
            overlaps[a, b] = 2 * len(one & ours[b]) / (len(one) + len(ours[b]))
    rows, columns = linear_sum_assignment(overlaps, maximize=True)
    return float(overlaps[rows, columns].sum())


def pairs(gold: Clusters, found: Clusters) -> Rates:
    """Pairs of pages put together, against those that belong together."""
    theirs = {pair for members in _groups(gold) for pair in combinations(sorted(members), 2)}
    ours = {pair for members in _groups(found) for pair in combinations(sorted(members), 2)}
    both = len(theirs & ours)
    return _rates(both / len(ours) if ours else 1.0, both / len(theirs) if theirs else 1.0)
