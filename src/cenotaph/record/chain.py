"""The hash chain: each entry's hash covers its line and the hash before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cenotaph.codec import digest, to_json
from cenotaph.model.entries import Entry
from cenotaph.model.values import Problem
from cenotaph.record.entries import Draft, kind_of

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The place the log has reached: the last entry's number and hash."""

    seq: int = 0
    hash: str = GENESIS


START = Head()


def payload_digest(salt: str, body: str) -> str:
    """SHA-256 of the salt and the canonical body.

    The salt is 32 hex digits, so the join is unambiguous. It keeps a sealed payload from being
    guessed: without the salt, a short body could be found again from its digest.
    """
    return digest(salt + body)


def entry_hash(entry: Entry) -> str:
    """SHA-256 of the canonical JSON of everything in the entry but its own hash."""
    return digest(
        to_json(
            {
                "actor": entry.actor,
                "at": entry.at,
                "kind": entry.kind,
                "payload_digest": entry.payload_digest,
                "prev": entry.prev,
                "seq": entry.seq,
                "subject": entry.subject,
            }
        )
    )


def follow(head: Head, draft: Draft, digest_of_payload: str) -> Entry:
    """The entry that puts `draft` right after `head`."""
    line = Entry(
        seq=head.seq + 1,
        at=draft.at,
        actor=draft.actor,
        kind=kind_of(draft.payload),
        subject=draft.subject,
        payload_digest=digest_of_payload,
        prev=head.hash,
        hash="",
    )
    return replace(line, hash=entry_hash(line))


def verify(entries: Iterable[Entry], head: Head = START) -> Iterator[Problem]:
    """Every place where the entries do not follow on one another from `head`, in one pass."""
    for entry in entries:
        if entry.seq != head.seq + 1:
            yield Problem(
                code="entry-missing",
                message=f"Entry {entry.seq} follows entry {head.seq}: entries between are missing.",
            )
        if entry.prev != head.hash:
            yield Problem(
                code="chain-broken",
                message=f"Entry {entry.seq} does not carry the hash of the entry before it.",
            )
        if entry.hash != entry_hash(entry):
            yield Problem(
                code="entry-changed",
                message=f"Entry {entry.seq} ({entry.kind}) does not match its own hash.",
            )
        head = Head(seq=entry.seq, hash=entry.hash)
