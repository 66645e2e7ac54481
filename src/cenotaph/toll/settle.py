"""Settling: an incident's reports to its voices, tolls under each policy, checks and series."""

from collections.abc import Iterable
from typing import TypeVar

from cenotaph.model.claims import Responsibility
from cenotaph.model.entries import Decided
from cenotaph.model.extent import days, gap_days, gap_km, radius_km, width_days
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.model.tolls import Check
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import IncidentKind
from cenotaph.toll.aside import hearings
from cenotaph.toll.checks import check
from cenotaph.toll.known_policies import POLICIES
from cenotaph.toll.policies import Policy
from cenotaph.toll.profiles import Profiles, decided_profiles, reference_profiles
from cenotaph.toll.series import series
from cenotaph.toll.voices import hear

T = TypeVar("T")


def settle(
    incident: str,
    reports: tuple[Report, ...],
    *,
    decisions: tuple[Decided, ...] = (),
    policies: tuple[Policy, ...] = POLICIES,
    profiles: Profiles | None = None,
) -> Incident:
    """The incident as its reports and the decisions about them give it, whatever their order.

    `decisions` come in the order of the log; those on sources change `profiles`, which without an
    argument are those of the reference data. The tolls come policy by policy, as given.
    """
    ordered = tuple(sorted(reports, key=_by_date))
    known = reference_profiles() if profiles is None else profiles
    known = decided_profiles(decisions, known)
    voices = hear(ordered, known)
    heard = hearings(ordered, voices, decisions=decisions, profiles=known, incident=incident)
    rulings = [policy.apply(hearing) for policy in policies for hearing in heard]
    claims = {claim.id: claim for report in ordered for claim in report.claims}
    return Incident(
        id=incident,
        kind=_kind(ordered),
        when=_when(ordered),
        where=_where(ordered),
        means=_union(report.means for report in ordered),
        actors=_union(report.actors for report in ordered),
        reports=ordered,
        voices=voices.voices,
        tolls=tuple(toll for ruling in rulings for toll in ruling.tolls),
        checks=_once(
            [*check(ordered, voices, heard), *(one for ruling in rulings for one in ruling.checks)]
        ),
        series=series((claims[id_] for id_ in sorted(claims)), voices),
        responsibility=_responsibility(ordered),
        listed=next((hearing.listed for hearing in heard if hearing.listed), None),
    )


def _by_date(report: Report) -> tuple[bool, str, str]:
    return report.published_at is None, report.published_at or "", report.id


def _union(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for group in values for value in group))


def _once(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Each check once: two policies over the same claims flag the same things."""
    found: dict[tuple[str, str], Check] = {}
    for one in checks:
        found.setdefault((one.code, one.message), one)
    return tuple(found.values())


def _kind(reports: tuple[Report, ...]) -> IncidentKind:
    """What most reports call it; an incident where they are even."""
    episodes = sum(report.kind == "episode" for report in reports)
    return "episode" if episodes * 2 > len(reports) else "incident"


def _when(reports: tuple[Report, ...]) -> When | None:
    """The time most reports agree with, the most precise of those."""
    whens = [report.when for report in reports if report.when is not None]
    known = [when for when in whens if days(when) != (None, None)]

    def rank(when: When) -> tuple[int, int]:
        agreeing = sum(gap_days(when, other) == 0 for other in known)
        return -agreeing, width_days(when) or 10**6

    return min(known, key=rank, default=whens[0] if whens else None)


def _where(reports: tuple[Report, ...]) -> tuple[Place, ...]:
    """The places of the report whose first place most reports agree with, the smallest of those."""
    placed = [report.where for report in reports if report.where]

    def rank(where: tuple[Place, ...]) -> tuple[int, bool, float]:
        gaps = [min(_gap(where[0], place) for place in other) for other in placed]
        return -sum(gap == 0 for gap in gaps), where[0].lat is None, radius_km(where[0])

    return min(placed, key=rank, default=())


def _gap(a: Place, b: Place) -> float:
    gap = gap_km(a, b)
    if gap is not None:
        return gap
    return 0.0 if (a.name or a.text) == (b.name or b.text) else 1.0


def _responsibility(reports: tuple[Report, ...]) -> tuple[Responsibility, ...]:
    found = {item.id: item for report in reports for item in report.responsibility}
    return tuple(found[id_] for id_ in sorted(found))
