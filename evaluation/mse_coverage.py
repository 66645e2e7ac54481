"""Coverage: populations of known size, listed by chance; how often the intervals hold the truth.

Four kinds, a quarter each: independent lists; two lists that depend on each other; two kinds of
people; few on any two lists. `python -m evaluation mse_coverage` takes 48 populations, a minute of
a core; `python -m evaluation.mse_coverage 500` as many as it is told.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cenotaph.estimate import Budget, LatentClasses, Settings, estimate_table
from cenotaph.estimate.cautions import REMARKS
from cenotaph.estimate.stratum import COMPARED
from cenotaph.model.estimates import Family, FamilyEstimate, OverlapTable
from evaluation.tables import headed, table

# Not the seed of the populations on which the warnings' thresholds were set (20).
_SEED = 21
_FEW = 48
# An interval that misses, with an estimate off by more than a quarter: a reader would be misled.
_BADLY = 1.25
# Enough draws for an interval's ends to a tenth of the posterior's deviation.
SETTINGS = Settings(
    model=LatentClasses(classes=5), budget=Budget(first=500, aim=400, least=200, most=4_000)
)
# The kinds of population in which a family's assumption holds.
_HOLDS: Mapping[Family, tuple[str, ...]] = {
    "log-linear": ("independent", "dependent", "sparse"),
    "decomposable-graphs": ("independent", "dependent", "sparse"),
    "latent-class": ("independent", "heterogeneous", "sparse"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One family's answer for one population whose size is known."""

    kind: str
    family: Family
    status: str
    held: bool
    badly: bool
    warned: bool
    by_prior: bool


def run(_where: Path, _errors: int | None = None) -> str:
    """The same for few populations."""
    return report(_FEW)


def report(count: int) -> str:
    """Coverage by family and kind, and the share of bad misses that a warning accompanies."""
    trials = [trial for number in range(count) for trial in _trials(number)]
    return headed(
        f"Coverage of {count} simulated populations",
        f"{_coverage(trials)}\n\n{_caught(trials)}",
    )


def _trials(number: int) -> Iterator[Trial]:
    rng = np.random.default_rng(np.random.SeedSequence([_SEED, number]))
    kind = tuple(_KINDS)[number % len(_KINDS)]
    size, listed = _KINDS[kind](rng)
    found = estimate_table(tabled(listed), SETTINGS)
    for family in found.families:
        if family.family in COMPARED:
            yield _trial(kind, family, size)


def _trial(kind: str, found: FamilyEstimate, size: int) -> Trial:
    interval = found.estimate
    held = interval is not None and interval.low <= size <= interval.high
    off = max(interval.median / size, size / interval.median) if interval else 1.0
    return Trial(
        kind=kind,
        family=found.family,
        status=found.status,
        held=held,
        badly=interval is not None and not held and off > _BADLY,
        warned=any(warning.code not in REMARKS for warning in found.warnings),
        by_prior=any(warning.code == "prior-decides" for warning in found.warnings),
    )


def _independent(rng: np.random.Generator) -> tuple[int, np.ndarray]:
    size = int(rng.integers(500, 2000))
    return size, rng.random((size, 4)) < rng.uniform(0.15, 0.45, 4)


def _dependent(rng: np.random.Generator) -> tuple[int, np.ndarray]:
    """Being on the first list multiplies the odds of the second by three to eight."""
    size, listed = _independent(rng)
    share, ratio = rng.uniform(0.12, 0.3), rng.uniform(3, 8)
    odds = share / (1 - share) * np.where(listed[:, 0], ratio, 1.0)
    listed[:, 1] = rng.random(size) < odds / (1 + odds)
    return size, listed


def heterogeneous(rng: np.random.Generator) -> tuple[int, np.ndarray]:
    """Six in ten are hard to list, four in ten easy, on every list."""
    size = int(rng.integers(800, 2000))
    easy = rng.random(size) < 0.4
    shares = np.where(easy[:, None], rng.uniform(0.4, 0.7, 4), rng.uniform(0.08, 0.2, 4))
    return size, rng.random((size, 4)) < shares


def _sparse(rng: np.random.Generator) -> tuple[int, np.ndarray]:
    """A few in a hundred on each list: some ten to forty people on two."""
    size = int(rng.integers(1000, 2500))
    return size, rng.random((size, 4)) < rng.uniform(0.03, 0.08, 4)


_KINDS = {
    "independent": _independent,
    "dependent": _dependent,
    "heterogeneous": heterogeneous,
    "sparse": _sparse,
}


def tabled(listed: np.ndarray) -> OverlapTable:
    patterns, counts = np.unique(listed @ (1 << np.arange(4)), return_counts=True)
    seen = patterns > 0
    return OverlapTable(
        lists=("A", "B", "C", "D"),
        patterns=tuple(patterns[seen].tolist()),
        counts=tuple(counts[seen].tolist()),
    )


def _coverage(trials: list[Trial]) -> str:
    rows: list[tuple[object, ...]] = []
    for family in COMPARED:
        for kind in _KINDS:
            of = [t for t in trials if (t.family, t.kind) == (family, kind)]
            given = [t for t in of if t.status == "ok"]
            held = sum(t.held for t in given) / len(given) if given else None
            holds = "yes" if kind in _HOLDS[family] else "no"
            rows.append((f"{family}, {kind}", len(of), len(given), held, holds))
        true = [t for t in trials if t.family == family and t.kind in _HOLDS[family]]
        rows.append(_together(f"{family}, where it holds", true))
        if family == "latent-class":
            told = [t for t in true if not t.by_prior]
            rows.append(_together(f"{family}, where it holds without prior-decides", told))
    head = ("family, population", "populations", "estimates", "coverage", "assumption holds")
    return table(head, rows)


def _together(name: str, trials: list[Trial]) -> tuple[object, ...]:
    given = [t for t in trials if t.status == "ok"]
    share = sum(t.held for t in given) / len(given) if given else None
    return name, len(trials), len(given), share, "yes"


def _caught(trials: list[Trial]) -> str:
    bad = [t for t in trials if t.badly]
    rows = [
        (
            family,
            len(of := [t for t in bad if t.family == family]),
            sum(t.warned for t in of),
            sum(t.warned for t in trials if t.family == family and t.held),
            sum(t.held for t in trials if t.family == family),
        )
        for family in COMPARED
    ]
    caught = sum(t.warned for t in bad)
    share = f" ({caught / len(bad):.0%})" if bad else ""
    told = f"A warning accompanies {caught} of {len(bad)} bad misses{share}."
    head = ("family", "misses badly", "warned", "holds and is warned", "holds")
    return f"{told}\n{table(head, rows)}"


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else _FEW))
