"""A timeline: every figure of an incident by the day it was said, and what it did to its voice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cenotaph.model.claims import Claim
from cenotaph.model.extent import day_number, days
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import MEASURES, Measure
from cenotaph.toll.aside import wholes
from cenotaph.toll.figures import Figure, figure_of, gives
from cenotaph.toll.people import People, people
from cenotaph.toll.running import Followed, Reported, follow
from cenotaph.toll.said import before, moment

What = Literal[
    "new", "repeated", "raised", "revised_down", "lower", "added", "added_retroactively", "moved",
    "restarted", "corrected", "denied", "retracted", "no_figure",
]  # fmt: skip
# An addition that comes so many days after the harm tells of earlier days: a day may be lost
# between time zones and between a report and its page.
_RETROACTIVE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One figure on its day: who said it, what it did, and by how much.

    `change` is the difference from the voice's figure before it, or what is added; `lag` is the
    days from the harm to the saying; `series` is true for a cumulative figure
    and its parts.
    """

    day: str | None
    measure: Measure
    voice: str
    claim: Claim
    did: What
    change: int | None = None
    lag: int | None = None
    series: bool = False


def timeline(incident: Incident, measure: Measure | None = None) -> tuple[Moment, ...]:
    """Every figure of the measure (of all, without one) in the order said, undated ones last.

    A figure is compared with what its own voice said before it of the same people; a cumulative
    figure with the one before it in its series.
    """
    claims = {claim.id: claim for report in incident.reports for claim in report.claims}
    names = {id_: voice.name for voice in incident.voices for id_ in voice.claims}
    found: list[Moment] = []
    for voice in incident.voices:
        lines: dict[tuple[Measure, People], list[Claim]] = {}
        for id_ in voice.claims:
            claim = claims[id_]
            if claim.scope != "cumulative" and measure in (None, claim.measure):
                lines.setdefault((claim.measure, people(claim)), []).append(claim)
        for line in lines.values():
            found.extend(_line(sorted(line, key=_by_time), voice.name, claims))
    for one in incident.series:
        if measure in (None, one.measure):
            found.extend(_series([claims[id_] for id_ in one.claims], names))
    return tuple(sorted(found, key=_order))


def _by_time(claim: Claim) -> tuple[object, ...]:
    # what is added or moved on one page comes after the figure it is added to
    rise = claim.scope == "addition" or claim.moved_from is not None
    return moment(claim.said).last, rise, claim.said.basis != "stated", claim.id


def _order(one: Moment) -> tuple[object, ...]:
    return one.day is None, one.day or "", MEASURES.index(one.measure), one.voice, one.claim.id


def _line(line: Sequence[Claim], voice: str, claims: Mapping[str, Claim]) -> list[Moment]:
    """One voice's figures for the same people, each against what stood before it."""
    found: list[Moment] = []
    standing: Claim | None = None
    for claim in line:
        did, change = _did(claim, standing)
        if did in ("new", "raised", "revised_down", "corrected"):
            standing = claim
        found.append(
            Moment(
                day=_day(claim),
                measure=claim.measure,
                voice=voice,
                claim=claim,
                did=did,
                change=change,
                lag=_lag(claim),
                series=any(whole.scope == "cumulative" for whole in wholes(claim, claims)),
            )
        )
    return found


def _did(claim: Claim, standing: Claim | None) -> tuple[What, int | None]:
    figure = figure_of(claim)
    if claim.stance == "retracts":
        return "retracted", None
    if claim.stance == "denies" and (figure is None or figure.height > 0):
        return "denied", None
    if figure is None:
        return "no_figure", None
    if claim.moved_from is not None:
        return "moved", claim.count.figure
    if claim.scope == "addition":
        late = (_lag(claim) or 0) >= _RETROACTIVE
        return ("added_retroactively" if late else "added"), claim.count.figure
    old = figure_of(standing) if standing is not None else None
    if standing is None or old is None:
        return "new", None
    return _against(claim, figure, standing, old)


def _against(claim: Claim, figure: Figure, standing: Claim, old: Figure) -> tuple[What, int | None]:
    change = _change(old, figure)
    same = (figure.min, figure.best, figure.max) == (old.min, old.best, old.max)
    exact = standing.count.figure if standing.count.kind == "exact" else None
    if claim.stance == "corrects" and not same:
        return "corrected", change
    if same or (exact is not None and gives(exact, claim.count)):
        return "repeated", None
    if figure.height > old.height:
        return "raised", change
    # As in settling: a lower figure replaces only where its own date is stated.
    later = before(moment(standing.said), moment(claim.said))
    return ("revised_down" if later and claim.said.basis == "stated" else "lower"), change


def _change(old: Figure, new: Figure) -> int | None:
    if old.best is None or new.best is None:
        return None
    return new.best - old.best


def _day(claim: Claim) -> str | None:
    return claim.said.at[:10] if claim.said.at else None


def _lag(claim: Claim) -> int | None:
    """Days from the harm's last day to the saying; None where either is unknown."""
    said, last = day_number(claim.said.at), days(claim.when)[1]
    return None if said is None or last is None else said - last


def _series(claims: Sequence[Claim], names: Mapping[str, str]) -> list[Moment]:
    """The figures of one series, the highest of each day followed."""
    by_day: dict[int, Claim] = {}
    for claim in claims:
        day = day_number(claim.said.at)
        held = by_day.get(day) if day is not None else None
        if day is not None and (held is None or _figure(claim) > _figure(held)):
            by_day[day] = claim
    followed = {
        one.day: one
        for one in follow([Reported(day=d, figure=c.count.figure) for d, c in by_day.items()])
    }
    return [
        Moment(
            day=_day(claim),
            measure=claim.measure,
            voice=names.get(claim.id, "origin unknown"),
            claim=claim,
            did=_of_series(claim, by_day, followed),
            change=_change_of(claim, followed),
            series=True,
        )
        for claim in claims
    ]


def _figure(claim: Claim) -> int:
    return claim.count.figure or 0


def _of_series(claim: Claim, by_day: Mapping[int, Claim], followed: Mapping[int, Followed]) -> What:
    one = followed.get(day_number(claim.said.at) or -1)
    if one is None or claim.count.figure is None or one.did == "missing":
        return "no_figure"
    if by_day[one.day] is not claim:
        return "repeated" if claim.count.figure == one.figure else "lower"
    if one.added is not None:
        return "added_retroactively"
    return _OF_SERIES[one.did]


def _change_of(claim: Claim, followed: Mapping[int, Followed]) -> int | None:
    one = followed.get(day_number(claim.said.at) or -1)
    return one.change if one is not None and one.did != "repeated" else None


_OF_SERIES: Mapping[str, What] = {
    "first": "new",
    "raised": "raised",
    "repeated": "repeated",
    "revised_down": "revised_down",
    "restarted": "restarted",
    "slip": "lower",
}
