"""From a mention to a place: which row of the gazetteer it is, and how far its words reach."""

import math
import re
from dataclasses import replace
from typing import Final

from cenotaph.extract.languages.en.place_words import (
    BEARINGS,
    KM_OF_UNIT,
    LAND,
    PART,
    SMALL,
    TRAPS,
    WIDE,
)
from cenotaph.extract.place_runs import Mention
from cenotaph.model.values import Place
from cenotaph.reference.places import (
    Gazetteer,
    PlaceKind,
    PlaceRow,
    choose,
    distance_km,
    supplement_gazetteer,
)

_WIDE_KINDS: Final[frozenset[PlaceKind]] = frozenset(("region", "district", "country", "area"))
_SMALL_KINDS: Final[frozenset[PlaceKind]] = frozenset(("town", "village", "camp", "district"))
# Where capitals tell nothing, a name of this many people is a place and not a word.
_KNOWN_IN_CAPITALS: Final = 50_000
# A page of US drones over Miranshah names no Pakistan; under this size surnames become towns.
_ONLY_TOWN: Final = 10_000
# "Near Salamiyah" is as far as people still say so: some kilometres beyond the town's edge.
_NEAR_KM: Final = 8.0
# The countryside of a town whose district we do not have: the median district has this radius.
_COUNTRYSIDE_KM: Final = 30.0
# A distance told in round kilometres is true to about a third.
_DISTANCE_SHARE: Final = 0.3
# A district or a municipality named after its town is no wider than the town's own radius says.
_PROVINCE: Final = re.compile(r"provinc|governorate|oblast|region|state|department|county", re.I)
# Prepositions that put the harm itself there; "on" and "over" have other uses.
_PLAIN: Final = re.compile(
    r"\b(?:in|near|outside|around|at)\s+(?:the\s+|(?:nearby|neighbou?ring)\s+)?\Z", re.I
)
_NOUNS: Final = frozenset(f"{SMALL}|{PART}|{WIDE}|{LAND}".replace("?", "").split("|"))
_COUNTY: Final = re.compile(r"county|parish", re.I)
# A mall or a bridge named like a town so far from what the page tells of bears its name alone.
_SPOT_KM: Final = 1_000.0
_KM_OF_DEGREE: Final = 111.2


def settle_row(
    mention: Mention,
    *,
    countries: tuple[str, ...],
    capitals: bool,
    holder: PlaceRow | None = None,
    near: tuple[float, float] | None = None,
) -> PlaceRow | None:
    """The row a mention means on a page about `countries`, or within `holder`, or None."""
    rows = _of_size(mention)
    if not rows:
        return None
    if holder is not None:
        return _within(rows, holder) or _within(mention.rows, holder)
    if not any(row.country in countries for row in rows):
        # a municipality of the page's country that only its town is listed of
        rows = tuple(row for row in mention.rows if row.country in countries) or rows
    row = choose(rows, countries=countries, near=near, name=mention.name)
    if row is None and rows != mention.rows:
        row = choose(mention.rows, countries=countries, near=near, name=mention.name)
    if row is None and mention.before is not None and not capitals:
        row = _only(mention.rows)
    if row is None:
        return None
    in_context = row.country in countries
    if mention.name.isupper() and len(mention.name) < 5 and not capitals and row.kind != "country":
        return None
    trap = mention.name.lower() in TRAPS
    # "in Mobile" on a page of local news, which names no country: a city of that size is one
    placed = in_context or (not countries and row.population >= _KNOWN_IN_CAPITALS)
    if trap and countries and not in_context and mention.before is None:
        return None  # "a West Side park", "a Long Island man"
    if trap and not mention.strong and (capitals or not placed or mention.before is None):
        return None
    if capitals and not in_context and not mention.strong and not _is_prominent(row):
        return None
    return None if _a_spot_elsewhere(mention, row, near) else row


def _a_spot_elsewhere(mention: Mention, row: PlaceRow, near: tuple[float, float] | None) -> bool:
    """Whether a mall or a bridge only bears a far town's name: Westgate, on a page from Nairobi."""
    spot = mention.after is not None and mention.after.rule.size == "part"
    return spot and near is not None and distance_km((row.lat, row.lon), near) > _SPOT_KM


