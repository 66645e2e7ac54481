"""From settled incidents to views of one level, and to the edition that shows them."""

from collections.abc import Iterable, Iterator

from cenotaph import __version__
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Level, PolicyName
from cenotaph.record.editions import Edition, edition_of
from cenotaph.record.public_view import public_view
from cenotaph.record.view import View
from cenotaph.reference.actors import ACTORS
from cenotaph.store.record import Record


def view_of(record: Record, incident: Incident, level: Level, policy: PolicyName = "range") -> View:
    """The incident as a reader of this level may see it, its tolls under one policy."""
    return _view(record, incident, level, policy, record.sealed_sources())


def _view(
    record: Record,
    incident: Incident,
    level: Level,
    policy: PolicyName,
    sealed: frozenset[str],
) -> View:
    pages, names = record.sources_of(incident)
    return public_view(
        incident,
        level,
        pages=pages,
        names=names,
        labels=_labels(incident),
        policy=policy,
        sealed=sealed,
    )


def views(
    record: Record,
    level: Level,
    *,
    only: Iterable[str] | None = None,
    policy: PolicyName = "range",
) -> Iterator[View]:
    """The views of all incidents, or of those named, as a stream in the order of their ids."""
    chosen = record.incidents() if only is None else map(record.incident, sorted(set(only)))
    sealed = record.sealed_sources()
    for incident in chosen:
        yield _view(record, incident, level, policy, sealed)


def edition_now(
    record: Record, incidents: Iterable[str], *, at: str, policy: PolicyName = "range"
) -> Edition:
    """The edition that shows these incidents as the log has them now, under one policy."""
    head = record.head()
    return edition_of(
        seq=head.seq,
        head=head.hash,
        code_version=__version__,
        policy=policy,
        date=at,
        incidents=incidents,
    )


def _labels(incident: Incident) -> dict[str, str]:
    """The readable names of the actors and sides that the incident mentions."""
    groups = [claim.group for report in incident.reports for claim in report.claims]
    named = {
        *incident.actors,
        *(group.actor for group in groups),
        *(group.side for group in groups),
        *(one.actor for one in incident.responsibility),
    }
    known = ((one, ACTORS.by_id.get(one)) for one in sorted(filter(None, named)))
    return {one: actor.name for one, actor in known if actor is not None}
