"""Maps as drawings: lines, circles as wide as the place is uncertain, and our own place names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cenotaph.model.values import Place
from cenotaph.record.view import View
from cenotaph.web.geography import KM_PER_DEGREE, Window, around, enclosing, lines_in
from cenotaph.web.polyline import Line, Point

WIDTH, HEIGHT = 600.0, 400.0
_RATIO = WIDTH / HEIGHT
# Narrower than this a map of town precision would be an empty field with a circle in it.
_LEAST_KM = 400.0
_WIDEST_KM = 1500.0
# An area takes a fifth of the map's width: its neighbours tell the reader where it lies.
_ROOM = 5.0
_DOT = 4.0
_BESIDE = 24.0  # a label stands beside a smaller circle and within a wider one
_LETTER = 7.4  # the mean width of a letter in the label's type, in units of the drawing
_LINE = 16.0
_SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000)
# Where no radius is recorded, what the precision is worth at most.
_RADIUS_KM = {
    "exact": 0.5, "near": 10.0, "town": 5.0, "area": 40.0, "district": 30.0, "region": 80.0,
    "country": 300.0,
}  # fmt: skip

Box = tuple[float, float, float, float]


# Where the small map of the wider region lies on an incident's map: its style gives it 22 %.
_INSET: Box = (WIDTH * 0.75, 0.0, WIDTH, WIDTH * 0.25)


class _Named(NamedTuple):
    """A name to write beside a point: where, how far off, and whether it is an incident's own."""

    text: str
    x: float
    y: float
    radius: float
    lead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One incident's place: a dot and the circle it may lie in, in units of the drawing."""

    incident: str | None
    name: str
    x: float
    y: float
    radius: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A place's name at a point that no other label covers."""

    text: str
    x: float
    y: float
    anchor: str
    lead: bool


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
class _Projection:
    """Longitude and latitude to the drawing: straight, squeezed at the window's middle."""

    west: float
    north: float
    across: float
    up: float

    def point(self, lon: float, lat: float) -> Point:
        return (lon - self.west) * self.across, (self.north - lat) * self.up

    def length(self, km: float) -> float:
        return km / KM_PER_DEGREE * self.up


def _projection(window: Window, width: float) -> _Projection:
    across = width / (window.east - window.west)
    return _Projection(
        west=window.west, north=window.north, across=across, up=across / window.squeeze
    )


def located(view: View) -> Place | None:
    """The incident's first place with a point."""
    return next((p for p in view.where if p.lat is not None and p.lon is not None), None)


def incident_map(view: View, others: Iterable[View] = ()) -> MapDrawing | None:
    """The map of one incident, other incidents' places named for orientation; None without one."""
    place = located(view)
    if place is None or place.lat is None or place.lon is None:
        return None
    km = max(radius_km(place) * 2 * _ROOM, _LEAST_KM)
    window = around(place.lon, place.lat, width_km=km, ratio=_RATIO)
    while not any(True for _ in lines_in(window)) and window.width_km < _WIDEST_KM:
        window = around(place.lon, place.lat, width_km=window.width_km * 1.5, ratio=_RATIO)
    rest = [p for p in map(located, others) if p is not None and p != place]
    near = [p for p in rest if window.holds((p.lon or 0.0, p.lat or 0.0))]
    return _drawing(window, [(view.id, place)], named=near, kept_free=(_INSET,))


def locator(view: View) -> MapDrawing | None:
    """A small map of the wider region, with one dot."""
    place = located(view)
    if place is None or place.lat is None or place.lon is None:
        return None
    window = around(place.lon, place.lat, width_km=3200.0, ratio=1.0)
    return _drawing(window, [(view.id, place)], width=150.0, height=150.0)


def map_of_all(views: Sequence[View]) -> MapDrawing | None:
    """One map with every incident that has a point; None when none has."""
    placed = [(view.id, place) for view in views if (place := located(view)) is not None]
    if not placed:
        return None
    points = [(place.lon or 0.0, place.lat or 0.0) for _, place in placed]
    return _drawing(enclosing(points, ratio=_RATIO), placed)


def radius_km(place: Place) -> float:
    """How far from the point the place may lie."""
    if place.radius_km is not None:
        return place.radius_km
    return _RADIUS_KM.get(place.precision or "region", 80.0)


