"""Places: rows of a gazetteer, the protocol that gives them, and how a name is settled.

The supplement in `data/places/*.csv` holds what lists of towns lack: countries, first-level
regions, deserts, mountains, camps, hamlets and the spellings that reports of armed violence use.
Its coordinates are approximate and its radii say so.
"""

import hashlib
import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal, Protocol

from cenotaph.model.vocabulary import PlacePrecision
from cenotaph.reference.countries import countries, read_rows, slug, split_list

PlaceKind = Literal["country", "region", "district", "area", "town", "village", "camp"]

_FILES: Final = (
    "regions-middle-east",
    "regions-europe",
    "regions-us",
    "regions-africa",
    "regions-asia",
    "regions-americas",
    "regions-world",
    "areas",
    "quarters",
    "villages",
)
# The articles of Arabic place names as romanised, before sun letters too, and the El of Sudan.
_ARTICLES: Final = frozenset(
    ("al", "el", "as", "es", "az", "ez", "an", "en", "ar", "er", "ash", "esh", "ad", "ed", "at",
     "et", "adh", "edh", "ath", "ach", "il", "ul")
)  # fmt: skip
# Letters that NFKD does not take apart, signs between words, and signs within them.
_LETTERS: Final[Mapping[str, str]] = MappingProxyType(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
    | dict.fromkeys("-‐‑‒–—_/", " ")
    | dict.fromkeys("'’‘ʼʻʿʾ`´.,ʹ′", "")
)
# A namesake abroad counts where the page names other countries only if it is known world-wide.
# 900,000 keeps Istanbul and Geneva's like in, and Hama in Japan or Tripoli in Greece out.
_WORLD_CITY: Final = 900_000
# A region at least this wide is better known than a middling town of its name.
_WIDE_KM: Final = 150.0
# Where the page names no country at all, a name of one small town among many is no evidence.
_KNOWN_CITY: Final = 15_000
# A town of this many people outranks the region named after it.
_TOWN: Final = 10_000
# A place named beside another lies within this distance of it, else it is a namesake.
_NEAR_KM: Final = 250.0
# A quarter lies so near the middle of a great city.
_QUARTER_KM: Final = 30.0
# Of namesakes in one country, one so near to what the page named before is the one meant.
_CLOSE_KM: Final = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place of a gazetteer: a point in degrees, and how far around it the name reaches."""

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    precision: PlacePrecision
    country: str
    population: int
    admin1: str | None
    kind: PlaceKind


class Gazetteer(Protocol):
    """Names to places; `digest` tells one state of its data from another."""

    @property
    def digest(self) -> str:
        """What the content depends on, hashed."""
        ...

    def lookup(self, name: str) -> tuple[PlaceRow, ...]:
        """Every place of that name after folding, most populous first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryGazetteer:
    """A gazetteer of a mapping: the supplement alone, or what a caller has at hand."""

    digest: str
    rows: Mapping[str, tuple[PlaceRow, ...]]

    def lookup(self, name: str) -> tuple[PlaceRow, ...]:
        """Every place of that name after folding, most populous first."""
        return self.rows.get(fold(name), ())


def fold(name: str) -> str:
    """`name` as gazetteers are keyed: no marks, case, hyphens, apostrophes or Arabic articles.

    `As-Suwaydā’` is `suwayda`, `Deir ez-Zor` is `deir zor`; a name that is nothing but an article
    stays as it is.
    """
    words = name.translate(_FOLDED).split()
    if _ARTICLES.isdisjoint(words):
        return " ".join(words)
    kept = [word for word in words if word not in _ARTICLES]
    return " ".join(kept or words)


