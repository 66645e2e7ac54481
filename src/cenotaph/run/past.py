"""A record as it stood earlier: at an entry, at the end of a day, or when an edition was taken."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from cenotaph.errors import InputError
from cenotaph.run.clock import day_of
from cenotaph.run.opening import open_record
from cenotaph.store.copying import at_entry
from cenotaph.store.past import editions, logged_at, published
from cenotaph.store.record import Record


@contextmanager
def open_as_of(
    folder: Path,
    as_of: str | None,
    environ: Mapping[str, str] = os.environ,
    *,
    named: str | None = None,
) -> Iterator[Record]:
    """The record in this folder as it stood then; as it is now, where no time is given.

    Then the incident that is `named` is settled alone, where one is.
    """
    with open_record(folder, environ) as record:
        if as_of is None:
            yield record
            return
        with at_entry(record, entry_as_of(record, as_of), named) as past:
            yield past


def day_as_of(record: Record, as_of: str | None, *, at: str) -> str:
    """The day, in UTC, of that time, by which embargoes had ended or not; `at` is now.

    Of an edition it is the day it was published; a time to come is no later than now. Raises
    InputError for what is no time of this record.
    """
    if as_of is None:
        return day_of(at)
    if taken := [one.date for one in editions(record) if one.id == as_of]:
        return day_of(taken[-1])
    if as_of.isdecimal() and int(as_of) <= record.head().seq:
        return day_of(logged_at(record, entry_as_of(record, as_of)))
    return min(day_of(_moment(as_of)), day_of(at))


def entry_as_of(record: Record, given: str) -> int:
    """The last entry of that time: an entry's number, an edition's id, a day or a date-time in UTC.

    Raises InputError where nothing was logged by then.
    """
    if given.isdecimal() and int(given) <= record.head().seq:
        seq = int(given)
    elif known := [one for one in published(record) if one.edition == given]:
        seq = known[-1].seq
    else:
        seq = record.last_until(_moment(given))
    if seq < 1:
        raise InputError(
            f"The log holds nothing as of {given}.", hint="Its first entry came later."
        )
    return seq


def _moment(given: str) -> str:
    """The time as the log writes it; of a day, its end."""
    try:
        if len(given) == len("2020-12-14"):
            moment = datetime.combine(date.fromisoformat(given), time(23, 59, 59), UTC)
        else:
            moment = datetime.fromisoformat(given)
    except ValueError:
        raise InputError(
            f"“{given}” is no entry, edition or date of this record.",
            hint="Write an entry's number, an edition's id, 2026-01-02 or 2026-01-02T09:30:00Z.",
        ) from None
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
