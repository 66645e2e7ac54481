"""The second file of the gazetteer: what operators add, country by country, from GeoNames' dump.

It lies beside the built one and outlives it. A country's file takes the place of the one added
before. Writers copy the file, change the copy and move it into place, one at a time; readers open
it unlocked and unchanging, which is what keeps a lookup at some microseconds.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cenotaph.errors import InputError
from cenotaph.reference.places import PlaceRow, distance_km
from cenotaph.store.files import PARTIAL, sync_folder
from cenotaph.store.gazetteer_rows import (
    TABLES,
    UNGUARDED,
    GazetteerError,
    Named,
    cache_folder,
    cannot_write,
    write_places,
)
from cenotaph.store.geonames_file import digest_of, places_in

# Raise it with every change of what is made of the same file; what was added is then added again.
_SCHEMA_VERSION: Final = 1
# `together` counts the countries that came in the same file.
_ADDED: Final = """
CREATE TABLE added (country TEXT PRIMARY KEY, file TEXT, digest TEXT, places INTEGER,
                    together INTEGER);
"""
# A row of ours and a town of the dump are one place within this distance, as when building.
SAME_PLACE_KM: Final = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedCountry:
    """One country of the second file: the file it came from, that file's digest, its places."""

    country: str
    file: str
    digest: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What adding a file did; `new` is false where it was there already."""

    countries: tuple[AddedCountry, ...]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFile:
    """The second file as a gazetteer holds it: where it lies, and what its content hashes to."""

    path: Path
    digest: str


def second_file() -> SecondFile | None:
    """The second file, or None where nothing was added."""
    path, countries = added_path(), added_countries()
    return SecondFile(path=path, digest=_digest(countries)) if countries else None


def added_path() -> Path:
    """Where the second file lies, or would."""
    return cache_folder() / f"gazetteer-added-{_SCHEMA_VERSION}.sqlite"


def added_countries() -> tuple[AddedCountry, ...]:
    """What was added so far, by country. Raises GazetteerError when the file is damaged."""
    path = added_path()
    if not path.exists():
        return ()
    try:
        with closing(sqlite3.connect(read_only(path), uri=True)) as connection:
            return _countries(connection)
    except sqlite3.Error as error:
        raise _damaged(path) from error


def attach(connection: sqlite3.Connection, second: SecondFile) -> None:
    """Attach the second file as `added`, if it still holds what its digest says.

    Raises GazetteerError where it does not, or where it is damaged.
    """
    try:
        connection.execute("ATTACH ? AS added", (read_only(second.path),))
        here = _digest(_countries(connection))
    except sqlite3.Error as error:
        raise _damaged(second.path) from error
    if here != second.digest:
        raise GazetteerError(
            "Places were added to the gazetteer while it was in use.", hint="Run the command again."
        )


def read_only(path: Path) -> str:
    """The address under which SQLite opens the file as one that nobody writes."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def add_file(
    path: Path,
    progress: Callable[[str], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Addition:
    """Add a country's file of GeoNames to the gazetteer; the same file again changes nothing.

    `progress` receives a line before the seconds of reading, `advance` the number of lines read.
    Raises InputError for a file that cannot be used; nothing is changed then.
    """
    digest = digest_of(path)
    try:
        cache_folder().mkdir(parents=True, exist_ok=True)
        with _one_writer():
            known = _known(digest)
            if known:
                return Addition(countries=known, new=False)
            progress(f"Reading {path.name} into the gazetteer; some seconds for 100,000 places.")
            return Addition(countries=_add(path, digest, advance), new=True)
    except OSError as error:
        raise cannot_write(cache_folder()) from error


def with_added(rows: tuple[PlaceRow, ...], added: tuple[PlaceRow, ...]) -> tuple[PlaceRow, ...]:
    """The places of a name from both files, each once, most populous first.

    What the built file has stays as it is there. A division that holds a town of its name adds
    nothing: a report that means it says so ("X district"), which is a name of its own.
    """
    kept = list(rows)
    for row in added:
        # towns of one name in the dump are as many places, a hundred of them for some names
        others = rows if row.precision == "town" else kept
        if not any(_is_told(row, other) for other in others):
            kept.append(row)
    # steady for equals: the built file's first
    return tuple(sorted(kept, key=lambda row: -row.population))


def _is_told(row: PlaceRow, other: PlaceRow) -> bool:
    if row.id == other.id:
        return True
    if row.country != other.country:
        return False
    reach = SAME_PLACE_KM if other.id.startswith("cenotaph:") else 0.0
    if row.precision != "town":
        # two circles for one province need not share their middle
        reach = max(reach, row.radius_km, other.radius_km)
    return reach > 0 and distance_km((row.lat, row.lon), (other.lat, other.lon)) < reach


def _digest(countries: tuple[AddedCountry, ...]) -> str:
    """A SHA-256 over everything the second file depends on."""
    parts = (str(_SCHEMA_VERSION), *(f"{one.country}:{one.digest}" for one in countries))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _damaged(path: Path) -> GazetteerError:
    return GazetteerError(
        f"The places added to the gazetteer at {path} cannot be read.",
        hint="Delete the file and add the countries again.",
    )


def _countries(connection: sqlite3.Connection) -> tuple[AddedCountry, ...]:
    found = connection.execute("SELECT country, file, digest, places FROM added ORDER BY 1")
    return tuple(
        AddedCountry(country=country, file=file, digest=digest, places=places)
        for country, file, digest, places in found
    )


def _known(digest: str) -> tuple[AddedCountry, ...]:
    """The countries of this file where all of them still stem from it."""
    path = added_path()
    if not path.exists():
        return ()
    try:
        with closing(sqlite3.connect(read_only(path), uri=True)) as connection:
            (whole,) = connection.execute(
                "SELECT count(*) > 0 AND count(*) = max(together) FROM added WHERE digest = ?",
                (digest,),
            ).fetchone()
            here = _countries(connection)
    except sqlite3.Error as error:
        raise _damaged(path) from error
    return tuple(one for one in here if one.digest == digest) if whole else ()


@contextmanager
def _one_writer() -> Iterator[None]:
    """Nobody else adds meanwhile: a lock of SQLite's, which ends with its process."""
    try:
        lock = sqlite3.connect(added_path().with_suffix(".lock"), timeout=0.0, isolation_level=None)
    except sqlite3.Error as error:
        raise cannot_write(cache_folder()) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise GazetteerError(
                "Another command is adding to the gazetteer.", hint="Wait until it has ended."
            ) from error
        yield


def _add(path: Path, digest: str, advance: Callable[[int], None]) -> tuple[AddedCountry, ...]:
    target = added_path()
    handle, name = tempfile.mkstemp(prefix=f"{target.stem}-", suffix=PARTIAL, dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        if target.exists():
            shutil.copyfile(target, draft)
        found = _write(draft, path, digest, advance)
        draft.chmod(0o644)
        _sync(draft)
        draft.replace(target)
        sync_folder(target.parent)
        return found
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _write(
    draft: Path, path: Path, digest: str, advance: Callable[[int], None]
) -> tuple[AddedCountry, ...]:
    """The draft with this file's countries in the place of what it held of them."""
    try:
        with closing(sqlite3.connect(draft)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.executescript(TABLES + _ADDED)
            connection.executescript(UNGUARDED)
            counts: dict[str, int] = {}
            (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM place").fetchone()
            write_places(connection, _counted(places_in(path, advance), counts), first=last + 1)
            if not counts:
                raise InputError(
                    f"{path.name} has no place that a report would name.",
                    hint="Give a country's file of geonames.org, such as UA.zip.",
                )
            _forget(connection, counts, upto=last)
            connection.executemany(
                "INSERT OR REPLACE INTO added VALUES (?, ?, ?, ?, ?)",
                [(each, path.name, digest, n, len(counts)) for each, n in counts.items()],
            )
            connection.commit()
            connection.execute("VACUUM")
            here = _countries(connection)
    except sqlite3.Error as error:
        raise _damaged(added_path()) from error
    return tuple(one for one in here if one.country in counts)


def _counted(places: Iterator[Named], counts: dict[str, int]) -> Iterator[Named]:
    """The places, counted by country as they pass."""
    for row, names in places:
        counts[row.country] = counts.get(row.country, 0) + 1
        yield row, names


def _forget(connection: sqlite3.Connection, countries: dict[str, int], *, upto: int) -> None:
    """Without the places of these countries that an earlier file gave: keys up to `upto`."""
    for country in countries:
        connection.execute(
            "DELETE FROM name WHERE place <= ? AND place IN"
            " (SELECT key FROM place WHERE country = ? AND key <= ?)",
            (upto, country, upto),
        )
        connection.execute("DELETE FROM place WHERE country = ? AND key <= ?", (country, upto))


def _sync(file: Path) -> None:
    """The file's bytes are on the disk: unlike the built one it cannot be made again from here."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
