"""Gazetteers of two towns, for tests that have no ten seconds to build the whole one."""

from pathlib import Path

from cenotaph.reference.places import MemoryGazetteer, PlaceRow, fold
from cenotaph.store.gazetteer import build, content_key

_TOWNS = (
    ("170017", "Hama", 35.13, 36.75, 460602),
    ("169577", "Homs", 34.73, 36.71, 775404),
)


def two_towns() -> MemoryGazetteer:
    """Hama and Homs in memory."""
    rows = (
        PlaceRow(
            id=f"geonames:{number}",
            name=name,
            lat=lat,
            lon=lon,
            radius_km=8.0,
            precision="town",
            country="SY",
            population=population,
            admin1=None,
            kind="town",
        )
        for number, name, lat, lon, population in _TOWNS
    )
    return MemoryGazetteer(digest="two towns", rows={fold(row.name): (row,) for row in rows})


def build_two_towns(cache: Path) -> None:
    """Hama, Homs and our supplement, in the file that `open_gazetteer` looks for in this cache."""
    towns = [
        {
            "geonameid": number,
            "name": name,
            "latitude": lat,
            "longitude": lon,
            "countrycode": "SY",
            "population": population,
            "admin1code": "",
            "alternatenames": [],
        }
        for number, name, lat, lon, population in _TOWNS
    ]
    cache.mkdir(parents=True, exist_ok=True)
    build(cache / f"gazetteer-{content_key()[:16]}.sqlite", towns, {})
