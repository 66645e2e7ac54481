"""The queue: what needs a person, most useful first, out of the record's index and its pairs."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice

from sqlalchemy.engine import Connection

from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.record.open_pairs import OpenPair
from cenotaph.record.what_if import as_one, if_rejected, without
from cenotaph.run.what_ifs import WhatIfs
from cenotaph.store import coded, needs, settled
from cenotaph.store.needs import Leaf, Waiting
from cenotaph.store.pages import page_of
from cenotaph.store.record import Record

# Pages without a claim that are shown at once: as many as somebody reads in an hour.
_SAMPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that waits, with the incident it is about where it is about one.

    `other` is the second incident of a pair. Of an incident that grew since its release, `before`
    are its tolls without that; of the rest, `then` are those that it would have: without the
    figure, without the report, put together with the other.
    """

    waiting: Waiting
    incident: Incident | None
    title: str | None = None
    other: Incident | None = None
    before: tuple[Toll, ...] | None = None
    then: tuple[Toll, ...] | None = None

    @property
    def key(self) -> str:
        """What names the thing in the private database."""
        return f"{self.waiting.kind}:{self.waiting.incident}:{self.waiting.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One leaf of the queue, and how many things of each kind wait in all."""

    rows: tuple[Row, ...]
    counts: Mapping[str, int]
    more: bool


def queue(
    record: Record,
    kinds: Iterable[str],
    leaf: Leaf,
    *,
    pairs: Sequence[OpenPair] = (),
    closed: Collection[str] = (),
    what_ifs: WhatIfs | None = None,
) -> Queue:
    """What waits of these kinds, the weightiest first; `grown` and `page` come after the rest.

    `pairs` are the record's open ones, the weightiest first; `closed` the sources that who asks
    may not know: their pages are not among those without a claim. `what_ifs` holds what was worked
    out before.
    """
    wanted, end = list(kinds), leaf.offset + leaf.limit
    # as many as are shown: a large record has thousands
    doubtful = map(_waiting, pairs if "pair" in wanted else ())
    mine = islice((one for one in doubtful if leaf.takes(_thing(one))), end + 1)
    with record.reading() as connection:
        empty = needs.without_claims(connection, limit=_SAMPLE, closed=closed)
        counts = needs.counts(connection) | {"pair": len(pairs), "page": len(empty)}
        weighed = needs.waiting(connection, wanted, replace(leaf, offset=0, limit=end + 1))
        found = list(merge(weighed, mine, key=lambda one: -one.weight))[leaf.offset : end + 1]
        more = len(found) > leaf.limit
        shown = found[: leaf.limit]
        if not more and "page" in wanted:
            last = (Waiting(kind="page", incident="", subject=one, weight=0) for one in empty)
            shown += [one for one in last if leaf.takes(_thing(one))]
        rows = _with_changes(connection, _rows(connection, shown), what_ifs or WhatIfs())
    return Queue(rows=rows, counts=counts, more=more)


def _waiting(pair: OpenPair) -> Waiting:
    one, other = pair.incidents
    return Waiting(kind="pair", incident=one, subject=other, weight=pair.weight)


def _thing(waiting: Waiting) -> tuple[str, str, str]:
    return waiting.kind, waiting.incident, waiting.subject


def _rows(connection: Connection, things: Iterable[Waiting]) -> list[Row]:
    every = list(things)
    ids = {one.incident for one in every} | {one.subject for one in every if one.kind == "pair"}
    known = {one.id: one for one in settled.some_incidents(connection, ids)}
    return [
        Row(
            waiting=one,
            incident=known.get(one.incident),
            title=page_of(connection, one.subject).title if one.kind == "page" else None,
            other=known.get(one.subject) if one.kind == "pair" else None,
        )
        for one in every
    ]


def _with_changes(
    connection: Connection, rows: Sequence[Row], what_ifs: WhatIfs
) -> tuple[Row, ...]:
    """The rows with what the tolls were or would be."""
    sources = settled.decisions_to(connection, ("profile", "assign"))
    ids = {one.id for row in rows for one in (row.incident, row.other) if one is not None}
    digests = dict(settled.digests_of(connection, ids))

    def changed(row: Row) -> Row:
        incident, other, subject = row.incident, row.other, row.waiting.subject
        if incident is None:
            return row

        def tolls(then: Callable[[], Incident], *named: str) -> tuple[Toll, ...]:
            of = (row.waiting.kind, digests[incident.id], *named)
            return what_ifs.tolls(of, sources, then)

        match row.waiting.kind:
            case "bound":
                return replace(
                    row, then=tolls(lambda: if_rejected(incident, subject, sources), subject)
                )
            case "link":
                return replace(
                    row, then=tolls(lambda: without(incident, {subject}, sources), subject)
                )
            case "pair" if other is not None:
                named = digests[other.id]
                return replace(row, then=tolls(lambda: as_one(incident, other, sources), named))
            case "grown":
                new = needs.read_since_release(connection, incident.id)
                if all(one.id in new for one in incident.reports):
                    return row
                was = tolls(lambda: without(incident, new, sources), *sorted(new))
                return replace(row, before=was)
            case _:
                return row

    return tuple(map(changed, rows))


def rows_of(
    record: Record, pairs: Iterable[OpenPair], what_ifs: WhatIfs | None = None
) -> tuple[Row, ...]:
    """Open pairs as the queue has them; `what_ifs` keeps what was worked out."""
    every = tuple(pairs)
    if not every:
        return ()
    with record.reading() as connection:
        rows = _rows(connection, map(_waiting, every))
        return _with_changes(connection, rows, what_ifs or WhatIfs())


def next_page(record: Record, *, after: str | None, closed: Collection[str] = ()) -> str | None:
    """The next page that nobody has read in full; None when all are, but for `closed` sources'."""
    with record.reading() as connection:
        return needs.next_unread(connection, after, closed)


def incidents_with(record: Record, pages: Collection[str]) -> frozenset[str]:
    """The incidents that hold a report of one of these pages."""
    with record.reading() as connection:
        found = (coded.incidents_on(connection, page) for page in pages)
        return frozenset(one for some in found for one in some)


def unread(record: Record, closed: Collection[str] = ()) -> int:
    """How many pages nobody has read in full, without those of `closed` sources."""
    with record.reading() as connection:
        return needs.unread(connection, closed)
