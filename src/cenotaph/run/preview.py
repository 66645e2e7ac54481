"""What a decision would change, found by making it and taking the whole write back."""

from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.model.incidents import Incident
from cenotaph.record.decisions import Decider
from cenotaph.run.clock import now
from cenotaph.run.deciding import Proposal, decide_in
from cenotaph.store.record import Record
from cenotaph.store.settled import some_incidents, touched_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The incidents that a decision touches, as they are and as they would be."""

    before: tuple[Incident, ...]
    after: tuple[Incident, ...]


class _TakenBackError(Exception):
    """Ends a write without keeping it."""


def preview(
    record: Record, incidents: Iterable[str], proposals: Iterable[Proposal], *, by: Decider
) -> Change:
    """What these decisions on these incidents would change; nothing of it is kept.

    Raises what `decide` raises.
    """
    before: tuple[Incident, ...] = ()
    after: tuple[Incident, ...] = ()
    try:
        with record.writing() as log:
            seq = log.head().seq
            before = some_incidents(log.connection, incidents)
            decide_in(log, proposals, by=by, at=now())
            after = some_incidents(log.connection, touched_after(log.connection, seq))
            raise _TakenBackError
    except _TakenBackError:
        return Change(before=before, after=after)
