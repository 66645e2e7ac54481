"""Decisions of people, and editions, put into the log."""

from collections.abc import Iterable

from cenotaph.errors import InputError
from cenotaph.model.entries import Decided, Published
from cenotaph.record.editions import Edition
from cenotaph.record.entries import Draft
from cenotaph.store.record import Record


def release(
    record: Record, incidents: Iterable[str], *, reason: str, at: str, actor: str
) -> tuple[str, ...]:
    """Release incidents to be published, each by a decision with its reason; their full ids.

    An incident that is released already gets no second decision.
    """
    if not reason.strip():
        raise InputError("A release needs a reason.", hint='Give one: --reason "…".')
    out = set(record.released())
    ids = dict.fromkeys(record.incident(named).id for named in incidents)
    new = [incident for incident in ids if incident not in out]
    payloads = (Decided(action="release", subject=one, reason=reason.strip()) for one in new)
    with record.writing() as log:
        log.append(Draft(at=at, actor=actor, subject=one.subject, payload=one) for one in payloads)
        log.settle()
    return tuple(new)


def log_edition(record: Record, edition: Edition, *, at: str, actor: str) -> None:
    """Put a published edition into the log: what was shown, from which state, by which code."""
    payload = Published(
        edition=edition.id,
        head=edition.head,
        seq=edition.seq,
        policy=edition.policy,
        code_version=edition.code_version,
        incidents=edition.incidents,
    )
    with record.writing() as log:
        log.append((Draft(at=at, actor=actor, subject=edition.id, payload=payload),))
