"""What a record asks of its database beyond SQL: transactions, guards of the log, its damage."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError

from cenotaph.errors import InputError

# Connections that stay open for the next to ask: to open one costs as much as to read an incident.
# As many as a server has threads; who needs more opens them.
KEPT_OPEN = 8

_SHAPES = "Write it as sqlite:///path/to/record.sqlite or postgresql+psycopg://user@host/database."


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One kind of database: how it begins, what guards the log, what it finds wrong with itself.

    A connection whose execution option `writes` is true is the one writer from its begin on; any
    other reads one unchanging state. `forget` has what
    was deleted leave the disk. `in_our_words` turns its errors into ours.
    """

    engine: Callable[[URL], Engine]
    guard_log: Callable[[Connection], None]
    missing_guards: Callable[[Connection], list[str]]
    damage: Callable[[Connection], list[str]]
    forget: Callable[[Engine], None]
    in_our_words: Callable[[], AbstractContextManager[None]]


def open_database(address: str) -> tuple[Database, Engine]:
    """The kind of database at this address, and its engine; raises InputError for no other."""
    try:
        url = make_url(address)
    except ArgumentError:
        raise InputError("CENOTAPH_RECORD_URL is not a database address.", hint=_SHAPES) from None
    database = _database(url)
    return database, database.engine(url)


def _database(url: URL) -> Database:
    match url.get_backend_name(), url.get_driver_name():
        case "sqlite", _:
            from cenotaph.store.sqlite import SQLITE  # noqa: PLC0415 - one of the two is used

            return SQLITE
        case "postgresql", "psycopg":
            from cenotaph.store.postgres import POSTGRES  # noqa: PLC0415

            return POSTGRES
    raise InputError(f"A record on {url.drivername} is not supported.", hint=_SHAPES)
