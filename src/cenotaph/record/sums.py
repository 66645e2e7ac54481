"""Sums: totals as numbers alone, made of parts that a database can add up.

A `Total` names every incident it counts or leaves out. A page that says how many there are needs no
names, and asks for the parts: incidents that share a month, a measure and a grade, added up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cenotaph.model.extent import days
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure, PolicyName
from cenotaph.record.totals import LEFT_OUT, TOTALLED, Row, height


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The tolls of one measure of the incidents that began in one month and share a grade.

    Each has a figure. `min`, `best` and `max` are sums as a `Total` has them, `best` of those
    `with_best`; `unbounded` have no highest figure and `open` ones expect more. `month` is None for
    incidents whose days are not known.
    """

    month: str | None
    measure: Measure
    grade: str | None
    incidents: int
    min: int
    best: int
    with_best: int
    max: int
    unbounded: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What sums under one policy are made of.

    `began` is how many incidents began in each month, None for those whose days are not known.
    """

    policy: PolicyName
    began: Mapping[str | None, int]
    episodes: int
    tolls: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total as numbers alone: `counted` and what follows are how many incidents those are.

    `graded` are left out for their grade; the other fields are those of `Total`.
    """

    measure: Measure
    policy: PolicyName
    min: int
    best: int | None
    max: int
    counted: int
    unbounded: int
    open: int
    disputed: int
    without_figure: int
    graded: int
    episodes: int


def parts_of(rows: Iterable[Row], policy: PolicyName) -> Parts:
    """The parts of these incidents, which hold their tolls under this policy."""
    known = list(rows)
    incidents = [row for row in known if row.kind == "incident"]
    alike: dict[tuple[Measure, str | None, str | None], list[Toll]] = {}
    for row in incidents:
        for measure, toll in row.tolls.items():
            if toll.bounded:
                alike.setdefault((measure, began_in(row), toll.grade), []).append(toll)
    return Parts(
        policy=policy,
        began=Counter(map(began_in, incidents)),
        episodes=len(known) - len(incidents),
        tolls=tuple(
            _part(measure, month, grade, tolls) for (measure, month, grade), tolls in alike.items()
        ),
    )


def began_in(row: Row) -> str | None:
    """The month in which an incident began, `2023-02`; None unless first and last day are known."""
    first, last = days(row.when)
    return None if first is None or last is None else f"{date.fromordinal(first):%Y-%m}"


def _part(measure: Measure, month: str | None, grade: str | None, tolls: Sequence[Toll]) -> Part:
    bests = [toll.best for toll in tolls if toll.best is not None]
    return Part(
        month=month,
        measure=measure,
        grade=grade,
        incidents=len(tolls),
        min=sum(toll.min or 0 for toll in tolls),
        best=sum(bests),
        with_best=len(bests),
        max=sum(map(height, tolls)),
        unbounded=sum(toll.max is None for toll in tolls),
        open=sum(toll.open for toll in tolls),
    )


def sums(parts: Parts) -> tuple[Sum, ...]:
    """The sum of every measure that at least one incident has a figure for."""
    made = (sum_of(parts, measure) for measure in TOTALLED)
    return tuple(one for one in made if one.counted or one.graded)


def sum_of(parts: Parts, measure: Measure) -> Sum:
    """The sum of one measure over all incidents of the parts."""
    figured = [part for part in parts.tolls if part.measure == measure]
    counted = [part for part in figured if part.grade not in LEFT_OUT]
    many, with_best = _added(counted, "incidents"), _added(counted, "with_best")
    with_figure = _added(figured, "incidents")
    return Sum(
        measure=measure,
        policy=parts.policy,
        min=_added(counted, "min"),
        best=_added(counted, "best") if many and with_best == many else None,
        max=_added(counted, "max"),
        counted=many,
        unbounded=_added(counted, "unbounded"),
        open=_added(counted, "open"),
        disputed=many - with_best,
        without_figure=sum(parts.began.values()) - with_figure,
        graded=with_figure - many,
        episodes=parts.episodes,
    )


def _added(parts: Iterable[Part], name: str) -> int:
    return sum(getattr(part, name) for part in parts)
