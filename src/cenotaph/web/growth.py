"""How a figure grew: each voice's figures as steps, by the day they were said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cenotaph.model.tolls import TollKey
from cenotaph.model.vocabulary import Measure
from cenotaph.record.view import ClaimView, View

# A claim left out for one of these reasons was a voice's figure of its day; others never were.
_OF_ITS_DAY = frozenset({"superseded", "same_voice", "early_figure", "retracted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A voice's figure from one day on; bounds are None where its words give none."""

    day: str
    min: int | None
    figure: int | None
    max: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One voice's steps, oldest first; `number` tells lines apart in the chart's legend."""

    number: int
    voice: str
    name: str
    known: bool
    steps: tuple[Step, ...]


def lines_of(view: View, measure: Measure, key: TollKey | None = None) -> tuple[Line, ...]:
    """Each voice's figures of one measure by the day they were said.

    Of the whole incident, or of one of its sides or statuses.
    """
    reasons = _reasons(view, measure, key)
    told = [claim for claim in view.claims if _counts(claim, measure, key, reasons)]
    partial = key is not None or not any(claim.group.side is None for claim in told)
    found: list[Line] = []
    for voice in view.voices:
        steps = _steps([claim for claim in told if claim.voice == voice.id], partial=partial)
        if steps:
            found.append(
                Line(
                    number=len(found) + 1,
                    voice=voice.id,
                    name=voice.name,
                    known=voice.known,
                    steps=steps,
                )
            )
    return tuple(found)


def _reasons(view: View, measure: Measure, key: TollKey | None) -> Mapping[str, str]:
    tolls = (toll for toll in view.tolls if toll.measure == measure and toll.key == key)
    return {one.claim: one.reason for toll in tolls for one in toll.excluded}


def _counts(
    claim: ClaimView, measure: Measure, key: TollKey | None, reasons: Mapping[str, str]
) -> bool:
    return (
        claim.measure == measure
        and _of_key(claim, key)
        and claim.stance in ("asserts", "corrects")
        and _dated(claim)
        and bounds(claim) != (None, None, None)
        and reasons.get(claim.id, "superseded") in _OF_ITS_DAY
    )


def _of_key(claim: ClaimView, key: TollKey | None) -> bool:
    """Whether the claim counts the key's people: of the whole incident, or as part of a figure."""
    if key is None:
        return claim.scope == "incident"
    group = claim.group
    value = group.side if key.dimension == "side" else group.status
    return claim.scope in ("incident", "part") and not group.any_of and value == key.value


def _dated(claim: ClaimView) -> bool:
    try:
        date.fromisoformat((claim.said.at or "")[:10])
    except ValueError:
        return False
    return True


def bounds(claim: ClaimView) -> tuple[int | None, int | None, int | None]:
    """The claim's lowest, own and highest figure; "about 40" bounds nothing and is drawn at 40."""
    count = claim.count
    if count.kind == "about" and count.figure is not None:
        return count.figure, count.figure, count.figure
    return count.min, count.figure, count.max


def _steps(claims: Sequence[ClaimView], *, partial: bool) -> tuple[Step, ...]:
    """One step a day at which the voice's figure changes; a lone side counts only if `partial`."""
    by_day: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_day.setdefault((claim.said.at or "")[:10], []).append(claim)
    steps: list[Step] = []
    for day in sorted(by_day):
        step = _step(day, by_day[day], partial=partial)
        if step is None:
            continue
        last = steps[-1] if steps else None
        same = last and (last.min, last.figure, last.max) == (step.min, step.figure, step.max)
        if not same:
            steps.append(step)
    return tuple(steps)


def _step(day: str, claims: Sequence[ClaimView], *, partial: bool) -> Step | None:
    sides = {claim.group.side for claim in claims}
    if len(sides) > 1 and None not in sides:
        return _summed(day, claims)
    sideless = [claim for claim in claims if claim.group.side is None or partial]
    # "people" before "officers": who is counted without a status is counted whole
    whole = [claim for claim in sideless if claim.group.status == "unknown"] or sideless
    if not whole:
        return None
    given = [bounds(claim) for claim in whole]
    figures = {figure for _, figure, _ in given if figure is not None}
    return Step(
        day=day,
        min=min((low for low, _, _ in given if low is not None), default=None),
        figure=figures.pop() if len(figures) == 1 else None,
        max=max((high for _, _, high in given if high is not None), default=None),
        claims=tuple(claim.id for claim in whole),
    )


def _summed(day: str, claims: Sequence[ClaimView]) -> Step:
    """The sum of the sides' figures, where the voice gives each side and no total."""
    latest = {claim.group.side: claim for claim in claims}
    given = [bounds(claim) for claim in latest.values()]
    low, figure, high = (_sum(column) for column in zip(*given, strict=True))
    return Step(
        day=day, min=low, figure=figure, max=high, claims=tuple(c.id for c in latest.values())
    )


def _sum(values: Iterable[int | None]) -> int | None:
    held = tuple(values)
    known = [value for value in held if value is not None]
    return sum(known) if len(known) == len(held) else None
