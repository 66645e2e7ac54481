"""Names on a map: each beside its point, none over another, none over a mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]

_LETTER = 7.4  # the mean width of a letter in the label's type, in units of the drawing
# On a phone the drawing is half as wide and its type larger in it: no name may leave the edge.
_LETTER_ON_PHONE = 11.0
_LINE = 16.0
_ABOVE = 12.0  # so much of a line lies above the letters' foot
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
        for anchor, x, y, left, right in _spots(named):
            on_phone, top = _on_phone(named, anchor, x), y - _ABOVE
            if on_phone[0] < 0 or on_phone[1] > width or not _LINE <= y <= height:
                continue
            box = (left, top, right, top + _LINE)
            if not _covers(box, boxes):
                boxes.append(box)
                placed.append(_label(named, anchor, x, y))
                written.add(named.text)
                break
    return tuple(placed)


def _spots(named: Named) -> Iterable[tuple[str, float, float, float, float]]:
    """Each place the label may have: its anchor, where that is, and from where to where it goes."""
    text, x, y, radius, _ = named
    long, gap = len(text) * _LETTER, radius + 4
    yield "start", x + gap, y + 5, x + gap, x + gap + long
    yield "end", x - gap, y + 5, x - gap - long, x - gap
    yield "middle", x, y - gap - 2, x - long / 2, x + long / 2
    yield "middle", x, y + gap + 12, x - long / 2, x + long / 2


def _on_phone(named: Named, anchor: str, x: float) -> tuple[float, float]:
    long = len(named.text) * _LETTER_ON_PHONE
    left = x - long * _BEFORE[anchor]
    return left, left + long


def _label(named: Named, anchor: str, x: float, y: float) -> Label:
    return Label(text=named.text, x=round(x, 1), y=round(y, 1), anchor=anchor, lead=named.lead)


def _covers(box: Box, others: Iterable[Box]) -> bool:
    """Whether the box lies over one of the others."""
    left, top, right, bottom = box
    for west, north, east, south in others:
        if left < east and west < right and top < south and north < bottom:
            return True
    return False
