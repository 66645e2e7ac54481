"""Many strata in many versions in one run: `python -m benchmarks.strata [STRATA] [REPLICATES]`.

The table is made up, the same each time: four lists of the dead of 25 places in ten years, and
versions that differ in which matches were missed. `python -m benchmarks.strata --write FILE` only
writes it, so that `cenotaph estimate FILE` can be watched, stopped and gone on with.
"""

import csv
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

import numpy as np

from cenotaph.estimate import Settings
from cenotaph.run.estimating import estimate_file
from evaluation.tables import headed, table

_STRATA, _REPLICATES, _YEARS = 250, 10, 10
_LISTS = ("morgues", "monitors", "families", "press")
_SEED = 250
# Pairs of records of one person that a version of the matching fails to join.
_MISSED = 0.04


def run(strata: int = _STRATA, replicates: int = _REPLICATES) -> str:
    """Estimates the whole table with an empty cache; seconds by the clock and of the processor."""
    with TemporaryDirectory() as folder:
        os.environ["CENOTAPH_CACHE"] = folder
        path = Path(folder) / "strata.csv"
        write(path, strata, replicates)
        clock, processor = monotonic(), process_time()
        found = estimate_file(path, Settings(), _say)
        clock, processor = monotonic() - clock, process_time() - processor
    print(file=sys.stderr)
    given = [
        (each.family, sum(s.families[i].estimate is not None for s in found.strata))
        for i, each in enumerate(found.strata[0].families)
    ]
    told = (
        f"{strata} strata, {replicates} versions of each, {found.documented:,.0f} people:"
        f" {clock / 60:.1f} minutes by the clock on {os.cpu_count()} cores, {processor:,.0f}"
        f" seconds of the processor, {processor / strata / replicates:.2f} a table."
    )
    text = table(("family", "strata with an estimate"), given)
    return headed("Many strata in many versions", f"{told}\n{text}")


def write(path: Path, strata: int, replicates: int) -> None:
    """The made-up table: place, year, replicate, the four lists, count."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("place", "year", "replicate", *_LISTS, "count"))
        for stratum in range(strata):
            place, year = divmod(stratum, _YEARS)
            rng = np.random.default_rng(np.random.SeedSequence([_SEED, stratum]))
            listed = rng.random((rng.integers(200, 900), 4)) < rng.uniform(0.15, 0.45, 4)
            for version in range(replicates):
                for pattern, count in sorted(_matched(listed, rng).items()):
                    row = (f"place {place + 1}", f"year {year + 1}", version + 1, *pattern, count)
                    writer.writerow(row)


def _matched(listed: np.ndarray, rng: np.random.Generator) -> Counter[tuple[int, ...]]:
    """Patterns and people, where a missed match leaves one record of a person alone."""
    found = Counter[tuple[int, ...]]()
    for person in listed[listed.any(1)].astype(int):
        alone = np.zeros_like(person)
        if person.sum() > 1 and rng.random() < _MISSED:
            alone[rng.choice(np.flatnonzero(person))] = 1
            found[tuple(alone.tolist())] += 1
        found[tuple((person - alone).tolist())] += 1
    return found


def _say(done: int, total: int) -> None:
    print(f"\r{done} of {total} tables", end="", file=sys.stderr, flush=True)


def main() -> None:
    """Writes the table, or estimates it and prints how long that took."""
    parser = ArgumentParser(prog="python -m benchmarks.strata", description=__doc__)
    parser.add_argument("strata", nargs="?", type=int, default=_STRATA)
    parser.add_argument("replicates", nargs="?", type=int, default=_REPLICATES)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.write:
        write(options.write, options.strata, options.replicates)
    else:
        print(run(options.strata, options.replicates))


if __name__ == "__main__":
    main()
