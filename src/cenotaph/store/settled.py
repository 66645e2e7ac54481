"""The settled incidents: one row each, made from the incident's own entries and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import BindParameter, Table, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection

from cenotaph.codec import digest, from_json, to_json
from cenotaph.errors import RecordError
from cenotaph.model.claims import Claim
from cenotaph.model.entries import Captured, Decided, Decision, Entry, Extracted, Payload
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.record.decisions import (
    Release,
    by_weight,
    family,
    release_of,
    sealed_by,
    settle_decided,
)
from cenotaph.record.labels import labels_of
from cenotaph.record.listing import Listed, listed
from cenotaph.record.public_view import public_view
from cenotaph.store import listing, needs, tables
from cenotaph.store.log import decisions_at, payloads_at, stream, with_payloads
from cenotaph.store.subjects import followed

T = TypeVar("T")

# Names in one IN list: SQLite allows 32,766 and older builds 999.
_AT_ONCE = 500

# Pages of incidents that are settled together, so that one question serves them all.
_PAGES_AT_ONCE = 100
_NAMES: BindParameter[str] = bindparam("names", expanding=True)

# What settling every incident asks is built once: to build a statement costs more than to run it.
_FORGET = [
    delete(table).where(table.c.incident.in_(_NAMES))
    for table in (tables.settled, tables.need, *tables.LISTS)
]
_TOLD = (
    select(tables.report.c.incident, func.count().label("told"))
    .where(tables.report.c.incident.in_(_NAMES))
    .group_by(tables.report.c.incident)
)
_REPORTS = (
    select(
        tables.report.c.incident,
        tables.report.c.id,
        tables.report.c.page,
        tables.report.c.extracted,
        tables.page.c.extracted.label("last"),
        tables.page.c.captured,
        tables.page.c.replaced_by,
    )
    .join(tables.page, tables.page.c.id == tables.report.c.page)
    .where(tables.report.c.incident.in_(_NAMES))
)
_REPLACED = select(tables.page.c.id, tables.page.c.replaced_by).where(
    tables.page.c.replaced_by.in_(_NAMES)
)
_LAST_READ = select(tables.page.c.id, tables.page.c.extracted).where(
    tables.page.c.id.in_(_NAMES), tables.page.c.extracted.is_not(None)
)
_BODIES = select(tables.settled.c.incident, tables.settled.c.body).where(
    tables.settled.c.incident.in_(_NAMES)
)
_GONE_INTO = select(tables.redirect).where(tables.redirect.c.into.in_(_NAMES))
_PROFILES = (
    select(tables.decision.c.seq)
    .where(tables.decision.c.action == "profile", tables.decision.c.stands)
    .order_by(tables.decision.c.seq)
)
_OF_ACTIONS = select(tables.decision.c.seq).where(
    tables.decision.c.action.in_(_NAMES), tables.decision.c.stands
)
_ABOUT = select(
    tables.decision.c.seq,
    tables.decision.c.subject,
    tables.decision.c.other,
    tables.decision.c.page,
).where(
    or_(
        *(
            column.in_(_NAMES)
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
_MARKED_OF = select(tables.settled.c.incident).where(tables.settled.c.incident.in_(_NAMES))
_MARKED = (
    select(tables.settled.c.incident, tables.settled.c.seq)
    .where(tables.settled.c.body == "", tables.settled.c.incident > bindparam("after"))
    .order_by(tables.settled.c.incident)
    .limit(_AT_ONCE)
)


def settle_touched(connection: Connection, touched: Mapping[str, int]) -> None:
    """Settle each touched incident again; `touched` gives the last entry that touched it.

    An incident without reports has no row, and none where no report tells of it.
    """
    profiles = profiles_in(connection, log=connection)
    for some in _together(connection, sorted(touched)):
        _settle(connection, {one: touched[one] for one in some}, profiles, log=connection)


def _settle(
    connection: Connection,
    touched: Mapping[str, int],
    profiles: tuple[Decision, ...],
    *,
    log: Connection,
) -> None:
    """Settle some incidents at once; `log` is where the payloads lie, maybe another database."""
    rows: dict[Table, list[dict[str, object]]] = {}
    heard = _heard_of(connection, touched, log=log)
    about = _decisions_about(connection, heard, profiles, log=log)
    for incident, of in heard.items():
        for table, mine in _rows_of(incident, of, about[incident], touched[incident]).items():
            rows.setdefault(table, []).extend(mine)
    for statement in _FORGET:
        connection.execute(statement, {"names": list(touched)})
    for table, every in rows.items():
        if every:
            connection.execute(insert(table), every)


def _rows_of(
    incident: str, heard: "_Heard", about: "_About", seq: int
) -> Mapping[Table, list[dict[str, object]]]:
    """All that is derived of one incident: its settled row, its needs, its place in lists."""
    if all(report.bare for report in heard.reports):
        return {}
    made = settle_decided(
        incident,
        heard.reports,
        decisions=about.decisions,
        read=heard.claims,
        replaced=heard.replaced,
    )
    if not made.reports:
        return {}
    body = to_json(made)
    row: dict[str, object] = {
        "incident": incident, "seq": seq, "digest": digest(body), "body": body,
    }  # fmt: skip
    release = release_of(incident, about.decisions, about.went)
    shown_as = _row(made, heard, about, seq=seq, release=release)
    shown = listing.rows_of(shown_as, public_from=release.public_from if release else "")
    return {tables.settled: [row], tables.need: needs.rows_of(made), **shown}


def _together(connection: Connection, incidents: list[str]) -> Iterator[list[str]]:
    """The incidents, as many at a time as have some hundred pages together."""
    for some in chunks(incidents):
        told = {row.incident: row.told for row in connection.execute(_TOLD, {"names": some})}
        batch: list[str] = []
        pages = 0
        for one in some:
            if batch and pages + told.get(one, 0) > _PAGES_AT_ONCE:
                yield batch
                batch, pages = [], 0
            batch.append(one)
            pages += told.get(one, 0)
        yield batch


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """The reports of one incident, with their pages and what the last reading found on each.

    `claims` are all of a page, also those of other incidents; `names` the spans of person names.
    `replaced` maps a page whose claims people decided on to the one that took its place.
    """

    reports: tuple[Report, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    names: Mapping[str, tuple[Span, ...]]
    pages: Mapping[str, Page]
    replaced: Mapping[str, str]


def _heard_of(
    connection: Connection, incidents: Iterable[str], *, log: Connection
) -> Mapping[str, _Heard]:
    """What the reports of each incident say; the payloads of all are read at once."""
    rows: dict[str, list[Any]] = {one: [] for one in incidents}
    for row in connection.execute(_REPORTS, {"names": list(rows)}):
        rows[row.incident].append(row)
    every = [row for some in rows.values() for row in some]
    replaced = {row.page: row.replaced_by for row in every if row.replaced_by}
    for some in chunks(sorted({row.page for row in every})):
        replaced |= {
            one.id: one.replaced_by for one in connection.execute(_REPLACED, {"names": some})
        }
    # a page that took another's place may tell of other incidents than that did
    last = {row.page: row.last for row in every}
    for some in chunks(sorted(set(replaced.values()) - last.keys())):
        last |= {one.id: one.extracted for one in connection.execute(_LAST_READ, {"names": some})}
    wanted = {n for o in every for n in (o.extracted, o.captured)}
    found = payloads_at(log, wanted | set(last.values()))
    return {incident: _heard_in(some, found, last, replaced) for incident, some in rows.items()}


def _heard_in(
    rows: list[Any],
    found: Mapping[int, Payload],
    last: Mapping[str, int],
    replaced: Mapping[str, str],
) -> _Heard:
    """The reports of these rows, out of the payloads that were read for them."""
    wanted: dict[int, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.extracted, set()).add(row.id)
    reports: list[Report] = []
    for seq, ids in sorted(wanted.items()):
        reading = found[seq]
        assert isinstance(reading, Extracted), f"entry {seq} is no reading"
        reports.extend(one for one in reading.reports if one.id in ids)
    claims: dict[str, tuple[Claim, ...]] = {}
    names: dict[str, tuple[Span, ...]] = {}
    pages: dict[str, Page] = {}
    for row in rows:
        captured = found[row.captured]
        assert isinstance(captured, Captured), f"entry {row.captured} is no capture"
        pages[row.page] = captured.page
    mine = {old: new for old, new in replaced.items() if old in pages or new in pages}
    for page in {*pages, *mine.values()} & last.keys():
        read = found[last[page]]
        assert isinstance(read, Extracted), f"entry {last[page]} is no reading"
        claims[page], names[page] = read.extraction.claims, read.extraction.names
    return _Heard(reports=tuple(reports), claims=claims, names=names, pages=pages, replaced=mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """The decisions on one incident, in log order, and what went into it by which entry."""

    decisions: tuple[Decision, ...]
    went: Mapping[str, int]


def _row(
    made: Incident, heard: _Heard, about: _About, *, seq: int, release: Release | None
) -> Listed:
    """The incident's row as anyone may see it once it is public."""
    weighed = [one.decided for one in by_weight(about.decisions)]
    view = public_view(
        made,
        "public",
        pages=heard.pages,
        names=heard.names,
        labels=labels_of(made),
        sealed=sealed_by(weighed),
    )
    return listed(view, tolls=made.tolls, seq=seq, released=release is not None)