def _of_size(mention: Mention) -> tuple[PlaceRow, ...]:
    """The rows that fit what the words call the place, else all."""
    size = mention.after.rule.size if mention.after else "any"
    if size == "any" and mention.before is not None:
        size = mention.before.rule.size
    if size == "wide" and mention.after and _COUNTY.search(mention.after.match[0]):
        # GeoNames' towns hold no county; one of a county's name may lie in another state.
        return tuple(row for row in mention.rows if row.kind in _WIDE_KINDS)
    if size in ("wide", "land"):
        fitting = tuple(row for row in mention.rows if row.kind in _WIDE_KINDS)
    elif size in ("part", "small", "near"):
        fitting = tuple(row for row in mention.rows if row.kind in _SMALL_KINDS)
    else:
        return mention.rows
    return fitting or mention.rows


def _only(rows: tuple[PlaceRow, ...]) -> PlaceRow | None:
    """The town of a name that one country alone has: named in place, it is no namesake."""
    if len({row.country for row in rows}) != 1:
        return None
    row = max(rows, key=lambda each: each.population)
    ours = supplement_gazetteer().lookup(row.name)
    return row if row.population >= _ONLY_TOWN or ours else None


def _is_prominent(row: PlaceRow) -> bool:
    return row.population >= _KNOWN_IN_CAPITALS or row.kind in _WIDE_KINDS


def _within(rows: tuple[PlaceRow, ...], holder: PlaceRow) -> PlaceRow | None:
    """The row that lies in the place named as its holder."""
    inside = [row for row in rows if row.id != holder.id and holds(holder, row)]
    if not inside:
        # "Salvador (Salvador municipality)": the town itself
        return holder if holder.kind != "country" and holder in rows else None
    return min(inside, key=lambda row: _far_in(row, holder))


def _far_in(row: PlaceRow, holder: PlaceRow) -> tuple[bool, int, float]:
    """Towns before hamlets beyond the holder's reach, the more populous first, then the nearer."""
    beyond = _apart(row, holder) > holder.radius_km and row.population < _KNOWN_IN_CAPITALS
    return beyond, -row.population, _apart(row, holder)


def holds(holder: PlaceRow, row: PlaceRow) -> bool:
    """Whether a place lies in a wider one: one country, and within its reach."""
    if holder.country != row.country:
        return False
    if holder.kind == "country":
        return row.kind != "country"
    # A province is no circle: its far corner lies beyond the radius that reaches most of it.
    return row.radius_km < holder.radius_km and _apart(row, holder) <= holder.radius_km * 1.8 + 10


def _apart(row: PlaceRow, holder: PlaceRow) -> float:
    return distance_km((row.lat, row.lon), (holder.lat, holder.lon))


def whole_place(row: PlaceRow, words: str | None = None) -> Place:
    """The place a row is, called by its own name or by the words of a text."""
    return Place(
        text=words or row.name,
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        precision=row.precision,
        gazetteer_id=row.id,
        country=row.country,
    )


def place_of(mention: Mention, row: PlaceRow, words: str) -> Place:
    """The place a row is, moved and widened as the words beside the name say."""
    place = whole_place(row, words)
    if mention.side and row.kind in ("region", "country"):
        place = _part_of(place, mention.side)
    size = mention.before.rule.size if mention.before else "any"
    if size == "near" and mention.before is not None and row.kind != "country":
        return _beside(place, mention.before.match)
    if size == "land":
        return _widened(place, row, size)
    if mention.after is not None and mention.after.rule.size in ("land", "wide"):
        wide = _PROVINCE.search(mention.after.match[0]) or mention.after.rule.size == "land"
        return _widened(place, row, mention.after.rule.size) if wide else place
    return place


def may_be_unlisted(
    mention: Mention, *, capitals: bool, held: bool = False, beside: bool = False
) -> bool:
    """Whether words that no list has are still a place: "the village of X", "in X" in a sentence.

    A figure, an acronym, a common word and a known city of another country are not; where another
    place is told that holds it (`held`), the city is a namesake. What is struck is a place where
    one stands `beside` it: "attacked Bakorat, in the Tahoua region"; else it may be a person.
    """
    name = mention.name
    if any(char.isdigit() for char in name) or name.split()[0].lower() in TRAPS:
        return False
    if capitals:
        return mention.strong and name.lower() not in _NOUNS
    if name.isupper():
        return False
    if (
        not held
        and not mention.strong
        and any(row.population >= _KNOWN_IN_CAPITALS for row in mention.rows)
    ):
        return False
    if mention.strong or mention.before is None:
        return mention.strong
    struck = beside and mention.before.rule.name == "where.struck"
    return struck or _PLAIN.search(mention.before.match[0]) is not None


