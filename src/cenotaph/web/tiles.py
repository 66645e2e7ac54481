"""Tiles: the windows that the map of all incidents opens into, each with one address.

At every level all tiles have one width, twice that of the level before; their centres stand an
eighth of a tile apart, so that what lies close together lies within one tile somewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from cenotaph.web.geography import KM_PER_DEGREE, Window, around
from cenotaph.web.polyline import Point

RATIO = 1.5  # width to height, of every map
_LEAST_KM = 6.25
# Wide enough for the whole world, from pole to pole.
_LEVELS = 14
# Up to 25 km across: towns are known to some 5 km, and a closer drawing would part points that
# nobody can tell apart. Such a tile is a list.
_LISTS = 3
_STEPS = 8
# Marks stand off the edge by a twelfth of the tile's width and height.
_EDGE = 12


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Tile:
    """One window of one level, by row from the south pole and column from the 180th meridian."""

    level: int
    row: int
    column: int

    @property
    def width_km(self) -> float:
        """The tile's width along its middle."""
        return float(_LEAST_KM * 2**self.level)

    @property
    def listed(self) -> bool:
        """Whether the tile is too narrow for a map and lists its incidents instead."""
        return self.level < _LISTS

    @property
    def window(self) -> Window:
        """The rectangle of the world that the tile shows."""
        return around(*self.middle, width_km=self.width_km, ratio=RATIO)

    @property
    def around(self) -> Window:
        """The window that tells a reader where a narrow tile lies."""
        return around(*self.middle, width_km=400.0, ratio=RATIO)

    @property
    def middle(self) -> Point:
        """The tile's middle, in degrees east and north."""
        lat = _lat(self.level, self.row)
        _, across = _steps(self.level, lat)
        return min(self.column * across - 180, 180.0), lat


def tile_named(level: int, row: int, column: int) -> Tile | None:
    """The tile of an address; None where the world has no such one."""
    if not 0 <= level < _LEVELS:
        return None
    # rounding puts the last centre up to half a step beyond the edge of the world
    up, _ = _steps(level, 0.0)
    if (row - 0.5) * up > 180:
        return None
    _, across = _steps(level, _lat(level, row))
    return None if (column - 0.5) * across > 360 else Tile(level=level, row=row, column=column)


def tile_for(points: Sequence[Point]) -> Tile:
    """The narrowest tile that holds all points off its edge, else the widest one."""
    lons, lats = zip(*points, strict=True)
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    corners = ((min(lons), min(lats)), (max(lons), max(lats)))
    for level in range(_LEVELS):
        tile = _nearest(level, lon, lat)
        inner = _inner(tile.window)
        if all(inner.holds(corner) for corner in corners):
            break
    return tile


def wider_than(tile: Tile) -> Iterator[Tile]:
    """The tiles of each wider level whose middle is nearest to this one's, the narrowest first."""
    lon, lat = tile.middle
    for level in range(tile.level + 1, _LEVELS):
        yield _nearest(level, lon, lat)


def _nearest(level: int, lon: float, lat: float) -> Tile:
    up, _ = _steps(level, 0.0)
    row = round((lat + 90) / up)
    _, across = _steps(level, _lat(level, row))
    return Tile(level=level, row=row, column=round((lon + 180) / across))


def _lat(level: int, row: int) -> float:
    up, _ = _steps(level, 0.0)
    return min(row * up - 90, 90.0)


def _steps(level: int, lat: float) -> tuple[float, float]:
    """How far the centres of a level's tiles stand apart, in degrees north and east."""
    km = _LEAST_KM * 2**level / _STEPS
    # the same bound as a window's squeeze: near a pole no step reaches around the world
    return km / RATIO / KM_PER_DEGREE, km / KM_PER_DEGREE / max(cos(radians(lat)), 0.05)


def _inner(window: Window) -> Window:
    """The window without its edge; at the edge of the world there is nothing to stand off from."""
    across = (window.east - window.west) / _EDGE
    up = (window.north - window.south) / _EDGE
    return Window(
        west=window.west + across if window.west > -180 else window.west,
        south=window.south + up if window.south > -90 else window.south,
        east=window.east - across if window.east < 180 else window.east,
        north=window.north - up if window.north < 90 else window.north,
    )
