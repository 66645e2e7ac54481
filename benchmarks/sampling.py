"""Effective draws a second of the processor: our sampler, a plain Gibbs sampler, the reference.

`python -m benchmarks.sampling`: the tables of the reference that are usable, where the shared data
are there, else the one that the project ships. Warm-up is part of our time; compiling is not.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import numpy as np

from benchmarks.plain_gibbs import gibbs
from cenotaph.estimate import Budget, LatentClasses, read_tables, sample
from cenotaph.estimate.convergence import effective_size
from cenotaph.model.estimates import OverlapTable
from evaluation.tables import headed, table

_DATA = Path("..") / "shared" / "data" / "mse"
_SHIPPED = Path("examples") / "lists" / "kosovo-1999.csv"
# Microseconds a sweep of the reference by number of lists, at ten classes, as measured elsewhere.
_LISTS, _MICROSECONDS = (4, 5, 10, 20), (16.0, 23.0, 257.0, 1199.0)
_SWEEPS = 100_000
# As many as ours: of two, one may or may not meet a mode that it does not leave, and the rate is
# then six or four thousand (HIV).
_CHAINS = 4
# A reference's effective size near its number of kept draws says only that it is no smaller.
_NEAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Effective draws a second: ours, plain Gibbs, and the reference's, which may be a floor."""

    name: str
    ours: float
    gibbs: float
    reference: float | None
    floor: bool

    def row(self) -> tuple[object, ...]:
        """With the ratios."""
        mark = "≥" if self.floor else ""
        return (
            self.name,
            f"{self.ours:,.0f}",
            f"{self.gibbs:,.0f}",
            "-" if self.reference is None else f"{mark}{self.reference:,.0f}",
            f"{self.ours / self.gibbs:.1f}",
            "-" if self.reference is None else f"{self.ours / self.reference:.1f}",
        )


def run(data: Path = _DATA) -> str:
    """The rates of every table, and the median ratios."""
    found = [_rates(*each) for each in _tables(data)]
    head = ("effective draws/s", "ours", "Gibbs", "reference", "ours/Gibbs", "ours/reference")
    beside = [each.ours / each.reference for each in found if each.reference]
    ratio = float(np.median([each.ours / each.gibbs for each in found]))
    told = f"At the median {ratio:.1f} times the plain Gibbs sampler"
    if beside:
        told += f", {float(np.median(beside)):.1f} times the reference as measured elsewhere"
    below = [each.name for each in found if each.ours < 10 * each.gibbs]
    names = f"\nBelow ten times Gibbs: {', '.join(below)}." if below else ""
    text = table(head, [each.row() for each in found])
    return headed("Latent class sampling", f"{text}\n{told}.{names}")


def _tables(data: Path) -> list[tuple[str, OverlapTable, LatentClasses, dict[str, str] | None]]:
    if not data.is_dir():
        return [("kosovo-1999", _read(_SHIPPED), LatentClasses(), None)]
    with (data / "lcmcr_reference.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["usable_as_reference"] == "yes"]
    # the last row of a table is its longest run
    by_name = {row["dataset"]: row for row in rows}
    return [
        (name, _read(data / f"{name}.csv"), LatentClasses(classes=int(row["K"])), row)
        for name, row in by_name.items()
    ]


def _read(path: Path) -> OverlapTable:
    with path.open(encoding="utf-8", newline="") as file:
        (found,) = read_tables(list(csv.reader(file))).tables
    return found


def _rates(name: str, of: OverlapTable, model: LatentClasses, row: dict[str, str] | None) -> Rates:
    sample(of, seed=0, model=model, budget=Budget(first=2, most=2))
    gibbs(of, model, 2, 0)
    start = process_time()
    drawn = sample(of, seed=1, model=model)
    ours = drawn.bulk / (process_time() - start)
    start = process_time()
    chains = np.stack([gibbs(of, model, _SWEEPS, seed) for seed in range(_CHAINS)])
    seconds = process_time() - start
    plain = effective_size(chains[:, _SWEEPS // 20 :: 5])[0] / seconds
    reference, floor = None, False
    if row is not None:
        kept = int(row["samples"]) * len(row["seeds"].split())
        lists = len(of.lists)
        sweep = float(np.exp(np.interp(lists, _LISTS, np.log(_MICROSECONDS)))) / 1e6
        reference = float(row["ess_bulk"]) / (kept * int(row["thin"]) * sweep)
        floor = float(row["ess_bulk"]) > _NEAR * kept
    return Rates(name=name, ours=ours, gibbs=plain, reference=reference, floor=floor)


if __name__ == "__main__":
    print(run(Path(sys.argv[1]) if len(sys.argv) > 1 else _DATA))
