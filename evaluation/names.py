"""Names across scripts: how well likeness tells one name from others, beside Jaro-Winkler.

The data are single words of names, Latin beside Arabic and Latin beside Russian, from Wikidata.
Half of the Latin words, by their hash, is for tuning: weights and thresholds come from there.
A name's negatives are the likest few of 50 others drawn from the same half, and some of the rest.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cenotaph.codec import digest
from cenotaph.lists.letters import latin
from cenotaph.lists.likeness import alike
from evaluation.tables import headed, table

FILES: Mapping[str, str] = {"Arabic": "latin_arabic.tsv", "Russian": "latin_russian.tsv"}
# Enough for a percentage to within one; romanising what is drawn is what takes the time.
_SAMPLE = 700
_POOL = 1000
_OTHERS = 50
_NEAREST = 5

Likeness = Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How likeness tells pairs apart: at a threshold, and whether the right one ranks first."""

    precision: float
    recall: float
    f1: float
    first: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scores:
    right: tuple[float, ...]
    wrong: tuple[float, ...]
    first: float

    def at(self, threshold: float) -> Told:
        found = sum(score >= threshold for score in self.right)
        taken = sum(score >= threshold for score in self.wrong)
        precision = found / max(1, found + taken)
        recall = found / len(self.right)
        f1 = 2 * found / (found + taken + len(self.right))
        return Told(precision=precision, recall=recall, f1=f1, first=self.first)


def run(folder: Path, errors: int | None = None) -> str:
    """The table of all measures on the report half, each at its threshold of the tune half."""
    if errors is not None:
        return _errors(folder, errors)
    rows = []
    for script, file in FILES.items():
        halves = split(folder / file)
        for name, likeness in _MEASURES.items():
            tuned, threshold = tune(_scores(halves["tune"], likeness))
            told = _scores(halves["report"], likeness).at(threshold)
            rows.append((script, name, f"{threshold:.2f}", f"{told.precision:.3f}",
                         f"{told.recall:.3f}", f"{told.f1:.3f}", f"{told.first:.3f}",
                         f"{tuned.f1:.3f}"))  # fmt: skip
    head = ("script", "measure", "at", "precision", "recall", "F1", "first of 51", "F1, tune")
    return headed("names", table(head, rows))


def split(path: Path) -> dict[str, list[tuple[str, str]]]:
    """The pairs of a file, of either half."""
    halves: dict[str, list[tuple[str, str]]] = {"tune": [], "report": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        one, other, _ = line.split("\t")
        half = "tune" if int(digest(one), 16) % 2 else "report"
        halves[half].append((one, other.replace(" ", "")))
    return halves


def tune(scores: _Scores) -> tuple[Told, float]:
    """What the best threshold tells, and that threshold."""
    return max(((scores.at(at / 100), at / 100) for at in range(40, 100)), key=lambda t: t[0].f1)


def _scores(pairs: Sequence[tuple[str, str]], likeness: Likeness) -> _Scores:
    chance = random.Random(1)
    others = [other for _, other in chance.sample(pairs, min(_POOL, len(pairs)))]
    of: dict[str, set[str]] = {}
    for one, other in pairs:
        of.setdefault(one, set()).add(other)
    right, wrong, first = [], [], 0
    for one, other in chance.sample(pairs, min(_SAMPLE, len(pairs))):
        drawn = [each for each in chance.sample(others, _OTHERS) if each not in of[one]]
        scored = sorted((likeness(one, each) for each in drawn), reverse=True)
        right.append(likeness(one, other))
        wrong += scored[:_NEAREST] + scored[_NEAREST :: _OTHERS // _NEAREST - 1]
        first += right[-1] > scored[0]
    return _Scores(right=tuple(right), wrong=tuple(wrong), first=first / len(right))


def _errors(folder: Path, most: int) -> str:
    lines = []
    for script, file in FILES.items():
        pairs = split(folder / file)["tune"]
        scored = sorted((_part(one, other), one, other) for one, other in pairs[: 4 * _SAMPLE])
        lines += [f"{script}  {score:.2f}  {one}  {other}" for score, one, other in scored[:most]]
    return "\n".join(lines)


def _part(one: str, other: str) -> float:
    # a single word is scored as a part: as a whole name it would say little
    return alike(f"{one} {one}", f"{other} {other}")


def _jaro_winkler(one: str, other: str) -> float:
    from rigour.text.distance import jaro_winkler  # noqa: PLC0415 - the extra's

    return float(jaro_winkler(one, other))


_MEASURES: Mapping[str, Likeness] = {
    "Jaro-Winkler, as written": _jaro_winkler,
    "Jaro-Winkler, in Latin letters": lambda a, b: _jaro_winkler(latin(a), latin(b)),
    "likeness": _part,
}
