"""The errors of linking by kind: pairs put together wrongly, and pairs left apart."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from cenotaph.link.compare import compare_traits
from cenotaph.link.group import group, lead_of
from cenotaph.link.levels import LEVELS
from cenotaph.link.pages import lead_incidents
from cenotaph.link.traits import Traits, traits
from evaluation.errors_by_kind import Errors
from evaluation.linking_sets import Row, read_all
from evaluation.tables import headed

Pair = tuple[int, int]


def errors_of(name: str, rows: Sequence[Row], most: int) -> str:
    """How many pairs of each kind are wrong, and at most so many of them with their reasons."""
    readings = list(read_all(rows))
    incidents = lead_incidents(readings)
    its = [traits(lead_of(reading, group(reading))) for reading in readings]
    seen = Errors()
    for a, b in _wrong(rows, incidents):
        found = compare_traits(its[a], its[b])
        together = incidents[a] == incidents[b]
        kind = _joined(its[a], its[b]) if together else _parted(its[a], its[b], found)
        seen.add(kind, _line(rows[a], rows[b], found))
    return seen.counts(f"Linking of {name}: wrong pairs of the part to tune on") + (
        headed(f"{name}: pairs", seen.shown(most)) if most else ""
    )


def _wrong(rows: Sequence[Row], incidents: Sequence[str]) -> Iterator[Pair]:
    for a, b in combinations(range(len(rows)), 2):
        if (rows[a]["incident"] == rows[b]["incident"]) != (incidents[a] == incidents[b]):
            yield a, b


def _joined(a: Traits, b: Traits) -> str:
    if LEVELS["time"](a, b) not in (None, "0", "wide"):
        return "joined: times told apart"
    if LEVELS["place"](a, b) in ("apart", "far"):
        return "joined: places apart"
    return "joined: one day and place" if LEVELS["place"](a, b) == "same" else "joined: other"


def _parted(a: Traits, b: Traits, found: Mapping[str, float]) -> str:
    if found["score"] >= 0:
        return "parted: alike, but not their groups"
    if LEVELS["place"](a, b) in ("apart", "far"):
        return "parted: places resolved apart"
    if LEVELS["time"](a, b) not in (None, "0", "wide"):
        return "parted: times resolved apart"
    gap = LEVELS["published"](a, b)
    if gap in ("8-30", "31-180", "181-"):
        return "parted: told weeks later"
    return "parted: too little in common"


def _line(a: Row, b: Row, found: Mapping[str, float]) -> str:
    said = " ".join(f"{name} {weight:+.1f}" for name, weight in found.items())
    told = (f"{row['published_on']} {row.get('title') or row['text'][:90]}" for row in (a, b))
    return " | ".join((*told, said))
