"""The open pairs of a record, most useful first: one list for queue, review and totals."""

from collections.abc import Callable, Iterable
from threading import Lock

from sqlalchemy.engine import Connection

from cenotaph.record.open_pairs import OpenPair, open_pair, verdicts
from cenotaph.store import log, pairs, settled
from cenotaph.store.record import LINKING, Record


def both_among(pairs: "OpenPairs", incidents: Iterable[str]) -> int | None:
    """How many open pairs have both incidents among these; None while they are being compared."""
    found, among = pairs.known(), frozenset(incidents)
    return None if found is None else sum(among.issuperset(one.incidents) for one in found)


class OpenPairs:
    """The open pairs as the record stands; after a write only what it touched is compared again.

    They are kept in memory: comparing a whole record anew takes as long as linking it.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._finder = pairs.Pairs()
        self._lock = Lock()
        self._seq: int | None = None
        self._found: dict[tuple[str, str], OpenPair] = {}

    def known(self) -> tuple[OpenPair, ...] | None:
        """The same as `ranked`; None while the whole record is being compared for the first time.

        Who asks for a page need not wait for that.
        """
        return None if self._seq is None and self._lock.locked() else self.ranked()

    def ranked(self, progress: Callable[[int, int], None] | None = None) -> tuple[OpenPair, ...]:
        """Every open pair, that first on which a person's word is worth most.

        `progress` is told how many incidents are compared, of how many.
        """
        with self._lock, self._record.reading() as connection:
            seq = log.head_of(connection).seq
            if seq != self._seq:
                self._follow(connection, progress)
                self._seq = seq
            every = self._found.values()
            return tuple(sorted(every, key=lambda one: (-one.weight, one.incidents)))

    def _follow(self, connection: Connection, progress: Callable[[int, int], None] | None) -> None:
        first = self._seq is None
        touched = (
            pairs.ids_by_day(connection)
            if self._seq is None
            else settled.touched_after(connection, self._seq)
        )
        self._forget(connection, set(touched))
        said = verdicts(settled.decisions_to(connection, LINKING))
        for number, incident in enumerate(touched, 1):
            for one, other, found in self._finder.of(connection, incident, said, after=first):
                a, b = settled.some_incidents(connection, (one, other))
                self._found[one, other] = open_pair(a, b, found)
            if progress is not None:
                progress(number, len(touched))

    def _forget(self, connection: Connection, touched: set[str]) -> None:
        """Drop the pairs of what was touched, and of what is no incident any more."""
        named = {id_ for pair in self._found for id_ in pair}
        gone = touched | (named - pairs.settled_ids(connection, named))
        self._found = {pair: one for pair, one in self._found.items() if not gone & set(pair)}
