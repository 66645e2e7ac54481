"""Which countries a page is about, by the names, adjectives and towns it uses."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Final

from cenotaph.extract.languages.en.place_words import TRAPS
from cenotaph.extract.languages.en.places import DATELINE, WIRE_DATELINE
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.countries import countries
from cenotaph.reference.places import Gazetteer, PlaceRow, fold

_NAME: Final = re.compile(
    r"(?:[A-Z]\.){2,}|(?:[aeAE][lsrzdn]-)?[A-ZÀ-ÞĀ-Ž][\w’'-]*"
    r"(?:\s(?:(?:al-|el-|ez-|as-)?[A-ZÀ-ÞĀ-Ž][\w’'-]*)){0,3}"
)
# A name of a country weighs most; an adjective may be a force abroad ("Russian warplanes"); a town
# may be a namesake; a dateline may be a bureau in the capital next door.
_NAMED: Final = 3.0
_ADJECTIVE: Final = 1.5
_TOWN: Final = 1.0
_DATELINE: Final = 4.0
# What weighs less than this share of the heaviest is named in passing.
_LEAST_SHARE: Final = 0.2
_MOST: Final = 4
# A town counts where it has this many people, and five times those of its namesakes elsewhere.
_LEAST_TOWN: Final = 60_000
_CLEARLY: Final = 5
# The head of a page tells; the rest of a long one costs time and names other wars.
_READ_CHARACTERS: Final = 8_000


def country_context(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The ISO codes of the countries a page is about, most weight first; empty where none shows."""
    head = text[:_READ_CHARACTERS]
    weights: dict[str, float] = {}
    for name, times in Counter(found[0] for found in _NAME.finditer(head)).items():
        for country, weight in _weights(name, gazetteer):
            # A name said ten times is not ten times the evidence.
            weights[country] = weights.get(country, 0.0) + weight * min(times, 4)
    written = _written_in(head, gazetteer)
    if written:
        weights[written] = weights.get(written, 0.0) + _DATELINE
    if not weights:
        return ()
    least = max(weights.values()) * _LEAST_SHARE
    ranked = sorted(weights, key=lambda iso: (-weights[iso], iso))
    return tuple(iso for iso in ranked[:_MOST] if weights[iso] >= least)


def _weights(name: str, gazetteer: Gazetteer) -> list[tuple[str, float]]:
    """What one run of capitalised words adds: the whole run, else each of its words."""
    whole = _weight(name, gazetteer)
    if whole is not None:
        return [whole]
    words = name.split()
    if len(words) < 2:
        return []
    pairs = [f"{a} {b}" for a, b in pairwise(words)] if len(words) > 2 else []
    return [w for w in (_weight(part, gazetteer) for part in (*pairs, *words)) if w is not None]


def _weight(name: str, gazetteer: Gazetteer) -> tuple[str, float] | None:
    bare = re.sub(r"[’']s?\Z", "", name, flags=re.I)
    iso = _country_names().get(fold(bare))
    if iso is not None and (bare != "Us"):
        return iso, _NAMED
    iso = ACTORS.demonym(bare) or ACTORS.demonym(bare.removesuffix("s"))
    if iso is not None:
        return iso, _ADJECTIVE
    if bare.lower() in TRAPS or len(bare) < 4:
        return None
    row = _unmistakable(gazetteer.lookup(bare))
    return (row.country, _TOWN) if row else None


def _unmistakable(rows: tuple[PlaceRow, ...]) -> PlaceRow | None:
    """The row that a name means wherever it stands: one country's, or far larger than the rest."""
    if not rows:
        return None
    if rows[0].kind == "country":
        return rows[0]
    homes = {row.country for row in rows}
    top = max(rows, key=lambda row: row.population)
    if len(homes) == 1:
        known = top.population >= _LEAST_TOWN or any(row.kind != "town" for row in rows)
        return top if known else None
    rival = max(row.population for row in rows if row.country != top.country)
    clear = top.population >= _LEAST_TOWN and top.population >= _CLEARLY * rival
    return top if clear else None


def _written_in(head: str, gazetteer: Gazetteer) -> str | None:
    for line in head.split("\n")[:6]:
        match = DATELINE.match(line) or WIRE_DATELINE.match(line)
        if match is None:
            continue
        row = _unmistakable(gazetteer.lookup(match["place"].strip()))
        if row is not None:
            return row.country
    return None


@cache
def _country_names() -> dict[str, str]:
    return {
        fold(name): country.iso
        for country in countries().values()
        for name in (country.name, *country.aliases)
    }
