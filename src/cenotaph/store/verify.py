"""Verification: every bit of the record against every other that speaks for it."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Table, create_engine, select
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

from cenotaph.errors import CenotaphError, ChainBroken
from cenotaph.model.entries import Captured, CapturedList, Decided, Payload
from cenotaph.model.values import Problem
from cenotaph.record import chain
from cenotaph.record.entries import kind_of, read_payload
from cenotaph.store import redaction, tables
from cenotaph.store.evidence import Evidence
from cenotaph.store.log import entries, stream
from cenotaph.store.rebuild import derive
from cenotaph.store.record import Record

_RESTORE = "Restore the record from a copy; do not build on this one."
_REBUILD = "`cenotaph rebuild` derives it from the log again."


def verify(record: Record, progress: Callable[[int], None]) -> Iterator[Problem]:
    """Everything wrong with the record, each with where it is; nothing where it is whole.

    The database's own structure, its guards, the chain, every payload, every file of evidence,
    then the derived tables against the log replayed into a scratch database.
    """
    try:
        with record.reading() as connection:
            found = False
            for problem in _log_problems(connection, record, progress):
                found = True
                yield problem
            if not found:
                yield from _derived_problems(connection, progress)
    except ChainBroken as error:
        yield Problem(code="database-damaged", message=error.message, hint=_RESTORE)


def _log_problems(
    connection: Connection, record: Record, progress: Callable[[int], None]
) -> Iterator[Problem]:
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
    yield from _payload_problems(connection, record.evidence, progress)
    for name in record.evidence.changed():
        yield _broken("evidence-changed", f"The evidence {name} is not what its name says.")


def _lost_end(connection: Connection) -> Iterator[Problem]:
    reached = connection.execute(select(tables.reached.c.seq, tables.reached.c.hash)).first()
    last = connection.execute(
        select(tables.entry.c.seq, tables.entry.c.hash).order_by(tables.entry.c.seq.desc()).limit(1)
    ).first()
    if (reached and tuple(reached)) != (last and tuple(last)):
        said, is_ = (f"entry {row.seq}" if row else "no entry" for row in (reached, last))
        yield _broken("end-lost", f"The log ends with {is_}, but its index reached {said}.")


def _payload_problems(
    connection: Connection, evidence: Evidence, progress: Callable[[int], None]
) -> Iterator[Problem]:
    entry, payload, sealed = tables.entry, tables.payload, tables.sealed
    rows = (
        select(entry, payload.c.salt, payload.c.body, sealed.c.seq.label("sealed_by"))
        .outerjoin(payload, payload.c.digest == entry.c.payload_digest)
        .outerjoin(sealed, sealed.c.digest == entry.c.payload_digest)
        .order_by(entry.c.seq)
    )
    named: set[int] = set()
    for row in stream(connection, rows):
        yield from _payload_of(row._mapping, evidence, named)
        progress(row.seq)
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


def _payload_of(row: Any, evidence: Evidence, named: set[int]) -> Iterator[Problem]:
    """What is wrong with one payload; what a redaction seals is added to `named`."""
    where = f"entry {row['seq']} ({row['kind']})"
    if row["body"] is None:
        if row["sealed_by"] is not None:
            return
        yield _broken("payload-missing", f"The payload of {where} is missing.")
        return
    if chain.payload_digest(row["salt"], row["body"]) != row["payload_digest"]:
        yield _broken("payload-changed", f"The payload of {where} does not match its digest.")
        return
    try:
        value: Payload = read_payload(row["kind"], row["body"])
    except (ValidationError, CenotaphError):
        yield _broken("payload-unreadable", f"The payload of {where} cannot be read.")
        return
    if kind_of(value) != row["kind"]:
        yield _broken("payload-unreadable", f"The payload of {where} is of another kind.")
    if isinstance(value, Decided):
        named.update(value.seals)
    if isinstance(value, Captured | CapturedList) and not (
        evidence.path_of(value.digest).is_file()
    ):
        yield _broken("evidence-missing", f"The evidence {value.digest} of {where} is missing.")


def _derived_problems(connection: Connection, progress: Callable[[int], None]) -> Iterator[Problem]:
    with tempfile.TemporaryDirectory(prefix="cenotaph-verify-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder, 'scratch.sqlite')}", poolclass=NullPool)
        try:
            with engine.begin() as scratch:
                derive(scratch, log=connection, progress=progress)
                for table in tables.DERIVED:
                    yield from _differences(table, connection, scratch)
        finally:
            engine.dispose()


def _differences(table: Table, stored: Connection, derived: Connection) -> Iterator[Problem]:
    keys = [column.name for column in table.primary_key.columns]
    for is_, ought in zip_longest(_rows(table, stored), _rows(table, derived)):
        if is_ == ought:
            continue
        row = is_ or ought or {}
        named = ", ".join(str(row[key]) for key in keys)
        yield Problem(
            code="derived-differs",
            message=f"The {table.name} row of {named} is not what the log gives.",
            hint=_REBUILD,
        )
        if is_ is None or ought is None or any(is_[key] != ought[key] for key in keys):
            # From a row too many or too few on, the rest of the table is out of step.
            return


def _rows(table: Table, connection: Connection) -> Iterator[dict[str, Any]]:
    for row in stream(connection, select(table).order_by(*table.primary_key.columns)):
        yield dict(row._mapping)


def _broken(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, hint=_RESTORE)
