"""Linking of local news: which pages tell of one shooting, against the coders' incidents.

B-cubed (Bagga and Baldwin, 1998), MUC (Vilain and others, 1995), CEAFe (Luo, 2005), their mean as
in the CoNLL shared tasks, and pairs. A page stands where its lead report stands. The split is by
the hash of the incident's id, so that no incident lies in both halves.
"""

import json
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from cenotaph.capture import capture
from cenotaph.extract import extract
from cenotaph.link.group import group
from cenotaph.link.link import link
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Report
from evaluation.halves import Half, split
from evaluation.reader import the_reader

Clusters = Mapping[str, Hashable]
Rates = tuple[float, float, float]


def score(data_dir: Path, part: Half = "report") -> Mapping[str, float]:
    """Precision, recall and F1 of each measure over the pages of one half, by name."""
    rows = split(_rows(data_dir / "local_news.jsonl"), key=lambda row: row["incident"])[part]
    return figures(
        {row["id"]: row["incident"] for row in rows},
        _linked({row["id"]: read_reports(row) for row in rows}),
    )


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


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_reports(row: Mapping[str, str]) -> tuple[Report, ...]:
    """The reports that the project reads on one page."""
    receipt = Receipt(
        row_id=row["id"],
        url=row.get("url"),
        title=row.get("title"),
        published_at=row.get("published_on"),
        media_type="text/plain",
    )
    page = capture(row["text"].encode(), receipt)
    return group(extract(page, the_reader()))


def _linked(reports: Mapping[str, tuple[Report, ...]]) -> dict[str, Hashable]:
    """The incident of each page's lead report; a page without a report stands alone."""
    every = {report.id: report for found in reports.values() for report in found}
    incidents = {one.report: one.incident for one in link(tuple(every.values()))}
    leads = {
        page: next((one.id for one in found if one.lead), None) for page, found in reports.items()
    }
    return {page: incidents[id_] if id_ else ("alone", page) for page, id_ in leads.items()}


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
    """The highest total overlap of a one-to-one matching; each connected part is matched alone."""
    of_page = {page: index for index, members in enumerate(ours) for page in members}
    overlaps = {
        (a, b): 2 * len(one & ours[b]) / (len(one) + len(ours[b]))
        for a, one in enumerate(theirs)
        for b in {of_page[page] for page in one}
    }
    return sum(_matched(part) for part in _connected(overlaps))


Overlaps = dict[tuple[int, int], float]


def _connected(overlaps: Overlaps) -> Iterator[Overlaps]:
    left = dict(overlaps)
    while left:
        rows, columns = {next(iter(left))[0]}, set[int]()
        size = 0
        while len(rows) + len(columns) > size:
            size = len(rows) + len(columns)
            columns |= {b for a, b in left if a in rows}
            rows |= {a for a, b in left if b in columns}
        yield {pair: left.pop(pair) for pair in list(left) if pair[0] in rows}


def _matched(overlaps: Overlaps) -> float:
    """The best matching of one part, by paths that each gain the most (successive augmentation).

    With as many paths as rows at most, and a part of a few groups, Bellman and Ford's search is
    quick enough; it is exact, since each path is the best one left.
    """
    held: dict[int, int] = {}
    total = 0.0
    while True:
        gain, path = _best_path(overlaps, held)
        if gain <= 0:
            return total
        total += gain
        held |= {column: row for row, column in path}


def _best_path(
    overlaps: Overlaps, held: Mapping[int, int]
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The alternating path from a free row to a free column that adds most, and what it adds."""
    free = {row for row, _ in overlaps} - set(held.values())
    reach: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = dict.fromkeys(free, (0.0, ()))
    ends: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
    for _ in range(len({row for row, _ in overlaps})):
        for (row, column), value in overlaps.items():
            if row not in reach or held.get(column) == row:
                continue
            so_far, path = reach[row]
            step = so_far + value, (*path, (row, column))
            owner = held.get(column)
            if owner is None:
                ends[column] = max(ends.get(column, step), step)
            elif step[0] - overlaps[owner, column] > reach.get(owner, (-1.0, ()))[0] + 1e-12:
                reach[owner] = step[0] - overlaps[owner, column], step[1]
    return max(ends.values(), default=(0.0, ()))


def pairs(gold: Clusters, found: Clusters) -> Rates:
    """Pairs of pages put together, against those that belong together."""
    theirs = {pair for members in _groups(gold) for pair in combinations(sorted(members), 2)}
    ours = {pair for members in _groups(found) for pair in combinations(sorted(members), 2)}
    both = len(theirs & ours)
    return _rates(both / len(ours) if ours else 1.0, both / len(theirs) if theirs else 1.0)
