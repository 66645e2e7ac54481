"""The record as a whole over time: incidents and people killed, by month or by year."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from math import ceil
from typing import Literal

from cenotaph.export.tables import cells
from cenotaph.model.extent import days
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.totals import Row, Total, total
from cenotaph.web.chart import Tick, scale

WIDTH, HEIGHT = 640.0, 150.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 14.0, 18.0, 30.0
# Three years of months are bars that one can still tell apart on a phone.
_MONTHS = 36
_LABELS = 5
COLUMNS = (
    "period", "incidents", "counted", "killed_lowest", "killed_best", "killed_highest",
    "without_highest",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One month or year, `2023-02` or `2023`: its incidents, and the total of those killed."""

    name: str
    incidents: int
    killed: Total


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


def over_time(rows: Sequence[Row], policy: PolicyName) -> OverTime | None:
    """The record over time; None where all incidents that have a day lie in one month."""
    incidents = [row for row in rows if row.kind == "incident"]
    began = [(date.fromordinal(at), row) for row in incidents if (at := _first(row))]
    if not began:
        return None
    first, last = min(day for day, _ in began), max(day for day, _ in began)
    span = (last.year - first.year) * 12 + last.month - first.month
    if span == 0:
        return None
    by: Literal["month", "year"] = "month" if span < _MONTHS else "year"
    held: dict[str, list[Row]] = {name: [] for name in _names(first, last, by)}
    for day, row in began:
        held[_name(day, by)].append(row)
    periods = tuple(
        Period(name=name, incidents=len(of), killed=total(of, "killed", policy))
        for name, of in held.items()
    )
    return OverTime(
        by=by,
        policy=policy,
        periods=periods,
        incidents=_bars(periods, [(one.incidents, one.incidents) for one in periods]),
        killed=_bars(periods, [(one.killed.min, one.killed.max) for one in periods]),
        undated=len(incidents) - len(began),
        episodes=len(rows) - len(incidents),
        without_figure=sum(len(one.killed.without_figure) for one in periods),
        graded=sum(len(grade.incidents) for one in periods for grade in one.killed.grades),
    )


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
                    one.name, one.incidents, len(sums.counted), sums.min, sums.best, sums.max,
                    len(sums.unbounded),
                )
            )
        )  # fmt: skip
    return file.getvalue()


def _first(row: Row) -> int | None:
    first, last = days(row.when)
    return None if last is None else first


def _name(day: date, by: Literal["month", "year"]) -> str:
    return f"{day:%Y-%m}" if by == "month" else f"{day:%Y}"


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
