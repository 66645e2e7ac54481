"""What a cell of a sheet says: a figure with its bounds, a date, a number."""

import re
from datetime import datetime

from cenotaph.extract.languages.en.numbers import VAGUE
from cenotaph.model.claims import Count
from cenotaph.model.values import When
from cenotaph.model.vocabulary import CountKind, Unit

_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+"
_NUMBER = re.compile(rf"({_DIGITS})(?:\.0+)?")
_RANGE = re.compile(rf"({_DIGITS})\s*(?:-|–|—|to|\.\.)\s*({_DIGITS})", re.I)
# What stands before or after a number in the sheets of monitors, and the kind it makes of it.
_MARKS: tuple[tuple[re.Pattern[str], CountKind, int], ...] = (
    (re.compile(r"(?:≥|>=|at least|min(?:imum)?\.?)\s*(\S+)", re.I), "at_least", 0),
    (re.compile(r"(?:>|more than|over)\s*(\S+)", re.I), "at_least", 1),
    (re.compile(r"(\S+)\s*(?:\+|or more)", re.I), "at_least", 0),
    (re.compile(r"(?:≤|<=|up to|at most|max(?:imum)?\.?)\s*(\S+)", re.I), "at_most", 0),
    (re.compile(r"(?:<|fewer than|less than)\s*(\S+)", re.I), "at_most", -1),
    (re.compile(r"(?:~|≈|about|around|some|approx(?:imately)?\.?|c\.|ca\.?)\s*(\S+)", re.I),
     "about", 0),
)  # fmt: skip


def count_of(text: str, unit: Unit) -> Count | None:
    """The count that a cell's words are: a number, a range, a bound, or a vague word; else None."""
    words = " ".join(text.split())
    number = whole_number(words)
    if number is not None:
        return _count("exact", number, number, number, unit, text)
    bounds = _RANGE.fullmatch(words)
    if bounds:
        one, other = _value(bounds[1]), _value(bounds[2])
        return _count("range", None, min(one, other), max(one, other), unit, text)
    for pattern, kind, shift in _MARKS:
        marked = pattern.fullmatch(words)
        figure = whole_number(marked[1]) if marked else None
        if figure is not None:
            low = figure + shift if kind == "at_least" else None
            high = figure + shift if kind == "at_most" else None
            return _count(kind, figure, low, high, unit, text)
    vague = VAGUE.get(tuple(words.lower().split()))
    return _count("vague", None, *vague, unit, text) if vague else None


def whole_number(text: str) -> int | None:
    """The whole number that the text is, thousands marked or not; None where it is none."""
    found = _NUMBER.fullmatch(text.strip())
    return _value(found[1]) if found else None


def decimal(text: str) -> float | None:
    """The number in degrees that the text is, with a point or a comma; None where it is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def day_of(text: str, pattern: str | None) -> str | None:
    """The ISO date a cell holds, in the mapping's format or in ISO's own; None where it is none.

    03/04/2021 is two days to two readers: without a format it is none.
    """
    words = text.strip()
    try:
        if pattern:
            return datetime.strptime(words, pattern).date().isoformat()
        return datetime.fromisoformat(words).date().isoformat()
    except ValueError:
        return None


def when_of(first: str | None, last: str | None, text: str | None) -> When | None:
    """The time from one day to another, or of one day; None without a first day."""
    if first is None:
        return None
    if last is None or last == first:
        return When(text=text, start=first, end=first, precision="day", edtf=first)
    first, last = sorted((first, last))
    return When(text=text, start=first, end=last, precision="interval", edtf=f"{first}/{last}")


def _value(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _count(
    kind: CountKind, figure: int | None, low: int | None, high: int | None, unit: Unit, text: str
) -> Count:
    return Count(kind=kind, figure=figure, min=low, max=high, unit=unit, text=text)
