"""Parts against totals: on one page, of one voice, in one measure."""

from collections.abc import Iterable, Mapping, Sequence

from cenotaph.model.claims import Claim
from cenotaph.model.tolls import Check
from cenotaph.model.vocabulary import CheckStatus, Measure
from cenotaph.toll.people import People
from cenotaph.toll.policies import Heard, Hearing


def parts_total(hearing: Hearing) -> Iterable[Check]:
    """Each voice's total on a page beside the sum of the sides it gives there."""
    pages = sorted({(one.claim.page, one.voice.id) for one in hearing.heard})
    for page, voice in pages:
        mine = [
            one
            for one in (*hearing.heard, *hearing.aside_heard)
            if one.claim.page == page
            and one.voice.id == voice
            and _plain(one)
            and hearing.aside.get(one.claim.id) in (None, "same_voice")
        ]
        totals = [one.claim for one in mine if one.people == People()]
        sides = _sides(mine)
        if len(sides) > 1 and totals:
            parts = sorted(sides.values(), key=lambda claim: (-_figure(claim), claim.id))
            yield from _sums(totals, parts, hearing.measure)


def _figure(claim: Claim) -> int:
    return claim.count.figure or 0


def _plain(one: Heard) -> bool:
    """Whether the claim gives one exact figure for the incident."""
    return one.claim.count.kind == "exact" and one.claim.scope in ("incident", "part")


def _sides(heard: Sequence[Heard]) -> dict[tuple[str | None, str | None], Claim]:
    """One claim a side: the largest, where a side is counted twice."""
    sides: dict[tuple[str | None, str | None], Claim] = {}
    for one in heard:
        counted = one.people
        plain = not (counted.narrowed or counted.sex or counted.age)
        side = (counted.side, counted.status)
        if plain and side != (None, None):
            held = sides.get(side)
            if held is None or _figure(one.claim) > _figure(held):
                sides[side] = one.claim
    return sides


def _sums(totals: Sequence[Claim], parts: Sequence[Claim], measure: Measure) -> Iterable[Check]:
    summed = sum(_figure(part) for part in parts)
    plus = " + ".join(str(_figure(part)) for part in parts)
    for figure in sorted({_figure(total) for total in totals}):
        ids = [claim.id for claim in totals if _figure(claim) == figure]
        status: CheckStatus = "holds"
        message = f"{figure} = {plus}: the sides add up to the total {measure}."
        if summed > figure:
            status = "fails"
            message = f"{figure} < {plus} = {summed}: the sides exceed the total {measure}."
        elif summed < figure:
            # "20 people, including 5 soldiers and 3 civilians" leaves others untold on purpose.
            if any(part.scope == "part" for part in parts):
                continue
            status = "warns"
            message = f"{figure} > {plus} = {summed}: {figure - summed} {measure} have no side."
        yield Check(
            code="parts_total",
            status=status,
            message=message,
            claims=tuple(sorted((*ids, *(part.id for part in parts)))),
            figures={"total": figure, "sum": summed},
        )


def parts_exceed(claims: Sequence[Claim], by_id: Mapping[str, Claim]) -> Iterable[Check]:
    """A part whose figure is above that of the claim it belongs to."""
    for part in claims:
        whole = by_id.get(part.part_of or "")
        if whole is None or whole.measure != part.measure:
            continue
        if part.count.figure is None or whole.count.max is None:
            continue
        if part.count.figure > whole.count.max:
            yield Check(
                code="part_exceeds_whole",
                status="fails",
                message=f"{part.count.figure} of {whole.count.max} {part.measure}: "
                "the part exceeds its whole.",
                claims=tuple(sorted((part.id, whole.id))),
                figures={"part": part.count.figure, "whole": whole.count.max},
            )
