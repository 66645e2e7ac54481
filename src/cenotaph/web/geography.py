"""Coast and boundary lines within a window of the world, as the maps draw them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from math import cos, floor, radians
from typing import Literal

from cenotaph.web.polyline import Line, Point, decode

KM_PER_DEGREE = 111.2
LineKind = Literal["coast", "boundary"]
# A line is looked through in stretches of so many steps: of a long coast few lie at a map's edge.
_STRETCH = 32
_KINDS: dict[str, LineKind] = {"c": "coast", "b": "boundary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A rectangle of the world in degrees; it never crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle."""
        return max(cos(radians((self.south + self.north) / 2)), 0.05)

    @property
    def width_km(self) -> float:
        """The window's width along its middle."""
        return (self.east - self.west) * KM_PER_DEGREE * self.squeeze

    def holds(self, point: Point) -> bool:
        """Whether the point (longitude, latitude) lies inside."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


def around(lon: float, lat: float, *, width_km: float, ratio: float = 1.5) -> Window:
    """The window of this width and shape (width to height) around a point."""
    squeeze = max(cos(radians(lat)), 0.05)
    half_lon = min(width_km / KM_PER_DEGREE / squeeze / 2, 180.0)
    half_lat = min(width_km / ratio / KM_PER_DEGREE / 2, 90.0)
    west = min(max(lon - half_lon, -180.0), 180.0 - 2 * half_lon)
    south = min(max(lat - half_lat, -90.0), 90.0 - 2 * half_lat)
    return Window(west=west, south=south, east=west + 2 * half_lon, north=south + 2 * half_lat)


def enclosing(points: Iterable[Point], *, ratio: float = 1.5, least_km: float = 600.0) -> Window:
    """The smallest window of this shape that holds all points with room around them."""
    lons, lats = zip(*points, strict=True)
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(cos(radians(lat)), 0.05)
    across = (max(lons) - min(lons)) * KM_PER_DEGREE * squeeze
    up = (max(lats) - min(lats)) * KM_PER_DEGREE
    # a third more than the points need: labels and circles stand beside them
    return around(lon, lat, width_km=max(across * 1.35, up * ratio * 1.35, least_km), ratio=ratio)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A line of the world with the rectangle it lies in, and the same of each stretch of it.

    A stretch ends with the point that the next one begins with.
    """

    kind: LineKind
    line: Line
    extent: Window
    stretches: tuple[tuple[Line, Window], ...]


@cache
def _world() -> tuple[_Drawn, ...]:
    text = (files("cenotaph.web") / "data" / "lines.txt").read_text(encoding="ascii")
    lines = ((_KINDS[row[0]], decode(row[1:])) for row in text.splitlines())
    return tuple(
        _Drawn(
            kind=kind,
            line=line,
            extent=_extent(line),
            stretches=tuple((one, _extent(one)) for one in _stretches(line)),
        )
        for kind, line in lines
    )


# Lines are looked for in cells of so many degrees: two thousand are too many to look at each.
_CELL = 5


@cache
def _by_cell() -> Mapping[tuple[int, int], Sequence[int]]:
    """The lines of the world that may have a point in a cell, by their numbers."""
    found: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(_world()):
        for cell in _cells(one.extent):
            found.setdefault(cell, []).append(number)
    return found


def _cells(window: Window) -> Iterator[tuple[int, int]]:
    across, up = (
        range(floor(low / _CELL), floor(high / _CELL) + 1)
        for low, high in ((window.west, window.east), (window.south, window.north))
    )
    return product(across, up)


def _near(window: Window) -> Iterator[_Drawn]:
    """The lines whose rectangle touches a cell that the window touches, in their order."""
    world, cells = _world(), _by_cell()
    numbers = {number for cell in _cells(window) for number in cells.get(cell, ())}
    return (world[number] for number in sorted(numbers))


def _stretches(line: Line) -> Iterator[Line]:
    for start in range(0, max(len(line) - 1, 1), _STRETCH):
        yield line[start : start + _STRETCH + 1]


def _extent(line: Line) -> Window:
    lons, lats = zip(*line, strict=True)
    return Window(west=min(lons), south=min(lats), east=max(lons), north=max(lats))


def lines_in(window: Window) -> Iterator[tuple[LineKind, Line]]:
    """The pieces of coast and boundary lines that lie within the window."""
    for drawn in _near(window):
        if _apart(drawn.extent, window):
            continue
        # most lines lie wholly inside or outside: cutting them step by step costs tenfold
        if _inside(drawn.extent, window):
            yield drawn.kind, drawn.line
        else:
            pieces = (piece for one in drawn.stretches for piece in _piece(*one, window))
            yield from ((drawn.kind, piece) for piece in _joined(pieces))


def _piece(stretch: Line, extent: Window, window: Window) -> Iterable[Line]:
    if _apart(extent, window):
        return ()
    return (stretch,) if _inside(extent, window) else clipped(stretch, window)


def _joined(pieces: Iterable[Line]) -> Iterator[Line]:
    """The pieces, those made one that end where the next begins."""
    whole: Line = ()
    for piece in pieces:
        if whole and whole[-1] == piece[0]:
            whole += piece[1:]
            continue
        if whole:
            yield whole
        whole = piece
    if whole:
        yield whole


def _apart(extent: Window, window: Window) -> bool:
    return (
        extent.east < window.west
        or extent.west > window.east
        or extent.north < window.south
        or extent.south > window.north
    )


def _inside(extent: Window, window: Window) -> bool:
    return window.holds((extent.west, extent.south)) and window.holds((extent.east, extent.north))


def clipped(line: Line, window: Window) -> Iterator[Line]:
    """The pieces of the line that lie within the window, cut at its edge."""
    piece: list[Point] = []
    east, west, north, south = window.east, window.west, window.north, window.south
    for start, end in pairwise(line):
        (x, y), (to_x, to_y) = start, end
        # most steps lie wholly inside, or all on one side: only those across the edge are cut
        if west <= x <= east and south <= y <= north and west <= to_x <= east:
            inside = (start, end) if south <= to_y <= north else _cut(start, end, window)
        elif (
            (x < west and to_x < west)
            or (x > east and to_x > east)
            or (y < south and to_y < south)
            or (y > north and to_y > north)
        ):
            continue
        else:
            inside = _cut(start, end, window)
        if inside is None:
            continue
        if piece and piece[-1] == inside[0]:
            piece.append(inside[1])
            continue
        if len(piece) > 1:
            yield tuple(piece)
        piece = list(inside)
    if len(piece) > 1:
        yield tuple(piece)


def _cut(start: Point, end: Point, window: Window) -> tuple[Point, Point] | None:
    """The part of a straight step inside the window (Liang and Barsky, 1984)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    sides = (
        (-dx, x - window.west),
        (dx, window.east - x),
        (-dy, y - window.south),
        (dy, window.north - y),
    )
    for step, room in sides:
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter >= leave:
        return None
    first = start if enter == 0.0 else (x + enter * dx, y + enter * dy)
    last = end if leave == 1.0 else (x + leave * dx, y + leave * dy)
    return first, last
