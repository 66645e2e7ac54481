"""The settled incidents: one row each, made from the incident's own entries and nothing else."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from cenotaph.codec import digest, from_json, to_json
from cenotaph.model.entries import Decided, Extracted
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.store import tables
from cenotaph.store.log import STREAM, payload_at
from cenotaph.toll.settle import settle

# Names in one IN list: SQLite allows 32,766 and older builds 999.
_AT_ONCE = 500


def settle_touched(
    connection: Connection, touched: Mapping[str, int], *, log: Connection | None = None
) -> None:
    """Settle each touched incident again; `touched` gives the last entry that touched it.

    An incident without reports has no row. `log` is where the payloads lie, when that is another
    database than the one the rows go to.
    """
    source = log or connection
    for incident, seq in touched.items():
        connection.execute(delete(tables.settled).where(tables.settled.c.incident == incident))
        reports = reports_of(connection, incident, log=source)
        if not reports:
            continue
        decisions = decisions_about(source, incident, reports)
        body = to_json(settle(incident, reports, decisions=decisions))
        connection.execute(
            insert(tables.settled).values(
                incident=incident, seq=seq, digest=digest(body), body=body
            )
        )


def reports_of(
    connection: Connection, incident: str, *, log: Connection | None = None
) -> tuple[Report, ...]:
    """The reports assigned to an incident, in the order their pages were extracted."""
    report, page = tables.report, tables.page
    rows = connection.execute(
        select(report.c.id, page.c.extracted)
        .join(page, page.c.id == report.c.page)
        .where(report.c.incident == incident)
    )
    return tuple(load_reports(log or connection, ((row.id, row.extracted) for row in rows)))


def decisions_about(
    connection: Connection, incident_id: str, reports: Iterable[Report]
) -> tuple[Decided, ...]:
    """The decisions on an incident, its reports, pages and claims, in the log's order."""
    entry = tables.entry
    seqs: list[int] = []
    for some in chunks(sorted(set(_subjects(incident_id, reports)))):
        rows = connection.execute(
            select(entry.c.seq).where(entry.c.kind == "decided", entry.c.subject.in_(some))
        )
        seqs.extend(rows.scalars())
    return _decided(connection, sorted(seqs))


def decisions_to(connection: Connection, actions: Iterable[str]) -> tuple[Decided, ...]:
    """The decisions of these actions, in the log's order."""
    rows = connection.execute(
        select(tables.decision.c.seq)
        .where(tables.decision.c.action.in_(list(actions)))
        .order_by(tables.decision.c.seq)
    )
    return _decided(connection, rows.scalars().all())


def incidents(connection: Connection) -> Iterator[Incident]:
    """Every settled incident, as a stream in the order of their ids."""
    rows = connection.execute(
        select(tables.settled.c.body).order_by(tables.settled.c.incident),
        execution_options={"yield_per": STREAM},
    )
    for body in rows.scalars():
        yield from_json(Incident, body)


def incident(connection: Connection, incident_id: str) -> Incident | None:
    """One settled incident, if there is one of this id."""
    body = connection.execute(
        select(tables.settled.c.body).where(tables.settled.c.incident == incident_id)
    ).scalar()
    return None if body is None else from_json(Incident, body)


def _decided(connection: Connection, seqs: Iterable[int]) -> tuple[Decided, ...]:
    loaded = (payload_at(connection, seq) for seq in seqs)
    return tuple(one for one in loaded if isinstance(one, Decided))


def _subjects(incident_id: str, reports: Iterable[Report]) -> Iterator[str]:
    yield incident_id
    for report in reports:
        yield report.id
        yield report.page
        yield from (claim.id for claim in report.claims)


def load_reports(log: Connection, wanted: Iterable[tuple[str, int]]) -> Iterator[Report]:
    """The reports of these ids, each out of the extracted entry of this number."""
    by_entry: dict[int, set[str]] = {}
    for report_id, seq in wanted:
        by_entry.setdefault(seq, set()).add(report_id)
    for seq in sorted(by_entry):
        extracted = payload_at(log, seq)
        if isinstance(extracted, Extracted):
            yield from (one for one in extracted.reports if one.id in by_entry[seq])


def chunks(names: list[str]) -> Iterator[list[str]]:
    """The names in lists short enough for one statement."""
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]