def _drawing(
    window: Window,
    placed: Sequence[tuple[str, Place]],
    *,
    named: Sequence[Place] = (),
    kept_free: Sequence[Box] = (),
    width: float = WIDTH,
    height: float = HEIGHT,
) -> MapDrawing:
    projection = _projection(window, width)
    marks = tuple(_mark(id_, place, projection) for id_, place in placed)
    names = [_Named(mark.name, mark.x, mark.y, min(mark.radius, _BESIDE), True) for mark in marks]
    spots = [(p, projection.point(p.lon or 0.0, p.lat or 0.0)) for p in named]
    names += [_Named(_name(p), *spot, _DOT, False) for p, spot in spots]
    drawn = list(lines_in(window))
    # a finer step than the window's own width over 900 cannot be seen
    scale_km = max((km for km in _SCALES if projection.length(km) < width / 3), default=_SCALES[0])
    return MapDrawing(
        width=width,
        height=height,
        coast=_path((line for kind, line in drawn if kind == "coast"), projection),
        boundaries=_path((line for kind, line in drawn if kind == "boundary"), projection),
        marks=marks,
        others=tuple(sorted({(round(x, 1), round(y, 1)) for _, (x, y) in spots})),
        labels=_labels(names, [*kept_free, *map(_dot, marks)], width, height),
        scale_km=scale_km,
        scale=round(projection.length(scale_km), 1),
    )


def _name(place: Place) -> str:
    return place.name or place.text


def _mark(id_: str, place: Place, projection: _Projection) -> Mark:
    x, y = projection.point(place.lon or 0.0, place.lat or 0.0)
    km = radius_km(place)
    return Mark(
        incident=id_,
        name=_name(place),
        x=round(x, 1),
        y=round(y, 1),
        radius=round(max(projection.length(km), _DOT), 1),
        km=km,
    )


def _path(lines: Iterable[Line], projection: _Projection) -> str:
    """SVG path data: each line as its first point and the steps from there, in tenths."""
    pieces: list[str] = []
    for line in lines:
        points = _thinned([projection.point(lon, lat) for lon, lat in line])
        tenths = [(round(x * 10), round(y * 10)) for x, y in points]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
        if steps:
            pieces.append(f"M{_pair(*tenths[0])}l" + " ".join(_pair(*step) for step in steps))
    return "".join(pieces)


def _pair(x: int, y: int) -> str:
    """Two numbers of tenths, as short as SVG allows: "1.2-.4"."""
    first, second = (f"{n / 10:g}".replace("0.", ".", abs(n) < 10) for n in (x, y))
    return first + ("" if second.startswith("-") else " ") + second


def _thinned(points: Sequence[Point]) -> list[Point]:
    """The points at least a unit apart from the one kept before; ends stay."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1.0:
            kept.append(point)
    return [*kept, points[-1]]


def _dot(mark: Mark) -> Box:
    return (mark.x - _DOT, mark.y - _DOT, mark.x + _DOT, mark.y + _DOT)


def _labels(
    names: Iterable[_Named],
    taken: Iterable[Box],
    width: float,
    height: float,
) -> tuple[Label, ...]:
    """A label beside each point where there is room; a name is written once."""
    boxes, labels, written = list(taken), [], set[str]()
    for named in names:
        if named.text in written:
            continue
        for label, box in _spots(named):
            if _within(box, width, height) and not any(_touch(box, other) for other in boxes):
                boxes.append(box)
                labels.append(label)
                written.add(named.text)
                break
    return tuple(labels)


def _spots(named: _Named) -> Iterable[tuple[Label, Box]]:
    text, x, y, radius, lead = named
    long, gap = len(text) * _LETTER, radius + 4
    for anchor, dx, dy in (
        ("start", gap, 5), ("end", -gap, 5), ("middle", 0, -gap - 2), ("middle", 0, gap + 12),
    ):  # fmt: skip
        left = x + dx - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        box = (left, y + dy - 12, left + long, y + dy - 12 + _LINE)
        at = (round(x + dx, 1), round(y + dy, 1))
        yield Label(text=text, x=at[0], y=at[1], anchor=anchor, lead=lead), box


def _within(box: Box, width: float, height: float) -> bool:
    return min(box) >= 0 and box[2] <= width and box[3] <= height


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
