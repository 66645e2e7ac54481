"""Deriving everything again from the log, in a stream: the same functions, the same rows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from cenotaph.model.entries import Entry, Payload
from cenotaph.record.chain import START, Head
from cenotaph.store import tables
from cenotaph.store.collecting import seldom_collected
from cenotaph.store.fresh import follow_all
from cenotaph.store.index import reach
from cenotaph.store.log import STREAM, with_payloads
from cenotaph.store.settling import mark_touched, settle_marked, settle_named

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
    named: str | None = None,
    later: Connection | None = None,
) -> int:
    """The derived tables of `log` made anew in `target`, which may be the same database.

    With `until`, as they were after that entry. With `named`, of the incidents only the one of this
    name is settled: the rest of the tables is whole. What a `later` state of this log has settled
    as it was then is taken from there.
    """
    with seldom_collected():
        replay = Replay(target, progress)
        for entry, payload in with_payloads(log, until=until):
            replay.follow(entry, payload)
        return replay.settle(log=log, named=named, later=later)


class Replay:
    """The derived tables made anew: entries followed, then each incident settled once.

    Both in a stream: memory holds some hundred entries, then the pages of some incidents.
    """

    def __init__(self, target: Connection, progress: Callable[[int], None]) -> None:
        self._target = target
        self._progress = progress
        self._followed = 0
        self._head = START
        self._waiting: list[tuple[Entry, Payload | None]] = []
        tables.metadata.drop_all(target, tables=tables.DERIVED)
        tables.metadata.create_all(target, tables=tables.DERIVED)

    def follow(self, entry: Entry, payload: Payload | None) -> None:
        """Take in the next entry of the log; a payload that is sealed says nothing."""
        self._waiting.append((entry, payload))
        self._head = Head(seq=entry.seq, hash=entry.hash)
        self._followed += 1
        self._progress(self._followed)
        if len(self._waiting) == STREAM:
            self._write()

    def settle(
        self, *, log: Connection, named: str | None = None, later: Connection | None = None
    ) -> int:
        """Every incident settled from the payloads in `log`; the number of entries followed.

        With `named`, the incident of this name alone; what a `later` state settled is taken over.
        """
        self._write()
        if self._followed:
            reach(self._target, self._head)
        if named is not None:
            settle_named(self._target, named, log=log)
            return self._followed
        for number in settle_marked(self._target, log=log, later=later):
            self._progress(self._followed + number)
        return self._followed

    def _write(self) -> None:
        mark_touched(self._target, follow_all(self._target, self._waiting))
        self._waiting = []
