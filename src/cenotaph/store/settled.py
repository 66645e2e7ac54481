"""The settled incidents: one row each, made from the incident's own entries and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from cenotaph.codec import digest, from_json, to_json
from cenotaph.errors import RecordError
from cenotaph.model.claims import Claim
from cenotaph.model.entries import Captured, Decided, Decision, Entry, Extracted
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.record.decisions import RELEASING, by_weight, family, sealed_by, settle_decided
from cenotaph.record.labels import labels_of
from cenotaph.record.listing import Listed, listed
from cenotaph.record.public_view import public_view
from cenotaph.store import listing, needs, tables
from cenotaph.store.log import decision_at, payloads_at, stream, with_payloads
from cenotaph.store.subjects import followed

T = TypeVar("T")

# Names in one IN list: SQLite allows 32,766 and older builds 999.
_AT_ONCE = 500

# What settling every incident asks is built once: to build a statement costs more than to run it.
_UNSETTLE = delete(tables.settled).where(tables.settled.c.incident == bindparam("of"))
_REPORTS = (
    select(
        tables.report.c.id,
        tables.report.c.page,
        tables.report.c.extracted,
        tables.page.c.extracted.label("last"),
        tables.page.c.captured,
    )
    .join(tables.page, tables.page.c.id == tables.report.c.page)
    .where(tables.report.c.incident == bindparam("of"))
)
_GONE_INTO = select(tables.redirect.c.incident).where(tables.redirect.c.into == bindparam("of"))
_PROFILES = select(tables.decision.c.seq).where(
    tables.decision.c.action == "profile", tables.decision.c.stands
)
_ABOUT = select(tables.decision.c.seq).where(
    or_(
        *(
            column.in_(bindparam("names", expanding=True))
            for column in (
                tables.decision.c.subject, tables.decision.c.other, tables.decision.c.page,
            )
        )
    ),
    tables.decision.c.stands,
)  # fmt: skip
_MARK = (
    update(tables.settled)
    .where(tables.settled.c.incident == bindparam("of"))
    .values(seq=bindparam("at"), digest="", body="")
)
_MARKED = (
    select(tables.settled.c.incident, tables.settled.c.seq)
    .where(tables.settled.c.body == "", tables.settled.c.incident > bindparam("after"))
    .order_by(tables.settled.c.incident)
    .limit(_AT_ONCE)
)


def settle_touched(
    connection: Connection, touched: Mapping[str, int], *, log: Connection | None = None
) -> None:
    """Settle each touched incident again; `touched` gives the last entry that touched it.

    An incident without reports has no row, and none where no report tells of it. `log` is where the
    payloads lie, when that is another database than the one the rows go to.
    """
    source = log or connection
    for incident, seq in touched.items():
        connection.execute(_UNSETTLE, {"of": incident})
        heard = _heard_of(connection, incident, log=source)
        if all(report.bare for report in heard.reports):
            needs.put(connection, incident, None)
            listing.drop(connection, incident)
            continue
        decisions = decisions_about(connection, incident, heard.reports, log=source)
        made = settle_decided(incident, heard.reports, decisions=decisions, read=heard.claims)
        needs.put(connection, incident, made)
        listing.put(connection, _row(made, heard, decisions, seq=seq))
        body = to_json(made)
        row = {"incident": incident, "seq": seq, "digest": digest(body), "body": body}
        connection.execute(insert(tables.settled), row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """The reports of one incident, with their pages and what the last reading found on each.

    `claims` are all of a page, also those of other incidents; `names` the spans of person names.
    """

    reports: tuple[Report, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    names: Mapping[str, tuple[Span, ...]]
    pages: Mapping[str, Page]


def _heard_of(connection: Connection, incident: str, *, log: Connection) -> _Heard:
    rows = connection.execute(_REPORTS, {"of": incident}).all()
    seqs = {seq for row in rows for seq in (row.extracted, row.last, row.captured)}
    found = payloads_at(log, seqs)
    loaded = {seq: one for seq, one in found.items() if isinstance(one, Extracted)}
    captured = {seq: one.page for seq, one in found.items() if isinstance(one, Captured)}
    wanted = {(row.extracted, row.id) for row in rows}
    reports = (
        one for seq, each in loaded.items() for one in each.reports if (seq, one.id) in wanted
    )
    return _Heard(
        reports=tuple(reports),
        claims={row.page: loaded[row.last].extraction.claims for row in rows},
        names={row.page: loaded[row.last].extraction.names for row in rows},
        pages={row.page: captured[row.captured] for row in rows},
    )


def _row(made: Incident, heard: _Heard, decisions: Iterable[Decision], *, seq: int) -> Listed:
    """The incident's row as anyone may see it."""
    weighed = [one.decided for one in by_weight(decisions)]
    view = public_view(
        made,
        "public",
        pages=heard.pages,
        names=heard.names,
        labels=labels_of(made),
        sealed=sealed_by(weighed),
    )
    out = [one.action == "release" for one in weighed if one.action in RELEASING]
    return listed(view, tolls=made.tolls, seq=seq, released=bool(out) and out[-1])


