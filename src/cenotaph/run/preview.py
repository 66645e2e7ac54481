"""What a decision would change, found by making it and taking the whole write back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.engine import Connection

from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.model.entries import Decided, Decision
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.record.decisions import Decider
from cenotaph.record.releasing import Release
from cenotaph.run.clock import now
from cenotaph.run.deciding import Proposal, decide_in
from cenotaph.run.redacting import Redacted, redact_in
from cenotaph.store import settled, tables
from cenotaph.store.log import decision_at, decisions_at
from cenotaph.store.record import Record, Writer
from cenotaph.store.searching import release_of

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
        return touched, tuple(one for each in decided for one in _against(log.connection, each))

    after, against = _taken_back(record, decide)
    return Change(before=_before(record, after), after=after, against=against)


def preview_redaction(
    record: Record, page: str, *, reason: str, by: Decider
) -> tuple[Redacted, Change]:
    """What sealing this page would do and change; nothing of it is kept.

    Raises what `redact` raises. Takes as long as `redact`, which derives the whole record anew.
    """
    with record.reading() as connection:
        held = settled.some_incidents(connection, _homes_of(connection, page))
        before = tuple(_stood(connection, held))
    others = {report.id for one in held for report in one.reports if report.page != page}

    def seal(log: Writer) -> tuple[set[str], Redacted]:
        done = redact_in(log, page, reason=reason, by=by, at=now())
        return settled.incidents_of(log.connection, others), done

    after, done = _taken_back(record, seal)
    return done, Change(before=before, after=after)


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


def _homes_of(connection: Connection, page: str) -> set[str]:
    of = select(tables.report.c.incident).where(tables.report.c.page == page)
    return set(filter(None, connection.execute(of).scalars()))


def _against(connection: Connection, decided: Decided) -> Iterator[Decision]:
    """The decisions that stand and say the opposite of reports that this one is about."""
    verdict = PUTS_TOGETHER.get(decided.action)
    if verdict is None:
        return
    opposite = [action for action, one in PUTS_TOGETHER.items() if one is (not verdict)]
    decision = tables.decision
    of = select(decision.c.seq).where(decision.c.action.in_(opposite), decision.c.stands)
    left, right = sides(decided)
    for one in decisions_at(connection, connection.execute(of).scalars()).values():
        ours, theirs = sides(one.decided)
        if (left & ours and right & theirs) or (left & theirs and right & ours):
            yield one


def _only_in(some: Iterable[Stood], others: Iterable[Stood], on: str) -> tuple[Report, ...]:
    shown = {report.id for one in others if one.is_public(on) for report in one.incident.reports}
    return tuple(
        report
        for one in some
        if one.is_public(on)
        for report in one.incident.reports
        if report.id not in shown
    )
