"""Changes between two states of a record: every toll that differs, and what made it differ.

A state is its incidents, each with the policy it is shown under. Everything here is worked out
from the two states; the log is asked for nothing.
"""

from collections.abc import Iterator

from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure, PolicyName
from cenotaph.record.causes import causes_of, causes_of_coming, causes_of_going
from cenotaph.record.states import Change, State, TollChange


def changes(before: State, after: State) -> tuple[Change, ...]:
    """Every incident that came, went, or has another toll, in the order of their ids."""
    ids = sorted({*before.incidents, *after.incidents})
    found = (_change(id_, before, after) for id_ in ids)
    return tuple(one for one in found if one is not None)


def _change(id_: str, before: State, after: State) -> Change | None:
    old, new = before.incidents.get(id_), after.incidents.get(id_)
    tolls = tuple(_tolls(old, new, before.policy, after.policy))
    if new is None:
        assert old is not None, f"{id_} is in one of the two states"
        causes = tuple(dict.fromkeys(causes_of_going(old, before, after)))
        into = _into(old, after)
        return Change(incident=id_, kind="withdrawn", tolls=tolls, causes=causes, into=into)
    if old is None:
        causes = tuple(dict.fromkeys(causes_of_coming(new, before, after)))
        return Change(incident=id_, kind="new", tolls=tolls, causes=causes)
    if not tolls:
        return None
    causes = tuple(dict.fromkeys(causes_of(old, new, before, after)))
    return Change(incident=id_, kind="changed", tolls=tolls, causes=causes)


def _into(old: Incident, after: State) -> str | None:
    homes = {after.homes[report.id] for report in old.reports if report.id in after.homes}
    return homes.pop() if len(homes) == 1 and old.id not in homes else None


def _tolls(
    old: Incident | None, new: Incident | None, before: PolicyName, after: PolicyName
) -> Iterator[TollChange]:
    mine, theirs = _whole(old, before), _whole(new, after)
    for measure in dict.fromkeys((*mine, *theirs)):
        one, other = mine.get(measure), theirs.get(measure)
        if _shown(one) != _shown(other):
            yield TollChange(measure=measure, before=one, after=other)


def _whole(incident: Incident | None, policy: PolicyName) -> dict[Measure, Toll]:
    tolls = () if incident is None else incident.tolls
    return {toll.measure: toll for toll in tolls if toll.key is None and toll.policy == policy}


def _shown(toll: Toll | None) -> tuple[object, ...] | None:
    return None if toll is None else (toll.min, toll.best, toll.max, toll.open, toll.grade)
