"""Deriving everything again from the log, in a stream: the same functions, the same rows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from cenotaph.model.entries import Entry, Payload
from cenotaph.record.chain import START, Head
from cenotaph.store import tables
from cenotaph.store.index import follow_entry, reach
from cenotaph.store.log import with_payloads
from cenotaph.store.settled import mark_touched, settle_marked

if TYPE_CHECKING:  # the record itself derives anew where it is redacted
    from cenotaph.store.record import Record


def rebuild(record: "Record", progress: Callable[[int], None]) -> int:
    """Replace every derived row by what the log gives; returns the number of entries replayed.

    One transaction: a reader sees the old rows or the new. `progress` is told how many entries are
    followed and, counting on, how many incidents settled. Raises ChainBroken where a payload is
    missing or changed, and changes nothing then.
    """
    with record.maintaining() as connection:
        return derive(connection, log=connection, progress=progress)


def derive(
    target: Connection,
    *,
    log: Connection,
    progress: Callable[[int], None],
    until: int | None = None,
) -> int:
    """The derived tables of `log` made anew in `target`, which may be the same database.

    With `until`, as they were after that entry.
    """
    replay = Replay(target, progress)
    for entry, payload in with_payloads(log, until=until):
        replay.follow(entry, payload)
    return replay.settle(log=log)


class Replay:
    """The derived tables made anew: entries followed one by one, then each incident settled once.

    Both in a stream: memory holds one page, then the pages of one incident.
    """

    def __init__(self, target: Connection, progress: Callable[[int], None]) -> None:
        self._target = target
        self._progress = progress
        self._followed = 0
        self._head = START
        tables.metadata.drop_all(target, tables=tables.DERIVED)
        tables.metadata.create_all(target, tables=tables.DERIVED)

    def follow(self, entry: Entry, payload: Payload | None) -> None:
        """The index after the next entry of the log; a payload that is sealed says nothing."""
        touched = follow_entry(self._target, entry, payload)
        mark_touched(self._target, touched, entry.seq)
        self._head = Head(seq=entry.seq, hash=entry.hash)
        self._followed += 1
        self._progress(self._followed)

    def settle(self, *, log: Connection) -> int:
        """Every incident settled from the payloads in `log`; the number of entries followed."""
        if self._followed:
            reach(self._target, self._head)
        for number in settle_marked(self._target, log=log):
            self._progress(self._followed + number)
        return self._followed
