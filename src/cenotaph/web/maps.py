"""Maps as drawings: lines, circles as wide as the place is uncertain, and our own place names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

from cenotaph.record.view import View
from cenotaph.web.countries import place_name
from cenotaph.web.geography import KM_PER_DEGREE, Window, around, lines_in
from cenotaph.web.labels import Box, Label, Named, labels
from cenotaph.web.polyline import Line, Point
from cenotaph.web.spots import NO_PLACES, Places, Spot, spot_of
from cenotaph.web.tiles import RATIO, Tile

WIDTH, HEIGHT = 600.0, 600.0 / RATIO
# Narrower than this a map of town precision would be an empty field with a circle in it.
_LEAST_KM = 400.0
_WIDEST_KM = 1500.0
# An area takes a fifth of the map's width: its neighbours tell the reader where it lies.
_ROOM = 5.0
_DOT = 4.0
_BESIDE = 24.0  # a label stands beside a smaller circle and within a wider one
# Other places that orient a reader; more would be a thicket of rings.
_NAMED = 40
# The wider region's middle lies at whole multiples of so many degrees: neighbouring incidents share
# its lines, 2,400 points that take as long to draw as the rest of the page.
_REGION = 5
_SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000)
# Where the small map of the wider region lies on an incident's map: its style gives it 22 %.
_INSET: Box = (WIDTH * 0.75, 0.0, WIDTH, WIDTH * 0.25)

# A place's name and its longitude and latitude.
_Named = tuple[str, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One incident's place: a dot and the circle it may lie in, in units of the drawing."""

    incident: str
    name: str
    x: float
    y: float
    radius: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Several incidents as one mark, which says how many and leads to the tile that holds them.

    `area` is the circle that all of them may lie in where they share a point, else 0.
    """

    tile: Tile
    name: str
    one_name: bool
    incidents: int
    x: float
    y: float
    radius: float
    area: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """All that a template needs to draw one map; paths are SVG path data.

    `others` are points of other incidents, marked for orientation and linked to nothing.
    """

    width: float
    height: float
    coast: str
    boundaries: str
    marks: tuple[Mark, ...]
    opened: tuple[Opened, ...]
    others: tuple[Point, ...]
    labels: tuple[Label, ...]
    scale_km: int
    scale: float

    @property
    def scale_y(self) -> float:
        """The height of the scale bar."""
        return self.height - 22

    @property
    def scale_text_y(self) -> float:
        """The height of the scale bar's words."""
        return self.height - 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Longitude and latitude to the drawing: straight, squeezed at the window's middle."""

    west: float
    north: float
    across: float
    up: float

    def point(self, lon: float, lat: float) -> Point:
        return (lon - self.west) * self.across, (self.north - lat) * self.up

    def length(self, km: float) -> float:
        return km / KM_PER_DEGREE * self.up


def projection_of(window: Window, width: float) -> Projection:
    across = width / (window.east - window.west)
    return Projection(
        west=window.west, north=window.north, across=across, up=across / window.squeeze
    )


def incident_map(view: View, places: Places = NO_PLACES) -> MapDrawing | None:
    """The map of one incident, the places around it named for orientation; None without a point."""
    spot = spot_of(view)
    if spot is None:
        return None
    km = max(spot.km * 2 * _ROOM, _LEAST_KM)
    window = around(spot.lon, spot.lat, width_km=km, ratio=RATIO)
    while not any(_lines(window, WIDTH)) and window.width_km < _WIDEST_KM:
        window = around(spot.lon, spot.lat, width_km=window.width_km * 1.5, ratio=RATIO)
    return draw(window, [spot], named=_nearest(places, spot, window), kept_free=(_INSET,))


def _nearest(places: Places, spot: Spot, window: Window) -> Sequence[_Named]:
    """The other places within the window, the nearest first, as many as a map has room for."""
    found = {
        (place_name(place), point) for point, place in places.within(window) if point != spot.point
    }

    def far(one: _Named) -> tuple[float, _Named]:
        return hypot(one[1][0] - spot.lon, one[1][1] - spot.lat), one

    return sorted(found, key=far)[:_NAMED]


