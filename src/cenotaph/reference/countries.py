"""Countries: names, adjectives of belonging, a point, a width, and the party of their state."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

_NO_SIGNS: Final = str.maketrans("", "", "'()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by ISO 3166-1 alpha-2 code; `XK` stands for Kosovo, by common use.

    `lat` and `lon` are degrees of a point near the middle, `radius_km` reaches most of the land.
    `side` is the party its state forces belong to.
    """

    iso: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    side: str
    lat: float
    lon: float
    radius_km: float


def slug(name: str) -> str:
    """`name` in lower case, its words joined by hyphens."""
    return "-".join(name.lower().translate(_NO_SIGNS).split())


def split_list(field: str) -> tuple[str, ...]:
    """The parts of a field of the data files, which separate them by a bar."""
    return tuple(part.strip() for part in field.split("|") if part.strip())


def read_rows(*path: str) -> Iterator[dict[str, str]]:
    """The rows of one file of the package's data; lines that begin with # are remarks."""
    text = files("cenotaph.reference").joinpath("data", *path).read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its ISO code."""
    return MappingProxyType({row["iso"]: _country(row) for row in read_rows("countries.csv")})


@cache
def demonyms() -> Mapping[str, str]:
    """The ISO code for each adjective of belonging in lower case: `syrian` is `SY`."""
    return MappingProxyType(
        {word.lower(): each.iso for each in countries().values() for word in each.demonyms}
    )


@cache
def names() -> Mapping[str, str]:
    """The ISO code for each name of a country in lower case: `syria` is `SY`."""
    return MappingProxyType(
        {
            name.lower(): each.iso
            for each in countries().values()
            for name in (each.name, *each.aliases)
        }
    )


def side_of(country: str) -> str | None:
    """The party a country's state forces belong to; None for a code that is no country's."""
    found = countries().get(country)
    return found.side if found else None


@cache
def side_names() -> Mapping[str, str]:
    """The name of each party that a country's state forces belong to, by its id."""
    return MappingProxyType({each.side: _side_name(each) for each in countries().values()})


def _side_name(country: Country) -> str:
    if country.side == slug(country.name):
        return country.name
    if country.side.startswith("government-of-"):
        return f"Government of {country.name}"
    return country.side.replace("-", " ").title()


def _country(row: dict[str, str]) -> Country:
    return Country(
        iso=row["iso"],
        name=row["name"],
        aliases=split_list(row["aliases"]),
        demonyms=split_list(row["demonyms"]),
        side=row["side"] or f"government-of-{slug(row['name'])}",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row["radius_km"]),
    )
