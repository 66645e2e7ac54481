"""Editions of a record: those that were published, and what changed between two of them."""

from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.model.entries import Published
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.changes import changes
from cenotaph.record.states import Change, State
from cenotaph.store.copying import at_entry
from cenotaph.store.log import head_of
from cenotaph.store.past import Shown, homes, places, published, readers, standing
from cenotaph.store.record import Record
from cenotaph.store.settled import Audited, all_ids


def edition_named(record: Record, named: str) -> Published:
    """The edition of this id, or of a unique beginning of it; raises InputError otherwise."""
    known = published(record)
    found = {one.edition: one for one in known if named and one.edition.startswith(named)}
    if len(found) == 1:
        return next(iter(found.values()))
    listed = ", ".join(one.edition for one in known[-5:]) or "none was published yet"
    which = "More than one edition begins with" if found else "There is no edition"
    raise InputError(f"{which} {named or '“”'}.", hint=f"The last ones: {listed}.")


def two_editions(record: Record, one: str, other: str) -> tuple[Published, Published]:
    """The editions of these names, the earlier first; raises InputError where they are the same."""
    found = edition_named(record, one), edition_named(record, other)
    early, late = sorted(found, key=lambda edition: edition.seq)
    if early.edition == late.edition:
        raise InputError(
            f"Both are the edition {early.edition}.",
            hint="Name another, or that one alone, to compare it with the record now.",
        )
    return early, late


def changed_between(record: Record, early: Published, late: Published) -> tuple[Change, ...]:
    """What the later of two editions shows otherwise."""
    with at_entry(record, late.seq) as then:
        return changed_since(record, early, late.incidents, _policy(late), now=then)


def changed_since_last(
    record: Record, incidents: Iterable[str], policy: PolicyName
) -> tuple[str | None, tuple[Change, ...]]:
    """The last edition's id, and what these incidents show otherwise; all are new without one."""
    known = published(record)
    if known:
        early = known[-1]
        return early.edition, changed_since(record, early, incidents, policy, now=record)
    with record.reading() as now:
        return None, changes(State(incidents={}, policy=policy), _state(now, incidents, policy))


def last_changes(record: Record) -> tuple[str | None, str, tuple[Change, ...]] | None:
    """The last two editions' ids and what the later shows otherwise; None where none is known.

    Both are derived from the log anew: minutes for a large record.
    """
    known = published(record)
    if not known:
        return None
    late = known[-1]
    if len(known) > 1:
        return known[-2].edition, late.edition, changed_between(record, known[-2], late)
    with at_entry(record, late.seq) as then, then.reading() as now:
        policy = _policy(late)
        first = State(incidents={}, policy=policy)
        return None, late.edition, changes(first, _state(now, late.incidents, policy))


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


def decided_meanwhile(
    record: Record, after: int, until: int
) -> tuple[Mapping[str, Audited], tuple[int, ...]]:
    """What was decided between two entries that no two states tell: the standing word to withhold
    an incident, by its id, and the entries of redactions, whose pages both states lack."""
    withheld: dict[str, Audited] = {}
    sealed = []
    for one in record.decisions():
        if after < one.entry.seq <= until and one.decided is not None:
            if one.decided.action == "withhold" and one.stands:
                withheld[one.decided.subject] = one
            if one.decided.action == "redact":
                sealed.append(one.entry.seq)
    return withheld, tuple(sealed)


def _state(connection: Connection, incidents: Iterable[str], policy: PolicyName) -> State:
    return State(
        incidents=Shown(connection, incidents),
        policy=policy,
        seq=head_of(connection).seq,
        there=frozenset(all_ids(connection)),
        homes=homes(connection),
        readers=readers(connection),
        places=places(connection),
        profiles=standing(connection, "profile"),
        lists=standing(connection, "assign"),
    )


def _policy(edition: Published) -> PolicyName:
    # the log keeps a policy's name as it was; one that is known no more has no tolls
    return cast(PolicyName, edition.policy)
