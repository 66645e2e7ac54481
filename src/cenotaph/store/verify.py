"""Verification: every bit of the record against every other that speaks for it."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Table, create_engine, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.pool import NullPool

from cenotaph.errors import CenotaphError, ChainBroken
from cenotaph.model.entries import Captured, CapturedList, Decided, Payload
from cenotaph.model.values import Problem
from cenotaph.record import chain
from cenotaph.record.entries import kind_of, read_payload
from cenotaph.store import redaction, tables
from cenotaph.store.collecting import seldom_collected
from cenotaph.store.evidence import Evidence
from cenotaph.store.log import STREAM, entries, entry_of, joined, stream
from cenotaph.store.rebuild import Replay
from cenotaph.store.record import Record

# Keys are digests: rows go everywhere in a table, and a page of it is soon needed again.
_CACHE_KB = 64_000
# Codes of what `rebuild` mends: the log is whole, and what is derived from it is not its own.
MENDED_BY_REBUILD = frozenset({"derived-differs"})
_RESTORE = "Restore the record from a copy; do not build on this one."
_REBUILD = "`cenotaph rebuild` derives it from the log again."


def verify(record: Record, progress: Callable[[int], None]) -> Iterator[Problem]:
    """Everything wrong with the record, each with where it is; nothing where it is whole.

    The database's own structure, its guards, the chain, every payload, every file of evidence,
    then the derived tables against the log replayed into a scratch database. `progress` is told
    how many entries are read and, counting on, how many incidents are settled again.
    """
    try:
        with record.reading() as connection, _scratch() as scratch, seldom_collected():
            replay, found = Replay(scratch, progress), False
            for problem in _log_problems(connection, record, replay):
                found = True
                yield problem
            if not found:
                replay.settle(log=connection)
                for table in tables.DERIVED:
                    yield from _differences(table, connection, scratch)
    except ChainBroken as error:
        yield Problem(code="database-damaged", message=error.message, hint=_RESTORE)


@contextmanager
def _scratch() -> Iterator[Connection]:
    """A database for the replay, gone with the block: it need not outlive a crash."""
    with tempfile.TemporaryDirectory(prefix="cenotaph-verify-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder, 'scratch.sqlite')}", poolclass=NullPool)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=OFF")
                connection.exec_driver_sql("PRAGMA synchronous=OFF")
                connection.exec_driver_sql(f"PRAGMA cache_size={-_CACHE_KB}")
                yield connection
        finally:
            engine.dispose()


def _log_problems(connection: Connection, record: Record, replay: Replay) -> Iterator[Problem]:
    """What is wrong with the log and its evidence; a log that is whole is in the replay then."""
    broken = False
    for problem in _chain_problems(connection, record):
        broken = True
        yield problem
    yield from _payload_problems(connection, record.evidence, None if broken else replay)
    for name in record.evidence.changed():
        yield _broken("evidence-changed", f"The evidence {name} is not what its name says.")


def _chain_problems(connection: Connection, record: Record) -> Iterator[Problem]:
    for line in record.database.damage(connection):
        yield _broken("database-damaged", f"The database finds itself damaged: {line}.")
    for name in record.database.missing_guards(connection):
        yield Problem(
            code="guard-missing",
            message=f"The database no longer refuses changes to the log: {name} is gone.",
            hint="Find out who took it off; `cenotaph rebuild` puts it back.",
        )
    yield from chain.verify(entries(connection))
    yield from _lost_end(connection)


def _lost_end(connection: Connection) -> Iterator[Problem]:
    reached = connection.execute(select(tables.reached.c.seq, tables.reached.c.hash)).first()
    last = connection.execute(
        select(tables.entry.c.seq, tables.entry.c.hash).order_by(tables.entry.c.seq.desc()).limit(1)
    ).first()
    if (reached and tuple(reached)) != (last and tuple(last)):
        said, is_ = (f"entry {row.seq}" if row else "no entry" for row in (reached, last))
        yield _broken("end-lost", f"The log ends with {is_}, but its index reached {said}.")


def _payload_problems(
    connection: Connection, evidence: Evidence, replay: Replay | None
) -> Iterator[Problem]:
    """What is wrong with the payloads; while nothing is, each is read once and replayed."""
    entry, payload = tables.entry, tables.payload
    named: set[int] = set()
    for row in stream(connection, joined().order_by(entry.c.seq)):
        problem, value = _payload_of(row, evidence)
        if problem is not None:
            yield problem
            replay = None
        elif replay is not None:
            replay.follow(entry_of(row), value)
        if isinstance(value, Decided):
            named.update(value.seals)
    yield from _sealed_problems(connection, evidence, named)
    strays = connection.execute(
        select(payload.c.digest)
        .outerjoin(entry, entry.c.payload_digest == payload.c.digest)
        .where(entry.c.seq.is_(None))
    )
    for digest in strays.scalars():
        yield _broken("payload-stray", f"The payload {digest} belongs to no entry.")


def _sealed_problems(
    connection: Connection, evidence: Evidence, named: set[int]
) -> Iterator[Problem]:
    """Whether just that is sealed which redactions in the log name, and its evidence is gone."""
    is_ = set(redaction.sealed_entries(connection))
    for seq in sorted(is_ ^ named):
        said = "though no redaction names it" if seq in is_ else "though a redaction names it"
        sealed = "sealed" if seq in is_ else "not sealed"
        yield _broken("seal-differs", f"The payload of entry {seq} is {sealed}, {said}.")
    for capture, entry in redaction.sealed_captures(connection):
        path = evidence.path_of(capture.digest)
        if path.is_file() and not redaction.still_used(connection, capture.digest, sealed_by=entry):
            yield Problem(
                code="evidence-unsealed",
                message=f"The evidence {capture.digest} is there, though entry {entry} sealed it.",
                hint="Run the same `cenotaph redact` again: it goes on where it was stopped.",
            )


def _payload_of(row: Row[Any], evidence: Evidence) -> tuple[Problem | None, Payload | None]:
    """What is wrong with one payload, else the payload; neither where a redaction sealed it."""
    where = f"entry {row.seq} ({row.kind})"
    if row.body is None:
        if row.sealed_by is not None:
            return None, None
        return _broken("payload-missing", f"The payload of {where} is missing."), None
    if chain.payload_digest(row.salt, row.body) != row.payload_digest:
        changed = f"The payload of {where} does not match its digest."
        return _broken("payload-changed", changed), None
    try:
        value: Payload = read_payload(row.kind, row.body)
    except (ValidationError, CenotaphError):
        return _broken("payload-unreadable", f"The payload of {where} cannot be read."), None
    problem = None
    if kind_of(value) != row.kind:
        problem = _broken("payload-unreadable", f"The payload of {where} is of another kind.")
    elif isinstance(value, Captured | CapturedList) and not (
        evidence.path_of(value.digest).is_file()
    ):
        missing = f"The evidence {value.digest} of {where} is missing."
        problem = _broken("evidence-missing", missing)
    return problem, value


def _differences(table: Table, stored: Connection, derived: Connection) -> Iterator[Problem]:
    """The rows that are not what the log gives; rows are read and compared some hundred a time."""
    for is_, ought in zip_longest(_rows(table, stored), _rows(table, derived), fillvalue=()):
        if is_ == ought:
            continue
        for one, other in zip_longest(is_, ought):
            if one == other:
                continue
            yield _differs(table, one or other)
            if one is None or other is None or _key(table, one) != _key(table, other):
                # From a row too many or too few on, the rest of the table is out of step.
                return


def _rows(table: Table, connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    # which code made a row is nothing that the log gives
    given = (column for column in table.columns if not column.info.get("of_code"))
    in_order = select(*given).order_by(*table.primary_key.columns)
    with connection.execute(in_order, execution_options={"yield_per": STREAM}) as rows:
        yield from rows.partitions()


def _key(table: Table, row: Row[Any]) -> tuple[object, ...]:
    return tuple(row._mapping[column.name] for column in table.primary_key.columns)


def _differs(table: Table, row: Row[Any]) -> Problem:
    named = ", ".join(map(str, _key(table, row)))
    return Problem(
        code="derived-differs",
        message=f"The {table.name} row of {named} is not what the log gives.",
        hint=_REBUILD,
    )


def _broken(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, hint=_RESTORE)
