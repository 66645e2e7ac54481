"""Full dates and date-times as pages write them of themselves -> ISO 8601; nothing is guessed."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS: dict[str, int] = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"),
        start=1,
    )
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = (
    r"(?:,?\s*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b)?)?"
)
_WRITTEN: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}}|\d\d$)\b{_CLOCK}",
        re.I,
    ),
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b{_CLOCK}", re.I
    ),
    re.compile(
        r"\b(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})\b"
        r"(?:[ T](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?P<half>)?)?"
    ),
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}.*)?$")
# Templates write the first day of their calendar where they know no date.
_NO_DATE = ("0000", "0001", "1970-01-01")
_RFC = re.compile(r"(?:\w{3},\s*)?\d{1,2} \w{3} \d{4} \d{2}:\d{2}")


def iso_date(text: str | None) -> str | None:
    """The text, as a whole one machine- or man-made date, as an ISO date or date-time, else None.

    The time of day and its offset are kept where they are given.
    """
    text = (text or "").strip()
    if not text or len(text) > 60 or text.startswith(_NO_DATE):
        return None
    if _ISO.match(text):
        stamp = _from_iso(text)
        if stamp:
            return stamp
    if _RFC.match(text):
        try:
            return parsedate_to_datetime(text).isoformat()
        except ValueError:
            return None
    return written_date(text)


def _from_iso(text: str) -> str | None:
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).replace(microsecond=0).isoformat()
    except ValueError:
        return None


def written_date(text: str) -> str | None:
    """The first full date that stands in a line, with the time of day that follows it."""
    for pattern in _WRITTEN:
        found = pattern.search(text)
        if found:
            stamp = _from_match(found)
            if stamp:
                return stamp
    return None


def _from_match(found: re.Match[str]) -> str | None:
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    try:
        day = date(_full_year(found["year"]), number, int(found["day"]))
        if found["hour"] is None:
            return day.isoformat()
        hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        return datetime(day.year, day.month, day.day, hour, int(found["minute"])).isoformat()
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    """The year of four digits, or of the two that datelines of the last century have."""
    if len(digits) == 4:
        return int(digits)
    # 50: no wire report is older, and none is yet to come
    return int(digits) + (1900 if int(digits) >= 50 else 2000)
