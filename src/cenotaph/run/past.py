"""A record as it stood earlier: at an entry, at the end of a day, or when an edition was taken."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from string import hexdigits

from cenotaph.errors import InputError, UnknownName
from cenotaph.model.entries import Published
from cenotaph.run.clock import day_of
from cenotaph.run.opening import open_record
from cenotaph.store.copying import at_entry
from cenotaph.store.past import began, editions, logged_at, published
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

    Then the incident that is `named` is settled alone, where one is. Raises UnknownName where that
    one was not there, and says when it was.
    """
    with open_record(folder, environ) as record:
        if as_of is None:
            if named is not None:
                check_there(record, record, named)
            yield record
            return
        with at_entry(record, entry_as_of(record, as_of), named) as past:
            if named is not None:
                check_there(record, past, named)
            yield past


def check_there(record: Record, then: Record, named: str) -> None:
    """Raises UnknownName where the incident is not in the record `then`, which may be that of now.

    It says when it began, where it is one of the record at all.
    """
    try:
        then.incident(named)
    except UnknownName:
        found = began(record, named)
        if found is None:
            raise
        incident, first = found
        seq = then.head().seq
        raise _not_there(incident, first, seq, now=seq == record.head().seq) from None


def _not_there(incident: str, first: int, seq: int, *, now: bool) -> UnknownName:
    if seq < first:
        return UnknownName(
            f"Incident {incident} did not exist yet at entry {seq}: it began with entry {first}.",
            hint=f"Ask for entry {first} or a later one.",
        )
    if now:
        return UnknownName(
            f"Incident {incident} stands no more: no page of the record tells of it now.",
            hint=f"It began with entry {first}: ask for it as of an entry from there on.",
        )
    return UnknownName(
        f"Incident {incident} did not stand at entry {seq}: no page told of it then, or its words "
        "were sealed since.",
        hint=f"It began with entry {first}: ask for another entry from there on.",
    )


def day_as_of(record: Record, as_of: str | None, *, at: str) -> str:
    """The day, in UTC, of that time, by which embargoes had ended or not; `at` is now.

    Of an edition it is the day it was published; a time to come is no later than now. Raises
    InputError for what is no time of this record.
    """
    if as_of is None:
        return day_of(at)
    if taken := _edition_in(published(record), as_of):
        return day_of(next(one.date for one in editions(record) if one.id == taken.edition))
    if as_of.isdecimal() and int(as_of) <= record.head().seq:
        return day_of(logged_at(record, entry_as_of(record, as_of)))
    return min(day_of(_moment(as_of)), day_of(at))


def _edition_in(known: Iterable[Published], given: str) -> Published | None:
    """The edition of this id, or the only one of a beginning of it that can be no day or number."""
    if len(given) < _SHORTEST or not all(letter in hexdigits for letter in given):
        return None
    found = {one.edition: one for one in known if one.edition.startswith(given)}
    return next(iter(found.values())) if len(found) == 1 else None


# Fewer digits would be a slip more often than a name.
_SHORTEST = 4


def entry_as_of(record: Record, given: str) -> int:
    """The last entry of that time: an entry's number, an edition's id, a day or a date-time in UTC.

    Raises InputError where nothing was logged by then.
    """
    if given.isdecimal() and int(given) <= record.head().seq:
        seq = int(given)
    elif known := _edition_in(published(record), given):
        seq = known.seq
    elif given.isdecimal():
        raise InputError(
            f"The log has no entry {given} yet.", hint=f"Its last is {record.head().seq}."
        )
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
