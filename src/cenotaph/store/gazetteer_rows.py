"""What the gazetteer's two files share: their tables, their rows, the names that count as names."""

import math
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, cast

import platformdirs

from cenotaph.errors import CenotaphError
from cenotaph.reference.places import PlaceKind, PlaceRow, fold

CACHE_VARIABLE: Final = "CENOTAPH_CACHE"
# The end of the Latin letters without marks of transliteration (Ḩ): those stand for names that the
# list has without marks too, and a language that is read in another script raises the version.
_LAST_LETTER: Final = "\u024f"
_ENGLISH: Final = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))

TABLES: Final = """
CREATE TABLE place (
  key INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL, radius_km REAL,
  precision TEXT, country TEXT, population INTEGER, admin1 TEXT, kind TEXT
);
CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""
#: a file that is a draft until it takes its name needs no journal
UNGUARDED: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TEMP TABLE draft (folded TEXT, place INTEGER);
"""
# A place with its names, folded.
Named = tuple[PlaceRow, frozenset[str]]


class GazetteerError(CenotaphError):
    """The gazetteer cannot be built or opened."""


def cache_folder() -> Path:
    """Where the gazetteer lies: `CENOTAPH_CACHE`, else the user's cache."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("cenotaph"))


def cannot_write(folder: Path) -> GazetteerError:
    """The error of a cache folder that cannot be written."""
    return GazetteerError(
        f"The gazetteer cannot be written to {folder}.",
        hint=f"Set {CACHE_VARIABLE} to a folder that can be written and has 60 MB free.",
    )


_COLUMNS: Final = (
    "id, p.name, lat, lon, radius_km, precision, country, population AS people, admin1, kind"
)
#: the places of a folded name, the most populous first
LOOKUP: Final = f"""
SELECT {_COLUMNS} FROM main.name JOIN main.place AS p ON key = place
WHERE folded = ? ORDER BY population DESC, id
"""
#: the same from both files, each line behind its file's number; one query costs 2 µs more than
#: `LOOKUP`, two cost 8. Of equals in people the added hamlet comes before the division around it.
LOOKUP_BOTH: Final = f"""
SELECT 0 AS which, 0 AS narrow, {_COLUMNS} FROM main.name JOIN main.place AS p ON key = place
WHERE folded = ?1
UNION ALL
SELECT 1, radius_km, {_COLUMNS} FROM added.name JOIN added.place AS p ON key = place
WHERE folded = ?1 ORDER BY which, people DESC, narrow, id
"""


def write_places(connection: sqlite3.Connection, places: Iterable[Named], *, first: int) -> int:
    """Write the places under keys from `first` on; how many they are."""
    written = 0

    def pairs() -> Iterator[tuple[str, int]]:
        nonlocal written
        for key, (row, names) in enumerate(places, first):
            connection.execute(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key, row.id, row.name, row.lat, row.lon, row.radius_km, row.precision,
                 row.country, row.population, row.admin1, row.kind),
            )  # fmt: skip
            written += 1
            yield from ((name, key) for name in names)

    connection.executemany("INSERT INTO draft VALUES (?, ?)", pairs())
    # In the order of the table's own key, SQLite appends instead of splitting pages.
    connection.execute("INSERT INTO name SELECT folded, place FROM draft ORDER BY 1, 2")
    return written


def row_of(values: tuple[Any, ...]) -> PlaceRow:
    """The place of one line of a lookup."""
    return PlaceRow(
        id=values[0],
        name=values[1],
        lat=values[2],
        lon=values[3],
        radius_km=values[4],
        precision=values[5],
        country=values[6],
        population=values[7],
        admin1=values[8],
        kind=cast(PlaceKind, values[9]),
    )


def folded_names(name: str, others: Iterable[str], country: str) -> frozenset[str]:
    """The names of a place of GeoNames as lookups know them.

    Where people write English the name is English; what else is listed there are former names and
    boroughs, under which Allentown was found for Northampton.
    """
    more = () if country in _ENGLISH else filter(_is_name, others)
    return frozenset(map(fold, (name, *more)))


def town_radius_km(population: int) -> float:
    """How far a town reaches: area grows with people; Hama's 460,000 give its 8 km."""
    return round(min(30.0, max(2.0, 0.012 * math.sqrt(population))), 1)


def _is_name(alternate: str) -> bool:
    """Whether an alternate name is one that a text we read would use.

    GeoNames' list also has airport codes (`QHS`), letter-by-letter romanisations (`h xms`), which
    are lower case, and forty scripts; English pages write Latin letters.
    """
    first = alternate[:1]
    if len(alternate) < 3 or first.islower() or first > _LAST_LETTER:
        return False
    return not (len(alternate) <= 4 and alternate.isascii() and alternate.isupper())
