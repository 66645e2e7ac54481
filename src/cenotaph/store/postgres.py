"""PostgreSQL (14 or later) as the record's database: one writer by an advisory lock, guards."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from cenotaph.errors import ChainBroken, InputError, RecordError, RecordLocked
from cenotaph.store.database import KEPT_OPEN, Database
from cenotaph.store.tables import LOG, payload, sealed

# As long as SQLite's writers wait.
_LOCK_SECONDS = 30
# Two records in one database lie in two schemas, each with its own writer.
_ONE_WRITER = "SELECT pg_advisory_xact_lock(hashtextextended('cenotaph ' || current_schema(), 0))"

_APPEND_ONLY = "BEGIN RAISE EXCEPTION 'the log is append-only'; END"
_SEALED_ONLY = f"""BEGIN
  IF NOT EXISTS (SELECT 1 FROM {sealed.name} WHERE digest = OLD.digest) THEN
    RAISE EXCEPTION 'the log is append-only';
  END IF;
  RETURN OLD;
END"""
_FUNCTIONS = {"cenotaph_append_only": _APPEND_ONLY, "cenotaph_sealed_only": _SEALED_ONLY}


def _engine(url: URL) -> Engine:
    """An engine whose readers see one state, and whose writers wait for one another."""
    try:
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=KEPT_OPEN,
            max_overflow=-1,
            # the database may have been restarted since
            pool_pre_ping=True,
            hide_parameters=True,
        )
    except ModuleNotFoundError:
        raise InputError(
            "A record on PostgreSQL needs psycopg, which is not installed.",
            hint='Install it with: pip install "cenotaph[postgres]"',
        ) from None

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_LOCK_SECONDS}s'")
            # every later statement of the transaction sees what the writer before committed
            connection.exec_driver_sql(_ONE_WRITER)
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def _triggers() -> Iterator[tuple[str, str, str, str]]:
    """Each guard: its table, its name, when it fires, and its function."""
    for table in LOG:
        delete = "cenotaph_sealed_only" if table is payload else "cenotaph_append_only"
        row, all_ = "FOR EACH ROW", "FOR EACH STATEMENT"
        yield table.name, f"{table.name}_no_update", f"UPDATE {row}", "cenotaph_append_only"
        yield table.name, f"{table.name}_no_delete", f"DELETE {row}", delete
        yield table.name, f"{table.name}_no_truncate", f"TRUNCATE {all_}", "cenotaph_append_only"


def _guard_log(connection: Connection) -> None:
    """The database itself refuses to change or remove a line of the log, also to its owner."""
    for name, body in _FUNCTIONS.items():
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
        )
    for table, name, fires, function in _triggers():
        when, _, each = fires.partition(" ")
        connection.exec_driver_sql(
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {when} ON {table} {each} "
            f"EXECUTE FUNCTION {function}()"
        )
        # also for a session that takes itself for a replica
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def _missing_guards(connection: Connection) -> list[str]:
    """The names of the guards that somebody has taken off, switched off or emptied."""
    rows = connection.exec_driver_sql(
        "SELECT t.tgname, p.proname, p.prosrc FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE n.nspname = current_schema() AND t.tgenabled = 'A' AND NOT t.tgisinternal"
    )
    there = {(row.tgname, row.proname) for row in rows if _FUNCTIONS.get(row.proname) == row.prosrc}
    return [name for _, name, _, function in _triggers() if (name, function) not in there]


def _damage(connection: Connection) -> list[str]:
    """What PostgreSQL knows to be wrong: pages that failed their checksum, indexes not valid."""
    failed = connection.exec_driver_sql(
        "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()"
    ).scalar()
    invalid = connection.exec_driver_sql(
        "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND NOT i.indisvalid"
    )
    found = [f"the index {name} is not valid" for name in invalid.scalars()]
    return ([f"{failed} pages failed their checksum"] if failed else []) + found


def _forget(engine: Engine) -> None:
    """The table is written anew without what was deleted; derived tables are new files already."""
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as bare:
        bare.connection.cursor().execute(f"VACUUM FULL {payload.name}")


@contextmanager
def _in_our_words() -> Iterator[None]:
    """The database's errors as ours: locked, damaged, full, not to be reached."""
    try:
        yield
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        said = getattr(getattr(error.orig, "diag", None), "message_primary", None)
        if state in ("55P03", "40P01"):  # lock_not_available, deadlock_detected
            raise RecordLocked(
                "Another process is writing to this record.",
                hint="Wait until it is done, then run the command again.",
            ) from error
        if state.startswith("XX"):  # internal_error, data_corrupted, index_corrupted
            raise ChainBroken(
                f"The record's database is damaged: {said}.",
                hint="Restore it from a copy; `cenotaph verify` says what it finds.",
            ) from error
        raise RecordError(
            f"The record's database cannot be used: {said or 'it cannot be reached'}.",
            hint="Check CENOTAPH_RECORD_URL, that the server runs, and that its disk is not full.",
        ) from error


POSTGRES = Database(
    engine=_engine,
    guard_log=_guard_log,
    missing_guards=_missing_guards,
    damage=_damage,
    forget=_forget,
    in_our_words=_in_our_words,
)
