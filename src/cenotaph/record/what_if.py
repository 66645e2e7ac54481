"""What an incident's toll would be, were something decided: settled again, nothing written."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle

# Tolls are compared under the policy that the record is shown with.
_POLICIES = (RANGE,)


def if_rejected(incident: Incident, claim: str, sources: Iterable[Decided]) -> Incident:
    """The incident without one of its claims.

    `sources` are the standing decisions on sources and on the listed dead, here and below.
    """
    reject = Decided(action="reject", subject=claim, reason="What if.", role="recorder")
    decisions = (*sources, *_standing(incident, incident.id), reject)
    return settle(incident.id, incident.reports, decisions=decisions, policies=_POLICIES)


def without(incident: Incident, reports: Collection[str], sources: Iterable[Decided]) -> Incident:
    """The incident without some of its reports."""
    rest = tuple(one for one in incident.reports if one.id not in reports)
    decisions = (*sources, *_standing(incident, incident.id))
    return settle(incident.id, rest, decisions=decisions, policies=_POLICIES)


def as_one(one: Incident, other: Incident, sources: Iterable[Decided]) -> Incident:
    """Two incidents put together."""
    named = {one.id, other.id}
    moved = (replace(d, subject=one.id) if d.subject in named else d for d in sources)
    decisions = (*moved, *_standing(one, one.id), *_standing(other, one.id))
    return settle(one.id, one.reports + other.reports, decisions=decisions, policies=_POLICIES)


def _standing(incident: Incident, as_id: str) -> Iterable[Decided]:
    """What stands on the incident and its claims, the incident under this id."""
    for one in incident.decisions:
        subject = as_id if one.subject == incident.id else one.subject
        yield Decided(action=one.action, subject=subject, reason=one.reason, role=one.role)
