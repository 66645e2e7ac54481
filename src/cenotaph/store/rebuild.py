"""Deriving everything again from the log, in a stream: the same functions, the same rows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from cenotaph.record.chain import START, Head
from cenotaph.store import tables
from cenotaph.store.index import follow_entry, reach
from cenotaph.store.log import with_payloads
from cenotaph.store.settled import mark_touched, settle_marked

if TYPE_CHECKING:  # the record itself derives anew where it is redacted
    from cenotaph.store.record import Record


def rebuild(record: "Record", progress: Callable[[int], None]) -> int:
    """Replace every derived row by what the log gives; returns the number of entries replayed.

    One transaction: a reader sees the old rows or the new. `progress` is told how many entries
    are done. Raises ChainBroken where a payload is missing or changed, and changes nothing then.
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

    With `until`, as they were after that entry. Entries are followed and incidents settled in a
    stream: memory holds one page, then one incident.
    """
    tables.metadata.drop_all(target, tables=tables.DERIVED)
    tables.metadata.create_all(target, tables=tables.DERIVED)
    done, head = 0, START
    for entry, payload in with_payloads(log, until=until):
        mark_touched(target, follow_entry(target, entry, payload), entry.seq)
        done += 1
        progress(done)
        head = Head(seq=entry.seq, hash=entry.hash)
    if done:
        reach(target, head)
    settle_marked(target, log=log)
    return done
