"""Incidents that may be this one, told twice: those that share a place or a day with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from cenotaph.link.cluster import THRESHOLD
from cenotaph.link.compare import compare_traits
from cenotaph.link.keys import block_keys
from cenotaph.link.traits import traits
from cenotaph.model.incidents import Incident
from cenotaph.store import tables
from cenotaph.store.record import Record
from cenotaph.store.settled import chunks, some_incidents

# At the threshold of linking and above, two incidents that are apart are so by somebody's word.
LIKELY = THRESHOLD
# As many as one looks at, out of as many as share a block in a busy town's busy month.
_SHOWN = 5
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Another incident, how alike its likest report is to one of this incident's, and why."""

    incident: Incident
    score: float
    reasons: Mapping[str, float]


def near(record: Record, incident: Incident) -> tuple[Near, ...]:
    """The incidents likest to this one, the likest first."""
    with record.reading() as connection:
        report, block = tables.report, tables.block
        keys = sorted({key for one in incident.reports for key in block_keys(one)})
        found: dict[str, None] = {}
        for some in chunks(keys):
            rows = connection.execute(
                select(report.c.incident)
                .join(block, block.c.report == report.c.id)
                .where(block.c.key.in_(some), report.c.incident != incident.id)
                .distinct()
                .order_by(report.c.incident)
                .limit(_LOOKED_AT)
            )
            found |= dict.fromkeys(filter(None, rows.scalars()))
        others = some_incidents(connection, list(found)[:_LOOKED_AT])
    ranked = sorted(_scored(incident, others), key=lambda one: (-one.score, one.incident.id))
    return tuple(ranked[:_SHOWN])


def likely_twins(record: Record, incidents: Iterable[str]) -> tuple[Near, ...]:
    """The incidents that are likely these, told twice, and stay apart; each once."""
    here = set(incidents)
    found = (one for id_ in here for one in near(record, record.incident(id_)))
    twins = {one.incident.id: one for one in found if one.score >= LIKELY}
    return tuple(twins[id_] for id_ in sorted(twins) if id_ not in here)


def _scored(incident: Incident, others: tuple[Incident, ...]) -> Iterator[Near]:
    here = [traits(report) for report in incident.reports]
    for other in others:
        pairs = [
            compare_traits(one, its)
            for its in map(traits, other.reports)
            for one in here
        ]  # fmt: skip
        likest = max(pairs, key=lambda pair: pair["score"])
        reasons = {name: score for name, score in likest.items() if name != "score"}
        yield Near(incident=other, score=likest["score"], reasons=reasons)