def list_again(connection: Connection) -> None:
    """Every incident's row made anew: what readers may know of a source has changed."""
    rows = select(tables.settled.c.incident, tables.settled.c.seq)
    for incident_id, seq in connection.execute(rows).all():
        made = incident(connection, incident_id)
        heard = _heard_of(connection, incident_id, log=connection)
        if made is not None:
            decisions = decisions_about(connection, incident_id, heard.reports)
            listing.put(connection, _row(made, heard, decisions, seq=seq))


def reports_of(connection: Connection, incident: str) -> tuple[Report, ...]:
    """The reports assigned to an incident, as they were read."""
    return _heard_of(connection, incident, log=connection).reports


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


def decisions_about(
    connection: Connection,
    incident_id: str,
    reports: Iterable[Report],
    *,
    log: Connection | None = None,
) -> tuple[Decision, ...]:
    """The decisions on an incident, its reports, pages and claims, and on sources, in log order.

    What was taken back is not among them.
    """
    gone_into = connection.execute(_GONE_INTO, {"of": incident_id}).scalars()
    subjects = {*_subjects(incident_id, reports), *gone_into}
    # whom a source repeats may be heard nowhere here: profiles are few, and all of them count
    seqs = set(connection.execute(_PROFILES).scalars())
    for some in chunks(sorted(subjects)):
        seqs.update(connection.execute(_ABOUT, {"names": some}).scalars())
    return tuple(decision_at(log or connection, seq) for seq in sorted(seqs))


def decisions_to(connection: Connection, actions: Iterable[str]) -> tuple[Decided, ...]:
    """The decisions of these actions that stand, the weightiest last."""
    decision = tables.decision
    rows = connection.execute(
        select(decision.c.seq)
        .where(decision.c.action.in_(list(actions)), decision.c.stands)
        .order_by(decision.c.seq)
    )
    weighed = by_weight(decision_at(connection, seq) for seq in rows.scalars().all())
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
    """A decision in the audit list; `decided` is None where a redaction sealed it."""

    entry: Entry
    decided: Decided | None
    stands: bool


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


def mark_touched(connection: Connection, incidents: Iterable[str], seq: int) -> None:
    """Leave a row without a body for each incident that this entry touched, to be settled."""
    for one in incidents:
        if connection.execute(_MARK, {"of": one, "at": seq}).rowcount == 0:
            row = {"incident": one, "seq": seq, "digest": "", "body": ""}
            connection.execute(insert(tables.settled), row)


def settle_marked(connection: Connection, *, log: Connection) -> Iterator[int]:
    """Settle every incident that was marked, some at a time; yields how many are done."""
    done, after = 0, ""
    while rows := connection.execute(_MARKED, {"after": after}).all():
        for row in rows:
            settle_touched(connection, {row.incident: row.seq}, log=log)
            done, after = done + 1, row.incident
            yield done


def incidents(connection: Connection) -> Iterator[Incident]:
    """Every settled incident, as a stream in the order of their ids."""
    rows = select(tables.settled.c.body).order_by(tables.settled.c.incident)
    for row in stream(connection, rows):
        yield incident_in(row.body)


def incident(connection: Connection, incident_id: str) -> Incident | None:
    """One settled incident, if there is one of this id."""
    body = connection.execute(
        select(tables.settled.c.body).where(tables.settled.c.incident == incident_id)
    ).scalar()
    return None if body is None else incident_in(body)


def incident_in(body: str) -> Incident:
    """The incident in a settled row; raises RecordError where the row is of another version."""
    try:
        return from_json(Incident, body)
    except ValidationError:
        # its message would quote the row
        raise RecordError(
            "A settled incident cannot be read.",
            hint="`cenotaph rebuild` derives the incidents from the log again.",
        ) from None


def some_incidents(connection: Connection, ids: Iterable[str]) -> tuple[Incident, ...]:
    """The settled incidents of these ids, those that are there, in the order of their ids."""
    found = (incident(connection, one) for one in sorted(set(ids)))
    return tuple(one for one in found if one is not None)


def touched_after(connection: Connection, seq: int) -> tuple[str, ...]:
    """The incidents that an entry after this one touched."""
    settled = tables.settled
    return tuple(
        connection.execute(select(settled.c.incident).where(settled.c.seq > seq)).scalars()
    )


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
    for some in chunks(sorted(by_entry)):
        for seq, extracted in payloads_at(log, some).items():
            if isinstance(extracted, Extracted):
                yield from (one for one in extracted.reports if one.id in by_entry[seq])


def chunks(names: list[T]) -> Iterator[list[T]]:
    """The names in lists short enough for one statement."""
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]
