"""Which countries a page is about, by the names, adjectives and towns it uses."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from cenotaph.extract.languages.en.place_words import (
    AFTER_NAME,
    NO_NAMES,
    SIDED,
    STOPS,
    TRAPS,
)
from cenotaph.extract.languages.en.places import DATELINE, WIRE_DATELINE
from cenotaph.reference.actors import ACTORS, alias_key
from cenotaph.reference.countries import names
from cenotaph.reference.places import Gazetteer, PlaceRow, called, fold
from cenotaph.reference.sources import SOURCES

_CAP: Final = "A-ZÀ-ÞĀ-Ž"
_REST: Final = rf"[\w’'-]*(?:\s(?:(?:al-|el-|ez-|as-)?[{_CAP}][\w’'-]*)){{0,3}}"
# It begins with a set of letters, which `re` looks for alone: half the time of an optional prefix.
_NAME: Final = re.compile(
    rf"[{_CAP}ae](?:(?<=[A-Z])\.(?:[A-Z]\.)+"
    rf"|(?<=[aeAE])[lsrzdn]-[{_CAP}]{_REST}|(?<=[{_CAP}]){_REST})"
)
# A name of a country weighs most; an adjective or an actor may be a force abroad ("Russian
# warplanes"); a town may be a namesake or a surname, less so after a preposition of place; a
# dateline may be a bureau in the capital next door.
_NAMED: Final = 3.0
_ADJECTIVE: Final = 1.5
_TOWN: Final = 0.5
_PLACED: Final = 1.5
_PLACING: Final = frozenset(("in", "near", "at", "of", "from", "outside"))
# Words that stand between such a preposition and the name: "of west Mosul", "in the Yarmouk camp".
_BETWEEN: Final = frozenset(("the", *SIDED.replace("-?", "").split("|")))
# The longest of them with its preposition, "outside northwestern ", has 21 characters.
_BEFORE: Final = 24
_DATELINE: Final = 4.0
# A monitor, ministry or paper of a country writes of that country, unless it writes of the world.
_SOURCE: Final = 1.0
# Those who count the dead of Iran from abroad have their seat in Norway.
_WORLD_PRESS: Final = frozenset(("US", "GB", "FR", "DE", "QA", "CN", "CH", "AE", "NO"))
# What weighs less than this share of the heaviest is named in passing.
_LEAST_SHARE: Final = 0.2
_MOST: Final = 4
# One town that nothing places is not enough to make a page a country's.
_LEAST: Final = 0.9
# A region of ours counts where no town of its name abroad has this many people.
_LEAST_RIVAL: Final = 500_000
_NEIGHBOURS: Final = {"IL": "PS", "PS": "IL"}
_BESIDE: Final = 0.5
# A town counts where it has this many people, and five times those of its namesakes elsewhere.
_LEAST_TOWN: Final = 60_000
_CLEARLY: Final = 5
_NO_TOWNS: Final = TRAPS | STOPS | NO_NAMES
# The head of a page tells; the rest of a long one costs time and names other wars.
_READ_CHARACTERS: Final = 6_000
# In capitals every word is a candidate: the head of such a page is its dateline and first news.
_READ_IN_CAPITALS: Final = 2_000


def country_context(text: str, gazetteer: Gazetteer, source: str = "") -> tuple[str, ...]:
    """The ISO codes of the countries a page is about, most weight first; empty where none shows.

    What its `source` is called weighs as little as a source that is named: "Libya Harm Bulletin".
    """
    head = text[: _READ_IN_CAPITALS if text[:_READ_IN_CAPITALS].isupper() else _READ_CHARACTERS]
    weights: dict[str, float] = {}
    for (name, placed), times in Counter(_names(head)).items():
        for country, weight in _weights(name, placed, gazetteer):
            # A name said ten times is not ten times the evidence.
            weights[country] = weights.get(country, 0.0) + weight * min(times, 4)
    for country in {
        country for name, _ in _names(source) for country, _ in _weights(name, False, gazetteer)
    }:
        if country not in _WORLD_PRESS:
            weights[country] = weights.get(country, 0.0) + _SOURCE
    written = _written_in(head, gazetteer)
    if written:
        weights[written] = weights.get(written, 0.0) + _DATELINE
    for iso, beside in _NEIGHBOURS.items():
        # Reports about one of the two name places of the other without saying so.
        weights[beside] = max(weights.get(beside, 0.0), weights.get(iso, 0.0) * _BESIDE)
    least = max([_LEAST, *(weight * _LEAST_SHARE for weight in weights.values())])
    ranked = sorted(weights, key=lambda iso: (-weights[iso], iso))
    if len(ranked) == 1:
        # the one country that anything on the page points to
        return tuple(ranked)
    return tuple(iso for iso in ranked[:_MOST] if weights[iso] >= least)


def _names(head: str) -> Iterator[tuple[str, bool]]:
    """Every run of capitalised words, and whether a preposition of place stands before it."""
    for found in _NAME.finditer(head):
        before = head[max(0, found.start() - _BEFORE) : found.start()].lower().split()
        if before and before[-1] in _BETWEEN:
            before.pop()
        yield found[0], bool(before) and before[-1] in _PLACING


def _weights(name: str, placed: bool, gazetteer: Gazetteer) -> list[tuple[str, float]]:
    """What one run of capitalised words adds: the whole run, else each of its words.

    A single word of a longer run is no town: it may be somebody's name. In capitals it may.
    """
    whole = _state(name) or _town(name, placed, gazetteer)
    if whole is not None:
        return [whole]
    words = name.split()
    if len(words) < 2:
        return []
    if placed and words[-1].lower() in AFTER_NAME:
        # "in Donetsk Region": the noun is capitalised with the name
        whole = _town(" ".join(words[:-1]), True, gazetteer)
        if whole is not None:
            return [whole]
    parts = (*(f"{a} {b}" for a, b in pairwise(words)), *words)
    found = [_state(part) for part in parts]
    if name.isupper() and placed:
        found += [_town(part, False, gazetteer) for part in parts]
    return [each for each in found if each is not None]


_POSSESSIVE: Final = re.compile(r"[’']s?\Z", re.I)


def _bare(name: str) -> str:
    return _POSSESSIVE.sub("", name) if "’" in name or "'" in name else name


@lru_cache(maxsize=50_000)
def _state(name: str) -> tuple[str, float] | None:
    bare = _bare(name)
    iso = _country_names().get(fold(bare))
    if iso is not None and bare != "Us":
        return iso, _NAMED
    iso = ACTORS.demonym(bare) or ACTORS.demonym(bare.removesuffix("s"))
    if iso is None:
        actor = ACTORS.case_sensitive.get(bare) or ACTORS.aliases.get(alias_key(bare))
        iso = actor.country if actor else None
    if iso is not None:
        return iso, _ADJECTIVE
    source = SOURCES.find(bare)
    home = source.country if source else None
    return (home, _SOURCE) if home is not None and home not in _WORLD_PRESS else None


def _town(name: str, placed: bool, gazetteer: Gazetteer) -> tuple[str, float] | None:
    bare = _bare(name)
    if len(bare) < 4 or bare.lower() in _NO_TOWNS:
        return None
    row = _unmistakable(bare, gazetteer.lookup(bare))
    if row is None:
        return None
    return row.country, _PLACED if placed or row.kind != "town" else _TOWN


def _unmistakable(name: str, rows: tuple[PlaceRow, ...]) -> PlaceRow | None:
    """The row that a name means wherever it stands: one country's, or far larger than the rest."""
    if not rows:
        return None
    if rows[0].kind == "country":
        return rows[0]
    top = max(called(name, rows), key=lambda row: row.population)
    rival = max((row.population for row in rows if row.country != top.country), default=0)
    wide = next((row for row in rows if row.kind in ("region", "area", "district")), None)
    abroad = wide is not None and wide.country != top.country and top.population >= _LEAST_TOWN
    if wide is not None and not abroad and max(top.population, rival) < _LEAST_RIVAL:
        return wide
    if len({row.country for row in rows}) == 1:
        return top if top.population >= _LEAST_TOWN or wide is not None else None
    clear = top.population >= _LEAST_TOWN and top.population >= _CLEARLY * rival
    return top if clear else None


def _written_in(head: str, gazetteer: Gazetteer) -> str | None:
    for line in head.split("\n")[:6]:
        match = DATELINE.match(line) or WIRE_DATELINE.match(line)
        if match is None:
            continue
        # Wires write from great cities: the most populous namesake is the one meant.
        rows = gazetteer.lookup(match["place"].strip())
        if rows and rows[0].population >= _LEAST_TOWN:
            return rows[0].country
    return None


@cache
def _country_names() -> dict[str, str]:
    return {fold(name): iso for name, iso in names().items()}
