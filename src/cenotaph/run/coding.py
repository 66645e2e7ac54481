"""What a person needs to code one page: its text, its claims as they stand, who has read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from cenotaph.errors import RecordError
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.rows import GIVEN_BY_PEOPLE, HAND
from cenotaph.model.values import Problem, Span
from cenotaph.run.reading import UNREAD
from cenotaph.store import coded, log, settled
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
        extracted, known = coded.reading_of(connection, page_id)
        reports = tuple(_reports(connection, page_id))
        read = coded.read_in_full(connection, page_id)
        claims = (one for report, incident in reports for one in _coded(report, incident))
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
        known = coded.reading_of(connection, page_id)[1]
    if known is None:
        raise RecordError(f"The page {page_id} was never extracted.")
    return known


def has_decided(record: Record, page_id: str, actor: str) -> bool:
    """Whether this person has decided on the page or a claim of it, be it taken back since."""
    with record.reading() as connection:
        return coded.has_decided(connection, page_id, actor)


def _reports(connection: Connection, page_id: str) -> Iterator[tuple[Report, Incident]]:
    for incident_id in coded.incidents_on(connection, page_id):
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
