"""Matching on DuckDB, in memory: what nearly every pair of lists needs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow

from cenotaph.lists import comparing
from cenotaph.run.engines import Cell, Database, Engine, Kind, names_alike, places_alike

_KINDS: Mapping[Kind, str] = {"text": "VARCHAR", "whole": "INTEGER", "real": "DOUBLE"}


@contextmanager
def database() -> Iterator[Database]:
    """A database that is gone when it is closed."""
    connection = duckdb.connect()
    try:
        for name, alike in ((comparing.ALIKE, names_alike), (comparing.PLACES, places_alike)):
            connection.create_function(name, alike, ["VARCHAR", "VARCHAR"], "DOUBLE")
        yield _DuckDB(connection)
    finally:
        connection.close()


class _DuckDB:
    name: Engine = "duckdb"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def fill(self, table: str, columns: Mapping[str, Kind], rows: Iterable[Sequence[Cell]]) -> None:
        kinds = ", ".join(f"{column} {_KINDS[kind]}" for column, kind in columns.items())
        self._connection.execute(f"create table {table} ({kinds})")
        held = list(zip(*rows, strict=True))
        if held:
            whole = pyarrow.table(dict(zip(columns, map(list, held), strict=True)))
            self._connection.register("filled", whole)
            self.ask(f"insert into {table} select * from filled")
            self._connection.unregister("filled")

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return found

    def splink(self) -> Any:
        from splink import DuckDBAPI  # noqa: PLC0415 - takes two seconds

        return DuckDBAPI(connection=self._connection)
