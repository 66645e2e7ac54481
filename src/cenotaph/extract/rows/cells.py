"""What a cell of a sheet says: a figure with its bounds, a date, a number."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from cenotaph.extract.languages.en.numbers import VAGUE as ENGLISH
from cenotaph.extract.rows.count_words import AND, BETWEEN, FROM, MARKS, VAGUE
from cenotaph.model.claims import Count
from cenotaph.model.values import When
from cenotaph.model.vocabulary import CountKind, Unit

# No row of a sheet counts more: Sudan's displaced were twelve million. A date in the wrong column,
# 20190403, is more.
MOST: Final = 15_000_000

# Signs of Arabic figures: the comma between thousands, the point of a decimal.
_SIGNS = {"٬": ",", "٫": ".", "−": "-", "﹣": "-", "－": "-", "،": ","}
_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f '’]\d{3})+|\d+"
_NUMBER = re.compile(rf"({_DIGITS})(?:[.,]0+)?")
_NEGATIVE = re.compile(rf"-\s*(?:{_DIGITS})(?:[.,]\d+)?")


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first; a word that ends in a letter ends there."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + r"(?!\w)" * word[-1].isalpha() for word in longest)


_RANGE = re.compile(
    rf"({_DIGITS})\s*(?:{_any(BETWEEN)})\s*({_DIGITS})"
    rf"|(?:{_any(FROM)})\s*({_DIGITS})\s*(?:{_any((*BETWEEN, *AND))})\s*({_DIGITS})",
    re.I,
)


def _marks() -> Iterator[tuple[re.Pattern[str], CountKind, int]]:
    """What stands before or after a number, and the kind it makes of it."""
    for kind, shift, before, after in MARKS:
        yield re.compile(rf"(?:{_any(before)})\s*(\S.*)", re.I), kind, shift
        if after:
            yield re.compile(rf"(.*?\d)\s*(?:{_any(after)})", re.I), kind, shift


_MARKS = tuple(_marks())
# The forms of dates that sheets hold, tried only to say what would read one.
_FORMS = (
    "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%y",
    "%m/%d/%y", "%d.%m.%y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d-%b-%Y",
    "%d-%b-%y", "%Y%m%d", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M",
)  # fmt: skip
# A spreadsheet counts days from here, and 1954 to 2064 have five digits.
_DAY_NOUGHT = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")


def plain(text: str) -> str:
    """The words with the digits 0-9 for those of any script, and single spaces; no mark unseen."""
    seen = (character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(
        "".join(
            str(unicodedata.decimal(one)) if one.isdecimal() else _SIGNS.get(one, one)
            for one in seen
        ).split()
    )


def count_of(text: str, unit: Unit) -> Count | None:
    """The count that a cell's words are: a number, a range, a bound, or a vague word; else None."""
    words = plain(text)
    number = whole_number(words)
    if number is not None:
        return _count("exact", number, number, number, unit, text)
    bounds = _RANGE.fullmatch(words)
    if bounds:
        one, other = (_value(figure) for figure in bounds.groups() if figure is not None)
        return _count("range", None, min(one, other), max(one, other), unit, text)
    for pattern, kind, shift in _MARKS:
        marked = pattern.fullmatch(words)
        figure = whole_number(marked[1]) if marked else None
        if figure is not None:
            low = figure + shift if kind == "at_least" else None
            high = figure + shift if kind == "at_most" else None
            return _count(kind, figure, low, high, unit, text)
    said = words.lower()
    vague = ENGLISH.get(tuple(said.split())) or VAGUE.get(said)
    return _count("vague", None, *vague, unit, text) if vague else None


def why_no_count(text: str) -> str:
    """What a cell holds that `count_of` makes no count of."""
    words = plain(text)
    if _NEGATIVE.fullmatch(words):
        return "a figure below nought"
    if re.search(r"\d{8}", re.sub(r"\D", "", words)) and not re.search(r"[^\W\d]", words):
        return "a figure that is larger than any count"
    return "no figure"


def whole_number(text: str) -> int | None:
    """The whole number that the text is, thousands marked or not; None where it is none."""
    found = _NUMBER.fullmatch(plain(text))
    return _value(found[1]) if found else None


def decimal(text: str) -> float | None:
    """The number in degrees that the text is, with a point or a comma; None where it is none."""
    try:
        return float(plain(text).replace(",", "."))
    except ValueError:
        return None


def day_of(text: str, pattern: str | None) -> str | None:
    """The ISO date a cell holds, in the mapping's format or in ISO's own; None where it holds none.

    03/04/2021 is two days to two readers: without a format it is none.
    """
    words = plain(text)
    try:
        if pattern:
            return datetime.strptime(words, pattern).date().isoformat()
        return datetime.fromisoformat(words).date().isoformat()
    except ValueError:
        return None


def how_to_read(text: str) -> str | None:
    """What to do about a cell that is no date to the mapping; None where nothing would read it."""
    words = plain(text)
    serial = _SERIAL.fullmatch(words)
    if serial:
        day = _DAY_NOUGHT + timedelta(days=int(serial[1]))
        return f"It may be a spreadsheet's number for {day}: give its column the format of a date."
    found: dict[str, str] = {}
    for form in _FORMS:
        day_found = day_of(words, form)
        if day_found is not None:
            found.setdefault(day_found, form)
    ways = ", ".join(f'"{form}" makes it {day}' for day, form in found.items())
    return f"Say in the mapping how dates are written: date_format {ways}." if ways else None


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
) -> Count | None:
    if max(figure or 0, low or 0, 0 if kind == "vague" else high or 0) > MOST:
        return None
    return Count(kind=kind, figure=figure, min=low, max=high, unit=unit, text=text)
