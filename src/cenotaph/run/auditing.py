"""The log as somebody who checks it reads it, out of an open record."""

from collections.abc import Iterable

from cenotaph.model.incidents import Incident
from cenotaph.store import audit
from cenotaph.store.audit import Asked
from cenotaph.store.record import Record
from cenotaph.store.settled import Audited

# An incident's history is read from its end: what is older is in the audit list.
_HISTORY = 60


def decisions(record: Record, asked: Asked, *, offset: int, limit: int) -> list[Audited]:
    """The decisions that were asked for, the latest first."""
    with record.reading() as connection:
        return audit.decisions(connection, asked, offset=offset, limit=limit)


def history(record: Record, incident: Incident) -> list[Audited]:
    """What happened to an incident, its pages and claims, the latest first."""
    with record.reading() as connection:
        return audit.about(connection, _subjects(incident), limit=_HISTORY)


def decisions_since(record: Record, incident: Incident, seq: int) -> list[Audited]:
    """What was decided on an incident, its pages and claims after this entry, the latest first."""
    return [
        line
        for line in history(record, incident)
        if line.entry.seq > seq and line.decided is not None
    ]


def _subjects(incident: Incident) -> Iterable[str]:
    yield incident.id
    for report in incident.reports:
        yield report.id
        yield report.page
        yield from (claim.id for claim in report.claims)
