"""Days and spans of time in words of the language being rendered."""

from datetime import date
from functools import lru_cache

from django.utils.dateformat import format as format_date

from cenotaph.model.values import When
from cenotaph.web.numerals import digits
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, language


def day(value: str | None) -> str:
    """An ISO date or date-time as "14 March 2024"; what is no full date stays as it is."""
    return _day(value, "%(day)s %(month)s %(year)s", "F", language())


def short_day(value: str) -> str:
    """An ISO date as "14 Mar"."""
    return _day(value, "%(day)s %(month)s", "M", language())


@lru_cache(maxsize=4096)
def _day(value: str | None, order: str, month: str, language: str) -> str:
    if not value:
        return _("on a day not known")
    try:
        on = date.fromisoformat(value[:10])
    except ValueError:
        return isolated(value)
    named = {"day": on.day, "month": _month(on.month, month, language), "year": on.year}
    return digits(order % named)


@lru_cache(maxsize=256)
def _month(number: int, style: str, _language: str) -> str:
    """A month's name: in full or short. Django takes twenty times as long to write a whole day."""
    return str(format_date(date(2000, number, 1), style))


def period(value: str) -> str:
    """A month or a year, "2024-03" as "Mar 2024"."""
    return (
        _day(f"{value}-01", "%(month)s %(year)s", "M", language())
        if "-" in value
        else digits(value)
    )


def when(value: When | None) -> str:
    """The time of a harm in words, open where it is open."""
    if value is None or (value.start is None and value.end is None):
        return isolated(value.edtf) if value and value.edtf else _("date not known")
    if value.start == value.end:
        return day(value.start)
    if value.start is None:
        return str(_("up to %(end)s") % {"end": day(value.end)})
    if value.end is None:
        return str(_("from %(start)s on") % {"start": day(value.start)})
    return str(_("%(start)s to %(end)s") % {"start": day(value.start), "end": day(value.end)})
