"""The open pairs of a record, most useful first: one list for queue, review and totals."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from threading import Lock

from sqlalchemy.engine import Connection

from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.model.reports import Report
from cenotaph.record.decisions import rank
from cenotaph.record.open_pairs import OpenPair, People, open_pair, people_of, verdicts
from cenotaph.store import log, pairs, settled
from cenotaph.store.collecting import seldom_collected
from cenotaph.store.record import LINKING, Record
from cenotaph.store.settled import Audited

# Told how many incidents are compared, of how many.
Progress = Callable[[int, int], None]


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

    def ranked(self, progress: Progress | None = None) -> tuple[OpenPair, ...]:
        """Every open pair, that first on which a person's word is worth most."""
        with self._lock, self._record.reading() as connection:
            seq = log.head_of(connection).seq
            if seq != self._seq:
                self._follow(connection, progress)
                self._ranked = _ranked(self._found.values())
                self._of = _by_incident(self._ranked)
                self._seq = seq
            return self._ranked

    def _follow(self, connection: Connection, progress: Progress | None) -> None:
        if self._seq is None:
            touched: Sequence[str] = pairs.ids_by_day(connection)
            with seldom_collected():
                found = list(_among(connection, self._finder, touched, progress))
        else:
            touched = settled.touched_after(connection, self._seq)
            found = list(_beside(connection, self._finder, touched))
        self._forget(connection, set(touched))
        ids = {id_ for a, b, _ in found for id_ in (a, b)}
        people = {one.id: people_of(one) for one in settled.some_tallied(connection, ids)}
        for a, b, doubt in found:
            self._found[a, b] = open_pair((a, b), people[a], people[b], doubt)

    def _forget(self, connection: Connection, touched: set[str]) -> None:
        """Drop the pairs of what was touched, and of what is no incident any more."""
        named = {id_ for pair in self._found for id_ in pair}
        gone = touched | (named - pairs.settled_ids(connection, named))
        self._found = {pair: one for pair, one in self._found.items() if not gone & set(pair)}


def open_among(
    record: Record, people: Mapping[str, People], progress: Progress | None = None
) -> tuple[OpenPair, ...]:
    """The open pairs of two of these incidents, which count so many people; ranked as all are."""
    with record.reading() as connection:
        wanted = [one for one in pairs.ids_by_day(connection) if one in people]
        found = _among(connection, pairs.Pairs(), wanted, progress)
        every = (open_pair((a, b), people[a], people[b], doubt) for a, b, doubt in found)
        return _ranked(every)


def _ranked(found: Iterable[OpenPair]) -> tuple[OpenPair, ...]:
    return tuple(sorted(found, key=lambda one: (-one.weight, one.incidents)))


def _among(
    connection: Connection, finder: pairs.Pairs, incidents: Sequence[str], progress: Progress | None
) -> Iterator[pairs.Found]:
    """The open pairs of two of these incidents, which are compared some hundred at a time."""
    said = verdicts(settled.decisions_to(connection, LINKING))
    among, done = set(incidents), 0
    for some in pairs.batches(incidents):
        yield from finder.with_later(connection, some, said, among)
        done += len(some)
        if progress is not None:
            progress(done, len(incidents))


def _beside(
    connection: Connection, finder: pairs.Pairs, incidents: Sequence[str]
) -> Iterator[pairs.Found]:
    """The open pairs that one of these incidents makes with any other."""
    said = verdicts(settled.decisions_to(connection, LINKING))
    for some in pairs.batches(incidents):
        yield from finder.of(connection, some, said)


def _by_incident(ranked: Iterable[OpenPair]) -> dict[str, list[OpenPair]]:
    found: dict[str, list[OpenPair]] = {}
    for pair in ranked:
        for incident in pair.incidents:
            found.setdefault(incident, []).append(pair)
    return found


def put_by(record: Record, one: Report, other: Report) -> Audited | None:
    """The decision by which two reports are one incident; None where no decision says so."""
    return _last(record, [one], [other], together=True)


def kept_by(record: Record, ours: Iterable[Report], theirs: Iterable[Report]) -> Audited | None:
    """The last decision that keeps a report of one incident apart from one of another."""
    return _last(record, ours, theirs, together=False)


def _last(
    record: Record, ours: Iterable[Report], theirs: Iterable[Report], *, together: bool
) -> Audited | None:
    """Of the decisions that stand on pairs of these reports, the last that says this."""
    one, other = ({each.id for each in some} for some in (ours, theirs))
    one, other = one | record.homes(one), other | record.homes(other)
    last: dict[tuple[str, str], Audited] = {}
    said = (
        each for each in record.decisions()
        if each.stands and each.decided is not None and each.decided.action in PUTS_TOGETHER
    )  # fmt: skip
    for each in sorted(said, key=lambda each: (rank(each.entry.actor), each.entry.seq)):
        assert each.decided is not None
        left, right = sides(each.decided)
        for mine, their in ((left & one, right & other), (right & one, left & other)):
            last |= dict.fromkeys(product(mine, their), each)
    held = [each for each in last.values() if _verdict(each) is together]
    return max(held, key=lambda each: each.entry.seq, default=None)


def _verdict(one: Audited) -> bool | None:
    return PUTS_TOGETHER[one.decided.action] if one.decided else None
