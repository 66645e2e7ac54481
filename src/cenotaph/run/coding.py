"""What a person needs to code one page: its text, its claims as they stand, who has read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from cenotaph.errors import RecordError
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.entries import Decision, Extracted
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.rows import GIVEN_BY_PEOPLE, HAND
from cenotaph.model.values import Problem, Span
from cenotaph.run.reading import UNREAD
from cenotaph.store import log, settled, tables
from cenotaph.store.pages import page_of
from cenotaph.store.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A claim as it stands, in which report and incident, and the decision that stands on it.

    `machine` is what the program reads there, None for a claim that a person entered.
    """

    claim: Claim
    machine: Claim | None
    standing: Standing | None
    report: str
    incident: str

    @property
    def by_person(self) -> bool:
        """Whether a person gave it, and no program read it."""
        return self.claim.rules.get("count") in GIVEN_BY_PEOPLE

    @property
    def settled(self) -> bool:
        """Whether a person has decided on it, and the program still reads what they saw.

        What a person gave waits for nobody.
        """
        return self.by_person if self.standing is None else not self.standing.reopened


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A page with its claims in the text's order, as the log has them at the entry `seq`.

    `by_hand` says that a person read it in the program's place. `read` is the last decision that a
    person has read it in full, `again` whether the program has read it anew since.
    """

    page: Page
    seq: int
    claims: tuple[Coded, ...]
    reports: tuple[tuple[Report, str], ...]
    names: tuple[Span, ...]
    problems: tuple[Problem, ...]
    by_hand: bool
    read: Decision | None
    again: bool

    @property
    def state(self) -> str:
        """`unread`, `machine`, `hand` or `full`: by whom the page was read so far."""
        if self.read is not None and not self.again:
            return "full"
        if self.by_hand:
            return "hand"
        unread = any(problem.code == UNREAD for problem in self.problems)
        return "unread" if unread else "machine"


def coding_of(record: Record, page_id: str) -> Coding:
    """The page of this id with all that was read and decided on it, in one state of the record."""
    with record.reading() as connection:
        page = page_of(connection, page_id)
        extracted, known = _reading(connection, page_id)
        reports = tuple(_reports(connection, page_id))
        read = read_in_full(connection, page_id)
        claims = (coded for report, incident in reports for coded in _coded(report, incident))
        return Coding(
            page=page,
            seq=log.head_of(connection).seq,
            claims=tuple(sorted(claims, key=lambda one: (one.claim.spans.anchor, one.claim.id))),
            reports=tuple((report, incident.id) for report, incident in reports),
            names=known.names if known else (),
            problems=page.problems + (known.problems if known else ()),
            by_hand=known is not None and known.fingerprint.startswith(HAND),
            read=read,
            again=read is not None and extracted is not None and read.seq < extracted,
        )


def extraction_of(record: Record, page_id: str) -> Extraction:
    """What stands as read on this page; raises RecordError where it was never read."""
    with record.reading() as connection:
        known = _reading(connection, page_id)[1]
    if known is None:
        raise RecordError(f"The page {page_id} was never extracted.")
    return known


def _reading(connection: Connection, page_id: str) -> tuple[int | None, Extraction | None]:
    of = select(tables.page.c.extracted).where(tables.page.c.id == page_id)
    seq = connection.execute(of).scalar()
    payload = None if seq is None else log.payload_at(connection, seq)
    return seq, payload.extraction if isinstance(payload, Extracted) else None


def has_decided(record: Record, page_id: str, actor: str) -> bool:
    """Whether this person has decided on the page or a claim of it, be it taken back since."""
    decision, entry = tables.decision, tables.entry
    of = (
        select(entry.c.seq)
        .join(decision, decision.c.seq == entry.c.seq)
        .where(entry.c.actor == actor)
        .where(or_(decision.c.page == page_id, decision.c.subject == page_id))
        .limit(1)
    )
    with record.reading() as connection:
        return connection.execute(of).first() is not None


def read_in_full(connection: Connection, page_id: str) -> Decision | None:
    """The last standing decision that a person has read the page in full."""
    decision = tables.decision
    seq = connection.execute(
        select(func.max(decision.c.seq)).where(
            decision.c.action == "read", decision.c.subject == page_id, decision.c.stands
        )
    ).scalar()
    return None if seq is None else log.decision_at(connection, seq)


def _reports(connection: Connection, page_id: str) -> Iterator[tuple[Report, Incident]]:
    report = tables.report
    rows = connection.execute(select(report.c.incident).where(report.c.page == page_id).distinct())
    for incident_id in sorted(filter(None, rows.scalars())):
        incident = settled.incident(connection, incident_id)
        if incident is not None:
            yield from ((one, incident) for one in incident.reports if one.page == page_id)


def _coded(report: Report, incident: Incident) -> Iterator[Coded]:
    stands = {one.subject: one for one in incident.decisions}
    for claim in report.claims:
        standing = stands.get(claim.id)
        machine = claim if standing is None else standing.read
        if standing is not None and standing.action == "enter":
            machine = None
        yield Coded(
            claim=claim,
            machine=machine,
            standing=standing,
            report=report.id,
            incident=incident.id,
        )
