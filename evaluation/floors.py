"""Pinned floors: figures that may not fall, with the noise that is allowed and the gold's digest.

After trafilatura's gate: floors lie in a file, are raised by a command, and are never lowered
without a reason that stays in the file.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cenotaph.errors import InputError
from evaluation.passages import PARTS, digests

FILE = Path(__file__).with_name("floors.json")
# The readings have no randomness; what moves is a rule that mends more than it breaks. Claims: half
# a point, which is two or three claims of the open part and one or two of the sealed. Fields: two
# points, since they are shares of the claims found, and claims newly found are the harder ones.
# The pages are fewer: there, two or three claims are a point and a half, and a field's share moves
# twice as far.
NOISE = {"claims": 0.005, "fields": 0.02, "claims_of_pages": 0.015, "fields_of_pages": 0.04}
_OF_CLAIMS = frozenset({"precision", "recall", "f1"})

Figures = Mapping[str, Mapping[str, float]]


def load(file: Path = FILE) -> dict[str, Any]:
    """The pinned floors, or an empty set where nothing is pinned yet."""
    if not file.exists():
        return {"noise": NOISE, "digests": {}, "floors": {}, "lowered": []}
    pinned: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return pinned


def measured() -> Figures:
    """The figures of each part as they are now."""
    # imported late: comparing figures needs no reader
    from evaluation.gold import results, score  # noqa: PLC0415
    from evaluation.reader import the_reader  # noqa: PLC0415

    return {part: score(results(part, the_reader())).flat() for part in PARTS}


def below(figures: Figures, pinned: Mapping[str, Any]) -> list[str]:
    """A sentence for each figure that lies below its floor by more than the noise."""
    noise = pinned["noise"]
    return [
        f"{part} {name} is {figures[part].get(name, 0.0):.4f}, below its floor {floor:.4f}."
        for part, floors in pinned["floors"].items()
        for name, floor in floors.items()
        if figures[part].get(name, 0.0) < floor - noise[_kind(part, name)]
    ]


def _kind(part: str, name: str) -> str:
    kind = "claims" if name in _OF_CLAIMS else "fields"
    return f"{kind}_of_pages" if part.endswith("pages") else kind


def raised(
    figures: Figures, pinned: Mapping[str, Any], gold: Mapping[str, str], lower: str | None
) -> dict[str, Any]:
    """The floors that the figures give: raised where they rose, else as they were.

    With a reason in `lower`, each floor becomes its figure and the reason is kept beside it.
    Raises `InputError` where a figure lies below its floor, noise apart, and no reason is given.
    """
    fallen = below(figures, pinned)
    if fallen and not lower:
        raise InputError(
            "\n".join(fallen),
            hint='Mend what fell, or pin with --lower "REASON"; the reason is kept.',
        )
    old = pinned["floors"]
    floors = {
        part: {
            name: value if lower else max(value, old.get(part, {}).get(name, 0.0))
            for name, value in values.items()
        }
        for part, values in figures.items()
    }
    lowered: Sequence[Any] = pinned["lowered"]
    if lower and fallen:
        lowered = [*lowered, {"reason": lower, "figures": fallen}]
    return {
        "noise": pinned["noise"],
        "digests": dict(gold),
        "floors": floors,
        "lowered": list(lowered),
    }


def pin(*, lower: str | None, file: Path = FILE) -> str:
    """Writes the floors that today's figures give; returns a sentence that says what changed."""
    pinned = load(file)
    new = raised(measured(), pinned, digests(), lower)
    file.write_text(json.dumps(new, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    old = pinned["floors"]
    moved = [
        f"{part} {name}: {old.get(part, {}).get(name, 0.0):.4f} → {value:.4f}"
        for part, values in new["floors"].items()
        for name, value in values.items()
        if old.get(part, {}).get(name) != value
    ]
    return "\n".join(moved) if moved else "No floor moves."
