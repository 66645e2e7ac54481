"""Which of two statements was made first, as far as their dates tell."""

from datetime import datetime
from math import inf
from typing import NamedTuple

from cenotaph.model.claims import Said
from cenotaph.model.extent import day_number

_DAY = 86_400.0


class Moment(NamedTuple):
    """The earliest and the latest second at which a statement can have been made."""

    first: float
    last: float


UNKNOWN = Moment(-inf, inf)


def moment(said: Said) -> Moment:
    """When a statement was made: within the minute, day, month or year its date names.

    A capture's date only says "no later than": the page may have stood for years. Without a
    readable date nothing is known.
    """
    first, last = day_number(said.at), day_number(said.at, end=True)
    if said.at is None or first is None or last is None:
        return UNKNOWN
    found = _minute(said.at) if said.precision == "minute" else None
    if found is None:
        found = Moment(first * _DAY, (last + 1) * _DAY - 1)
    return Moment(-inf, found.last) if said.basis == "capture" else found


def _minute(at: str) -> Moment | None:
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return None
    if len(at) <= len("2020-12-14"):
        return None
    seconds = (when.hour * 60 + when.minute) * 60 + when.second
    offset = when.utcoffset()
    shift = offset.total_seconds() if offset is not None else 0.0
    at_second = when.toordinal() * _DAY + seconds - shift
    return Moment(at_second, at_second)


def before(a: Moment, b: Moment) -> bool:
    """Whether `a` is known to be earlier than `b`; two statements of one day are not ordered."""
    return a.last < b.first
