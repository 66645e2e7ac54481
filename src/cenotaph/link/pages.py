"""Linking whole pages that nobody keeps: the incident that each of them leads with."""

from collections.abc import Iterable

from cenotaph.link.group import group, lead_of
from cenotaph.link.link import link
from cenotaph.model.claims import Extraction
from cenotaph.model.reports import Report


def lead_incidents(extractions: Iterable[Extraction]) -> tuple[str, ...]:
    """The incident that each page leads with, its reports linked as a record links them.

    A page that says nothing of an incident is linked too, by its words.
    """
    leads: list[str] = []
    reports: dict[str, Report] = {}
    for extraction in extractions:
        found = group(extraction)
        lead = lead_of(extraction, found)
        leads.append(lead.id)
        reports |= {report.id: report for report in (lead, *found)}
    incidents = {one.report: one.incident for one in link(tuple(reports.values()))}
    return tuple(incidents[lead] for lead in leads)
