"""The chart of a growing figure, as a drawing: one line a voice, a band where it gives a range."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log10

from cenotaph.model.vocabulary import Measure
from cenotaph.record.view import View
from cenotaph.web.growth import Line, Step, lines_of
from cenotaph.web.numerals import number

WIDTH, HEIGHT = 640.0, 300.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, 14.0, 14.0, 38.0
# More lines than this cannot be told apart by dash and colour; the table holds every voice.
_LINES = 6
_DAY_MARKS = 5
_Place = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis: where it stands in the drawing, and its words."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A figure on the day it was said; `floor` where the voice says "at least"."""

    x: float
    y: float
    floor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line in units of the drawing: the steps of the figure, the band around it, its dots."""

    line: Line
    path: str
    band: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The growth of one measure; `lines` holds every voice, `drawn` those the chart shows."""

    measure: Measure
    width: float
    height: float
    lines: tuple[Line, ...]
    drawn: tuple[Drawn, ...]
    days: tuple[Tick, ...]
    figures: tuple[Tick, ...]
    left: float
    right: float
    bottom: float


def chart(view: View, measure: Measure) -> Chart | None:
    """The chart of one measure; None where every figure was said on one day."""
    lines = lines_of(view, measure)
    days = sorted({step.day for line in lines for step in line.steps})
    if len(days) < 2:
        return None
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    tops = [figure for line in lines for step in line.steps for figure in _figures(step)]
    marks = scale(max(tops))
    # room after the last figure: a reader sees that it holds
    length = (last - first).days * 1.12 + 0.4

    def x(day: str) -> float:
        past = (date.fromisoformat(day) - first).days
        return round(_LEFT + 8 + (WIDTH - _LEFT - 8 - _RIGHT) * past / length, 1)

    def y(figure: float) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * figure / marks[-1], 1)

    return Chart(
        measure=measure,
        width=WIDTH,
        height=HEIGHT,
        lines=lines,
        drawn=tuple(_drawn(line, x, y) for line in lines[:_LINES]),
        days=tuple(Tick(at=x(day), text=day) for day in day_marks(first, last)),
        figures=tuple(Tick(at=y(mark), text=number(mark)) for mark in marks),
        left=_LEFT,
        right=WIDTH - _RIGHT,
        bottom=HEIGHT - _BOTTOM,
    )


def scale(top: int) -> tuple[int, ...]:
    """Round figures from 0 to the first one at or above `top`, three to six of them."""
    rough = max(top, 1) / 4
    power = 10 ** max(ceil(log10(rough)) - 1, 0) if rough > 1 else 1
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
    return tuple(step * i for i in range(max(ceil(max(top, 1) / step), 1) + 1))


def _figures(step: Step) -> tuple[int, ...]:
    return tuple(f for f in (step.min, step.figure, step.max) if f is not None)


def _level(step: Step) -> int:
    """The height a step is drawn at: its own figure, else its lowest, else its highest."""
    return next(f for f in (step.figure, step.min, step.max) if f is not None)


def _drawn(line: Line, x: _Place, y: Callable[[float], float]) -> Drawn:
    starts = [x(step.day) for step in line.steps]
    ends = [*starts[1:], WIDTH - _RIGHT]
    path = f"M{starts[0]:g} {y(_level(line.steps[0])):g}"
    for step, end in zip(line.steps, ends, strict=True):
        path += f"V{y(_level(step)):g}H{end:g}"
    return Drawn(
        line=line,
        path=path,
        band="".join(
            f"M{start:g} {y(step.min):g}H{end:g}V{y(step.max):g}H{start:g}Z"
            for step, start, end in zip(line.steps, starts, ends, strict=True)
            if step.min is not None and step.max is not None and step.min < step.max
        ),
        dots=tuple(
            Dot(x=start, y=y(_level(step)), floor=step.max is None)
            for step, start in zip(line.steps, starts, strict=True)
        ),
    )


def day_marks(first: date, last: date) -> Sequence[str]:
    """At most five days at even distances, the first and about the last among them."""
    span = (last - first).days
    every = max(1, ceil(span / (_DAY_MARKS - 1)))
    return [(first + timedelta(days=n)).isoformat() for n in range(0, span + 1, every)]
