"""The queue: what needs a person, most useful first, out of the record's index alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cenotaph.model.incidents import Incident
from cenotaph.store import needs, settled
from cenotaph.store.needs import Leaf, Waiting
from cenotaph.store.record import Record, page_of

# Pages without a claim that are shown at once: as many as somebody reads in an hour.
_SAMPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that waits, with the incident it is about where it is about one."""

    waiting: Waiting
    incident: Incident | None
    title: str | None = None

    @property
    def key(self) -> str:
        """What names the thing in the private database."""
        return f"{self.waiting.kind}:{self.waiting.incident}:{self.waiting.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One leaf of the queue, and how many things of each kind wait in all."""

    rows: tuple[Row, ...]
    counts: dict[str, int]
    more: bool


def queue(record: Record, kinds: Iterable[str], leaf: Leaf) -> Queue:
    """What waits of these kinds; `grown` and `page` come after those that have a weight."""
    wanted, limit = list(kinds), leaf.limit
    with record.reading() as connection:
        grown = needs.grown_since_release(connection, limit=limit)
        empty = needs.without_claims(connection, limit=_SAMPLE)
        counts = needs.counts(connection) | {"grown": len(grown), "page": len(empty)}
        found = needs.waiting(connection, wanted, replace(leaf, limit=limit + 1))
        more = len(found) > limit
        rows = [
            Row(waiting=one, incident=settled.incident(connection, one.incident))
            for one in found[:limit]
        ]
        if not more and "grown" in wanted:
            for one in grown:
                if not leaf.takes(("grown", one, one)):
                    continue
                waits = Waiting(kind="grown", incident=one, subject=one, weight=0)
                rows.append(Row(waiting=waits, incident=settled.incident(connection, one)))
        if not more and "page" in wanted:
            for one in empty:
                if not leaf.takes(("page", "", one)):
                    continue
                waits = Waiting(kind="page", incident="", subject=one, weight=0)
                rows.append(Row(waiting=waits, incident=None, title=page_of(connection, one).title))
    return Queue(rows=tuple(rows), counts=counts, more=more)


def next_page(record: Record, *, after: str | None) -> str | None:
    """The next page that nobody has read in full; None when all are."""
    with record.reading() as connection:
        return needs.next_unread(connection, after)


def unread(record: Record) -> int:
    """How many pages nobody has read in full."""
    with record.reading() as connection:
        return needs.unread(connection)