def list_again(connection: Connection) -> None:
    """Every incident's row made anew: what readers may know of a source has changed."""
    rows = connection.execute(select(tables.settled.c.incident, tables.settled.c.seq)).all()
    seqs = {row.incident: row.seq for row in rows}
    profiles = profiles_in(connection, log=connection)
    for some in _together(connection, sorted(seqs)):
        heard = _heard_of(connection, some, log=connection)
        about = _decisions_about(connection, heard, profiles, log=connection)
        for one, of in heard.items():
            made = incident(connection, one)
            if made is None:
                continue
            release = release_of(one, about[one].decisions, about[one].went)
            row = _row(made, of, about[one], seq=seqs[one], release=release)
            listing.put(connection, row, public_from=release.public_from if release else "")


def reports_of(connection: Connection, incident: str) -> tuple[Report, ...]:
    """The reports assigned to an incident, as they were read."""
    return _heard_of(connection, (incident,), log=connection)[incident].reports


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


def profiles_in(connection: Connection, *, log: Connection) -> tuple[Decision, ...]:
    """The decisions on sources that stand, in log order.

    Whom a source repeats may be heard nowhere in an incident: profiles are few, and all of them
    count for each.
    """
    seqs = connection.execute(_PROFILES).scalars().all()
    return tuple(decisions_at(log, seqs).values())


