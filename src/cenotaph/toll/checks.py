"""Checks: comparisons of figures that flag and never mend.

Codes, each with the status it can have:

- `parts_total` holds, warns, fails: a voice's total on one page against the sum of its sides
- `part_exceeds_whole` fails: a part larger than the claim it is a part of
- `falling_figure` warns: a voice's later figure for the same people is lower
- `falling_series` warns: a cumulative figure is lower than an earlier one of its series
- `swapped_digits` warns: two voices' figures have the same digits in another order
- `killed_injured_swapped` warns: two voices give the same two numbers the other way round
- `dated_after_page` fails: a harm is dated after the page that tells of it
- `headline_body` warns: the headline's figure is not the body's
- `disputed` warns: a voice says none where another says some (from the policy)
- `part_exceeds_total`, `sum_exceeds_total` warn: what became the max (from the policy)
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from cenotaph.model.claims import Claim
from cenotaph.model.extent import day_number, days
from cenotaph.model.reports import Report
from cenotaph.model.tolls import Check
from cenotaph.toll.figures import gives
from cenotaph.toll.people import People, people
from cenotaph.toll.policies import Heard, Hearing
from cenotaph.toll.running import RESTART
from cenotaph.toll.said import before, moment
from cenotaph.toll.series import series
from cenotaph.toll.sums import parts_exceed, parts_total
from cenotaph.toll.voices import Voices


def check(
    reports: tuple[Report, ...], voices: Voices, heard: Sequence[Hearing]
) -> tuple[Check, ...]:
    """Every check over an incident's claims, in the order of the module's list."""
    claims = {claim.id: claim for report in reports for claim in report.claims}
    ordered = [claims[id_] for id_ in sorted(claims)]
    return (
        *(one for hearing in heard for one in parts_total(hearing)),
        *parts_exceed(ordered, claims),
        *(one for hearing in heard for one in _falling(hearing)),
        *_falling_series(claims, voices),
        *(one for hearing in heard for one in _swapped_digits(hearing)),
        *_killed_injured(heard),
        *_dated_after(reports),
        *_headline_body(ordered),
    )


def _exact(heard: Iterable[Heard]) -> list[Heard]:
    return [
        one for one in heard if one.claim.count.kind == "exact" and one.claim.scope == "incident"
    ]


def _number(claim: Claim) -> int:
    return claim.count.figure or 0


def _falling(hearing: Hearing) -> Iterable[Check]:
    """A voice's figure for the same people that is lower than the one before it."""
    first: dict[tuple[str, People, int], Claim] = {}
    for one in sorted(
        _exact(hearing.heard), key=lambda one: (moment(one.claim.said), one.claim.id)
    ):
        first.setdefault((one.voice.id, one.people, _number(one.claim)), one.claim)
    names = {one.voice.id: one.voice.name for one in hearing.heard}
    for (voice, counted, figure), (other, of, next_figure) in combinations(first, 2):
        if (voice, counted) != (other, of) or next_figure >= figure:
            continue
        early, late = first[voice, counted, figure], first[other, of, next_figure]
        if before(moment(early.said), moment(late.said)):
            yield Check(
                code="falling_figure",
                status="warns",
                message=f"{names[voice]}: {hearing.measure} fall from {figure} to {next_figure}.",
                claims=(early.id, late.id),
                figures={"before": figure, "after": next_figure},
            )


def _falling_series(claims: Mapping[str, Claim], voices: Voices) -> Iterable[Check]:
    for one in series(claims.values(), voices):
        told = [claims[id_] for id_ in one.claims if claims[id_].count.figure is not None]
        for early, late in pairwise(told):
            known = before(moment(early.said), moment(late.said))
            if known and _number(late) < _number(early):
                yield Check(
                    code="falling_series",
                    status="warns",
                    message=f"A cumulative figure falls from {_number(early)} to {_number(late)}"
                    f"{_restart(_number(early), _number(late))}.",
                    claims=(early.id, late.id),
                    figures={"before": _number(early), "after": _number(late)},
                )


def _restart(early: int, late: int) -> str:
    return "; the count may start again" if late < early * RESTART else ""


