"""The log: entries appended and read; `append` is the only write of the record."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Select, bindparam, insert, select
from sqlalchemy.engine import Connection, Row

from cenotaph.errors import ChainBroken
from cenotaph.model.entries import Decided, Decision, Entry, Payload
from cenotaph.model.reports import Report
from cenotaph.model.vocabulary import EntryKind
from cenotaph.record.chain import START, Head, follow, payload_digest
from cenotaph.record.entries import Draft, body_of, read_payload, read_reports
from cenotaph.store import tables

T = TypeVar("T")

_LAST = select(tables.entry.c.seq, tables.entry.c.hash).order_by(tables.entry.c.seq.desc()).limit(1)

# Entries read from the database at a time: a stream, whatever the log's length.
STREAM = 500


def head_of(connection: Connection) -> Head:
    """The place the log has reached."""
    last = connection.execute(_LAST).first()
    return Head(seq=last.seq, hash=last.hash) if last else START


def append(connection: Connection, drafts: Iterable[Draft]) -> list[tuple[Entry, Payload]]:
    """The drafts as entries at the log's end, inside the caller's transaction."""
    head = head_of(connection)
    written: list[tuple[Entry, Payload]] = []
    bodies: list[dict[str, str]] = []
    for draft in drafts:
        salt, body = secrets.token_hex(16), body_of(draft.payload)
        digest = payload_digest(salt, body)
        entry = follow(head, draft, digest)
        bodies.append({"digest": digest, "salt": salt, "body": body})
        head = Head(seq=entry.seq, hash=entry.hash)
        written.append((entry, draft.payload))
    if written:
        lines = [{name: getattr(one, name) for name in Entry.__slots__} for one, _ in written]
        connection.execute(insert(tables.payload), bodies)
        connection.execute(insert(tables.entry), lines)
    return written


def stream(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    """The rows of a statement, some hundred at a time; what is left is let go with the caller."""
    with connection.execute(statement, execution_options={"yield_per": STREAM}) as rows:
        yield from rows


def entries(connection: Connection, *, after: int = 0) -> Iterator[Entry]:
    """The entries after `after`, in the log's order, as a stream."""
    entry = tables.entry
    for row in stream(connection, select(entry).where(entry.c.seq > after).order_by(entry.c.seq)):
        yield entry_of(row)


def with_payloads(
    connection: Connection, *, until: int | None = None, kind: EntryKind | None = None
) -> Iterator[tuple[Entry, Payload | None]]:
    """The entries up to `until`, of one kind or all, each with its payload; None where sealed.

    Raises ChainBroken where a payload is missing or changed and no redaction sealed it.
    """
    entry = tables.entry
    statement = joined().order_by(entry.c.seq)
    if until is not None:
        statement = statement.where(entry.c.seq <= until)
    if kind is not None:
        statement = statement.where(entry.c.kind == kind)
    for row in stream(connection, statement):
        yield entry_of(row), None if row.sealed_by else _payload(row)


def entry_of(row: Row[Any]) -> Entry:
    """The entry of a row that holds its columns, and others maybe."""
    return Entry(
        seq=row.seq, at=row.at, actor=row.actor, kind=row.kind, subject=row.subject,
        payload_digest=row.payload_digest, prev=row.prev, hash=row.hash,
    )  # fmt: skip


def payload_at(connection: Connection, seq: int) -> Payload:
    """The payload of one entry; raises ChainBroken when it is not what the entry says."""
    return payloads_at(connection, (seq,))[seq]


def payloads_at(connection: Connection, seqs: Iterable[int]) -> dict[int, Payload]:
    """The payloads of these entries in their order; raises ChainBroken as `payload_at` does."""
    return {row.seq: _payload(row) for row in _rows_at(connection, seqs)}


def _rows_at(connection: Connection, seqs: Iterable[int]) -> Iterator[Row[Any]]:
    wanted = iter(sorted(set(seqs)))
    while some := list(islice(wanted, STREAM)):
        rows = connection.execute(_THESE, {"seqs": some}).all()
        if missing := set(some) - {row.seq for row in rows}:
            raise ChainBroken(f"There is no entry {min(missing)}.", hint=_VERIFY)
        yield from rows


def payloads_unless_sealed(
    connection: Connection, seqs: Iterable[int]
) -> dict[int, Payload | None]:
    """The same, None for an entry whose payload a redaction sealed."""
    rows = _rows_at(connection, seqs)
    return {row.seq: None if row.sealed_by else _payload(row) for row in rows}


def joined() -> Select[Any]:
    """Entries with the salt and body of their payload, and the redaction that sealed it."""
    entry, payload, sealed = tables.entry, tables.payload, tables.sealed
    of = entry.c.payload_digest
    return (
        select(entry, payload.c.salt, payload.c.body, sealed.c.seq.label("sealed_by"))
        .outerjoin(payload, payload.c.digest == of)
        .outerjoin(sealed, sealed.c.digest == of)
    )


# Built once: to build a statement costs more than to run it.
_THESE = (
    joined()
    .where(tables.entry.c.seq.in_(bindparam("seqs", expanding=True)))
    .order_by(tables.entry.c.seq)
)
_VERIFY = "`cenotaph verify` says what else is; restore the record from a copy."


def changed_payload(seq: int) -> ChainBroken:
    """That the payload of this entry is not what the log says of it."""
    return ChainBroken(f"The payload of entry {seq} is missing or changed.", hint=_VERIFY)


def _payload(row: Row[Any]) -> Payload:
    return _read(row, lambda body: read_payload(row.kind, body))


def reports_at(connection: Connection, seqs: Iterable[int]) -> Iterator[tuple[int, Report]]:
    """The reports that these extracted entries hold, each with its entry; raises ChainBroken."""
    for row in _rows_at(connection, seqs):
        yield from ((row.seq, one) for one in _read(row, read_reports))


def _read(row: Row[Any], how: Callable[[str], T]) -> T:
    if row.body is None or payload_digest(row.salt, row.body) != row.payload_digest:
        raise changed_payload(row.seq)
    try:
        return how(row.body)
    except ValidationError:
        # its message would quote the payload
        raise ChainBroken(
            f"The payload of entry {row.seq} ({row.kind}) cannot be read.", hint=_VERIFY
        ) from None


def decision_at(connection: Connection, seq: int) -> Decision:
    """The decision of one entry; raises ChainBroken when it is not what the entry says."""
    return decisions_at(connection, (seq,))[seq]


def decisions_at(connection: Connection, seqs: Iterable[int]) -> dict[int, Decision]:
    """The decisions of these entries in their order; raises ChainBroken as `payload_at` does."""
    found: dict[int, Decision] = {}
    for row in _rows_at(connection, seqs):
        payload = _payload(row)
        assert isinstance(payload, Decided), f"entry {row.seq} is no decision"
        found[row.seq] = Decision(seq=row.seq, at=row.at, actor=row.actor, decided=payload)
    return found
