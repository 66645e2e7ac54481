"""The record as a whole over time: incidents and people killed, by month or by year."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from math import ceil
from typing import Literal

from cenotaph.export.tables import cells
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.sums import Part, Parts, Sum, sum_of
from cenotaph.web.chart import Tick, scale

WIDTH, HEIGHT = 640.0, 150.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 14.0, 18.0, 30.0
# Three years of months are bars that one can still tell apart on a phone.
_MONTHS = 36
_LABELS = 5
_SEVERAL = 2
COLUMNS = (
    "period", "incidents", "counted", "killed_lowest", "killed_best", "killed_highest",
    "without_highest",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One month or year, `2023-02` or `2023`: its incidents, and the total of those killed."""

    name: str
    incidents: int
    killed: Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A drawing of one number a period: `low` is filled, `high` the range above it."""

    low: str
    high: str
    periods: tuple[Tick, ...]
    figures: tuple[Tick, ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """The periods from the first incident's to the last's, empty ones too, and what they leave out.

    An incident stands in the period in which it began; one whose days are not known is in none.
    """

    by: Literal["month", "year"]
    policy: PolicyName
    periods: tuple[Period, ...]
    incidents: Bars
    killed: Bars
    undated: int
    episodes: int
    without_figure: int
    graded: int


def over_time(parts: Parts) -> OverTime | None:
    """The record over time; None where all incidents that have a day lie in one month."""
    months = [month for month in parts.began if month is not None]
    if len(months) < _SEVERAL:
        return None
    first, last = (date.fromisoformat(f"{month}-01") for month in (min(months), max(months)))
    span = (last.year - first.year) * 12 + last.month - first.month
    by: Literal["month", "year"] = "month" if span < _MONTHS else "year"
    held = _by_period(parts, by)
    empty = Parts(policy=parts.policy, began={}, episodes=0, tolls=())
    periods = tuple(_period(name, held.get(name, empty)) for name in _names(first, last, by))
    return OverTime(
        by=by,
        policy=parts.policy,
        periods=periods,
        incidents=_bars(periods, [(one.incidents, one.incidents) for one in periods]),
        killed=_bars(periods, [(one.killed.min, one.killed.max) for one in periods]),
        undated=parts.began.get(None, 0),
        episodes=parts.episodes,
        without_figure=sum(one.killed.without_figure for one in periods),
        graded=sum(one.killed.graded for one in periods),
    )


def _by_period(parts: Parts, by: Literal["month", "year"]) -> Mapping[str, Parts]:
    """The parts of the incidents that began in each month or year."""
    digits = len("2023-02" if by == "month" else "2023")
    began: dict[str, dict[str | None, int]] = {}
    tolls: dict[str, list[Part]] = {}
    for month, incidents in parts.began.items():
        if month is not None:
            began.setdefault(month[:digits], {})[month] = incidents
    for part in parts.tolls:
        if part.month is not None:
            tolls.setdefault(part.month[:digits], []).append(part)
    return {
        name: Parts(policy=parts.policy, began=of, episodes=0, tolls=tuple(tolls.get(name, ())))
        for name, of in began.items()
    }


def _period(name: str, parts: Parts) -> Period:
    incidents = sum(parts.began.values())
    return Period(name=name, incidents=incidents, killed=sum_of(parts, "killed"))


def over_time_csv(shown: OverTime | None) -> str:
    """A row a period; `counted` are its incidents in the sums, `without_highest` those with none.

    UTF-8, comma, CRLF (RFC 4180).
    """
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for one in shown.periods if shown else ():
        sums = one.killed
        writer.writerow(
            cells(
                (
                    one.name, one.incidents, sums.counted, sums.min, sums.best, sums.max,
                    sums.unbounded,
                )
            )
        )  # fmt: skip
    return file.getvalue()


def _names(first: date, last: date, by: Literal["month", "year"]) -> Iterator[str]:
    for year in range(first.year, last.year + 1):
        if by == "year":
            yield f"{year:04}"
            continue
        start = first.month if year == first.year else 1
        end = last.month if year == last.year else 12
        yield from (f"{year:04}-{month:02}" for month in range(start, end + 1))


def _bars(periods: Sequence[Period], bounds: Sequence[tuple[int, int]]) -> Bars:
    marks = scale(max(high for _, high in bounds))
    wide = (WIDTH - _LEFT - _RIGHT) / len(periods)
    gap = min(wide * 0.2, 6)

    def x(index: float) -> float:
        return round(_LEFT + wide * index, 1)

    def y(figure: int) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * figure / marks[-1], 1)

    def box(index: int, low: int, high: int) -> str:
        left, right = x(index) + gap / 2, x(index + 1) - gap / 2
        return f"M{left:g} {y(high):g}H{right:g}V{y(low):g}H{left:g}Z"

    every = ceil(len(periods) / _LABELS)
    return Bars(
        low="".join(box(n, 0, low) for n, (low, _) in enumerate(bounds) if low),
        high="".join(box(n, low, high) for n, (low, high) in enumerate(bounds) if high > low),
        periods=tuple(
            Tick(at=x(n + 0.5), text=periods[n].name) for n in range(0, len(periods), every)
        ),
        figures=tuple(Tick(at=y(mark), text=f"{mark:,}") for mark in (0, marks[-1])),
    )
