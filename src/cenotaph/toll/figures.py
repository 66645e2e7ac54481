"""What one voice gives for one key: min, best and max, with the claims that set each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cenotaph.model.claims import Claim, Count
from cenotaph.model.tolls import SetBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Bounds and best figure of one voice, or of several combined; None where nothing is said."""

    min: int | None
    best: int | None
    max: int | None
    open: bool = False
    vague: bool = False
    set_by: SetBy = field(default_factory=SetBy)

    @property
    def bounded(self) -> bool:
        """Whether it says anything at all."""
        return (self.min, self.best, self.max) != (None, None, None)

    @property
    def claims(self) -> frozenset[str]:
        """Every claim that sets one of its bounds."""
        return frozenset((*self.set_by.min, *self.set_by.best, *self.set_by.max))

    @property
    def height(self) -> int:
        """The highest number it names, for telling a fall from a rise."""
        return max(value for value in (self.min, self.best, self.max, 0) if value is not None)


def figure_of(claim: Claim) -> Figure | None:
    """The three numbers a claim gives by the kind of its count; None where it gives none.

    Exact and about: the figure three times. At least: its min three times, and open. Range: min,
    the figure where a sheet's keeper gives one, max. At most: null, null, max. Vague: its bounds.
    """
    count = claim.count
    low, best, high = _bounds(count)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if best is not None and ((low or 0) > best or (high is not None and best > high)):
        best = None  # a keeper's own figure outside its own bounds is no best
    if (low, best, high) == (None, None, None):
        return None
    ids = (claim.id,)
    return Figure(
        min=low,
        best=best,
        max=high,
        open=count.kind == "at_least" or (count.kind in ("range", "vague") and high is None),
        vague=count.kind == "vague",
        set_by=_set_by(low, best, high, ids),
    )


def _bounds(count: Count) -> tuple[int | None, int | None, int | None]:
    if count.kind in ("exact", "about"):
        return count.figure, count.figure, count.figure
    if count.kind == "at_least":
        low = count.min if count.min is not None else count.figure
        return low, low, low
    if count.kind in ("range", "vague"):
        return count.min, count.figure, count.max
    if count.kind == "at_most":
        return None, None, count.max if count.max is not None else count.figure
    return None, None, None


def _set_by(low: int | None, best: int | None, high: int | None, ids: tuple[str, ...]) -> SetBy:
    return SetBy(
        min=ids if low is not None else (),
        best=ids if best is not None else (),
        max=ids if high is not None else (),
    )


def ceiling(figure: Figure) -> Figure:
    """What an opponent alone gives: null, null, max."""
    return replace(figure, min=None, best=None, set_by=SetBy(max=figure.set_by.max))


def lower_bound(figure: Figure) -> Figure:
    """What a rise without a figure to add it to gives: its min, and open."""
    return replace(figure, best=None, max=None, open=True, set_by=SetBy(min=figure.set_by.min))


def spread(figures: Sequence[Figure]) -> Figure:
    """The lowest min and the highest max; the best only where all give the same."""
    low = min((f.min for f in figures if f.min is not None), default=None)
    high = max((f.max for f in figures if f.max is not None), default=None)
    bests = {f.best for f in figures}
    best = bests.pop() if len(bests) == 1 else None
    by_max = _ids(f.set_by.max for f in figures if f.max is not None and f.max == high)
    by_min = _ids(f.set_by.min for f in figures if f.min is not None and f.min == low)
    if low is not None and high is not None and low > high:
        high, by_max = low, by_min
    return Figure(
        min=low,
        best=best,
        max=high,
        open=any(f.open for f in figures),
        vague=all(f.vague for f in figures),
        set_by=SetBy(
            min=by_min,
            best=_ids(f.set_by.best for f in figures) if best is not None else (),
            max=by_max,
        ),
    )


def total(figures: Sequence[Figure]) -> Figure:
    """The sum; an unknown min counts as none, an unknown best or max leaves the sum unknown."""
    lows = [f.min for f in figures if f.min is not None]
    bests = [f.best for f in figures if f.best is not None]
    highs = [f.max for f in figures if f.max is not None]
    whole_best, whole_max = len(bests) == len(figures), len(highs) == len(figures)
    return Figure(
        min=sum(lows) if lows else None,
        best=sum(bests) if whole_best else None,
        max=sum(highs) if whole_max else None,
        open=any(f.open for f in figures) or not whole_max,
        vague=any(f.vague for f in figures),
        set_by=SetBy(
            min=_ids(f.set_by.min for f in figures),
            best=_ids(f.set_by.best for f in figures) if whole_best else (),
            max=_ids(f.set_by.max for f in figures) if whole_max else (),
        ),
    )


def less(figure: Figure, moved: Sequence[Figure]) -> Figure:
    """The figure without those who moved on, never below zero."""
    away = total(moved)

    def left(value: int | None, out: int | None) -> int | None:
        return None if value is None else max(0, value - (out or 0))

    def by(ids: tuple[str, ...]) -> tuple[str, ...]:
        return _ids((ids, *(f.set_by.best or f.set_by.min for f in moved))) if ids else ()

    return replace(
        figure,
        min=left(figure.min, away.max if away.max is not None else away.min),
        best=left(figure.best, away.best) if away.best is not None else None,
        max=left(figure.max, away.min),
        set_by=SetBy(
            min=by(figure.set_by.min),
            best=by(figure.set_by.best) if away.best is not None else (),
            max=by(figure.set_by.max),
        ),
    )


def _ids(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for ids in groups for one in ids}))


def gives(exact: int, rough: Count) -> bool:
    """Whether `rough` is what an exact figure is rounded to: 53 for "more than 50" or "some 50".

    A rough figure is rounded to its last digit that is not zero: 79 is still "more than 70", 81
    is not; 53 is "some 50", 57 is not.
    """
    if rough.figure is None:
        return False
    unit = _unit(rough.figure)
    if rough.kind == "exact":
        return rough.figure == exact
    if rough.kind == "at_least":
        bound = rough.min if rough.min is not None else rough.figure
        return exact >= bound and exact // unit * unit == rough.figure
    if rough.kind == "at_most":
        return 0 <= (rough.figure - exact) * 2 <= unit
    return rough.kind == "about" and exact > 0 and abs(exact - rough.figure) * 2 <= unit


def _unit(figure: int) -> int:
    unit = 1
    while figure and figure % (unit * 10) == 0:
        unit *= 10
    return unit
