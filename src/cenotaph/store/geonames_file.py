"""A country's file of GeoNames: its lines as places with names and a radius by feature code.

The format is that of the dump's `geoname` table: UTF-8, one place a line, 19 columns parted by
tabs, no header, no quoting; as text or zipped, as geonames.org gives it.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final

from cenotaph.errors import InputError
from cenotaph.model.vocabulary import PlacePrecision
from cenotaph.reference.places import PlaceKind, PlaceRow
from cenotaph.store.gazetteer_rows import Named, folded_names, town_radius_km

COLUMNS: Final = 19
_HINT: Final = (
    "Give a country's file as geonames.org has it in its export dump: XX.zip, or XX.txt from it."
)
# The widest line of the dump, all names of a capital, has some 15,000 bytes.
_LONGEST_LINE: Final = 1 << 17
_BLOCK: Final = 1 << 20
#: what lies in no country, at sea, has no code
_COUNTRY: Final = re.compile("[A-Z]{2}")
_DIVISION: Final[tuple[PlaceKind, PlacePrecision]] = ("district", "district")
# Kind "town" keeps from a hill or a hamlet what `area` and `region` have: to be taken for the
# place meant on a page about another country.
_SMALL: Final[tuple[PlaceKind, PlacePrecision]] = ("town", "district")
_LAND: Final[tuple[PlaceKind, PlacePrecision]] = ("town", "area")
_SPOT: Final[tuple[PlaceKind, PlacePrecision]] = ("town", "town")
_CAMP: Final[tuple[PlaceKind, PlacePrecision]] = ("camp", "town")
_REGION: Final[tuple[PlaceKind, PlacePrecision]] = ("region", "region")
_Feature = tuple[tuple[PlaceKind, PlacePrecision], float]


def _of(
    kind: tuple[PlaceKind, PlacePrecision], radius_km: float, codes: str
) -> dict[str, _Feature]:
    return dict.fromkeys(codes.split(), (kind, radius_km))


# What a report places a harm by, with the radius in kilometres that holds most of one. Areas of
# divisions vary a hundredfold, so theirs are of the middling one: 11,000, 1,500, 300 and 60 km².
# Rivers, roads and coasts are left out: their one point is a mouth or a middle, not the place
# meant. So are countries, which the supplement has, and what no longer is (ADM1H, PPLH, PPLCH).
FEATURES: Final[Mapping[str, _Feature]] = MappingProxyType(
    _of(_REGION, 60.0, "A.ADM1")
    | _of(_DIVISION, 22.0, "A.ADM2 A.ADMD")
    | _of(_DIVISION, 10.0, "A.ADM3")
    | _of(_SMALL, 5.0, "A.ADM4 A.ADM5 A.PRSH")
    | _of(_LAND, 30.0, "A.ZN A.ZNB A.TERR L.RGN T.DSRT T.PLAT T.PLN T.UPLD T.MTS H.GULF")
    | _of(_LAND, 10.0, "L.AREA L.OAS L.FLD L.RESN L.RESF L.PRK T.VAL T.HLLS T.RDGE T.ISLS T.PEN")
    | _of(_LAND, 10.0, "H.LK H.LKS H.RSV H.BAY H.LGN H.MRSH H.SWMP H.WAD L.OILF L.GASF")
    | _of(_LAND, 4.0, "L.LCTY T.MT T.PK T.HLL T.ISL T.PASS T.CAPE H.SPNG H.WLL L.INDS L.PRT")
    | _of(_SPOT, 3.0, "L.MILB L.NVB S.AIRB")
    | _of(_CAMP, 1.5, "S.CMPRF")
)
#: populated places of these codes are no more, or were never one
_NO_TOWNS: Final = frozenset({"PPLH", "PPLCH"})


def digest_of(path: Path) -> str:
    """The SHA-256 of the file's text, the same zipped and unzipped."""
    found = hashlib.sha256()
    with _opened(path) as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def places_in(path: Path, progress: Callable[[int], None]) -> Iterator[Named]:
    """The places of a file that a report may name, with their names folded.

    `progress` is told the number of lines read, now and then. Raises InputError for a file that
    is none of GeoNames' and for a line that is no place.
    """
    with _opened(path) as file:
        for number, line in enumerate(_lines(file, path), 1):
            place = _place(line, f"Line {number} of {path.name}")
            if place is not None:
                yield place
            if number % 10_000 == 0:
                progress(number)


def _lines(file: IO[bytes], path: Path) -> Iterator[str]:
    for number, raw in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise InputError(f"Line {number} of {path.name} is not UTF-8.", hint=_HINT) from None
        if line.strip():
            yield line.rstrip("\r\n")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of the text, out of its archive where there is one."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as file:
            yield file
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        # RuntimeError is zipfile's for a password
        raise InputError(f"{path} cannot be unpacked: {error}.", hint=_HINT) from None
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="Name a file that is there."
        ) from None


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    """The one file of places in the archive, which also has a readme."""
    found = [
        name
        for name in archive.namelist()
        if name.lower().endswith(".txt") and not name.lower().endswith("readme.txt")
    ]
    if len(found) != 1:
        raise InputError(f"{path} holds {len(found)} files of places, not one.", hint=_HINT)
    return found[0]


def _place(line: str, where: str) -> Named | None:
    """The place of one line; None for what no report names, or of no country."""
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        columns = f"{len(cells)} column" + ("s" if len(cells) != 1 else "")
        raise InputError(f"{where} has {columns}, not the {COLUMNS} of GeoNames.", hint=_HINT)
    number, name, ascii_name, alternates, lat, lon, group, code, country = cells[:9]
    found = _feature(group, code)
    if found is None or not name.strip() or not _COUNTRY.fullmatch(country):
        return None
    (kind, precision), radius = found
    try:
        people = int(cells[14] or 0)
        row = PlaceRow(
            id=f"geonames:{int(number)}",
            name=name,
            lat=float(lat),
            lon=float(lon),
            radius_km=town_radius_km(people) if group == "P" else radius,
            precision=precision,
            country=country,
            # people make a town's name known, not that of the land around it
            population=people if group == "P" else 0,
            admin1=cells[10] or None,
            kind=kind,
        )
    except ValueError:
        raise InputError(f"{where} has a word where a number belongs.", hint=_HINT) from None
    if not (abs(row.lat) <= 90 and abs(row.lon) <= 180):
        raise InputError(f"{where} lies nowhere on earth: {lat}, {lon}.", hint=_HINT)
    return row, folded_names(name, (ascii_name, *alternates.split(",")), country)


def _feature(group: str, code: str) -> _Feature | None:
    if group == "P":
        return None if code in _NO_TOWNS else (_SPOT, 0.0)
    return FEATURES.get(f"{group}.{code}")
