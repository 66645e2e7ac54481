"""How `data/lines.txt` is made: coast and boundary lines, simplified, out of Natural Earth.

    python -m cenotaph.web.make_lines countries-50m.json lines.txt

The input is the TopoJSON of npm's `world-atlas` 2.0.2 (Natural Earth 4.1, public domain). A line
that one country has alone is coast; a line that two share is a boundary. Nothing says whose side
is whose, and no name is kept.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cenotaph.web.polyline import Line, Point, encode

# In degrees: 1.5 km at the equator, a fifth of a millimetre on a map 400 km wide.
_TOLERANCE = 0.015
# Natural Earth 4.1 draws an international boundary across the Perekop isthmus. General Assembly
# resolution 68/262 (2014) affirms that Crimea lies within Ukraine; the line is left out.
_LEFT_OUT = ((32.5, 44.0, 36.7, 46.5),)
_LEFT_OUT_BETWEEN = frozenset({"643", "804"})


def lines(topology: Mapping[str, Any]) -> Iterator[tuple[str, Line]]:
    """Each line of the topology with its kind: `c` for coast, `b` for boundary."""
    sides: dict[int, set[str]] = defaultdict(set)
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for arc in _flat(country.get("arcs", ())):
            sides[arc if arc >= 0 else ~arc].add(str(country.get("id", f"unnumbered {number}")))
    for index, arc in enumerate(topology["arcs"]):
        points = _decoded(arc, topology["transform"])
        if sides[index] == _LEFT_OUT_BETWEEN and any(map(_left_out, points)):
            continue
        yield ("b" if len(sides[index]) > 1 else "c"), simplified(points)


def _flat(arcs: Any) -> Iterator[int]:
    for arc in arcs:
        if isinstance(arc, int):
            yield arc
        else:
            yield from _flat(arc)


def _decoded(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Line:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return tuple(points)


def _left_out(point: Point) -> bool:
    return any(w <= point[0] <= e and s <= point[1] <= n for w, s, e, n in _LEFT_OUT)


def simplified(line: Line, tolerance: float = _TOLERANCE) -> Line:
    """The line without points that lie within `tolerance` of it (Douglas and Peucker, 1973)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        away = [_distance(line[i], line[first], line[last]) for i in range(first + 1, last)]
        if not away or max(away) <= tolerance:
            continue
        farthest = first + 1 + away.index(max(away))
        kept.add(farthest)
        spans += [(first, farthest), (farthest, last)]
    return tuple(line[i] for i in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length))
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


def main(source: Path, target: Path) -> None:
    """The line file of one topology, written."""
    drawn = lines(json.loads(source.read_text()))
    target.write_text("".join(f"{kind}{encode(line)}\n" for kind, line in drawn))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
