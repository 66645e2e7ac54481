"""What an incident is settled from: its reports, their pages and readings, the decisions on it.

Many incidents are asked for at once: to read the payloads of all takes one question.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.engine import Connection

from cenotaph.model.claims import Claim
from cenotaph.model.entries import Captured, Decision, Extracted, Payload
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.record.releasing import Release, Stay, release_of
from cenotaph.store import tables
from cenotaph.store.log import decisions_at, payloads_at
from cenotaph.store.settled import chunks

# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
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
_GONE_INTO = select(tables.redirect).where(tables.redirect.c.into.in_(_NAMES))
_STAYS = (
    select(tables.report.c.incident.label("now"), tables.stay)
    .join(tables.stay, tables.stay.c.report == tables.report.c.id)
    .where(tables.report.c.incident.in_(_NAMES))
)
_PROFILES = (
    select(tables.decision.c.seq)
    .where(tables.decision.c.action == "profile", tables.decision.c.stands)
    .order_by(tables.decision.c.seq)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The reports of one incident, with their pages and what the last reading found on each.

    `claims` are all of a page, also those of other incidents; `names` the spans of person names.
    `replaced` maps a page whose claims people decided on to the one that took its place.
    """

    reports: tuple[Report, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    names: Mapping[str, tuple[Span, ...]]
    pages: Mapping[str, Page]
    replaced: Mapping[str, str]


def heard_of(
    connection: Connection, incidents: Iterable[str], *, log: Connection
) -> Mapping[str, Heard]:
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
) -> Heard:
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
    return Heard(reports=tuple(reports), claims=claims, names=names, pages=pages, replaced=mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The decisions on one incident, in log order, and what went into it by which entry.

    `stays` are the earlier homes of its reports, `on_stays` the decisions on those homes.
    """

    decisions: tuple[Decision, ...]
    went: Mapping[str, int]
    stays: tuple[Stay, ...]
    on_stays: tuple[Decision, ...]

    def release_of(self, incident: str) -> Release | None:
        """What was decided on showing the incident that these are about."""
        every = {one.seq: one for one in (*self.decisions, *self.on_stays)}
        return release_of(incident, every.values(), self.went, self.stays)


def reports_of(connection: Connection, incident: str) -> tuple[Report, ...]:
    """The reports assigned to an incident, as they were read."""
    return heard_of(connection, (incident,), log=connection)[incident].reports


def profiles_in(connection: Connection, *, log: Connection) -> tuple[Decision, ...]:
    """The decisions on sources that stand, in log order.

    Whom a source repeats may be heard nowhere in an incident: profiles are few, and all of them
    count for each.
    """
    seqs = connection.execute(_PROFILES).scalars().all()
    return tuple(decisions_at(log, seqs).values())


def decisions_about(
    connection: Connection,
    heard: Mapping[str, Heard],
    profiles: tuple[Decision, ...],
    *,
    log: Connection,
) -> Mapping[str, About]:
    """The decisions on each incident, its reports, pages and claims, and on sources, in log order.

    What was taken back is not among them.
    """
    subjects = {one: {*_subjects(one, of.reports), *of.replaced} for one, of in heard.items()}
    went: dict[str, dict[str, int]] = {one: {} for one in heard}
    for gone in connection.execute(_GONE_INTO, {"names": list(heard)}):
        subjects[gone.into].add(gone.incident)
        went[gone.into][gone.incident] = gone.seq
    stays: dict[str, list[Stay]] = {one: [] for one in heard}
    for row in connection.execute(_STAYS, {"names": list(heard)}):
        stays[row.now].append(Stay(report=row.report, incident=row.incident, until=row.until))
    homes = {one: {stay.incident for stay in some} for one, some in stays.items()}
    named: dict[str, set[int]] = {}
    every = {name for of in (subjects, homes) for each in of.values() for name in each}
    for some in chunks(sorted(every)):
        for row in connection.execute(_ABOUT, {"names": some}):
            for name in (row.subject, row.other, row.page):
                named.setdefault(name, set()).add(row.seq)
    found = decisions_at(log, {seq for seqs in named.values() for seq in seqs})
    found |= {one.seq: one for one in profiles}
    about: dict[str, About] = {}
    for one, names in subjects.items():
        seqs = {seq for name in names for seq in named.get(name, ())}
        mine = tuple(found[seq] for seq in sorted(seqs | {each.seq for each in profiles}))
        left = {seq for name in homes[one] for seq in named.get(name, ())}
        about[one] = About(
            decisions=mine,
            went=went[one],
            stays=tuple(stays[one]),
            on_stays=tuple(found[seq] for seq in sorted(left)),
        )
    return about


def _subjects(incident_id: str, reports: Iterable[Report]) -> Iterator[str]:
    yield incident_id
    for report in reports:
        yield report.id
        yield report.page
        yield from (claim.id for claim in report.claims)
