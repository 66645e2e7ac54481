"""The readable names of the actors and sides that an incident mentions."""

from cenotaph.model.incidents import Incident
from cenotaph.reference.actors import ACTORS


def labels_of(incident: Incident) -> dict[str, str]:
    """Each actor and side of the incident that the reference data know, with its name."""
    groups = [claim.group for report in incident.reports for claim in report.claims]
    named = {
        *incident.actors,
        *(group.actor for group in groups),
        *(group.side for group in groups),
        *(one.actor for one in incident.responsibility),
    }
    known = ((one, ACTORS.by_id.get(one)) for one in sorted(filter(None, named)))
    return {one: actor.name for one, actor in known if actor is not None}
