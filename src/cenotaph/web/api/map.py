"""Incidents as GeoJSON (RFC 7946), for programs that draw maps."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query

from cenotaph.record.listing import Listed
from cenotaph.web.api.asking import Listing
from cenotaph.web.api.routing import further, route


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Longitude and latitude of the middle of a public place, in degrees."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One incident at the first of its places that has a point."""

    id: str
    geometry: Point | None
    properties: Listed
    type: Literal["Feature"] = "Feature"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureCollection:
    """Some incidents, the newest first; `next` is where the list goes on."""

    features: tuple[Feature, ...]
    total: int
    next: str | None
    type: Literal["FeatureCollection"] = "FeatureCollection"


@route("/incidents.geojson", FeatureCollection, media="application/geo+json")
def incidents_on_a_map(request: HttpRequest, asked: Query[Listing]) -> dict[str, Any]:
    """The same list as `/incidents`, as GeoJSON.

    A place is as wide as its `radius_km` says; homes are moved to their towns. One without a point
    has no geometry.
    """
    found = request.public.find_written(asked.search(), limit=asked.limit, after=asked.cursor())
    return {
        "type": "FeatureCollection",
        "features": [_feature(json.loads(row)) for row in found.rows],
        "total": found.total,
        "next": further(request, found.next),
    }


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    points = ((place["lon"], place["lat"]) for place in row["where"])
    point = next((point for point in points if None not in point), None)
    geometry = None if point is None else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}
