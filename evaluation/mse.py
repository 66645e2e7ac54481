"""Estimates beside published figures: formulas to their digits, posteriors within their errors."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import process_time

import numpy as np

from cenotaph.estimate import LatentClasses, Sampled, read_tables, sample
from cenotaph.estimate.convergence import quantile_error
from cenotaph.model.estimates import OverlapTable
from evaluation.mse_formulas import Row, compare, is_exact
from evaluation.tables import headed, table

_SEED = 1
_QUANTILES: Mapping[str, float] = {"q025": 0.025, "median": 0.5, "q975": 0.975}


def run(where: Path, _errors: int | None = None) -> str:
    """Every row of both references: printed and ours, and how many agree."""
    return _formulas(where) + "\n" + _posteriors(where)


def load(where: Path, name: str) -> OverlapTable:
    """One table of the reference."""
    with (where / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        (found,) = read_tables(list(csv.reader(file))).tables
    return found


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _formulas(where: Path) -> str:
    rows = [r for r in _rows(where / "deterministic_reference.csv") if is_exact(r)]
    found = [compare(row, load(where, row["dataset"])) for row in rows]
    agree = sum(each.agrees for each in found)
    lines = [
        (each.name, _shown(each.printed), _shown(each.ours)) for each in found if not each.agrees
    ]
    text = f"{agree} of {len(found)} rows agree to their printed digits."
    if lines:
        text += "\n" + table(("row", "printed", "ours"), lines)
    return headed("Published figures of formulas", text)


def _posteriors(where: Path) -> str:
    rows = [r for r in _rows(where / "lcmcr_reference.csv") if r["usable_as_reference"] == "yes"]
    kept: dict[tuple[str, int], tuple[Sampled, float]] = {}
    lines: list[tuple[object, ...]] = []
    agree = 0
    for row in rows:
        key = row["dataset"], int(row["K"])
        if key not in kept:
            kept[key] = _sampled(load(where, key[0]), key[1])
        drawn, seconds = kept[key]
        off = {name: _off(row, drawn, name, q) for name, q in _QUANTILES.items()}
        good = drawn.converged and max(off.values()) <= 4
        agree += good
        quantiles = (
            f"{np.quantile(drawn.size, q):.0f}/{row[name]} ({off[name]:.1f})"
            for name, q in _QUANTILES.items()
        )
        numbers = f"{drawn.rhat:.4f}", f"{min(drawn.bulk, drawn.tail):.0f}", f"{seconds:.1f}"
        lines.append(
            (f"{row['dataset']} K={row['K']}", *quantiles, *numbers, "yes" if good else "NO")
        )
    head = (
        "ours/reference (errors)",
        "2.5 %",
        "median",
        "97.5 %",
        "R-hat",
        "ESS",
        "CPU s",
        "agrees",
    )
    text = (
        f"{agree} of {len(rows)} usable rows agree: each quantile within four Monte Carlo standard"
        " errors, those of both runs together, after one person for whole numbers.\n"
    )
    return headed("Latent classes beside the reference", text + table(head, lines))


def _sampled(of: OverlapTable, classes: int) -> tuple[Sampled, float]:
    start = process_time()
    drawn = sample(of, seed=_SEED, model=LatentClasses(classes=classes))
    return drawn, process_time() - start


def _off(row: Row, drawn: Sampled, name: str, q: float) -> float:
    """How many errors apart, once a person is allowed for: quantiles of counts are whole."""
    error = float(np.hypot(float(row[f"mcse_{name}"]), quantile_error(drawn.size, q)))
    apart = abs(float(np.quantile(drawn.size, q)) - float(row[name]))
    return max(0.0, apart - 1) / max(error, 1e-9)


def _shown(values: tuple[float, ...]) -> str:
    return "/".join(f"{value:.2f}" for value in values)
