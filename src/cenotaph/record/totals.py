"""Totals: sums over incidents under one policy, each with what it leaves out."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.model.extent import days
from cenotaph.model.incidents import Incident, Tallied
from cenotaph.model.tolls import Toll
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import IncidentKind, Means, Measure, PolicyName
from cenotaph.record.view import View

TOTALLED: tuple[Measure, ...] = ("killed", "injured", "missing", "abducted", "detained")
# What a policy itself calls unsupported is named and not summed.
LEFT_OUT = ("provisional", "weak", "contested", "discounted")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfGrade:
    """The incidents of one grade that a total leaves out, and the sums of their bounds."""

    grade: str
    incidents: tuple[str, ...]
    min: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum over incidents under one policy, with what it leaves out.

    `best` is None unless every counted incident has one. An incident without a highest figure
    counts in `max` with its best or lowest one and is named in `unbounded`: then `max` is itself
    only a floor. `without_figure`, `grades` and `episodes` are what the sum leaves out; `open`
    names counted incidents that expect more, `disputed` those without a best figure. `duplicates`
    pairs counted incidents that may be one, counted twice: those open pairs that it was told of.
    """

    measure: Measure
    policy: PolicyName
    min: int
    best: int | None
    max: int
    counted: tuple[str, ...]
    unbounded: tuple[str, ...]
    open: tuple[str, ...]
    disputed: tuple[str, ...]
    without_figure: tuple[str, ...]
    grades: tuple[OfGrade, ...]
    episodes: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a total needs of one incident: its tolls over all sides, when and where it was."""

    id: str
    kind: IncidentKind
    when: When | None
    place: Place | None
    means: tuple[Means, ...]
    tolls: Mapping[Measure, Toll]


def row_of(one: View | Incident | Tallied, policy: PolicyName = "range") -> Row:
    """The row of one incident; a total keeps rows alone, so that incidents come as a stream."""
    return Row(
        id=one.id,
        kind=one.kind,
        when=one.when,
        place=one.where[0] if one.where else None,
        means=one.means,
        tolls={
            toll.measure: toll for toll in one.tolls if toll.key is None and toll.policy == policy
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The rows of a stretch of time and a country, and those of which that cannot be told."""

    rows: tuple[Row, ...]
    undated: tuple[str, ...]
    unplaced: tuple[str, ...]


def choose(
    rows: Iterable[Row], *, since: int | None, until: int | None, country: str | None
) -> Chosen:
    """The rows that lie within the days, both counted, and in the country; all without either.

    A row that begins before `since` or ends after `until` is not within them. A row without a date
    or a country is in none and is named.
    """
    chosen: list[Row] = []
    undated: list[str] = []
    unplaced: list[str] = []
    for row in rows:
        first, last = days(row.when)
        if (since is not None or until is not None) and (first is None or last is None):
            undated.append(row.id)
        elif country is not None and (row.place is None or row.place.country is None):
            unplaced.append(row.id)
        elif _within(first, last, since, until) and (
            country is None or (row.place is not None and row.place.country == country)
        ):
            chosen.append(row)
    return Chosen(rows=tuple(chosen), undated=tuple(undated), unplaced=tuple(unplaced))


def _within(first: int | None, last: int | None, since: int | None, until: int | None) -> bool:
    early = since is not None and first is not None and first < since
    late = until is not None and last is not None and last > until
    return not early and not late


def toll_of(view: View, measure: Measure) -> Toll | None:
    """The toll of one measure over all sides, if the incident has one."""
    for toll in view.tolls:
        if toll.measure == measure and toll.key is None:
            return toll
    return None


def total(
    rows: Sequence[Row],
    measure: Measure,
    policy: PolicyName = "range",
    *,
    pairs: Callable[[Collection[str]], Iterable[tuple[str, str]]] = lambda _counted: (),
) -> Total:
    """The sum of one measure over incidents; episodes never enter it.

    `policy` is the one whose tolls the rows hold; `pairs` is asked which two of the incidents that
    are counted may be one, told twice.
    """
    incidents = [row for row in rows if row.kind == "incident"]
    figured = {
        row.id: toll
        for row in incidents
        if (toll := row.tolls.get(measure)) is not None and toll.bounded
    }
    counted = {id_: toll for id_, toll in figured.items() if toll.grade not in LEFT_OUT}
    bests = [toll.best for toll in counted.values()]
    known = [best for best in bests if best is not None]
    return Total(
        measure=measure,
        policy=policy,
        min=_floor(counted),
        best=sum(known) if counted and len(known) == len(bests) else None,
        max=_height(counted),
        counted=tuple(counted),
        unbounded=tuple(id_ for id_, toll in counted.items() if toll.max is None),
        open=tuple(id_ for id_, toll in counted.items() if toll.open),
        disputed=tuple(id_ for id_, toll in counted.items() if toll.best is None),
        without_figure=tuple(row.id for row in incidents if row.id not in figured),
        grades=tuple(_of_grades(figured)),
        episodes=tuple(row.id for row in rows if row.kind == "episode"),
        duplicates=tuple(pairs(counted.keys())),
    )


def totals(views: Iterable[View], policy: PolicyName = "range") -> tuple[Total, ...]:
    """The totals of every measure that at least one incident has a figure for."""
    return totals_of([row_of(view, policy) for view in views], policy)


def totals_of(rows: Sequence[Row], policy: PolicyName = "range") -> tuple[Total, ...]:
    """The same of the rows of incidents, which hold their tolls under this policy."""
    sums = (total(rows, measure, policy) for measure in TOTALLED)
    return tuple(one for one in sums if one.counted or one.grades)


def _floor(tolls: Mapping[str, Toll]) -> int:
    return sum(toll.min or 0 for toll in tolls.values())


def _height(tolls: Mapping[str, Toll]) -> int:
    return sum(map(height, tolls.values()))


def height(toll: Toll) -> int:
    """What a toll that has a figure adds to the highest sum: without one its best or lowest."""
    return next(f for f in (toll.max, toll.best, toll.min) if f is not None)


def _of_grades(tolls: Mapping[str, Toll]) -> Iterable[OfGrade]:
    for grade in LEFT_OUT:
        graded = {id_: toll for id_, toll in tolls.items() if toll.grade == grade}
        if graded:
            yield OfGrade(
                grade=grade, incidents=tuple(graded), min=_floor(graded), max=_height(graded)
            )
