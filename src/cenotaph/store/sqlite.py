"""SQLite as the record's database: write-ahead log, one writer, an insert-only log."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.pool import QueuePool

from cenotaph.errors import ChainBroken, RecordError, RecordLocked
from cenotaph.store.database import KEPT_OPEN, Database
from cenotaph.store.tables import LOG, payload, sealed

# Seconds to wait for another writer. Fifty pages of one war are written in four seconds: who waits
# this long waits for a process that hangs or for a file system that does not lock.
BUSY_SECONDS = 30.0

_DAMAGED = "Restore it from a copy; `cenotaph verify` says what it finds."
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
_SEALED = f"WHEN NOT EXISTS (SELECT 1 FROM {sealed.name} WHERE digest = OLD.digest) "


def sqlite_engine(url: URL, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine whose transactions begin when they are told to, and whose commits are on disk."""
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=KEPT_OPEN,
        max_overflow=-1,
        connect_args={"timeout": busy_seconds},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # the driver would begin by itself, too late and as a reader
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        # what a redaction deletes is overwritten, not left in free pages
        connection.execute("PRAGMA secure_delete=ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _triggers() -> Iterator[tuple[str, str]]:
    """Each guard's name, and the statement that makes it."""
    for table in LOG:
        (key,) = table.primary_key.columns
        # INSERT OR REPLACE deletes without firing a delete trigger: what is there is refused first
        replaces = f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {key.name} = NEW.{key.name}) "
        for name, fires in (
            ("no_update", f"BEFORE UPDATE ON {table.name} "),
            ("no_delete", f"BEFORE DELETE ON {table.name} " + _SEALED * (table is payload)),
            ("no_replace", f"BEFORE INSERT ON {table.name} {replaces}"),
        ):
            named = f"{table.name}_{name}"
            yield named, f"CREATE TRIGGER {named} {fires}{_REFUSE}"


def guard_log(connection: Connection) -> None:
    """The database itself refuses to change or remove a line of the log."""
    for name in missing_guards(connection):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(dict(_triggers())[name])


def missing_guards(connection: Connection) -> list[str]:
    """The names of the guards that somebody has taken off or changed."""
    there = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    made = {row.name: row.sql for row in there}
    return [name for name, statement in _triggers() if made.get(name) != statement]


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong with its own file."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [] if found == ["ok"] else [str(line) for line in found]


def forget(engine: Engine) -> None:
    """What was deleted is gone from the write-ahead log too; in the file it was overwritten."""
    with engine.connect() as connection:
        # outside of any transaction: the driver begins none
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


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
        if "decode to UTF-8" in said:  # it goes on with the text, which may be a page's or a name
            raise ChainBroken(
                "The record's database is damaged: a text in it is no text any more.",
                hint=_DAMAGED,
            ) from None
        raise RecordError(
            f"The record's database cannot be used: {said}.",
            hint="Check that its folder can be written and its disk is not full; nothing is half"
            " written, and the command can be run again.",
        ) from error
    except IntegrityError as error:
        raise RecordError(
            f"The record's database refused a row: {error.orig}.",
            hint="Nothing was written; `cenotaph verify` tells whether the record is whole.",
        ) from error
    except DatabaseError as error:
        raise ChainBroken(
            f"The record's database is damaged: {error.orig}.",
            hint=_DAMAGED,
        ) from error


SQLITE = Database(
    engine=sqlite_engine,
    guard_log=guard_log,
    missing_guards=missing_guards,
    damage=damage,
    forget=forget,
    in_our_words=in_our_words,
)
