"""Linking: reports to incidents, with the score of each named comparison."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.codec import short_id
from cenotaph.link.attach import Attaching
from cenotaph.link.cluster import partition
from cenotaph.link.compare import compare_traits
from cenotaph.link.constraints import Constraints, constraints
from cenotaph.link.scores import Scores
from cenotaph.link.traits import Traits, traits
from cenotaph.model.entries import Decided
from cenotaph.model.extent import day_number, days
from cenotaph.model.reports import Assignment, Report


def order(report: Report) -> tuple[int, str, str]:
    """The canonical order of reports: by day published, else by the incident's day, then by id."""
    day = day_number(report.published_at)
    first, last = days(report.when)
    known = next((one for one in (day, last, first) if one is not None), 10**7)
    return known, report.published_at or "", report.id


def link(
    reports: tuple[Report, ...],
    neighbours: tuple[tuple[Report, str], ...] = (),
    decisions: tuple[Decided, ...] = (),
    kept: Scores | None = None,
) -> tuple[Assignment, ...]:
    """The incident of each report, and of each neighbour whose incident changes.

    `neighbours` are the logged reports whose incidents the new ones may change, with all those that
    such an incident could join, and their incidents; `kept` are scores known from before. The
    partition depends on the set of reports and decisions alone: groups join by the average score of
    their pairs, in a canonical order, so that no chain of half-alike reports forms. A group keeps
    the incident logged for its members, the earliest founded where there are several; a new
    incident's id is minted from its first report. So ids do depend on what came before: were they
    those of the set, each page of an earlier day would rename what is published. A report that
    tells of no incident changes no group, unless people put it into one.
    """
    logged = {report.id: incident for report, incident in neighbours}
    known = {report.id: report for report, _ in neighbours} | {r.id: r for r in reports}
    members = sorted(known.values(), key=order)
    its = {report.id: traits(report) for report in members}
    rules = constraints(decisions, members, logged)
    found = regrouped(members, its, rules, kept)
    attaching = Attaching(groups=found.groups, traits=its, rules=rules, kept=kept)
    groups = attaching.joined(found.bare)
    named = _named(groups, logged)
    new = {report.id for report in reports}
    return tuple(
        _assignment(report, group, its, incident)
        for group, incident in zip(groups, named, strict=True)
        for report in group
        if report.id in new or logged[report.id] != incident
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """The groups of the reports that tell of an incident, and those that tell of none."""

    groups: Sequence[Sequence[Report]]
    bare: Sequence[Report]


def regrouped(
    reports: Iterable[Report],
    its: Mapping[str, Traits],
    rules: Constraints,
    kept: Scores | None = None,
) -> Regrouped:
    """The reports, of these traits, as groups, before those that tell of no incident join them.

    One that people put into an incident tells of it.
    """
    members = sorted(reports, key=order)
    decided = {name for pair in rules.together for name in pair}
    telling = [one for one in members if not one.bare or one.id in decided]

    def made() -> Sequence[Sequence[Report]]:
        return partition(telling, [its[one.id] for one in telling], rules, kept)

    return Regrouped(
        groups=made() if kept is None else kept.groups(telling, rules, made),
        bare=[one for one in members if one.bare and one.id not in decided],
    )


def _named(groups: Sequence[Sequence[Report]], logged: Mapping[str, str]) -> list[str]:
    """Each group's incident: the earliest founded of those logged for it, else a new one."""
    founders = {mint(report): (report.bare, *order(report)) for group in groups for report in group}
    claims = sorted(
        (
            founders.get(incident, (False, 10**8, "", incident)),
            incident != mint(report),
            index,
            incident,
        )
        for index, group in enumerate(groups)
        for report in group
        if (incident := logged.get(report.id)) is not None
    )
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, index, incident in claims:
        if index not in names and incident not in taken:
            names[index] = incident
            taken.add(incident)
    for index, group in enumerate(groups):
        if index not in names:
            fresh = (name for name in map(mint, group) if name not in taken)
            # Every id its members could found may be another group's: a split of a split.
            names[index] = next(fresh, short_id("incident", *(report.id for report in group)))
            taken.add(names[index])
    return [names[index] for index in range(len(groups))]


def mint(report: Report) -> str:
    """The id of the incident that this report founds."""
    return short_id("incident", report.id)


def _assignment(
    report: Report, group: Sequence[Report], its: Mapping[str, Traits], incident: str
) -> Assignment:
    pairs = {
        other.id: compare_traits(its[report.id], its[other.id])
        for other in group
        if other.id != report.id
    }
    nearest = max(sorted(pairs), key=lambda id_: pairs[id_]["score"], default=None)
    reasons = dict(pairs[nearest]) if nearest is not None else {}
    return Assignment(
        report=report.id,
        incident=incident,
        founds=incident == mint(report),
        score=reasons.pop("score", None),
        reasons=reasons,
        nearest=nearest,
    )
