"""SQLite as the record's database: write-ahead log, one writer, an insert-only log."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from cenotaph.errors import ChainBroken, RecordError, RecordLocked
from cenotaph.store.tables import LOG

# Seconds to wait for another writer. One page is written in some 10 ms, so who waits this long
# waits for a process that hangs or for a file system that does not lock.
BUSY_SECONDS = 30.0

# INSERT OR REPLACE deletes without firing a delete trigger: a row that is there is refused first.
_TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""


def sqlite_engine(url: URL, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine whose transactions begin when they are told to, and whose commits are on disk."""
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # the driver would begin by itself, too late and as a reader
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def guard_log(connection: Connection) -> None:
    """The database itself refuses to change or remove a line of the log."""
    for table in LOG:
        (key,) = table.primary_key.columns
        script = _TRIGGERS.format(table=table.name, key=key.name)
        for statement in script.strip().split("END;\n"):
            connection.exec_driver_sql(statement.removesuffix("END;") + "END;")


def missing_guards(connection: Connection) -> list[str]:
    """The names of the guards that somebody has taken off."""
    there = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    names = set(there.scalars())
    wanted = (f"{table.name}_no_{act}" for table in LOG for act in ("update", "delete", "replace"))
    return [name for name in wanted if name not in names]


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong with its own file."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [] if found == ["ok"] else [str(line) for line in found]


@contextmanager
def in_our_words() -> Iterator[None]:
    """The database's errors as ours: locked, damaged, not to be opened."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig)
        if "locked" in said or "busy" in said:
            raise RecordLocked(
                "Another process is writing to this record.",
                hint="Wait until it is done, then run the command again.",
            ) from error
        raise RecordError(
            f"The record's database cannot be used: {said}.",
            hint="Check that its folder can be written and its disk is not full.",
        ) from error
    except DatabaseError as error:
        raise ChainBroken(
            f"The record's database is damaged: {error.orig}.",
            hint="Restore it from a copy; `cenotaph verify` says what it finds.",
        ) from error
