"""Places that people wrote into cells and fields: settled by the gazetteer, or by their point."""

from dataclasses import replace

from cenotaph.model.values import Place
from cenotaph.reference.places import Gazetteer, resolve

# A point is where its keeper puts the incident: a kilometre allows for a street.
_POINT_KM = 1.0


def found_place(
    words: str | None, gazetteer: Gazetteer, countries: tuple[str, ...], country: str | None
) -> Place | None:
    """The place of these words, with no point where the gazetteer lacks it; None without words."""
    if not words:
        return None
    row = resolve(words, gazetteer, countries=countries)
    if row is None:
        return Place(text=words, name=None, lat=None, lon=None, radius_km=None, precision=None,
                     gazetteer_id=None, country=country)  # fmt: skip
    return Place(text=words, name=row.name, lat=row.lat, lon=row.lon, radius_km=row.radius_km,
                 precision=row.precision, gazetteer_id=row.id, country=row.country)  # fmt: skip


def at_point(place: Place | None, lat: float, lon: float, country: str | None) -> Place:
    """The place at the point its keeper gives, under the name the gazetteer knows it by."""
    if place is None:
        place = Place(text=f"{lat}, {lon}", name=None, lat=None, lon=None, radius_km=None,
                      precision=None, gazetteer_id=None, country=country)  # fmt: skip
    return replace(
        place,
        name=place.name or place.text,
        lat=lat,
        lon=lon,
        radius_km=_POINT_KM,
        precision="exact",
    )
