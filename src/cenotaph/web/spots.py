"""What a map needs of an incident: a point, how far off the place may lie, and its name."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from cenotaph.model.values import Place
from cenotaph.record.view import View
from cenotaph.web.countries import place_name
from cenotaph.web.geography import Window
from cenotaph.web.polyline import Point

# Where no radius is recorded, what the precision is worth at most.
_RADIUS_KM = {
    "exact": 0.5, "near": 10.0, "town": 5.0, "area": 40.0, "district": 30.0, "region": 80.0,
    "country": 300.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one incident took place: somewhere within `km` of the point, in degrees."""

    incident: str
    lon: float
    lat: float
    km: float
    name: str

    @property
    def point(self) -> Point:
        """Longitude and latitude."""
        return self.lon, self.lat


class Spots(tuple[Spot, ...]):
    """Spots in their order, found by a window: incidents share towns, so that points are few."""

    @cached_property
    def _at(self) -> Mapping[Point, list[int]]:
        places: dict[Point, list[int]] = {}
        for place, spot in enumerate(self):
            places.setdefault(spot.point, []).append(place)
        return places

    def within(self, window: Window) -> tuple[Spot, ...]:
        """Those whose point the window holds."""
        found = (places for point, places in self._at.items() if window.holds(point))
        return tuple(self[place] for place in sorted(chain.from_iterable(found)))

    def many_within(self, window: Window) -> int:
        """How many those are."""
        return sum(len(places) for point, places in self._at.items() if window.holds(point))


class Places(tuple[Place, ...]):
    """Places with a point, found by a window: the map of each incident asks for those around it."""

    @cached_property
    def _by_longitude(self) -> list[tuple[float, float, int]]:
        points = ((place.lon, place.lat, n) for n, place in enumerate(self))
        return sorted(
            (lon, lat, n) for lon, lat, n in points if lon is not None and lat is not None
        )

    def within(self, window: Window) -> Iterator[tuple[Point, Place]]:
        """Those whose point the window holds, each after it."""
        first = bisect_left(self._by_longitude, (window.west,))
        for lon, lat, n in islice(self._by_longitude, first, None):
            if lon > window.east:
                break
            if window.south <= lat <= window.north:
                yield (lon, lat), self[n]


NO_PLACES = Places()


def located(view: View) -> Place | None:
    """The incident's first place with a point."""
    return next((p for p in view.where if p.lat is not None and p.lon is not None), None)


def spot_of(view: View) -> Spot | None:
    """The incident's first place with a point, as maps take it; None where it has none."""
    place = located(view)
    return None if place is None else spot_at(view.id, place)


def spot_at(incident: str, place: Place) -> Spot | None:
    """A place as maps take it; None where it has no point."""
    if place.lat is None or place.lon is None:
        return None
    km = place.radius_km
    if km is None:
        km = _RADIUS_KM.get(place.precision or "region", _RADIUS_KM["region"])
    name = place_name(place)
    return Spot(incident=incident, lon=place.lon, lat=place.lat, km=km, name=name)
