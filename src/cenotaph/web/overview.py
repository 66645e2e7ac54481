"""The map of all incidents: marks that open into closer maps, and those into lists.

A mark that stands for several incidents says how many there are and never how many died: a sum of
tolls is a total, and a total stands under its policy beside what it leaves out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from cenotaph.web.clusters import APART, Cluster, clusters
from cenotaph.web.geography import Window, enclosing
from cenotaph.web.maps import WIDTH, MapDrawing, Opened, draw, projection_of
from cenotaph.web.spots import Spot, Spots
from cenotaph.web.tiles import RATIO, Tile, tile_for, wider_than

# What a page lists at most: some 70 kB of rows.
PER_PART = 200
# Half the mark's width for so many incidents and more; the last is as wide as marks stand apart.
_RADII = ((1000, APART / 2), (100, 19.0), (10, 15.0), (2, 12.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """A map of many incidents with what stands beside it; `tile` is None for the map of all.

    `incidents` are those with a mark of their own, newest first; of a tile that is a list, those
    of its part. `total` counts all within the window.
    """

    tile: Tile | None
    name: str
    one_name: bool
    drawing: MapDrawing
    incidents: tuple[str, ...]
    total: int
    part: int = 1
    parts: int = 1


def map_of_all(spots: Spots) -> MapPage | None:
    """The map with every spot, given newest first; None where there is none."""
    if not spots:
        return None
    return _page(None, enclosing([spot.point for spot in spots], ratio=RATIO), spots)


def map_of(tile: Tile, spots: Spots, part: int = 1) -> MapPage | None:
    """The map or the list of one tile; None where it holds no spot or has no such part."""
    held = spots.within(tile.window)
    if not held or not 1 <= part <= _parts(tile, held):
        return None
    return _list(tile, held, part) if tile.listed else _page(tile, tile.window, held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A tile that a reader of the map of all can open, its number of parts, and what opens it.

    `wider` is None where the map of all does.
    """

    tile: Tile
    parts: int
    wider: Tile | None


def pages_of(spots: Spots) -> Iterator[Leaf]:
    """Every tile that a reader of the map of all can open."""
    first = map_of_all(spots)
    waiting = [] if first is None else [one.tile for one in first.drawing.opened]
    opener: dict[Tile, Tile | None] = dict.fromkeys(waiting)
    while waiting:
        tile = waiting.pop()
        held = spots.within(tile.window)
        yield Leaf(tile=tile, parts=_parts(tile, held), wider=opener[tile])
        if not tile.listed:
            opens = {one.tile for one in _page(tile, tile.window, held).drawing.opened}
            new = sorted(opens - opener.keys())
            waiting += new
            opener |= dict.fromkeys(new, tile)


def wider(tile: Tile, spots: Spots) -> Tile | None:
    """The next wider tile around this one that holds more; None where the map of all does."""
    many = spots.many_within(tile.window)
    for one in wider_than(tile):
        held = spots.many_within(one.window)
        if held == len(spots):
            return None
        if held > many:
            return one
    return None


def _parts(tile: Tile, held: Sequence[Spot]) -> int:
    return ceil(len(held) / PER_PART) if tile.listed else 1


def _page(tile: Tile | None, window: Window, held: Sequence[Spot]) -> MapPage:
    found = clusters(held, projection_of(window, WIDTH))
    alone = {one.spots[0].incident for one in found if len(one.spots) == 1}
    several = [one for one in found if len(one.spots) > 1]
    per_km = projection_of(window, WIDTH).length(1)
    drawing = draw(
        window,
        [spot for spot in held if spot.incident in alone],
        opened=[_opened(one, per_km) for one in several],
    )
    whole = Cluster(x=0, y=0, spots=tuple(held))
    return MapPage(
        tile=tile,
        name=whole.name,
        one_name=whole.one_name,
        drawing=drawing,
        incidents=tuple(spot.incident for spot in held if spot.incident in alone),
        total=len(held),
    )


def _opened(cluster: Cluster, per_km: float) -> Opened:
    points = {spot.point for spot in cluster.spots}
    number = len(cluster.spots)
    tile = tile_for(sorted(points))
    return Opened(
        tile=tile,
        name=cluster.name,
        one_name=cluster.one_name,
        incidents=number,
        x=cluster.x,
        y=cluster.y,
        radius=next(radius for least, radius in _RADII if number >= least),
        area=round(max(s.km for s in cluster.spots) * per_km, 1) if len(points) == 1 else 0.0,
    )


def _list(tile: Tile, held: Sequence[Spot], part: int) -> MapPage:
    shown = held[(part - 1) * PER_PART : part * PER_PART]
    # a point is drawn once, as wide as the least certain of its places
    places = {spot.point: spot for spot in sorted(held, key=lambda spot: (spot.km, spot.incident))}
    whole = Cluster(x=0, y=0, spots=tuple(held))
    return MapPage(
        tile=tile,
        name=whole.name,
        one_name=whole.one_name,
        drawing=draw(tile.around, tuple(places.values())),
        incidents=tuple(spot.incident for spot in shown),
        total=len(held),
        part=part,
        parts=_parts(tile, held),
    )