def unlisted(mention: Mention, holder: Place | None) -> Place:
    """A place no list has: its words, at its holder's point and as wide, or without a point."""
    place = Place(
        text=mention.name,
        name=mention.name,
        lat=None,
        lon=None,
        radius_km=None,
        precision=None,
        gazetteer_id=None,
        country=None,
    )
    if holder is None:
        return place
    kept = holder.precision in {"country", "region"}
    return replace(
        place,
        lat=holder.lat,
        lon=holder.lon,
        radius_km=holder.radius_km,
        precision=holder.precision if kept else "district",
        country=holder.country,
    )


def along(rows: tuple[PlaceRow, ...], words: str) -> Place:
    """The stretch or field between several places: their middle, as wide as the farthest."""
    middle = (sum(r.lat for r in rows) / len(rows), sum(r.lon for r in rows) / len(rows))
    reach = max(distance_km(middle, (row.lat, row.lon)) for row in rows)
    return Place(
        text=words,
        name=" – ".join(row.name for row in rows),
        lat=round(middle[0], 3),
        lon=round(middle[1], 3),
        radius_km=round(max(reach, 5.0), 1),
        precision="area",
        gazetteer_id=None,
        country=rows[0].country if len({row.country for row in rows}) == 1 else None,
    )


def _beside(place: Place, clue: re.Match[str]) -> Place:
    """A place moved by the distance and bearing told, and widened by what they leave open."""
    assert place.lat is not None and place.lon is not None and place.radius_km is not None
    told = clue.groupdict()
    if not told.get("far"):
        return replace(place, radius_km=round(place.radius_km + _NEAR_KM, 1), precision="near")
    km = float(told["far"]) * KM_OF_UNIT[told["unit"].lower()[0]]
    if not told.get("bearing"):
        return replace(place, radius_km=round(place.radius_km + km, 1), precision="near")
    lat, lon = _moved(place.lat, place.lon, km, told["bearing"])
    radius = place.radius_km + _DISTANCE_SHARE * km
    return replace(place, lat=lat, lon=lon, radius_km=round(radius, 1), precision="near")


def _part_of(place: Place, side: str) -> Place:
    """The northern (…) half of a region or country."""
    assert place.lat is not None and place.lon is not None and place.radius_km is not None
    bearing = side.replace("-", "").removesuffix("ern")
    if bearing not in BEARINGS:
        return place
    lat, lon = _moved(place.lat, place.lon, place.radius_km / 2, bearing)
    return replace(place, lat=lat, lon=lon, radius_km=round(place.radius_km * 0.7, 1))


def _moved(lat: float, lon: float, km: float, bearing: str) -> tuple[float, float]:
    turn = math.radians(BEARINGS[bearing.lower().replace("-", "")])
    north = km * math.cos(turn) / _KM_OF_DEGREE
    east = km * math.sin(turn) / (_KM_OF_DEGREE * max(0.1, math.cos(math.radians(lat))))
    return round(lat + north, 3), round(lon + east, 3)


def _widened(place: Place, row: PlaceRow, size: str) -> Place:
    """Open land around a town, or a province of which only the town is listed."""
    if row.kind in _WIDE_KINDS:
        return replace(place, precision="area") if size == "land" else place
    assert place.radius_km is not None
    radius = max(_COUNTRYSIDE_KM, place.radius_km)
    return replace(place, radius_km=radius, precision="area" if size == "land" else "region")


def row_named(name: str, gazetteer: Gazetteer, countries: tuple[str, ...]) -> PlaceRow | None:
    """The row of a name by itself."""
    return choose(gazetteer.lookup(name), countries=countries, name=name)


def row_within(name: str, holder: PlaceRow | None, gazetteer: Gazetteer) -> PlaceRow | None:
    """The row of a name in a wider place named beside it: "PEORIA, Ill."."""
    return _within(gazetteer.lookup(name), holder) if holder is not None else None
