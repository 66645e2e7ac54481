"""What a matched rule means: one function a reading, from a match and the page's day to a period.

Weekdays and days without a year are taken as the latest that the page can speak of: a report looks
back.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from cenotaph.extract.calendar import (
    BOUNDLESS,
    UNPLACED,
    Period,
    Point,
    between,
    on,
    one,
    point_of,
    previous_weekday,
    settle_year,
    valid,
)
from cenotaph.extract.languages.en.time_words import HOLIDAYS, NUMBERS
from cenotaph.extract.time_points import month_number, read_point, weekday_number

# A period of a week or more holds many harms; shorter ones date one.
CUMULATIVE_DAYS = 7
_UNIT_DAYS: Mapping[str, int] = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNIT_MONTHS: Mapping[str, int] = {"month": 1, "year": 12, "decade": 120}

# "Some two years earlier" and the like open a sentence within so many characters.
_OPENING = 15

Reading = Callable[[re.Match[str], date | None], Period | None]


def _number(word: str | None) -> int | None:
    if not word:
        return None
    word = " ".join(word.lower().split()).removeprefix("a couple").strip() or "two"
    if word in ("of", "couple of"):
        return 2
    return int(word) if word.isdecimal() else NUMBERS.get(word)


def _unit(match: re.Match[str]) -> str:
    return match["unit"].lower().rstrip("s")


def _long(period: Period) -> Period:
    days = period.days()
    return period.summed() if days is None or days >= CUMULATIVE_DAYS else period


def _months_back(day: date, months: int) -> Point:
    index = day.year * 12 + day.month - 1 - months
    return Point(index // 12, index % 12 + 1)


def _same_day_back(day: date, months: int) -> date:
    """The day so many months back, or the last day of that month where it is shorter."""
    point = _months_back(day, months)
    last = point.last
    assert last is not None  # the point has a year
    return last.replace(day=min(day.day, last.day))


def point(match: re.Match[str], today: date | None) -> Period | None:
    """The point that group `a` names."""
    return read_point(match["a"], today)


def whole(match: re.Match[str], today: date | None) -> Period | None:
    """A month or year named as a stretch of time; the present one ends with the page."""
    period = read_point(match["a"], today)
    if period is None or period.first is None:
        return period
    start = period.first.first
    end = period.last.last if period.last else None
    if start and end and today and start <= today < end:
        period = between(start, today)
    return period.summed()


def month(match: re.Match[str], today: date | None) -> Period | None:
    """A month alone: the latest that began, or with "last" the latest that is over."""
    words = match["a"] or match["last"]
    return read_point(words, today)


def edge(match: re.Match[str], today: date | None) -> Period | None:
    """The early, middle or late part of a month or year: how much of it is not told."""
    return read_point(match["a"], today)


def from_to(match: re.Match[str], today: date | None) -> Period | None:
    """From one point to another; what the first leaves out it takes from the second."""
    last = read_point(match["b"], today)
    if last is None or last.last is None:
        return None
    end = last.last
    limit = end.last or today
    first = read_point(match["a"], limit, tolerant=False)
    if first is None or first.first is None:
        return None
    start = first.first
    if start.year is not None and end.year is None:
        end = Point(start.year, end.month, end.day)
    period = Period(start, end)
    days = period.days()
    # "on 11 March and 27 May" are two days, "on Saturday and Sunday" are one stretch
    listed = match.groupdict().get("join") in ("and", "or")
    if days is not None and (days < 1 or (listed and days > 2)):
        return None
    return _long(period)


def days_of_month(match: re.Match[str], today: date | None) -> Period | None:
    """Two days of one month, the year given or settled."""
    days = [int(re.sub(r"\D", "", match[name])) for name in ("d1", "d2")]
    year = int(match["year"]) if match["year"] else None
    last = settle_year(Point(year, month_number(match["month"]), days[1]), today)
    first = Point(last.year, last.month, days[0])
    if days[0] >= days[1] or not valid(first) or not valid(last):
        return None
    period = Period(first, last)
    return period.summed() if days[1] - days[0] + 1 >= CUMULATIVE_DAYS else period


def since(match: re.Match[str], today: date | None) -> Period | None:
    """From a point to the day of the page."""
    period = read_point(match["a"], today)
    if period is None:
        return None
    start = period.first
    if start is not None and re.search(r"\b(?:start|beginning)\b", match["a"], re.I):
        begun = start.first
        start = point_of(begun) if begun else start
    if start is None:
        return so_far(match, today).summed()
    if today and start.first == today:
        return on(today)
    return Period(start, point_of(today) if today else None, True)


def since_unknown(_: re.Match[str], today: date | None) -> Period:
    """From a beginning that the words do not date to the day of the page."""
    return so_far(_, today).summed()


def as_of(match: re.Match[str], today: date | None) -> Period | None:
    """Up to a point, from an open beginning."""
    period = read_point(match["a"], today)
    return Period(None, period.last) if period and period.last else period


def so_far(_: re.Match[str], today: date | None) -> Period:
    """Up to the day of the page, from an open beginning."""
    return Period(None, point_of(today)) if today else BOUNDLESS


def this_unit(match: re.Match[str], today: date | None) -> Period:
    """The present week, month or year up to the day of the page; a year holds many harms."""
    return _present(_unit(match), today)


def _present(unit: str, today: date | None) -> Period:
    if today is None:
        return UNPLACED
    if unit == "week":
        return between(today - timedelta(days=today.weekday()), today)
    if unit == "month":
        return between(today.replace(day=1), today)
    return between(today.replace(month=1, day=1), today).summed()


def so_far_this(match: re.Match[str], today: date | None) -> Period | None:
    """The present week, month or year up to the day of the page, counted as a whole."""
    if match["a"]:
        return whole(match, today)
    return _present(match["unit"] or match["whole"], today).summed()


def last_unit(match: re.Match[str], today: date | None) -> Period:
    """The week from Monday to Sunday, the month or the year before the present one."""
    if today is None:
        return UNPLACED
    unit = _unit(match)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7)
        return between(monday, monday + timedelta(days=6))
    return one(_months_back(today, 1) if unit == "month" else Point(today.year - 1))


def past(match: re.Match[str], today: date | None) -> Period:
    """So many hours, days, weeks, months or years up to the day of the page."""
    groups = match.groupdict()
    unit = _unit(match)
    plain = groups.get("count") is None and not match["unit"].lower().endswith("s")
    count = 1 if plain else _number(groups.get("count"))
    if today is None:
        return UNPLACED if unit in ("hour", "day") else UNPLACED.summed()
    if count is None:
        # "the past few days": how many is not told
        opened = so_far(match, today)
        return opened.summed() if unit not in ("hour", "day") else opened
    if unit == "hour":
        return _long(between(today - timedelta(days=-(-count // 24)), today))
    if unit in _UNIT_MONTHS:
        start = _same_day_back(today, count * _UNIT_MONTHS[unit])
    else:
        start = today - timedelta(days=count * _UNIT_DAYS[unit])
    return _long(between(start, today))


def past_to(match: re.Match[str], today: date | None) -> Period | None:
    """So many hours, days or weeks up to a day that is named."""
    period = read_point(match["a"], today)
    end = period.last.last if period and period.last else None
    return past(match, end) if end else None


def recent(match: re.Match[str], today: date | None) -> Period:
    """Recent weeks, months or years: open, and many harms fill them."""
    opened = so_far(match, today)
    return opened if _unit(match) == "day" else opened.summed()


def ago(match: re.Match[str], today: date | None) -> Period | None:
    """So many hours to years before the day of the page, as fine as the unit."""
    count, unit = _number(match["count"]), _unit(match)
    if today is None or count is None:
        return UNPLACED
    if unit == "year":
        return one(Point(today.year - count))
    if unit == "month":
        return one(_months_back(today, count))
    if unit == "week" and count > 1:
        monday = today - timedelta(days=today.weekday() + 7 * count)
        return between(monday, monday + timedelta(days=6))
    # hours are rounded to whole days: the page's time of day is often its editor's
    return on(today - timedelta(days=count // 24 if unit == "hour" else count * _UNIT_DAYS[unit]))


def earlier(match: re.Match[str], today: date | None) -> Period | None:
    """So long before the day that is spoken of."""
    # "two hours earlier" is the same day, or the one before: it dates nothing
    far = _unit(match) in ("month", "year") and match.start() > _OPENING
    # "displaced from there two years earlier" dates no harm, unless the sentence opens with it
    return None if _unit(match) == "hour" or far else ago(match, today)


def follows(match: re.Match[str], today: date | None) -> Period | None:
    """So long before the day of what comes behind it: "comes two weeks after …"."""
    if today is not None and match["count"].lower() == "the":
        return on(today - timedelta(days=_UNIT_DAYS[_unit(match)]))
    return ago(match, today)


def first_days(match: re.Match[str], today: date | None) -> Period | None:
    """The first days, weeks or months of a month or year."""
    period, count = read_point(match["a"], today), _number(match["count"])
    if period is None or count is None or period.first is None:
        return None
    start = period.first.first
    if start is None:
        return None
    last = match["which"].lower() == "last"
    if _unit(match) == "month":
        count = min(count, 12)
        months = (13 - count, 12) if last else (1, count)
        return Period(Point(start.year, months[0]), Point(start.year, months[1]), True)
    if last:
        return period
    days = count * _UNIT_DAYS[_unit(match)]
    return _long(between(start, start + timedelta(days=days - 1)))


def part_of_year(match: re.Match[str], today: date | None) -> Period | None:
    """A half or a quarter of a year, in months."""
    period = read_point(match["a"], today)
    if period is None or period.first is None:
        return None
    year, length = period.first.year, 6 if match["part"].lower() == "half" else 3
    ordinals = ("first", "second", "third", "fourth")
    which = match["which"].lower()
    index = 12 // length - 1 if which == "last" else ordinals.index(which)
    last = length * (index + 1)
    if last > 12:
        return None
    return Period(Point(year, last - length + 1), Point(year, last), True)


def weekday(match: re.Match[str], today: date | None) -> Period:
    """The latest such day, the page's own included."""
    if today is None:
        return UNPLACED
    return on(previous_weekday(weekday_number(match["weekday"]), today))


