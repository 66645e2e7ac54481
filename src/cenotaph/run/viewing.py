"""From settled incidents to views of one level, and to the edition that shows them."""

from collections.abc import Iterable, Iterator

from cenotaph import __version__
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Level, PolicyName
from cenotaph.record.editions import Edition, edition_of
from cenotaph.record.labels import labels_of
from cenotaph.record.public_view import public_view
from cenotaph.record.view import View
from cenotaph.store.record import Record


def view_of(
    record: Record,
    incident: Incident,
    level: Level,
    policy: PolicyName = "range",
    *,
    sealed: frozenset[str] = frozenset(),
) -> View:
    """The incident as a reader of this level may see it, its tolls under one policy.

    `sealed` names sources to be kept back beside those that the record says: of an earlier state
    of it, those that were sealed since.
    """
    return _view(record, incident, level, policy, record.sealed_sources() | sealed)


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
        labels=labels_of(incident),
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
    """The views of all incidents, or of those of these ids, as a stream in the order of their ids.

    Those that anyone may see, under `range`, the record keeps; others are made of the incidents.
    """
    if (level, policy) == ("public", "range"):
        yield from record.views(only)
        return
    chosen = record.incidents() if only is None else map(record.incident, sorted(set(only)))
    yield from views_of(record, chosen, level, policy)


def views_of(
    record: Record, incidents: Iterable[Incident], level: Level, policy: PolicyName = "range"
) -> Iterator[View]:
    """The views of these incidents, as a stream in their order."""
    sealed = record.sealed_sources()
    for incident in incidents:
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
