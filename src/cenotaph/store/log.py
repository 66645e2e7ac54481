"""The log: entries appended and read; `append` is the only write of the record."""

import secrets
from collections.abc import Iterable, Iterator

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Row

from cenotaph.errors import ChainBroken
from cenotaph.model.entries import Decided, Decision, Entry, Payload
from cenotaph.record.chain import START, Head, follow, payload_digest
from cenotaph.record.entries import Draft, body_of, read_payload
from cenotaph.store import tables

# Entries read from the database at a time: a stream, whatever the log's length.
STREAM = 500


def head_of(connection: Connection) -> Head:
    """The place the log has reached."""
    last = connection.execute(
        select(tables.entry.c.seq, tables.entry.c.hash).order_by(tables.entry.c.seq.desc()).limit(1)
    ).first()
    return Head(seq=last.seq, hash=last.hash) if last else START


def append(connection: Connection, drafts: Iterable[Draft]) -> list[tuple[Entry, Payload]]:
    """The drafts as entries at the log's end, inside the caller's transaction."""
    head = head_of(connection)
    written: list[tuple[Entry, Payload]] = []
    for draft in drafts:
        salt, body = secrets.token_hex(16), body_of(draft.payload)
        digest = payload_digest(salt, body)
        entry = follow(head, draft, digest)
        connection.execute(insert(tables.payload).values(digest=digest, salt=salt, body=body))
        connection.execute(
            insert(tables.entry).values({name: getattr(entry, name) for name in Entry.__slots__})
        )
        head = Head(seq=entry.seq, hash=entry.hash)
        written.append((entry, draft.payload))
    return written


def entries(connection: Connection, *, after: int = 0) -> Iterator[Entry]:
    """The entries after `after`, in the log's order, as a stream."""
    rows = connection.execute(
        select(tables.entry).where(tables.entry.c.seq > after).order_by(tables.entry.c.seq),
        execution_options={"yield_per": STREAM},
    )
    for row in rows:
        yield entry_of(row)


def entry_of(row: Row[tuple[object, ...]]) -> Entry:
    """The entry in one row of the table."""
    return Entry(**row._mapping)


def payload_at(connection: Connection, seq: int) -> Payload:
    """The payload of one entry; raises ChainBroken when it is not what the entry says."""
    row = connection.execute(
        select(tables.entry.c.kind, tables.entry.c.payload_digest, tables.payload)
        .outerjoin(tables.payload, tables.payload.c.digest == tables.entry.c.payload_digest)
        .where(tables.entry.c.seq == seq)
    ).first()
    if row is None or row.body is None or payload_digest(row.salt, row.body) != row.payload_digest:
        raise ChainBroken(
            f"The payload of entry {seq} is missing or changed.",
            hint="`cenotaph verify` says what else is; restore the record from a copy.",
        )
    return read_payload(row.kind, row.body)


def decision_at(connection: Connection, seq: int) -> Decision:
    """The decision of one entry; raises ChainBroken when it is not what the entry says."""
    row = connection.execute(
        select(tables.entry.c.at, tables.entry.c.actor).where(tables.entry.c.seq == seq)
    ).one()
    payload = payload_at(connection, seq)
    assert isinstance(payload, Decided), f"entry {seq} is no decision"
    return Decision(seq=seq, at=row.at, actor=row.actor, decided=payload)