def last_weekday(match: re.Match[str], today: date | None) -> Period:
    """The latest such day before the page's own."""
    if today is None:
        return UNPLACED
    return on(previous_weekday(weekday_number(match["weekday"]), today, strictly=True))


def weekday_last_week(match: re.Match[str], today: date | None) -> Period:
    """The day of the week before the page's, which begins on Monday."""
    if today is None:
        return UNPLACED
    monday = today - timedelta(days=today.weekday() + 7)
    return on(monday + timedelta(days=weekday_number(match["weekday"])))


def overnight_weekday(match: re.Match[str], today: date | None) -> Period:
    """The night that ends, or begins, on that weekday: which one the words do not tell."""
    if today is None:
        return UNPLACED
    day = previous_weekday(weekday_number(match["weekday"]), today)
    into = " into " in f" {match[0].lower()} " or " to " in f" {match[0].lower()} "
    if into or day == today:
        return between(day - timedelta(days=1), day)
    return between(day, day + timedelta(days=1))


def overnight(_: re.Match[str], today: date | None) -> Period:
    """The night that ended on the day of the page."""
    return between(today - timedelta(days=1), today) if today else UNPLACED


def weekend(match: re.Match[str], today: date | None) -> Period:
    """The latest Saturday and Sunday that began; with "last", the latest that is over."""
    if today is None:
        return UNPLACED
    saturday = previous_weekday(5, today)
    if match["which"].lower().startswith("last") and (today - saturday).days < 2:
        saturday -= timedelta(days=7)
    return between(saturday, min(saturday + timedelta(days=1), max(today, saturday)))


