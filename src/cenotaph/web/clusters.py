"""Clusters: incidents whose marks would cover each other, drawn as one mark that opens."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import fsum, hypot

from cenotaph.web.maps import Projection
from cenotaph.web.polyline import Point
from cenotaph.web.spots import Spot

# The widest mark is this wide, so that no two cover each other.
APART = 48.0
# Half of that: what a cell holds lies near enough to its middle to be counted there.
_CELL = APART / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Spots drawn as one mark, which stands where most of them are; one spot alone is one too."""

    x: float
    y: float
    spots: tuple[Spot, ...]

    @property
    def name(self) -> str:
        """The place that most of the spots name."""
        counted = Counter(spot.name for spot in self.spots)
        return min(counted, key=lambda name: (-counted[name], name))

    @property
    def one_name(self) -> bool:
        """Whether all spots name one place."""
        return len({spot.name for spot in self.spots}) == 1


def clusters(spots: Iterable[Spot], projection: Projection) -> tuple[Cluster, ...]:
    """All spots, each in one cluster, the largest first.

    Cells of a grid that hold most become marks; every other cell joins the nearest mark within
    `APART`, or becomes one. So no two marks are closer, and the order of the spots is nothing.
    """
    marks: list[tuple[Point, list[Spot]]] = []
    # what lies within `APART` lies in the same square of that width or in one beside it
    squares: dict[tuple[int, int], list[int]] = {}
    for middle, held in _cells(spots, projection):
        row, column = int(middle[1] // APART), int(middle[0] // APART)
        close = (
            (_far(marks[number][0], middle), number)
            for beside in product((row - 1, row, row + 1), (column - 1, column, column + 1))
            for number in squares.get(beside, ())
        )
        far, near = min(close, default=(APART, 0))
        if far < APART:
            marks[near][1].extend(held)
        else:
            squares.setdefault((row, column), []).append(len(marks))
            marks.append((middle, list(held)))
    made = [
        Cluster(
            x=round(x, 1),
            y=round(y, 1),
            spots=tuple(sorted(held, key=lambda spot: spot.incident)),
        )
        for (x, y), held in marks
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.spots), one.y, one.x)))


def _cells(spots: Iterable[Spot], projection: Projection) -> Sequence[tuple[Point, Sequence[Spot]]]:
    """The spots of each cell with the middle of their points, the fullest first."""
    cells: dict[tuple[int, int], list[tuple[Point, Spot]]] = {}
    for spot in spots:
        x, y = projection.point(spot.lon, spot.lat)
        cells.setdefault((int(y // _CELL), int(x // _CELL)), []).append(((x, y), spot))
    fullest = sorted(cells.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        (_middle([point for point, _ in held]), [spot for _, spot in held]) for _, held in fullest
    ]


def _middle(points: Sequence[Point]) -> Point:
    xs, ys = zip(*points, strict=True)
    # summed exactly: the mark stands where it stands, whatever the order of the spots
    return fsum(xs) / len(xs), fsum(ys) / len(ys)


def _far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
