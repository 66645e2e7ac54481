"""The baseline that linking is measured beside: TF-IDF and average linkage, on the same pages."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix

from cenotaph.model.signature import folded_words
from evaluation.coreference import figures
from evaluation.linking_sets import Row

# Distances to cut at; outside of them every set falls to pieces or into one.
_CUTS = [cut / 100 for cut in range(50, 92, 2)]


def best_cut(rows: Sequence[Row]) -> float:
    """The distance that gives these pages the best CoNLL mean."""
    tree = _tree(rows)
    return max(_CUTS, key=lambda cut: _figures(rows, tree, cut)["conll_mean"])


def score(rows: Sequence[Row], cut: float) -> Mapping[str, float]:
    """The figures of cutting these pages' tree at a distance."""
    return _figures(rows, _tree(rows), cut)


def _figures(rows: Sequence[Row], tree: "np.ndarray", cut: float) -> Mapping[str, float]:
    groups = fcluster(tree, cut, "distance")
    return figures(
        {row["id"]: row["incident"] for row in rows},
        {row["id"]: int(group) for row, group in zip(rows, groups, strict=True)},
    )


def _tree(rows: Sequence[Row]) -> "np.ndarray":
    """The average linkage of the pages by the cosine of their words (smoothed idf, log tf)."""
    counts = [Counter(folded_words(f"{row.get('title') or ''} {row['text']}")) for row in rows]
    held = Counter(word for count in counts for word in count)
    columns = {word: index for index, word in enumerate(held)}
    rarity = {word: math.log((1 + len(rows)) / (1 + n)) + 1 for word, n in held.items()}
    cells = [
        (page, columns[word], (1 + math.log(number)) * rarity[word])
        for page, count in enumerate(counts)
        for word, number in count.items()
    ]
    at, of, values = zip(*cells, strict=True)
    table = csr_matrix((values, (at, of)), shape=(len(rows), len(columns)))
    lengths = np.sqrt(table.multiply(table).sum(axis=1)).A1
    alike = (table @ table.T).toarray() / np.maximum(np.outer(lengths, lengths), 1e-12)
    upper = np.triu_indices(len(rows), 1)
    return linkage(np.clip(1 - alike[upper], 0, None), "average")
