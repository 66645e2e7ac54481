"""Running tolls: what each figure of a reported cumulative series did, and the series carried on.

A running toll is one voice's "so far" by the day it was said. Such series restart at zero when a
new phase begins, repeat themselves on days without a report, skip days, are revised downward, and
jump when deaths of earlier days are added after a review. The jump is told from a day of many
deaths by two things: it stands far above the days around it, and nobody was injured with it. The
thresholds were set on six tenths of the days of one series and measured on the rest; see
docs/explanation/running-tolls.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

Did = Literal["first", "raised", "repeated", "missing", "revised_down", "restarted", "slip"]

# Reports on each side that say what is usual: two weeks of daily reports. With ten on each side one
# false addition more is found on the part that was tuned on, with five three.
_AROUND = 14
# How far above the usual an addition stands, in robust standard deviations. At 3 and 4, days of
# heavy fighting are taken for additions.
_SIGMAS = 6.0
# Fewer deaths than this are never told apart from a bad day.
_LEAST = 20
# Attacks injure more people than they kill; a list that is reviewed injures nobody. Up to this many
# injured above the usual for each death above it, the deaths are an addition.
_INJURED_FOR_EACH = 0.8
# A count that falls by more than half starts again; a smaller fall is a revision.
RESTART = 0.5
# A median absolute deviation as a standard deviation of a normal distribution.
_MAD = 1.4826


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What one day's report gives: the cumulative figure, that of the injured, and any others.

    `day` is an ordinal (`date.toordinal`); a figure is None where the report does not give it.
    """

    day: int
    figure: int | None
    injured: int | None = None
    others: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One day of the series: what its figure did, and the continuous figure.

    `change` is the difference from the figure before it; `lag` how many days it covers; `added` how
    many of them are deaths of earlier days, as estimated. `carried` runs on across restarts, slips
    and missing days, where it lies on a straight line; None before the first figure and after the
    last.
    """

    day: int
    figure: int | None
    did: Did
    change: int | None = None
    lag: int | None = None
    added: int | None = None
    carried: int | None = None


def follow(reported: Sequence[Reported]) -> tuple[Followed, ...]:
    """Each day of the series in order, days without a row among them left out.

    A figure that falls and is back the next time is a slip, and sets nothing. A day on which every
    figure of the report is that of the day before repeats it.
    """
    days = sorted(reported, key=lambda one: one.day)
    figured = [one for one in days if one.figure is not None]
    slips = _slips(figured)
    standing = [one for one in figured if one.day not in slips]
    steps = {new.day: _step(old, new) for old, new in _pairs(standing)}
    added = _additions(standing, steps)
    carried = _carried(standing, steps)
    return tuple(_followed(one, standing, slips, steps, added, carried) for one in days)


def _followed(
    one: Reported,
    standing: Sequence[Reported],
    slips: frozenset[int],
    steps: Mapping[int, Followed],
    added: Mapping[int, int],
    carried: Mapping[int, int],
) -> Followed:
    across = _between(one.day, carried)
    if one.figure is None:
        return Followed(day=one.day, figure=None, did="missing", carried=across)
    if one.day in slips:
        return Followed(day=one.day, figure=one.figure, did="slip", carried=across)
    if one is standing[0]:
        return Followed(day=one.day, figure=one.figure, did="first", carried=carried[one.day])
    return replace(steps[one.day], added=added.get(one.day), carried=carried[one.day])


def _pairs(days: Sequence[Reported]) -> list[tuple[Reported, Reported]]:
    return list(pairwise(days))


def _slips(days: Sequence[Reported]) -> frozenset[int]:
    """Figures below the one before them, where the next is back above that one."""
    return frozenset(
        now.day
        for (before, now), (_, after) in pairwise(_pairs(days))
        if _number(now) < _number(before) <= _number(after)
    )


def _number(one: Reported) -> int:
    return one.figure or 0


def _step(old: Reported, new: Reported) -> Followed:
    before, now = _number(old), _number(new)
    restarted = now < before * RESTART
    change = now if restarted else now - before
    did: Did = "raised"
    if restarted:
        did = "restarted"
    elif now < before:
        did = "revised_down"
    elif _same(old, new):
        did = "repeated"
    return Followed(day=new.day, figure=now, did=did, change=change, lag=new.day - old.day)


def _same(old: Reported, new: Reported) -> bool:
    """Whether every figure of the report is that of the one before it."""
    beside = zip((old.injured, *old.others), (new.injured, *new.others), strict=True)
    return old.figure == new.figure and all(a == b or b is None for a, b in beside)


def _carried(standing: Sequence[Reported], steps: Mapping[int, Followed]) -> dict[int, int]:
    carried: dict[int, int] = {}
    total = 0
    for one in standing:
        change = steps[one.day].change if one.day in steps else one.figure
        total += change or 0
        carried[one.day] = total
    return carried


def _between(day: int, carried: Mapping[int, int]) -> int | None:
    """The figure of a day without one, on the line between the days beside it."""
    before = max((known for known in carried if known < day), default=None)
    after = min((known for known in carried if known > day), default=None)
    if before is None or after is None:
        return None
    share = (day - before) / (after - before)
    return round(carried[before] + share * (carried[after] - carried[before]))


def _additions(standing: Sequence[Reported], steps: Mapping[int, Followed]) -> dict[int, int]:
    """How many deaths above the usual each jump adds that no injured come with."""
    told = [
        (steps[new.day], _injured(old, new))
        for old, new in _pairs(standing)
        if steps[new.day].did in ("raised", "repeated")
    ]
    found: dict[int, int] = {}
    for index, (step, injured) in enumerate(told):
        near = told[max(0, index - _AROUND) : index] + told[index + 1 : index + 1 + _AROUND]
        extra = _above_usual(step, [other for other, _ in near])
        if extra is None:
            continue
        hurt = [_rate(count, other) for other, count in near if count is not None]
        if injured is not None and hurt:
            beside = injured - median(hurt) * (step.lag or 1)
            if beside > _INJURED_FOR_EACH * extra:
                continue
        found[step.day] = round(extra)
    return found


def _injured(old: Reported, new: Reported) -> int | None:
    if old.injured is None or new.injured is None:
        return None
    return new.injured - old.injured


def _above_usual(step: Followed, near: Sequence[Followed]) -> float | None:
    """The deaths above the usual, where they are too many for a bad day; else None."""
    if len(near) < _AROUND:
        return None
    rates = [_rate(other.change or 0, other) for other in near]
    usual = median(rates)
    spread = _MAD * median(abs(rate - usual) for rate in rates)
    # Counts of rare deaths spread at least as much as Poisson's distribution.
    unit = max(spread, usual**0.5) * (step.lag or 1)
    extra = (step.change or 0) - usual * (step.lag or 1)
    return extra if extra >= max(_LEAST, _SIGMAS * unit) else None


def _rate(count: int, step: Followed) -> float:
    return count / (step.lag or 1)