class _Folded(dict[int, str]):
    """What each character becomes; worked out when first met, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # The letters come first: NFKD would take some apostrophes apart.
        plain = _LETTERS.get(char)
        if plain is None:
            parts = unicodedata.normalize("NFKD", char.lower())
            plain = "".join(_LETTERS.get(c, c) for c in parts if not unicodedata.combining(c))
        return self.setdefault(code, plain)


_FOLDED: Final = _Folded()


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees, by the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def resolve(
    name: str,
    gazetteer: Gazetteer,
    *,
    countries: tuple[str, ...] = (),
    near: tuple[float, float] | None = None,
) -> PlaceRow | None:
    """The place a name means on a page about `countries` (most weight first), or None.

    The first country of the context that knows the name settles it; within it nearness to `near`,
    then population. Where the context knows none, only a country, a region or a city known
    world-wide passes: a small namesake abroad is no evidence.
    """
    return choose(gazetteer.lookup(name), countries=countries, near=near, name=name)


def choose(
    rows: tuple[PlaceRow, ...],
    *,
    countries: tuple[str, ...] = (),
    near: tuple[float, float] | None = None,
    name: str = "",
) -> PlaceRow | None:
    """The one of several places of a name that fits the context; see `resolve`.

    With `name`, a town of which it is only a part (Santa Fe de Antioquia) yields to a region.
    """
    if not rows:
        return None
    if len(rows) > 1:
        states = [row for row in rows if row.kind == "country"]
        if states and not _beside(states[0], rows, countries):
            return states[0]
    for country in countries:
        own = [row for row in rows if row.country == country]
        if own:
            return _best(own, near, name)
    if near is not None:
        within = [row for row in rows if distance_km(near, (row.lat, row.lon)) <= _NEAR_KM]
        return _best(within, near, name) if within else None
    rows = called(name, rows)
    best = _wide_abroad(rows, _best(rows, None, name))
    if best.kind in ("country", "region", "area"):
        return best
    least = _WORLD_CITY if countries else _KNOWN_CITY
    return best if best.population >= least or (not countries and len(rows) == 1) else None


def called(name: str, rows: tuple[PlaceRow, ...]) -> tuple[PlaceRow, ...]:
    """The rows whose own name it is, where one is a known town: Salina, which Larnaca is too.

    GeoNames lists what a town is called in any language; our own aliases are those of reports.
    """
    if len(rows) < 2 or len({row.name for row in rows}) == 1:
        return rows
    key = fold(name)
    own = tuple(row for row in rows if fold(row.name) == key)
    if not any(row.population >= _TOWN for row in own):
        return rows
    return tuple(row for row in rows if row in own or row.id.startswith("cenotaph:"))


def _wide_abroad(rows: tuple[PlaceRow, ...], best: PlaceRow) -> PlaceRow:
    """A large region of another country where it outranks a town that is no world city: Florida."""
    if best.kind in ("country", "region", "area") or best.population >= _WORLD_CITY:
        return best
    wide = [
        row
        for row in rows
        if row.kind == "region" and row.country != best.country and row.radius_km >= _WIDE_KM
    ]
    return wide[0] if wide else best


def _beside(state: PlaceRow, rows: tuple[PlaceRow, ...], context: tuple[str, ...]) -> bool:
    """Whether the page's first country has a place of a country's name: Georgia, Niger State."""
    return (
        bool(context)
        and context[0] != state.country
        and any(row.country == context[0] and row.kind == "region" for row in rows)
    )


def _best(rows: Sequence[PlaceRow], near: tuple[float, float] | None, name: str) -> PlaceRow:
    words = len(fold(name).split())
    best = max(rows, key=lambda row: _prominence(row, words))
    if near is None or len(rows) == 1:
        return best
    if best.population >= _WORLD_CITY:
        # "in Austin" on a page of Chicago: its quarter, and nothing else so near
        quarter = [row for row in rows if distance_km(near, (row.lat, row.lon)) <= _QUARTER_KM]
        return max(quarter, key=lambda row: _prominence(row, words), default=best)
    # Of namesakes the one near the places told before; none near, the best known.
    close = [row for row in rows if distance_km(near, (row.lat, row.lon)) <= _CLOSE_KM]
    return max(close, key=lambda row: _prominence(row, words), default=best)


def _prominence(row: PlaceRow, words: int) -> tuple[int, int]:
    """A city outranks the region named after it, a region outranks a village of its name."""
    if row.kind == "country":
        return 4, 0
    known = row.kind in ("town", "camp", "village") and row.population >= _TOWN
    if known and (not words or len(fold(row.name).split()) <= words):
        return 3, row.population
    return (2, 0) if row.kind in ("region", "area", "district") else (1, row.population)


# What a town of the supplement is not called, though GeoNames calls it so: reports that say Gaza
# mean the Strip, and only "Gaza City" the town.
NOT_NAMES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"cenotaph:ps:gaza-city:town": frozenset(("gaza", "ghazzah", "ghaza"))}
)
_PRECISION: Final[Mapping[PlaceKind, PlacePrecision]] = MappingProxyType(
    {
        "country": "country",
        "region": "region",
        "district": "district",
        "area": "area",
        "town": "town",
        "village": "town",
        "camp": "town",
    }
)


@cache
def supplement() -> tuple[tuple[PlaceRow, tuple[str, ...]], ...]:
    """Our own places, each with every name it goes by, its own first."""
    return (*_countries(), *_places())


@cache
def country_rows() -> Mapping[str, PlaceRow]:
    """The row of each country by its ISO code."""
    return MappingProxyType({row.country: row for row, _ in _countries()})


@cache
def supplement_digest() -> str:
    """The SHA-256 of the files the supplement is read from."""
    data = files("cenotaph.reference").joinpath("data")
    found = hashlib.sha256(data.joinpath("countries.csv").read_bytes())
    for file in _FILES:
        found.update(data.joinpath("places", f"{file}.csv").read_bytes())
    return found.hexdigest()


@cache
def supplement_gazetteer() -> MemoryGazetteer:
    """The supplement alone as a gazetteer, for where the whole one is not built."""
    rows: dict[str, list[PlaceRow]] = {}
    for row, names in supplement():
        for key in dict.fromkeys(fold(name) for name in names):
            rows.setdefault(key, []).append(row)
    return MemoryGazetteer(
        digest=supplement_digest(),
        rows=MappingProxyType({key: tuple(found) for key, found in rows.items()}),
    )


def _countries() -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    for country in countries().values():
        yield (
            PlaceRow(
                id=f"cenotaph:{country.iso.lower()}",
                name=country.name,
                lat=country.lat,
                lon=country.lon,
                radius_km=country.radius_km,
                precision="country",
                country=country.iso,
                population=0,
                admin1=None,
                kind="country",
            ),
            (country.name, *country.aliases),
        )


def _places() -> Iterator[tuple[PlaceRow, tuple[str, ...]]]:
    for file in _FILES:
        for row in read_rows("places", f"{file}.csv"):
            yield _place(row)


def _place(row: dict[str, str]) -> tuple[PlaceRow, tuple[str, ...]]:
    kind: PlaceKind = row["kind"]  # type: ignore[assignment]  # a test holds the data to PlaceKind
    bare = row["name"].partition(" (")[0]
    name = f"{bare} {row['type']}" if row["type"] else bare
    return (
        PlaceRow(
            id=f"cenotaph:{row['country'].lower()}:{slug(row['name'])}:{kind}",
            name=name,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            precision=_PRECISION[kind],
            country=row["country"],
            population=0,
            admin1=None,
            kind=kind,
        ),
        (name, bare, *split_list(row["aliases"])),
    )