def _swapped_digits(hearing: Hearing) -> Iterable[Check]:
    """15 and 51: two voices, the same people, the same digits in another order."""
    told: dict[tuple[People, str, int], dict[int, dict[str, str]]] = {}
    for one in _exact(hearing.heard):
        digits = str(_number(one.claim))
        alike = told.setdefault((one.people, "".join(sorted(digits)), len(digits)), {})
        alike.setdefault(_number(one.claim), {}).setdefault(one.voice.id, one.claim.id)
    for alike in told.values():
        for low, high in combinations(sorted(alike), 2):
            if len({*alike[low], *alike[high]}) > 1:
                yield Check(
                    code="swapped_digits",
                    status="warns",
                    message=f"{low} and {high} {hearing.measure}: the same digits, "
                    "one may be a slip.",
                    claims=tuple(sorted({*alike[low].values(), *alike[high].values()})),
                    figures={"low": low, "high": high},
                )


def _killed_injured(heard: Sequence[Hearing]) -> Iterable[Check]:
    """Two voices with the same two numbers, one's killed the other's injured."""
    by_measure = {hearing.measure: _wholes(hearing) for hearing in heard}
    killed, injured = by_measure.get("killed", {}), by_measure.get("injured", {})
    both = sorted(set(killed) & set(injured))
    for a, b in combinations(both, 2):
        # each voice has few figures, however many pages print them
        for x in sorted(killed[a].keys() & injured[b].keys()):
            for y in sorted((injured[a].keys() & killed[b].keys()) - {x}):
                claims = (killed[a][x], injured[a][y], killed[b][y], injured[b][x])
                yield Check(
                    code="killed_injured_swapped",
                    status="warns",
                    message=f"{x} killed and {y} injured, or {y} killed and {x} injured: "
                    "two voices give the same numbers the other way round.",
                    claims=tuple(sorted(claims)),
                    figures={"one": x, "other": y},
                )


def _wholes(hearing: Hearing) -> dict[str, dict[int, str]]:
    """Each voice's exact figures for everyone, with the first claim that gives each."""
    found: dict[str, dict[int, str]] = {}
    for one in _exact(hearing.heard):
        if one.people == People():
            found.setdefault(one.voice.id, {}).setdefault(_number(one.claim), one.claim.id)
    return found


def _dated_after(reports: tuple[Report, ...]) -> Iterable[Check]:
    """A harm dated after its page: a day may be lost between time zones, more cannot."""
    for report in reports:
        published = day_number(report.published_at)
        late = [
            (first - published, claim)
            for claim in report.claims
            if published is not None
            and (first := days(claim.when)[0]) is not None
            and first > published
        ]
        if late:
            by = max(gap for gap, _ in late)
            yield Check(
                code="dated_after_page",
                status="fails" if by > 1 else "warns",
                message=f"A harm is dated {by} day{'s' if by > 1 else ''} after the page that "
                "tells of it.",
                claims=tuple(sorted(claim.id for _, claim in late)),
                figures={"days": by},
            )


def _headline_body(claims: Sequence[Claim]) -> Iterable[Check]:
    """A headline's figure that the body neither gives nor adds up to, where it gives another."""
    told = [claim for claim in claims if claim.scope == "incident" and claim.count.figure]
    for head in told:
        if head.segment != "headline":
            continue
        body = [
            claim
            for claim in told
            if claim.segment == "body" and (claim.page, claim.measure) == (head.page, head.measure)
        ]
        same = {_number(claim) for claim in body if people(claim) == people(head)}
        sides = {_number(claim) for claim in body if people(claim) != people(head)}
        figures = same | ({sum(sides)} if len(sides) > 1 else set())
        if same and not any(gives(figure, head.count) for figure in figures):
            listed = " and ".join(str(figure) for figure in sorted(same))
            yield Check(
                code="headline_body",
                status="warns",
                message=f"The headline gives {_number(head)} {head.measure}, the body {listed}.",
                claims=tuple(sorted((head.id, *(claim.id for claim in body)))),
                figures={"headline": _number(head), "body": max(same)},
            )
