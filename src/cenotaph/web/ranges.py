"""The number range, this site's signature: lowest, best and highest figure on one honest scale."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.model.incidents import Voice
from cenotaph.model.tolls import Toll
from cenotaph.record.totals import Row, row_of, toll_of
from cenotaph.record.view import ClaimView, View
from cenotaph.web.chart import scale
from cenotaph.web.growth import Line, Step, lines_of

WIDTH = 640.0
_EDGE = 10.0  # room for half a mark at both ends
_OPEN = 34.0  # the arrow that says "and perhaps more"
_DOT = 12.0  # a mark's width: closer ones stand above and below each other
_ROWS = (26.0, 15.0, 37.0)
_RESTS_ON = 3  # names under a figure; a fourth would push the figures apart


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceMark:
    """One voice's last figure on the scale; `low` and `high` are its own bounds.

    `y` is its height in the drawing: marks that would cover each other stand apart.
    """

    name: str
    number: int
    low: float
    high: float
    dots: tuple[float, ...]
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One of the three figures, with (name, claim) of the voices that set it."""

    figure: int | None
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A toll ready to be drawn: three figures, the band between them, each voice's mark.

    `start`, `best` and `end` are places on a scale from 0, in units of the drawing; `open_ended`
    is true where nothing bounds the toll above.
    """

    toll: Toll
    min: Bound
    best: Bound
    max: Bound
    start: float
    at_best: float | None
    end: float
    open_ended: bool
    ticks: tuple[tuple[float, int], ...]
    marks: tuple[VoiceMark, ...]
    width: float = WIDTH

    @property
    def band(self) -> float:
        """The band's length in units of the drawing."""
        return round(self.end - self.start, 1)

    @property
    def arrow(self) -> float:
        """Where the arrow of an open end stops."""
        return self.end + _OPEN - 4

    @property
    def single(self) -> bool:
        """Whether all that bounds the toll agrees on one figure."""
        return self.toll.min == self.toll.max is not None

    @property
    def bounded(self) -> bool:
        """Whether the toll has any figure."""
        return self.toll.bounded


def range_of(toll: Toll, view: View) -> Range:
    """The drawing of one toll; marks of voices stand beside totals only."""
    claims = {claim.id: claim for claim in view.claims}
    voices = {voice.id: voice for voice in view.voices}
    lines = lines_of(view, toll.measure) if toll.key is None else ()
    out = {one.claim for one in toll.excluded}
    last = [(line, line.steps[-1]) for line in lines if not out.issuperset(line.steps[-1].claims)]
    tops = [f for _, s in last for f in (s.min, s.figure, s.max) if f is not None]
    tops += [f for f in (toll.min, toll.best, toll.max) if f is not None]
    ticks = scale(max(tops, default=1))

    def x(figure: int) -> float:
        return round(_EDGE + (WIDTH - 2 * _EDGE - _OPEN) * figure / ticks[-1], 1)

    low = toll.min or 0
    high = next((f for f in (toll.max, toll.best, toll.min) if f is not None), 0)
    return Range(
        toll=toll,
        min=_bound(toll.min, toll.set_by.min, claims, voices),
        best=_bound(toll.best, toll.set_by.best, claims, voices),
        max=_bound(toll.max, toll.set_by.max, claims, voices),
        start=x(low),
        at_best=None if toll.best is None else x(toll.best),
        end=x(high),
        open_ended=toll.max is None,
        ticks=tuple((x(tick), tick) for tick in ticks),
        marks=_marks(last, x),
    )


def _marks(last: Sequence[tuple[Line, Step]], x: Callable[[int], float]) -> tuple[VoiceMark, ...]:
    marks: list[VoiceMark] = []
    for line, step in last:
        low = _first(step.min, step.figure, step.max)
        high = max(low, _first(step.max, step.figure, step.min))
        # a voice that gives a range and no figure of its own stands at both its ends
        dots = tuple(map(x, (low, high) if step.figure is None else (step.figure,)))
        beside = sum(abs(a - b) < _DOT for mark in marks for a in mark.dots for b in dots)
        marks.append(
            VoiceMark(
                name=line.name,
                number=line.number,
                low=x(low),
                high=x(high),
                dots=dots,
                y=_ROWS[beside % len(_ROWS)],
            )
        )
    return tuple(marks)


def _first(*figures: int | None) -> int:
    return next((figure for figure in figures if figure is not None), 0)


def _bound(
    figure: int | None,
    set_by: Sequence[str],
    claims: Mapping[str, ClaimView],
    voices: Mapping[str, Voice],
) -> Bound:
    held = [claims[id_] for id_ in set_by if id_ in claims]
    # the first claim of each voice, in the order the toll names them
    names = {voices[c.voice].name: c.id for c in reversed(held) if c.voice is not None}
    return Bound(figure=figure, names=tuple(reversed(names.items()))[:_RESTS_ON])


def example(views: Sequence[View]) -> tuple[View, Range] | None:
    """The incident that best shows how to read a number."""
    chosen = exemplary(row_of(view, view.policy) for view in views)
    return next((example_of(view) for view in views if view.id == chosen), None)


def exemplary(rows: Iterable[Row]) -> str | None:
    """The incident whose killed have three figures and the most voices: the first of the best."""
    best: tuple[tuple[int, int], str] | None = None
    for row in rows:
        toll = row.tolls.get("killed")
        if toll is None or row.kind != "incident" or not toll.bounded:
            continue
        given = {f for f in (toll.min, toll.best, toll.max) if f is not None}
        rank = (len(given) + (toll.best is not None), toll.voices[1])
        if best is None or rank > best[0]:
            best = rank, row.id
    return None if best is None else best[1]


def example_of(view: View) -> tuple[View, Range] | None:
    """The incident with the range of its killed."""
    toll = toll_of(view, "killed")
    return None if toll is None else (view, range_of(toll, view))
