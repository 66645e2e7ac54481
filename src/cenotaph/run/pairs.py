"""The open pairs of a record, most useful first: one list for queue, review and totals."""

from collections.abc import Callable, Iterable
from threading import Lock

from sqlalchemy.engine import Connection

from cenotaph.record.open_pairs import OpenPair, open_pair, verdicts
from cenotaph.store import log, pairs, settled
from cenotaph.store.record import LINKING, Record


class BothAmong:
    """How many open pairs have both incidents among some, counted again when there are others."""

    def __init__(self, pairs: "OpenPairs", incidents: Callable[[], Iterable[str]]) -> None:
        self._pairs, self._incidents = pairs, incidents
        self._counted: tuple[tuple[OpenPair, ...], int] | None = None

    def now(self) -> int | None:
        """The number as it is; None while the whole record is being compared."""
        found, counted = self._pairs.known(), self._counted
        if found is None:
            return None
        if counted is None or counted[0] is not found:
            among = frozenset(self._incidents())
            counted = found, sum(among.issuperset(one.incidents) for one in found)
            self._counted = counted
        return counted[1]


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
        self._ranked: tuple[OpenPair, ...] = ()
        self._of: dict[str, list[OpenPair]] = {}

    def known(self) -> tuple[OpenPair, ...] | None:
        """The same as `ranked`; None while the whole record is being compared for the first time.

        Who asks for a page need not wait for that.
        """
        return None if self._seq is None and self._lock.locked() else self.ranked()

    def of(self, incident: str) -> tuple[OpenPair, ...]:
        """Those of one incident, as far as is known."""
        return () if self.known() is None else tuple(self._of.get(incident, ()))

    def ranked(self, progress: Callable[[int, int], None] | None = None) -> tuple[OpenPair, ...]:
        """Every open pair, that first on which a person's word is worth most.

        `progress` is told how many incidents are compared, of how many.
        """
        with self._lock, self._record.reading() as connection:
            seq = log.head_of(connection).seq
            if seq != self._seq:
                self._follow(connection, progress)
                every = self._found.values()
                self._ranked = tuple(sorted(every, key=lambda one: (-one.weight, one.incidents)))
                self._of = _by_incident(self._ranked)
                self._seq = seq
            return self._ranked

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


def _by_incident(ranked: Iterable[OpenPair]) -> dict[str, list[OpenPair]]:
    found: dict[str, list[OpenPair]] = {}
    for pair in ranked:
        for incident in pair.incidents:
            found.setdefault(incident, []).append(pair)
    return found
