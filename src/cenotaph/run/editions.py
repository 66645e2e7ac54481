"""Editions of a record: those that were published, and what changed between two of them."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.model.entries import Published
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.changes import Change, State, changes
from cenotaph.store.copying import at_entry
from cenotaph.store.past import Shown, homes, published
from cenotaph.store.record import Record


def edition_named(record: Record, named: str) -> Published:
    """The edition of this id, or of a unique beginning of it; raises InputError otherwise."""
    known = published(record)
    found = {one.edition: one for one in known if one.edition.startswith(named)}
    if len(found) == 1:
        return next(iter(found.values()))
    listed = ", ".join(one.edition for one in known[-5:]) or "none was published yet"
    which = "More than one edition begins with" if found else "There is no edition"
    raise InputError(f"{which} {named}.", hint=f"The last ones: {listed}.")


def changed_between(record: Record, early: Published, late: Published) -> tuple[Change, ...]:
    """What the later of two editions shows otherwise."""
    with at_entry(record, late.seq) as then:
        return changed_since(record, early, late.incidents, _policy(late), now=then)


def changed_since_last(
    record: Record, incidents: Iterable[str], policy: PolicyName
) -> tuple[Change, ...]:
    """What these incidents show otherwise than the last edition; all are new where none was."""
    known = published(record)
    if known:
        return changed_since(record, known[-1], incidents, policy, now=record)
    with record.reading() as now:
        return changes(State(incidents={}, policy=policy), _state(now, incidents, policy))


def changed_since(
    record: Record,
    early: Published,
    incidents: Iterable[str],
    policy: PolicyName,
    *,
    now: Record,
) -> tuple[Change, ...]:
    """What these incidents of a later state of the record show otherwise than an edition did."""
    with at_entry(record, early.seq) as then, then.reading() as before, now.reading() as after:
        return changes(
            _state(before, early.incidents, _policy(early)), _state(after, incidents, policy)
        )


def _state(connection: Connection, incidents: Iterable[str], policy: PolicyName) -> State:
    return State(incidents=Shown(connection, incidents), policy=policy, homes=homes(connection))


def _policy(edition: Published) -> PolicyName:
    # the log keeps a policy's name as it was; one that is known no more has no tolls
    return cast(PolicyName, edition.policy)
