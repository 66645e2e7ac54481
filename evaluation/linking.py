"""Linking: which pages tell of one incident, against the coders' incidents, on five sets.

A page stands where its lead report stands. Each set has a part that weights and thresholds were
tuned on and one that was only reported; no incident lies in both. Beside ours stands TF-IDF with
average linkage, cut where the part to tune on is best.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cenotaph.link.pages import lead_incidents
from evaluation import linking_baseline
from evaluation.coreference import figures
from evaluation.halves import HALVES
from evaluation.linking_errors import errors_of
from evaluation.linking_sets import SETS, WHOLE, Row, read_all
from evaluation.tables import headed, table

_SHOWN = ("conll_mean", "b3_f1", "muc_f1", "ceafe_f1", "pairs_precision", "pairs_recall")


def run(data: Path, errors: int | None = None) -> str:
    """The figures of every set beside the baseline's; or the errors of the parts to tune on."""
    if errors is not None:
        return "\n".join(errors_of(name, SETS[name](data, "tune"), errors) for name in SETS)
    rows: list[tuple[object, ...]] = []
    for name in SETS:
        cut = linking_baseline.best_cut(SETS[name](data, "tune"))
        for part in HALVES:
            pages = SETS[name](data, part)
            rows.append((f"{name}, {part}", len(pages), *_row(_ours(pages))))
            plain = linking_baseline.score(pages, cut)
            rows.append((f"  TF-IDF, cut at {cut:.2f}", "", *_row(plain)))
        if name in WHOLE:
            # in halves the events of a day have half the neighbours that they have in a record
            pages = [page for part in HALVES for page in SETS[name](data, part)]
            rows.append((f"{name}, both", len(pages), *_row(_ours(pages))))
    return headed("Linking", table(("set, part", "pages", *_SHOWN), rows))


def _ours(rows: Sequence[Row]) -> Mapping[str, float]:
    found = lead_incidents(read_all(rows))
    return figures(
        {row["id"]: row["incident"] for row in rows},
        {row["id"]: incident for row, incident in zip(rows, found, strict=True)},
    )


def _row(found: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(found[name] for name in _SHOWN)
