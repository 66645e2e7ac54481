"""Incidents that may be this one, told twice: those that share a place or a day with it."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from sqlalchemy.engine import Connection

from cenotaph.link.cluster import THRESHOLD
from cenotaph.link.compare import compare_traits
from cenotaph.link.traits import Traits, traits
from cenotaph.model.incidents import Incident
from cenotaph.store.coded import any_beside
from cenotaph.store.pairs import sharing
from cenotaph.store.record import Record
from cenotaph.store.settled import digests_of, some_incidents

# At the threshold of linking and above, two incidents that are apart are so by somebody's word.
LIKELY = THRESHOLD
# As many as one looks at, out of as many as share a block in a busy town's busy month.
_SHOWN = 5
_LOOKED_AT = 60
# Incidents kept decoded between the rows of a sheet: at some 5 kB a report, 20 MB.
_KEPT = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Another incident, how alike its likest report is to one of this incident's, and why."""

    incident: Incident
    score: float
    reasons: Mapping[str, float]


class Twin(NamedTuple):
    """An incident that is likely another, told twice: its id, and why it seems so."""

    incident: str
    reasons: Mapping[str, float]


class Told:
    """What the reports of settled incidents say, kept until they are settled otherwise.

    While one sheet's rows are compared, and on a server while people look at one after another.
    """

    def __init__(self, *, most: int = _KEPT) -> None:
        self._lock, self._most = Lock(), most
        self._kept: OrderedDict[tuple[str, str], tuple[Traits, ...]] = OrderedDict()

    def of(self, connection: Connection, ids: Iterable[str]) -> Mapping[str, tuple[Traits, ...]]:
        """The traits of each incident's reports; those that were seen as they are, unread."""
        wanted = list(digests_of(connection, ids))
        with self._lock:
            return self._of(connection, wanted)

    def _of(
        self, connection: Connection, wanted: Sequence[tuple[str, str]]
    ) -> Mapping[str, tuple[Traits, ...]]:
        new = [id_ for id_, digest in wanted if (id_, digest) not in self._kept]
        read = {one.id: tuple(map(traits, one.reports)) for one in some_incidents(connection, new)}
        found: dict[str, tuple[Traits, ...]] = {}
        for key in wanted:
            id_, _ = key
            found[id_] = self._kept[key] = read.get(id_) or self._kept[key]
            self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found


def near(record: Record, incident: Incident, told: Told | None = None) -> tuple[Near, ...]:
    """The incidents likest to this one, the likest first.

    `told` keeps what was read for the next to ask.
    """
    here = tuple(map(traits, incident.reports))
    with record.reading() as connection:
        shared = sharing(connection, incident, most=_LOOKED_AT)
        others = (told or Told()).of(connection, shared)
        ranked = _ranked(here, others)
        shown = {one.id: one for one in some_incidents(connection, (id_ for id_, _ in ranked))}
    return tuple(
        Near(incident=shown[id_], score=likest["score"], reasons=_reasons(likest))
        for id_, likest in ranked
    )


def holds_more_than(record: Record, sheet: str) -> bool:
    """Whether the record holds any page that is no row of this keeper's sheet."""
    with record.reading() as connection:
        return any_beside(connection, sheet)


def likely_twins(
    record: Record,
    incidents: Iterable[str],
    told: Told | None = None,
    *,
    beside: str | None = None,
) -> tuple[Twin, ...]:
    """The incidents that are likely these, told twice, and stay apart; each once.

    `told` keeps what was read for the next to ask. With `beside`, only those that hold more than
    rows of this keeper's sheet.
    """
    told = told or Told()
    here = set(incidents)
    twins: dict[str, Twin] = {}
    for incident in map(record.incident, sorted(here)):
        mine = tuple(map(traits, incident.reports))
        with record.reading() as connection:
            near_it = sharing(connection, incident, most=_LOOKED_AT, beside=beside)
            others = told.of(connection, near_it)
        for id_, likest in _ranked(mine, others):
            if likest["score"] >= LIKELY:
                twins[id_] = Twin(id_, _reasons(likest))
    return tuple(twins[id_] for id_ in sorted(twins) if id_ not in here)


def _ranked(
    here: tuple[Traits, ...], others: Mapping[str, tuple[Traits, ...]]
) -> Sequence[tuple[str, Mapping[str, float]]]:
    """The likest of the others by their ids, the likest first."""
    scored = ((id_, _likest(here, its)) for id_, its in others.items())
    return sorted(scored, key=lambda pair: (-pair[1]["score"], pair[0]))[:_SHOWN]


def _likest(here: tuple[Traits, ...], its: tuple[Traits, ...]) -> Mapping[str, float]:
    """How the two likest reports compare."""
    pairs = [compare_traits(one, other) for other in its for one in here]
    return max(pairs, key=lambda pair: pair["score"])


def _reasons(likest: Mapping[str, float]) -> Mapping[str, float]:
    return {name: score for name, score in likest.items() if name != "score"}
