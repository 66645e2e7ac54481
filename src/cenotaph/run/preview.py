"""What a decision would change, found by making it: in a write that is taken back, or a copy."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.engine import Connection

from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.record.decisions import Decider
from cenotaph.record.releasing import Release
from cenotaph.run.clock import now
from cenotaph.run.deciding import Proposal, decide_in
from cenotaph.run.redacting import Redacted, asked
from cenotaph.store import redaction, settled
from cenotaph.store.coded import incidents_on
from cenotaph.store.copying import sealed_aside
from cenotaph.store.log import decision_at
from cenotaph.store.record import Record, Writer
from cenotaph.store.searching import release_of
from cenotaph.store.spoken import opposing

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """An incident at one moment, and what was decided on showing it; None where it is not shown."""

    incident: Incident
    release: Release | None

    def is_public(self, on: str) -> bool:
        """Whether anyone may see it on this day."""
        return self.release is not None and self.release.is_public(on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The incidents that a decision touches, as they are and as they would be.

    `against` are earlier decisions that stand and say the opposite of the same reports.
    """

    before: tuple[Stood, ...]
    after: tuple[Stood, ...]
    against: tuple[Decision, ...] = ()

    def comes_out(self, on: str) -> tuple[Report, ...]:
        """The reports that strangers see on this day by the decision, and do not see now."""
        return _only_in(self.after, self.before, on)

    def goes_in(self, on: str) -> tuple[Report, ...]:
        """The reports that strangers see on this day, and by the decision no more."""
        return _only_in(self.before, self.after, on)


class _TakenBackError(Exception):
    """Ends a write without keeping it."""


def preview(record: Record, proposals: Iterable[Proposal], *, by: Decider) -> Change:
    """What these decisions would change; nothing of it is kept.

    Raises what `decide` raises.
    """

    def decide(log: Writer) -> tuple[set[str], tuple[Decision, ...]]:
        seq = log.head().seq
        made = decide_in(log, proposals, by=by, at=now())
        touched = set(settled.touched_after(log.connection, seq))
        decided = (decision_at(log.connection, one.seq).decided for one in made)
        return touched, tuple(one for each in decided for one in opposing(log.connection, each))

    after, against = _taken_back(record, decide)
    return Change(before=_before(record, after), after=after, against=against)


def preview_redaction(
    record: Record, named: str, *, reason: str, by: Decider
) -> tuple[Redacted, Change]:
    """What sealing this page, or one decision, would do and change; nothing of it is kept.

    It is sealed in a copy: to derive the whole record anew takes as long as `redact`, and nobody
    who writes waits for it. Raises what `redact` raises.
    """
    with record.reading() as connection:
        seqs, draft = asked(connection, named, reason=reason, by=by, at=now())
        editions = redaction.editions_with(connection, named)
        held = settled.some_incidents(connection, _hung_on(connection, named))
        before = tuple(_stood(connection, held))
    others = {report.id for one in held for report in one.reports if report.page != named}
    aside = sealed_aside(record, draft, seqs) if seqs else nullcontext(record)
    with aside as then, then.reading() as connection:
        left = settled.some_incidents(connection, settled.incidents_of(connection, others))
        after = tuple(_stood(connection, left))
    done = Redacted(entry=None, sealed=seqs, editions=editions, shared=())
    return done, Change(before=before, after=after)


def _hung_on(connection: Connection, named: str) -> set[str]:
    """The incidents that a page tells of, or that a decision is about."""
    decided = redaction.decision_named(connection, named)
    if decided is None:
        return set(incidents_on(connection, named))
    claim = decided.claim or decided.read
    of = {decided.subject, decided.report, *decided.details.get("with", "").split()}
    on = incidents_on(connection, claim.page) if claim is not None else ()
    return settled.incidents_of(connection, filter(None, of)) | set(on)


def _taken_back(
    record: Record, write: Callable[[Writer], tuple[set[str], T]]
) -> tuple[tuple[Stood, ...], T]:
    """The incidents that a write leaves, those of the ids it gives, and what else it gives."""
    left: list[tuple[tuple[Stood, ...], T]] = []
    try:
        with record.writing() as log:
            touched, more = write(log)
            found = settled.some_incidents(log.connection, touched)
            left.append((tuple(_stood(log.connection, found)), more))
            raise _TakenBackError
    except _TakenBackError:
        return left[0]


def _before(record: Record, after: Iterable[Stood]) -> tuple[Stood, ...]:
    """Where the reports of these incidents are now."""
    reports = {report.id for one in after for report in one.incident.reports}
    with record.reading() as connection:
        ids = settled.incidents_of(connection, reports)
        return tuple(_stood(connection, settled.some_incidents(connection, ids)))


def _stood(connection: Connection, incidents: Iterable[Incident]) -> Iterator[Stood]:
    for one in incidents:
        yield Stood(incident=one, release=release_of(connection, one.id))


def _only_in(some: Iterable[Stood], others: Iterable[Stood], on: str) -> tuple[Report, ...]:
    shown = {report.id for one in others if one.is_public(on) for report in one.incident.reports}
    return tuple(
        report
        for one in some
        if one.is_public(on)
        for report in one.incident.reports
        if report.id not in shown
    )
