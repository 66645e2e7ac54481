"""What Splink runs on: a database in memory that holds everybody and has our two likenesses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any, Literal, Protocol

from cenotaph.errors import InputError
from cenotaph.lists import likeness
from cenotaph.lists.comparing import BETWEEN

Engine = Literal["duckdb", "spark"]
Kind = Literal["text", "whole", "real"]
Cell = str | int | float | None


class Database(Protocol):
    """One engine, opened: the same SQL means the same on each."""

    name: Engine

    def fill(self, table: str, columns: Mapping[str, Kind], rows: Iterable[Sequence[Cell]]) -> None:
        """Make a table that holds these rows."""

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows that answer a query."""

    def splink(self) -> Any:
        """Splink's way to this engine."""


@contextmanager
def opened(engine: Engine) -> Iterator[Database]:
    """The engine with `names_alike` and `places_alike` in its SQL; what it held is gone after.

    Raises InputError where what it needs is not installed.
    """
    needed(engine, "duckdb" if engine == "duckdb" else "pyspark", "splink")
    # each is imported when it is chosen: what it needs takes seconds to import
    module = import_module(f"cenotaph.run.on_{engine}")
    database: AbstractContextManager[Database] = module.database()
    with database as one:
        yield one


def needed(engine: Engine, *packages: str) -> None:
    """Raises InputError that says what to install where a package is not there."""
    extra = "lists" if engine == "duckdb" else "spark"
    for package in packages:
        try:
            import_module(package)
        except ModuleNotFoundError as error:
            raise InputError(
                f"Matching lists on {SAID[engine]} needs the package {error.name}.",
                hint=f'Install it with: pip install "cenotaph[{extra}]".',
            ) from None


SAID: Mapping[Engine, str] = {"duckdb": "DuckDB", "spark": "Spark"}


@lru_cache(maxsize=1_000_000)
def names_alike(one: str | None, other: str | None) -> float | None:
    """The likeness of two cells of names; None where one is empty."""
    if one is None or other is None:
        return None
    return likeness.most_alike(tuple(one.split(BETWEEN)), tuple(other.split(BETWEEN)))


@lru_cache(maxsize=1_000_000)
def places_alike(one: str | None, other: str | None) -> float | None:
    """The likeness of two cells of places; None where one is empty."""
    return None if one is None or other is None else likeness.places_alike(one, other)
