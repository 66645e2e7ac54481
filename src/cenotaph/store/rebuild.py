"""Deriving everything again from the log, in a stream: the same functions, the same rows."""

from collections.abc import Callable

from sqlalchemy.engine import Connection

from cenotaph.store import tables
from cenotaph.store.index import follow_entry
from cenotaph.store.log import entries, payload_at
from cenotaph.store.record import Record
from cenotaph.store.settled import settle_touched


def rebuild(record: Record, progress: Callable[[int], None]) -> int:
    """Replace every derived row by what the log gives; returns the number of entries replayed.

    One transaction: a reader sees the old rows or the new. `progress` is told how many entries
    are done. Raises ChainBroken where a payload is missing or changed, and changes nothing then.
    """
    with record.maintaining() as connection:
        return derive(connection, log=connection, progress=progress)


def derive(target: Connection, *, log: Connection, progress: Callable[[int], None]) -> int:
    """The derived tables of `log` made anew in `target`, which may be the same database."""
    tables.metadata.drop_all(target, tables=tables.DERIVED)
    tables.metadata.create_all(target, tables=tables.DERIVED)
    touched: dict[str, int] = {}
    done = 0
    for entry in entries(log):
        for incident in follow_entry(target, entry, payload_at(log, entry.seq)):
            touched[incident] = entry.seq
        done += 1
        progress(done)
    settle_touched(target, touched, log=log)
    return done