def locator(view: View) -> MapDrawing | None:
    """A small map of the wider region, with one dot somewhere about its middle."""
    spot = spot_of(view)
    if spot is None:
        return None
    lon, lat = (round(degrees / _REGION) * _REGION for degrees in spot.point)
    window = around(lon, lat, width_km=3200.0, ratio=1.0)
    return draw(window, [spot], width=150.0, height=150.0)


def draw(
    window: Window,
    spots: Sequence[Spot],
    *,
    opened: Sequence[Opened] = (),
    named: Sequence[_Named] = (),
    kept_free: Sequence[Box] = (),
    width: float = WIDTH,
    height: float = HEIGHT,
) -> MapDrawing:
    """The drawing of a window: `spots` each with its own mark, `opened` with what opens them."""
    projection = projection_of(window, width)
    marks = tuple(_mark(spot, projection) for spot in spots)
    names = [Named(one.name, one.x, one.y, one.radius, True) for one in opened]
    names += [Named(mark.name, mark.x, mark.y, min(mark.radius, _BESIDE), True) for mark in marks]
    beside = [(name, projection.point(*point)) for name, point in named]
    names += [Named(name, *point, _DOT, False) for name, point in beside]
    coast, boundaries = _lines(window, width)
    # a finer step than the window's own width over 900 cannot be seen
    scale_km = max((km for km in _SCALES if projection.length(km) < width / 3), default=_SCALES[0])
    covered = [*kept_free, *(_box(m.x, m.y, _DOT) for m in marks)]
    covered += [_box(one.x, one.y, one.radius) for one in opened]
    return MapDrawing(
        width=width,
        height=height,
        coast=coast,
        boundaries=boundaries,
        marks=marks,
        opened=tuple(opened),
        others=tuple(sorted({(round(x, 1), round(y, 1)) for _, (x, y) in beside})),
        labels=labels(names, covered, width, height),
        scale_km=scale_km,
        scale=round(projection.length(scale_km), 1),
    )


# Incidents share towns: their maps share lines, some 10 kB a window.
@lru_cache(maxsize=1024)
def _lines(window: Window, width: float) -> tuple[str, str]:
    """Coast and boundaries within the window as path data."""
    projection, drawn = projection_of(window, width), tuple(lines_in(window))
    coast, boundaries = (
        _path((line for kind, line in drawn if kind == wanted), projection)
        for wanted in ("coast", "boundary")
    )
    return coast, boundaries


def _mark(spot: Spot, projection: Projection) -> Mark:
    x, y = projection.point(spot.lon, spot.lat)
    return Mark(
        incident=spot.incident,
        name=spot.name,
        x=round(x, 1),
        y=round(y, 1),
        radius=round(max(projection.length(spot.km), _DOT), 1),
        km=spot.km,
    )


def _path(lines: Iterable[Line], projection: Projection) -> str:
    """SVG path data: each line as its first point and the steps from there, in tenths."""
    pieces: list[str] = []
    west, north, across, up = projection.west, projection.north, projection.across, projection.up
    for line in lines:
        # as `Projection.point` has it: a map has two thousand points
        points = _thinned([((lon - west) * across, (north - lat) * up) for lon, lat in line])
        tenths = [(round(x * 10), round(y * 10)) for x, y in points]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
        if steps:
            pieces.append(f"M{_pair(*tenths[0])}l" + " ".join(_pair(*step) for step in steps))
    return "".join(pieces)


def _pair(x: int, y: int) -> str:
    """Two numbers of tenths, as short as SVG allows: "1.2-.4"."""
    return f"{_tenths(x)}{_tenths(y)}" if y < 0 else f"{_tenths(x)} {_tenths(y)}"


# The steps of lines are short: some hundred numbers again and again.
@lru_cache(maxsize=4096)
def _tenths(n: int) -> str:
    return f"{n / 10:g}".replace("0.", ".", abs(n) < 10)


def _thinned(points: Sequence[Point]) -> list[Point]:
    """The points at least a unit apart from the one kept before; ends stay."""
    kept = [points[0]]
    x, y = points[0]
    for point in points[1:-1]:
        if abs(point[0] - x) + abs(point[1] - y) >= 1.0:
            kept.append(point)
            x, y = point
    return [*kept, points[-1]]


def _box(x: float, y: float, radius: float) -> Box:
    return (x - radius, y - radius, x + radius, y + radius)
