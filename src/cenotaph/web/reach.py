"""How far a figure reached from day to day: lowest to highest of what voices stood by, by key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cenotaph.model.tolls import TollKey
from cenotaph.model.vocabulary import Dimension, Measure
from cenotaph.record.view import View
from cenotaph.web.chart import Tick, day_marks, scale
from cenotaph.web.growth import Line, Step, lines_of
from cenotaph.web.numerals import number

WIDTH, HEIGHT = 640.0, 116.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, 14.0, 18.0, 30.0
# What a page shows of one incident; a spreadsheet takes all.
_DIMENSIONS: tuple[Dimension, ...] = ("side", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """From this day on voices stood by `low` to `high`; `high` is None where nothing bounds it."""

    day: str
    low: int
    high: int | None
    voices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachChart:
    """One key's reach over the days of its measure, as drawn: a band, its middle left open."""

    key: TollKey
    reaches: tuple[Reach, ...]
    band: str
    open: str
    days: tuple[Tick, ...]
    figures: tuple[Tick, ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM


def reaches(lines: Sequence[Line]) -> tuple[Reach, ...]:
    """The days on which the reach changes, oldest first; each voice holds its figure until then."""
    found: list[Reach] = []
    for day in sorted({step.day for line in lines for step in line.steps}):
        now = [step for step in (_in_force(line, day) for line in lines) if step is not None]
        highs = [step.max for step in now]
        reach = Reach(
            day=day,
            low=min(_low(step) for step in now),
            high=None if None in highs else max(high for high in highs if high is not None),
            voices=len(now),
        )
        last = found[-1] if found else None
        if last is None or (last.low, last.high) != (reach.low, reach.high):
            found.append(reach)
    return tuple(found)


def reach_charts(view: View, measure: Measure) -> tuple[ReachChart, ...]:
    """A chart for each side and status whose reach changed after it was first told of.

    All share one scale and one span of days, so that they can be read beside each other. What two
    keys say alike is said once.
    """
    keys = [
        toll.key
        for toll in view.tolls
        if toll.measure == measure and toll.key and toll.key.dimension in _DIMENSIONS
    ]
    every = {key: reaches(lines_of(view, measure, key)) for key in keys}
    by_key = {key: found for key, found in every.items() if len(found) > 1}
    if not by_key:
        return ()
    days = sorted({reach.day for found in by_key.values() for reach in found})
    tops = [reach.high or reach.low for found in by_key.values() for reach in found]
    return tuple(_chart(key, found, days, max(tops)) for key, found in _distinct(by_key))


def _distinct(
    by_key: dict[TollKey, tuple[Reach, ...]],
) -> Iterator[tuple[TollKey, Sequence[Reach]]]:
    said: set[tuple[object, ...]] = set()
    for key, found in by_key.items():
        alike = (key.value, found)
        if alike not in said:
            said.add(alike)
            yield key, found


def _in_force(line: Line, day: str) -> Step | None:
    return next((step for step in reversed(line.steps) if step.day <= day), None)


def _low(step: Step) -> int:
    return next((f for f in (step.min, step.figure) if f is not None), 0)


def _chart(key: TollKey, found: Sequence[Reach], days: Sequence[str], top: int) -> ReachChart:
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    marks = scale(top)
    length = (last - first).days * 1.12 + 0.4

    def x(day: str) -> float:
        past = (date.fromisoformat(day) - first).days
        return round(_LEFT + 8 + (WIDTH - _LEFT - 8 - _RIGHT) * past / length, 1)

    def y(figure: int) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * figure / marks[-1], 1)

    held = list(zip(found, _ends(found, x), strict=True))
    return ReachChart(
        key=key,
        reaches=tuple(found),
        band="".join(_boxes(held, x, y)),
        open="".join(
            f"M{x(one.day):g} {y(one.low):g}H{end:g}" for one, end in held if one.high is None
        ),
        days=tuple(Tick(at=x(day), text=day) for day in day_marks(first, last)),
        figures=tuple(Tick(at=y(mark), text=number(mark)) for mark in (marks[0], marks[-1])),
    )


def _ends(found: Sequence[Reach], x: Callable[[str], float]) -> Sequence[float]:
    return [*(x(one.day) for one in found[1:]), WIDTH - _RIGHT]


def _boxes(
    held: Sequence[tuple[Reach, float]], x: Callable[[str], float], y: Callable[[int], float]
) -> Iterator[str]:
    """Where low and high are one, the box is a line as thick as one can see."""
    for one, end in held:
        if one.high is None:
            continue
        top, bottom = y(one.high), y(one.low)
        if bottom - top < 3:
            top, bottom = top - 1.5, bottom + 1.5
        yield f"M{x(one.day):g} {top:g}H{end:g}V{bottom:g}H{x(one.day):g}Z"
