"""Sealing what a redaction names: payloads and salts out of the log, and what was derived again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.model.entries import (
    Assigned,
    Captured,
    CapturedList,
    Decided,
    Payload,
    Published,
)
from cenotaph.store import tables
from cenotaph.store.evidence import receipt_digest
from cenotaph.store.log import decision_at, payload_at, with_payloads
from cenotaph.store.rebuild import derive

ENTRY = "entry:"
_BETWEEN = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of a sealed capture by their digest, and the digest of what was said of them."""

    digest: str
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a redaction seals: its subject, the entries whose payloads go, the captures' bytes."""

    subject: str
    seqs: tuple[int, ...]
    captures: tuple[Capture, ...] = ()


def target_of(connection: Connection, named: str) -> Target:
    """What the redaction of a page, or of one decision (`entry:57`), seals.

    All of a page that holds its words: every capture, every reading, and the decisions on its
    claims. Raises InputError where there is nothing of that name, or nothing left to seal.
    """
    if named.startswith(ENTRY):
        return _decision(connection, named.removeprefix(ENTRY))
    entry, decision, sealed = tables.entry, tables.decision, tables.sealed
    of_page = select(entry.c.seq, entry.c.payload_digest).where(
        entry.c.subject == named, entry.c.kind.in_(("captured", "extracted"))
    )
    on_claims = (
        select(entry.c.seq, entry.c.payload_digest)
        .join(decision, decision.c.seq == entry.c.seq)
        .where(decision.c.page == named)
    )
    there = {row.seq: row.payload_digest for row in connection.execute(of_page.union(on_claims))}
    if not there:
        raise InputError(
            f"There is no page {named}.",
            hint="Give its whole id; `cenotaph show INCIDENT` prints it. A decision is entry:57.",
        )
    gone = select(sealed.c.digest).where(sealed.c.digest.in_(there.values()))
    is_sealed = set(connection.execute(gone).scalars())
    seqs = tuple(seq for seq, digest in sorted(there.items()) if digest not in is_sealed)
    found = (_capture(payload_at(connection, seq)) for seq in seqs)
    captures = tuple(one for one in found if one is not None)
    return Target(subject=named, seqs=seqs, captures=captures)


def _capture(payload: Payload) -> Capture | None:
    match payload:
        case Captured():
            digest = payload.page.digest
        case CapturedList():
            digest = payload.listed.digest
        case _:
            return None
    return Capture(digest=digest, receipt=receipt_digest(payload.receipt))


def _decision(connection: Connection, number: str) -> Target:
    of = select(tables.decision.c.seq).where(
        tables.decision.c.seq == _number(number),
        tables.decision.c.action != "redact",
    )
    seq = connection.execute(of).scalar()
    if seq is None:
        raise InputError(
            f"There is no decision {number} to redact.", hint="`cenotaph decisions` lists them."
        )
    return Target(subject=f"{ENTRY}{seq}", seqs=(seq,))


def decision_named(connection: Connection, named: str) -> Decided | None:
    """The decision that is named so (`entry:57`); None for a page, or where it is sealed."""
    if not named.startswith(ENTRY):
        return None
    number = _number(named.removeprefix(ENTRY))
    of = select(tables.decision.c.seq).where(tables.decision.c.seq == number)
    seq = connection.execute(of).scalar()
    return None if seq is None else decision_at(connection, seq).decided


def _number(typed: str) -> int:
    """The entry of this number; 0, which is none, for what no database counts to."""
    return int(typed) if typed.isdecimal() and len(typed) <= len("999999999") else 0


def written(captures: Iterable[Capture]) -> str:
    """The captures as a decision names them."""
    return " ".join(f"{one.digest}{_BETWEEN}{one.receipt}" for one in captures)


def captures_of(decided: Decided) -> Iterator[Capture]:
    """The captures that a redaction sealed."""
    for one in decided.details.get("captures", "").split():
        digest, _, receipt = one.partition(_BETWEEN)
        yield Capture(digest=digest, receipt=receipt)


def sealed_entries(connection: Connection) -> tuple[int, ...]:
    """The entries whose payloads are sealed and gone."""
    entry, payload, sealed = tables.entry, tables.payload, tables.sealed
    of = (
        select(entry.c.seq)
        .join(sealed, sealed.c.digest == entry.c.payload_digest)
        .outerjoin(payload, payload.c.digest == entry.c.payload_digest)
        .where(payload.c.digest.is_(None))
        .order_by(entry.c.seq)
    )
    return tuple(connection.execute(of).scalars())


def sealed_captures(connection: Connection) -> Iterator[tuple[Capture, int]]:
    """Every capture that a redaction sealed, each with the redaction's entry."""
    of = select(tables.decision.c.seq).where(tables.decision.c.action == "redact")
    for seq in connection.execute(of).scalars().all():
        for capture in captures_of(decision_at(connection, seq).decided):
            yield capture, seq


def seal(connection: Connection, seqs: Iterable[int], *, by: int) -> None:
    """Take these entries' payloads and salts away, and derive everything anew without them."""
    entry, payload, sealed = tables.entry, tables.payload, tables.sealed
    for seq in seqs:
        of = select(entry.c.payload_digest).where(entry.c.seq == seq)
        digest = connection.execute(of).scalar_one()
        connection.execute(insert(sealed).values(digest=digest, seq=by))
        connection.execute(delete(payload).where(payload.c.digest == digest))
    derive(connection, log=connection, progress=lambda _done: None)


def editions_with(connection: Connection, page: str) -> tuple[str, ...]:
    """The editions that show an incident to which a report of this page was ever assigned."""
    entry = tables.entry
    of = select(entry.c.seq).where(entry.c.subject == page, entry.c.kind == "assigned")
    seqs = list(connection.execute(of.order_by(entry.c.seq)).scalars())
    assigned = (payload_at(connection, seq) for seq in seqs)
    incidents = {
        one.incident
        for payload in assigned
        if isinstance(payload, Assigned)
        for one in payload.assignments
    }
    return tuple(
        payload.edition
        for line, payload in with_payloads(connection, kind="published")
        if isinstance(payload, Published)
        and line.seq > min(seqs, default=line.seq)
        and incidents & set(payload.incidents)
    )


def still_used(connection: Connection, digest: str, *, sealed_by: int) -> bool:
    """Whether another capture than those this entry sealed has the same bytes."""
    seen = tables.seen
    of = select(seen.c.captured).where(seen.c.digest == digest, seen.c.captured != sealed_by)
    return connection.execute(of).first() is not None