def day_of_month(match: re.Match[str], today: date | None) -> Period | None:
    """The latest month's day of that number."""
    number = int(re.sub(r"\D", "", match["day"]))
    if today is None:
        return UNPLACED
    for back in range(3):
        month_point = _months_back(today, back)
        found = Point(month_point.year, month_point.month, number)
        if valid(found):
            first = found.first
            if first is not None and first <= today:
                return one(found)
    return None


def holiday(match: re.Match[str], today: date | None) -> Period:
    """The latest day of that name."""
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    number, day = HOLIDAYS[name]
    return one(settle_year(Point(None, number, day), today))


def later(match: re.Match[str], today: date | None) -> Period | None:
    """The day after the one spoken of, or so many days after it."""
    if today is None:
        return UNPLACED
    days = _number(match.groupdict().get("count")) or 1
    return on(today + timedelta(days=days))


def _back(days: int) -> Reading:
    def read(_: re.Match[str], today: date | None) -> Period:
        return on(today - timedelta(days=days)) if today else UNPLACED

    return read


def none(*_: object) -> None:
    """Words that look ahead: no harm has its time there."""


READINGS: Mapping[str, Reading] = {
    "dateline": point,
    "point": point,
    "whole": whole,
    "month": month,
    "edge": edge,
    "from_to": from_to,
    "days_of_month": days_of_month,
    "since": since,
    "since_unknown": since_unknown,
    "as_of": as_of,
    "so_far": so_far,
    "so_far_this": so_far_this,
    "this_unit": this_unit,
    "last_unit": last_unit,
    "past": past,
    "past_to": past_to,
    "recent": recent,
    "later": later,
    "ago": ago,
    "earlier": earlier,
    "follows": follows,
    "first_days": first_days,
    "part_of_year": part_of_year,
    "weekday": weekday,
    "last_weekday": last_weekday,
    "weekday_last_week": weekday_last_week,
    "overnight_weekday": overnight_weekday,
    "overnight": overnight,
    "weekend": weekend,
    "day_of_month": day_of_month,
    "holiday": holiday,
    "day_before": _back(1),
    "yesterday": _back(1),
    "two_days_back": _back(2),
    "today": _back(0),
    "same_day": _back(0),
    "none": none,
}
