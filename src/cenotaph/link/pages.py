"""Linking whole pages that nobody keeps: the incident that each of them leads with."""

from collections.abc import Iterable, Mapping

from cenotaph.link.attach import Attaching
from cenotaph.link.cluster import partition
from cenotaph.link.constraints import constraints
from cenotaph.link.group import linked_as
from cenotaph.link.link import link, order
from cenotaph.link.traits import traits
from cenotaph.model.claims import Extraction
from cenotaph.model.reports import Report


def lead_incidents(extractions: Iterable[Extraction]) -> tuple[str, ...]:
    """The incident that each page leads with, its reports linked as a record links them.

    A page that says nothing of an incident is linked too, by its words.
    """
    leads: list[str] = []
    reports: dict[str, Report] = {}
    for extraction in extractions:
        found = linked_as(extraction)
        leads.append(found[0].id)
        reports |= {report.id: report for report in found}
    incidents = {one.report: one.incident for one in link(tuple(reports.values()))}
    incidents |= _by_day(reports.values(), incidents)
    return tuple(incidents[lead] for lead in leads)


def _by_day(reports: Iterable[Report], incidents: Mapping[str, str]) -> Mapping[str, str]:
    """The incidents of pages that tell of none and that none took: by their day, as far as it goes.

    A record keeps no incident that no page tells of; who asks one of each page gets the likeliest.
    """
    groups: dict[str, list[Report]] = {}
    for one in sorted(reports, key=order):
        groups.setdefault(incidents[one.id], []).append(one)
    taken = [any(not one.bare for one in group) for group in groups.values()]
    told = [group for group, of in zip(groups.values(), taken, strict=True) if of]
    alone = [group[0] for group, of in zip(groups.values(), taken, strict=True) if not of]
    its = {one.id: traits(one) for group in groups.values() for one in group}
    rules = constraints((), alone, {})
    joined = Attaching(groups=told, traits=its, rules=rules, by_day=True).joined(alone)
    left = [group[0] for group in joined[len(told) :]]
    joined = joined[: len(told)] + partition(left, [its[one.id] for one in left], rules)
    return {one.id: incidents[group[0].id] for group in joined for one in group}
