"""One written day, month or year to a period, against the day of the page."""

import re
from datetime import date, timedelta

from cenotaph.extract.calendar import (
    UNPLACED,
    Period,
    Point,
    on,
    one,
    previous_weekday,
    settle_year,
    valid,
)
from cenotaph.extract.languages.en.time_words import (
    DAYS_BACK,
    FULL_MONTH,
    MONTH,
    MONTHS,
    WEEKDAYS,
)

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DMY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{MONTH})"
    rf"(?:,?[\s-]+(?:of\s+)?'?(?P<year>\d{{4}}|\d{{2}}))?",
    re.I,
)
_MDY = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:(?:,\s*|\s+)(?P<year>\d{{4}}))?",
    re.I,
)
_NUMERIC = re.compile(r"\b(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})[./](?P<year>\d{4}|\d{2})\b")
_MONTH_YEAR = re.compile(rf"\b(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>\d{{4}})\b", re.I)
_MONTH = re.compile(rf"\b(?P<last>last\s+)?(?P<month>{FULL_MONTH})\b", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WEEKDAY = re.compile(
    r"\b(?P<last>last\s+)?(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I
)
_UNIT = re.compile(r"\b(?P<which>the|this|last)\s+(?P<unit>week|month|year)\b", re.I)
_OTHER_YEAR = re.compile(r"\b(?P<which>last|this)\s+year\s*$", re.I)
_BACK = re.compile(r"\b(yesterday|today|tonight|last\s+night)\b", re.I)
_SAME_DAY = re.compile(
    r"\bthis\s+(?:early\s+)?(?:morning|afternoon|evening|night)|dawn|midnight", re.I
)
# Two-digit years of a page without a date: a press agency's archive, not the future.
_CENTURY_TURN = 50
# 06/11 on a page of 9 November is three days old or five months.
_RECENT_DAYS = 31


def month_number(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """The number of a weekday by its name; Monday is 0."""
    return WEEKDAYS[word.strip()[:3].lower()]


def read_point(text: str, today: date | None, *, tolerant: bool = True) -> Period | None:
    """The period of a date, weekday, month, year or "yesterday", None where there is none.

    `today` is the page's day; a date without a year is the latest not after it, with a day of
    tolerance where `tolerant`.
    """
    limit = today if tolerant or today is None else today - timedelta(days=1)
    for read in (_date, _numeric):
        found = read(text, limit)
        if found is not None:
            return one(found) if valid(found) else None
    return _named(text, today)


def _date(text: str, limit: date | None) -> Point | None:
    iso = _ISO.search(text)
    if iso:
        return Point(*map(int, iso.groups()))
    found = _DMY.search(text) or _MDY.search(text)
    if found is None:
        return None
    number, day = month_number(found["month"]), int(found["day"])
    if found["year"]:
        return Point(_full_year(found["year"], limit), number, day)
    which = _OTHER_YEAR.search(text)
    if which and limit:
        return Point(limit.year - (which["which"].lower() == "last"), number, day)
    return settle_year(Point(None, number, day), limit)


def _numeric(text: str, limit: date | None) -> Point | None:
    """A date in figures: with dots day first, with slashes only where one order can be."""
    found = _NUMERIC.search(text)
    if found is None:
        return None
    year, a, b = _full_year(found["year"], limit), int(found["a"]), int(found["b"])
    readings = [Point(year, b, a)]
    if found["mark"] == "/" and a != b:
        readings.append(Point(year, a, b))
    possible = [p for p in readings if valid(p) and not _ahead(p, limit)]
    if len(possible) > 1 and limit is not None:
        # news is of the last weeks: of two orders the one that lies there
        recent = [p for p in possible if p.first and (limit - p.first).days <= _RECENT_DAYS]
        possible = recent or possible
    # both orders can be: the year is all that is known
    return possible[0] if len(possible) == 1 else Point(year)


def _ahead(point: Point, limit: date | None) -> bool:
    first = point.first
    return limit is not None and first is not None and first > limit + timedelta(days=1)


def _full_year(digits: str, limit: date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    short = int(digits)
    if limit is None:
        return (1900 if short >= _CENTURY_TURN else 2000) + short
    century = limit.year - limit.year % 100
    return century + short if century + short <= limit.year + 1 else century - 100 + short


def _named(text: str, today: date | None) -> Period | None:
    found = _MONTH_YEAR.search(text)
    if found:
        return one(Point(int(found["year"]), month_number(found["month"])))
    found = _WEEKDAY.search(text)
    if found:
        if today is None:
            return UNPLACED
        day = previous_weekday(weekday_number(found["day"]), today, strictly=bool(found["last"]))
        return on(day)
    found = _MONTH.search(text)
    if found:
        number, which = month_number(found["month"]), _OTHER_YEAR.search(text)
        if which and today:
            return one(Point(today.year - (which["which"].lower() == "last"), number))
        return one(_month(number, today, over=bool(found["last"])))
    found = _YEAR.search(text)
    if found:
        return one(Point(int(found[1])))
    return _relative(text, today)


def _month(number: int, today: date | None, *, over: bool) -> Point:
    if today is None:
        return Point(None, number)
    began = number < today.month if over else number <= today.month
    return Point(today.year if began else today.year - 1, number)


def _relative(text: str, today: date | None) -> Period | None:
    if "before yesterday" in text.lower():
        return on(today - timedelta(days=2)) if today else UNPLACED
    back = _BACK.search(text)
    if back:
        days = DAYS_BACK[" ".join(back[1].lower().split())]
        return on(today - timedelta(days=days)) if today else UNPLACED
    if _SAME_DAY.search(text):
        return on(today) if today else UNPLACED
    unit = _UNIT.search(text)
    return _unit(unit["unit"].lower(), unit["which"].lower() == "last", today) if unit else None


def _unit(unit: str, over: bool, today: date | None) -> Period:
    if today is None:
        return UNPLACED
    if unit == "year":
        return one(Point(today.year - over))
    if unit == "month":
        index = today.year * 12 + today.month - 1 - over
        return one(Point(index // 12, index % 12 + 1))
    monday = today - timedelta(days=today.weekday() + 7 * over)
    return on(monday)
