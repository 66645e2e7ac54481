"""Agreement of two annotators: one text, two passes that do not know each other.

Claims agree where measure, bounds and place in the text do; the fields of those that agree are
compared value by value. What two careful people do not agree on, no reader can be held to. Some of
the texts are sealed, so only totals are printed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cenotaph.reference.places import distance_km
from evaluation.passages import FOLDER, PARTS, GoldClaim, Passage, load, read_passages
from evaluation.rates import Counts, share
from evaluation.tables import headed, table

SECOND = FOLDER / "second"
FILES = ("passages.jsonl", "pages.jsonl")
_PLAIN = ("kind", "status", "side", "sex", "age", "unit", "scope", "stance", "certainty", "edtf")
# About the width of a district, as for the reader.
_NEAR_KM = 25.0

Pair = tuple[GoldClaim, GoldClaim]


def run(_folder: Path, _errors: int | None = None) -> str:
    """Texts, claims, how many both annotators have, and the share of each field that is equal."""
    first = {passage.id: passage for part in PARTS for passage in load(part)}
    rows: list[tuple[object, ...]] = []
    pairs: list[Pair] = []
    for name in FILES:
        counts = Counts()
        second = read_passages(SECOND / name)
        for passage in second:
            found, one, other = compared(first[passage.id], passage)
            pairs += found
            counts += Counts(right=len(found), missed=one, false=other)
        rows.append((name.removesuffix(".jsonl"), len(second), counts.right, counts.missed,
                     counts.false, counts.f1))  # fmt: skip
    head = ("annotated twice", "texts", "claims of both", "only first", "only second", "F1")
    fields = list(_fields(pairs))
    return (
        headed("Agreement of two annotators: claims", table(head, rows))
        + "\n"
        + headed("Agreement of two annotators: fields", table(("field", "equal"), fields))
    )


def compared(first: Passage, second: Passage) -> tuple[list[Pair], int, int]:
    """The pairs of claims that agree, and how many each annotator has beside them."""
    left = list(second.claims)
    pairs: list[Pair] = []
    for claim in first.claims:
        twin = next((other for other in left if same(claim, other)), None)
        if twin is not None:
            left.remove(twin)
            pairs.append((claim, twin))
    return pairs, len(first.claims) - len(pairs), len(left)


def same(a: GoldClaim, b: GoldClaim) -> bool:
    """Whether measure, bounds and place in the text agree."""
    ours, theirs = a.fields, b.fields
    figures = ("measure", "min", "max", "figure")
    return all(ours[name] == theirs[name] for name in figures) and a.anchor.overlaps(b.anchor)


def _fields(pairs: Sequence[Pair]) -> Iterator[tuple[str, float]]:
    equal: Counter[str] = Counter()
    for a, b in pairs:
        equal.update(name for name in _PLAIN if a.fields[name] == b.fields[name])
        ours, theirs = a.fields["attribution"], b.fields["attribution"]
        equal["chain"] += len(ours) == len(theirs)
        equal["role"] += [one["role"] for one in ours][-1:] == [one["role"] for one in theirs][-1:]
        equal["means"] += set(a.fields["means"]) == set(b.fields["means"])
        equal["where"] += _near(a.fields["where"], b.fields["where"])
    for name in (*_PLAIN, "chain", "role", "means", "where"):
        yield name, share(equal[name], len(pairs))


def _near(a: dict[str, Any] | None, b: dict[str, Any] | None) -> bool:
    if a is None or b is None:
        return a is b
    return distance_km((a["lat"], a["lon"]), (b["lat"], b["lon"])) <= _NEAR_KM
