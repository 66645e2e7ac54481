"""The settled incidents: one row each, made from the incident's own entries and nothing else."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from pydantic import ValidationError
from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.engine import Connection

from cenotaph.codec import from_json
from cenotaph.errors import RecordError
from cenotaph.model.entries import Decided, Entry
from cenotaph.model.incidents import Incident, Standing, Tallied
from cenotaph.model.reports import Report
from cenotaph.record.decisions import (
    by_weight,
    family,
    sealed_by,
)
from cenotaph.store import tables
from cenotaph.store.log import decisions_at, reports_at, stream, with_payloads
from cenotaph.store.subjects import followed

T = TypeVar("T")

# Names in one IN list: SQLite allows 32,766 and older builds 999.
_AT_ONCE = 500

# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_BODIES = select(tables.settled.c.incident, tables.settled.c.body).where(
    tables.settled.c.incident.in_(_NAMES)
)
_DIGESTS = select(tables.settled.c.incident, tables.settled.c.digest).where(
    tables.settled.c.incident.in_(_NAMES)
)
_OF_ACTIONS = select(tables.decision.c.seq).where(
    tables.decision.c.action.in_(_NAMES), tables.decision.c.stands
)


def report_ids(connection: Connection, incident: str) -> tuple[str, ...]:
    """The ids of the reports assigned to an incident, in their order."""
    report = tables.report
    of = select(report.c.id).where(report.c.incident == incident).order_by(report.c.id)
    return tuple(connection.execute(of).scalars())


def incidents_of(connection: Connection, named: Iterable[str]) -> set[str]:
    """The incidents that these ids of incidents and reports stand for now."""
    report, ids = tables.report, [followed(connection, one) for one in sorted(named)]
    rows = connection.execute(
        select(report.c.incident).where(or_(report.c.id.in_(ids), report.c.incident.in_(ids)))
    )
    return {one for one in rows.scalars() if one is not None}


def decisions_to(connection: Connection, actions: Iterable[str]) -> tuple[Decided, ...]:
    """The decisions of these actions that stand, the weightiest last."""
    rows = connection.execute(_OF_ACTIONS, {"names": list(actions)})
    weighed = by_weight(decisions_at(connection, rows.scalars()).values())
    return tuple(one.decided for one in weighed)


def sealed_sources(connection: Connection) -> frozenset[str]:
    """The sources whose standing profile says that no level but the last may know them."""
    return sealed_by(decisions_to(connection, ("profile",)))


def standing(connection: Connection, decided: Decided) -> Standing | None:
    """What stands, of the kind of this decision, on its subject."""
    report, claim = tables.report, tables.claim
    of_claim = select(report.c.incident).join(claim, claim.c.report == report.c.id)
    of = connection.execute(of_claim.where(claim.c.id == decided.subject)).scalar()
    found = incident(connection, of or decided.subject)
    kinds = family(decided.action)
    about = [one for one in found.decisions if one.subject == decided.subject] if found else []
    return next((one for one in about if one.action in kinds), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A decision in the audit list; `decided` is None where a redaction sealed it.

    It is None too where the line is `veiled`: who asks may not know what it says.
    """

    entry: Entry
    decided: Decided | None
    stands: bool
    veiled: bool = False


def all_decisions(connection: Connection) -> Iterator[Audited]:
    """Every decision in the log's order, as a stream."""
    decision = tables.decision
    for entry, payload in with_payloads(connection, kind="decided"):
        of = select(decision.c.stands).where(decision.c.seq == entry.seq)
        yield Audited(
            entry=entry,
            decided=payload if isinstance(payload, Decided) else None,
            stands=bool(connection.execute(of).scalar()),
        )


def incidents(connection: Connection) -> Iterator[Incident]:
    """Every settled incident, as a stream in the order of their ids."""
    rows = select(tables.settled.c.body).order_by(tables.settled.c.incident)
    for row in stream(connection, rows):
        yield incident_in(row.body)


def tallied(connection: Connection) -> Iterator[Tallied]:
    """What a sum asks of every settled incident, as a stream in the order of their ids."""
    rows = select(tables.settled.c.body).order_by(tables.settled.c.incident)
    for row in stream(connection, rows):
        yield _in(Tallied, row.body)


def all_ids(connection: Connection) -> tuple[str, ...]:
    """The ids of all settled incidents, in their order."""
    of = select(tables.settled.c.incident).order_by(tables.settled.c.incident)
    return tuple(connection.execute(of).scalars())


def incident(connection: Connection, incident_id: str) -> Incident | None:
    """One settled incident, if there is one of this id."""
    body = connection.execute(
        select(tables.settled.c.body).where(tables.settled.c.incident == incident_id)
    ).scalar()
    return None if body is None else _known_in(body)


def incident_in(body: str) -> Incident:
    """The incident in a settled row; raises RecordError where the row is of another version."""
    return _in(Incident, body)


def _in(kind: type[T], body: str) -> T:
    try:
        return from_json(kind, body)
    except ValidationError:
        # its message would quote the row
        raise RecordError(
            "A settled incident cannot be read.",
            hint="`cenotaph rebuild` derives the incidents from the log again.",
        ) from None


# Some 5 MB where they have a page or two. Kept by its very words: whatever a row holds was just
# read. People at work look at the same incidents again and again, and to read one from its row
# takes longer than to find it.
_known_in = lru_cache(maxsize=256)(incident_in)


def some_incidents(connection: Connection, ids: Iterable[str]) -> tuple[Incident, ...]:
    """The settled incidents of these ids, those that are there, in the order of their ids."""
    return tuple(_some(_known_in, connection, ids))


def each_incident(connection: Connection, ids: Iterable[str]) -> Iterator[Incident]:
    """The same as a stream, of which nothing is kept."""
    return _some(incident_in, connection, ids)


def some_tallied(connection: Connection, ids: Iterable[str]) -> Iterator[Tallied]:
    """What a sum asks of these incidents, those that are there, in the order of their ids."""
    return _some(partial(_in, Tallied), connection, ids)


def _some(read: Callable[[str], T], connection: Connection, ids: Iterable[str]) -> Iterator[T]:
    for some in chunks(sorted(set(ids))):
        rows = connection.execute(_BODIES, {"names": some})
        bodies = {row.incident: row.body for row in rows}
        yield from (read(bodies[one]) for one in sorted(bodies))


def digests_of(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those of these incidents that are there, each with the digest of its settled row."""
    for some in chunks(sorted(ids)):
        for row in connection.execute(_DIGESTS, {"names": some}):
            yield row.incident, row.digest


def touched_after(connection: Connection, seq: int) -> tuple[str, ...]:
    """The incidents that an entry after this one touched."""
    settled = tables.settled
    return tuple(
        connection.execute(select(settled.c.incident).where(settled.c.seq > seq)).scalars()
    )


def load_reports(log: Connection, wanted: Iterable[tuple[str, int]]) -> Iterator[Report]:
    """The reports of these ids, each out of the extracted entry of this number."""
    by_entry: dict[int, set[str]] = {}
    for report_id, seq in wanted:
        by_entry.setdefault(seq, set()).add(report_id)
    for some in chunks(sorted(by_entry)):
        found = reports_at(log, some)
        yield from (report for seq, report in found if report.id in by_entry[seq])


def chunks(names: list[T]) -> Iterator[list[T]]:
    """The names in lists short enough for one statement."""
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]
