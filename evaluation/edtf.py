"""The forms of ISO 8601-2 that the guide uses, as a first and a last day."""

from calendar import monthrange
from typing import NamedTuple

from cenotaph.model.values import When


class Period(NamedTuple):
    """A first and a last day as ISO text, `X` where a digit is not given, None where open."""

    first: str | None
    last: str | None


def parse(text: str) -> Period:
    """The period of a day, month or year, or of an interval of two of them.

    `..` and an empty side are open. Raises `ValueError` for any other form.
    """
    first, slash, last = text.partition("/")
    if not slash:
        last = first
    return Period(_first_day(first), _last_day(last))


def period_of(when: When) -> Period | None:
    """The period of a claim's time; None where the page does not say at all."""
    if when.edtf is not None:
        return parse(when.edtf)
    if when.start is None and when.end is None:
        return None
    return Period(when.start, when.end)


def _parts(text: str) -> list[str]:
    # a time of day and the marks for "uncertain" say nothing about the day
    parts = text.partition("T")[0].rstrip("?~%").split("-")
    wanted = zip(parts, (4, 2, 2), strict=False)
    right = all(len(p) == n and p.replace("X", "0").isdecimal() for p, n in wanted)
    if not right or len(parts) > 3:
        raise ValueError(f"{text!r} is no day, month or year")
    return parts


def _first_day(text: str) -> str | None:
    if text in ("", ".."):
        return None
    parts = _parts(text)
    return "-".join(parts + ["01"] * (3 - len(parts)))


def _last_day(text: str) -> str | None:
    if text in ("", ".."):
        return None
    parts = _parts(text)
    if len(parts) == 3:
        return "-".join(parts)
    year, month = (*parts, "12")[:2]
    if "X" in month:
        return f"{year}-{month}-XX"
    # a year that is not given is taken as one without a leap day
    days = monthrange(2001 if "X" in year else int(year), int(month))[1]
    return f"{year}-{month}-{days:02d}"
