"""Levels: for every field of a view, the lowest level that may read it, as one table.

public: anyone. partner: another recorder under an agreement. internal: this record's own staff.
sealed: those who protect witnesses. Each level reads what the one before it reads. A test fails
when a field of a view is missing here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cenotaph.model.vocabulary import Level

_RANK: Mapping[Level, int] = {"public": 0, "partner": 1, "internal": 2, "sealed": 3}

LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        # what a field's words may hide, wherever they stand
        "names of people": "internal",
        "names of witnesses and relatives": "sealed",
        "exact private homes": "internal",
        "quotes of pages not searched for names": "internal",
        "addresses that spell a name": "internal",
        "sealed sources and their words": "sealed",
        "few people on lists": "partner",
        # fields
        "incident.id": "public",
        "incident.level": "public",
        "incident.kind": "public",
        "incident.when": "public",
        "incident.where": "public",
        "incident.means": "public",
        "incident.actors": "public",
        "incident.labels": "public",
        "incident.reports": "public",
        "incident.claims": "public",
        "incident.voices": "public",
        "incident.policy": "public",
        "incident.tolls": "public",
        "incident.checks": "public",
        "incident.series": "public",
        # without number and lists where they are few
        "incident.listed": "public",
        "incident.responsibility": "public",
        "incident.withheld": "public",
        "incident.machine": "public",
        "incident.decided": "public",
        # a reason may hold words of a page, and an id tells who works on what
        "incident.decisions": "internal",
        "report.id": "public",
        # a page's id may be a monitor's own row id
        "report.page": "partner",
        "report.title": "public",
        "report.outlet": "public",
        "report.url": "public",
        "report.published_at": "public",
        "report.language": "public",
        "report.claims": "public",
        "claim.id": "public",
        "claim.report": "public",
        "claim.voice": "public",
        "claim.measure": "public",
        "claim.count": "public",
        "claim.group": "public",
        "claim.scope": "public",
        "claim.part_of": "public",
        "claim.stance": "public",
        "claim.about": "public",
        "claim.moved_from": "public",
        "claim.certainty": "public",
        "claim.speakers": "public",
        "claim.said": "public",
        "claim.means": "public",
        "claim.when": "public",
        "claim.where": "public",
        "claim.quote": "public",
        "claim.inherited": "public",
        "claim.machine": "public",
        "claim.decided": "public",
        "claim.reopened": "public",
        # the length of a masked name tells names apart
        "claim.spans": "internal",
        "claim.rules": "partner",
        "responsibility.id": "public",
        "responsibility.report": "public",
        "responsibility.actor": "public",
        "responsibility.text": "public",
        "responsibility.stance": "public",
        "responsibility.by": "public",
        "responsibility.claims": "public",
    }
)


def may_read(level: Level, field: str) -> bool:
    """Whether a reader of this level may read the field; raises `KeyError` for an unknown one."""
    return _RANK[level] >= _RANK[LEVELS[field]]