def _decisions_about(
    connection: Connection,
    heard: Mapping[str, _Heard],
    profiles: tuple[Decision, ...],
    *,
    log: Connection,
) -> Mapping[str, _About]:
    """The decisions on each incident, its reports, pages and claims, and on sources, in log order.

    What was taken back is not among them.
    """
    subjects = {one: {*_subjects(one, of.reports), *of.replaced} for one, of in heard.items()}
    went: dict[str, dict[str, int]] = {one: {} for one in heard}
    for gone in connection.execute(_GONE_INTO, {"names": list(heard)}):
        subjects[gone.into].add(gone.incident)
        went[gone.into][gone.incident] = gone.seq
    named: dict[str, set[int]] = {}
    for some in chunks(sorted({name for each in subjects.values() for name in each})):
        for row in connection.execute(_ABOUT, {"names": some}):
            for name in (row.subject, row.other, row.page):
                named.setdefault(name, set()).add(row.seq)
    found = decisions_at(log, {seq for seqs in named.values() for seq in seqs})
    found |= {one.seq: one for one in profiles}
    about: dict[str, _About] = {}
    for one, names in subjects.items():
        seqs = {seq for name in names for seq in named.get(name, ())}
        mine = tuple(found[seq] for seq in sorted(seqs | {each.seq for each in profiles}))
        about[one] = _About(decisions=mine, went=went[one])
    return about


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


def mark_touched(connection: Connection, touched: Mapping[str, int]) -> None:
    """Leave a row without a body for each incident that was touched, to be settled.

    `touched` gives the last entry that touched it.
    """
    for some in chunks(sorted(touched)):
        there = set(connection.execute(_MARKED_OF, {"names": some}).scalars())
        again = [{"of": one, "at": touched[one]} for one in some if one in there]
        new = [
            {"incident": one, "seq": touched[one], "digest": "", "body": ""}
            for one in some
            if one not in there
        ]
        if again:
            connection.execute(_MARK, again)
        if new:
            connection.execute(insert(tables.settled), new)


def settle_marked(connection: Connection, *, log: Connection) -> Iterator[int]:
    """Settle every incident that was marked, some at a time; yields how many are done."""
    profiles = profiles_in(connection, log=log)
    done, after = 0, ""
    while rows := connection.execute(_MARKED, {"after": after}).all():
        marked = {row.incident: row.seq for row in rows}
        for some in _together(connection, list(marked)):
            _settle(connection, {one: marked[one] for one in some}, profiles, log=log)
            yield from range(done + 1, done + len(some) + 1)
            done += len(some)
        after = rows[-1].incident


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
    bodies: dict[str, str] = {}
    for some in chunks(sorted(set(ids))):
        rows = connection.execute(_BODIES, {"names": some})
        bodies |= {row.incident: row.body for row in rows}
    return tuple(incident_in(bodies[one]) for one in sorted(bodies))


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
