"""Redaction: by decision, a page's words leave the record, and the chain says what is sealed."""

from dataclasses import dataclass, replace

from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.model.entries import Decided
from cenotaph.record.decisions import RULES, Decider, check_decider, check_permitted
from cenotaph.record.entries import Draft
from cenotaph.store import redaction
from cenotaph.store.record import Record, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What a redaction did: its entry, the entries it sealed, the editions that hold the words.

    `entry` is None where all was sealed already. `shared` are files of evidence that another page
    has too, which stay.
    """

    entry: int | None
    sealed: tuple[int, ...]
    editions: tuple[str, ...]
    shared: tuple[str, ...]


def redact(record: Record, named: str, *, reason: str, by: Decider, at: str) -> Redacted:
    """Seal a page, or one decision, for ever: payloads, salts, evidence and derived text.

    What a killed redaction left undone, the next one of the same page does.
    """
    with record.writing() as log:
        done = redact_in(log, named, reason=reason, by=by, at=at)
    record.database.forget(record.engine)
    return replace(done, shared=record.sweep_sealed())


def redact_in(log: Writer, named: str, *, reason: str, by: Decider, at: str) -> Redacted:
    """The same within a write that has begun: nothing leaves the disk before that has ended."""
    seqs, draft = asked(log.connection, named, reason=reason, by=by, at=at)
    entry: int | None = None
    if seqs:
        entry = log.append((draft,)).seq
        log.seal(seqs, by=entry)
    editions = redaction.editions_with(log.connection, named)
    return Redacted(entry=entry, sealed=seqs, editions=editions, shared=())


def asked(
    connection: Connection, named: str, *, reason: str, by: Decider, at: str
) -> tuple[tuple[int, ...], Draft]:
    """The entries that a redaction seals, none where all is sealed, and its entry in the log."""
    check_decider(by)
    check_permitted(by, "redact", RULES["redact"].role)
    if not reason.strip():
        raise InputError("A decision needs a reason.", hint='Give one: --reason "…".')
    target = redaction.target_of(connection, named)
    payload = Decided(
        action="redact",
        subject=target.subject,
        reason=reason.strip(),
        role=by.role,
        seen=max(target.seqs, default=None),
        seals=target.seqs,
        details={"captures": redaction.written(target.captures)},
    )
    return target.seqs, Draft(at=at, actor=by.actor, subject=target.subject, payload=payload)
