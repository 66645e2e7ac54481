"""Editions of a record: those that were published, and what changed between two of them."""

from collections.abc import Callable, Iterable
from typing import cast

from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.model.entries import Published
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.changes import Change, State, changes
from cenotaph.store.past import Shown, as_of, homes, published
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


def changed_between(
    record: Record, early: Published, late: Published, progress: Callable[[int], None]
) -> tuple[Change, ...]:
    """What the later of two editions shows otherwise."""
    with (
        as_of(record, early.seq, progress) as before,
        as_of(record, late.seq, progress) as after,
    ):
        return changes(
            _state(before, early.incidents, early.policy),
            _state(after, late.incidents, late.policy),
        )


def changed_since_last(
    record: Record,
    incidents: Iterable[str],
    policy: PolicyName,
    progress: Callable[[int], None],
) -> tuple[Change, ...]:
    """What these incidents show otherwise than the last edition; all are new where none was."""
    known = published(record)
    if known:
        return changed_since(record, known[-1], incidents, policy, progress)
    with record.reading() as now:
        nothing = State(incidents={}, policy=policy)
        return changes(nothing, _state(now, incidents, policy))


def changed_since(
    record: Record,
    early: Published,
    incidents: Iterable[str],
    policy: PolicyName,
    progress: Callable[[int], None],
) -> tuple[Change, ...]:
    """What these incidents of the record as it is now show otherwise than an edition did."""
    with as_of(record, early.seq, progress) as before, record.reading() as now:
        return changes(
            _state(before, early.incidents, early.policy), _state(now, incidents, policy)
        )


def _state(connection: Connection, incidents: Iterable[str], policy: str) -> State:
    # the log keeps a policy's name as it was; one that is known no more has no tolls
    return State(
        incidents=Shown(connection, incidents),
        policy=cast(PolicyName, policy),
        homes=homes(connection),
    )
