"""Names on a map: each beside its point, none over another, none over a mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]

_LETTER = 7.4  # the mean width of a letter in the label's type, in units of the drawing
# On a phone the drawing is half as wide and its type larger in it: no name may leave the edge.
_LETTER_ON_PHONE = 11.0
_LINE = 16.0
# How much of a label stands before its point.
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Named(NamedTuple):
    """A name to write beside a point: where, how far off, and whether it is an incident's own."""

    text: str
    x: float
    y: float
    radius: float
    lead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A place's name at a point that no other label covers."""

    text: str
    x: float
    y: float
    anchor: str
    lead: bool


def labels(
    names: Iterable[Named],
    taken: Iterable[Box],
    width: float,
    height: float,
) -> tuple[Label, ...]:
    """A label beside each point where there is room; a name is written once."""
    boxes, placed, written = list(taken), list[Label](), set[str]()
    for named in names:
        if named.text in written:
            continue
        for label, box in _spots(named):
            if _within(label, width, height) and not _covers(box, boxes):
                boxes.append(box)
                placed.append(label)
                written.add(named.text)
                break
    return tuple(placed)


def _spots(named: Named) -> Iterable[tuple[Label, Box]]:
    text, x, y, radius, lead = named
    long, gap = len(text) * _LETTER, radius + 4
    for anchor, dx, dy in (
        ("start", gap, 5), ("end", -gap, 5), ("middle", 0, -gap - 2), ("middle", 0, gap + 12),
    ):  # fmt: skip
        left = x + dx - long * _BEFORE[anchor]
        box = (left, y + dy - 12, left + long, y + dy - 12 + _LINE)
        at = (round(x + dx, 1), round(y + dy, 1))
        yield Label(text=text, x=at[0], y=at[1], anchor=anchor, lead=lead), box


def _within(label: Label, width: float, height: float) -> bool:
    long = len(label.text) * _LETTER_ON_PHONE
    left = label.x - long * _BEFORE[label.anchor]
    return left >= 0 and left + long <= width and _LINE <= label.y <= height


def _covers(box: Box, others: Iterable[Box]) -> bool:
    """Whether the box lies over one of the others."""
    left, top, right, bottom = box
    for west, north, east, south in others:
        if left < east and west < right and top < south and north < bottom:
            return True
    return False
