"""Listed people and incidents: who may have died in which, and a person's word on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cenotaph.errors import InputError
from cenotaph.lists.clusters import Persons, Verdicts, fewest, verdicts
from cenotaph.lists.letters import latin
from cenotaph.model.extent import day_number, days
from cenotaph.model.incidents import Incident
from cenotaph.model.victims import ListedPerson, Pair, VictimList
from cenotaph.record.decisions import Decider
from cenotaph.reference.places import fold
from cenotaph.run.deciding import Made, Proposal, decide
from cenotaph.store import lists
from cenotaph.store.record import Record

# An incident is violence within about 24 hours: a list may have the day before or after.
_DAYS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """An incident, and the listed people whose day and place of death are its own."""

    incident: Incident
    people: Persons


def propose(record: Record, names: Sequence[str]) -> Iterator[Fit]:
    """Each incident that people of these lists may have died in, with those people.

    A person fits by a day of death within a day of the incident, and by the name of a place.
    Who fits two incidents, has no day, or is assigned already is proposed for none.
    """
    listed, groups = _people_of(record, names)
    assigned = _assigned(record)
    fits: dict[str, list[str]] = {}
    found: dict[str, Incident] = {}
    by_day = _by_day(one for one in listed.values() if one.id not in assigned)
    for incident in record.incidents():
        for person in _near(by_day, incident):
            if _is_there(person, incident):
                found[incident.id] = incident
                fits.setdefault(person.id, []).append(incident.id)
    for id_, incident in found.items():
        here = {one for one, where in fits.items() if where == [id_]}
        people = tuple(group for group in groups if here & set(group) and not assigned & set(group))
        if people:
            yield Fit(incident=incident, people=people)


def assign(
    record: Record,
    names: Sequence[str],
    incident: str,
    *,
    persons: Sequence[str] = (),
    reason: str,
    by: Decider,
    at: str,
) -> tuple[Made, Persons]:
    """A person's decision that these listed people died in the incident; without `persons`, those
    who are proposed for it.

    Raises InputError where there is nobody, a person is on none of the lists, or is assigned to
    an incident already; and as `decide` does.
    """
    id_ = record.incident(incident).id
    if persons:
        people = _named(record, names, persons)
    else:
        people = next((one.people for one in propose(record, names) if one.incident.id == id_), ())
    if not people:
        raise InputError(
            f"Nobody on these lists is proposed for {id_}.",
            hint="Name people by the ids that `cenotaph lists review` prints: --person.",
        )
    proposal = Proposal(action="assign", subject=id_, reason=reason, people=people)
    (made,) = decide(record, (proposal,), by=by, at=at)
    return made, people


def _named(record: Record, names: Sequence[str], persons: Sequence[str]) -> Persons:
    listed, groups = _people_of(record, names)
    taken = _assigned(record)
    for one in persons:
        if one not in listed:
            raise InputError(f"No list named here holds a person of the id {one}.",
                             hint="Give the whole id, and the lists it is on.")  # fmt: skip
        if one in taken:
            raise InputError(f"{one} is assigned to an incident already.",
                             hint="Take that back first: cenotaph undo ENTRY.")  # fmt: skip
    return tuple(group for group in groups if set(group) & set(persons))


def _people_of(record: Record, names: Sequence[str]) -> tuple[dict[str, ListedPerson], Persons]:
    """The people of the lists by id, and the fewest that they may be."""
    names = tuple(dict.fromkeys(names))
    if not names:
        raise InputError("No list is named.", hint="`cenotaph lists show` prints them.")
    found = tuple(record.victim_list(name) for name in names)
    home = {one.id: each.name for each in found for one in each.people}
    pairs, decided = _matching(record, found)
    return {one.id: one for each in found for one in each.people}, fewest(home, pairs, decided)


def _matching(record: Record, found: Sequence[VictimList]) -> tuple[Sequence[Pair], Verdicts]:
    names = tuple(each.name for each in found)
    with record.reading() as connection:
        linkage = lists.linkage_of(connection, names) if len(names) > 1 else None
        decided = verdicts(lists.decided_pairs(connection))
    if linkage is None and len(names) > 1:
        raise InputError(
            "These lists are not matched as they stand.",
            hint=f"Who is on both is counted once: cenotaph lists match {' '.join(names)}",
        )
    return (linkage.pairs if linkage else ()), decided


def _assigned(record: Record) -> set[str]:
    """The listed people whom a standing decision assigns to an incident."""
    with record.reading() as connection:
        decided = lists.assigned_people(connection)
    return {id_ for one in decided for group in one.people for id_ in group}


def _by_day(people: Iterable[ListedPerson]) -> dict[int, list[ListedPerson]]:
    """People by the day of their death, where a list has one; a month or a year fits too much."""
    found: dict[int, list[ListedPerson]] = defaultdict(list)
    for one in people:
        day = day_number(one.date)
        if day is not None and day == day_number(one.date, end=True) and one.place:
            found[day].append(one)
    return found


def _near(by_day: dict[int, list[ListedPerson]], incident: Incident) -> Iterator[ListedPerson]:
    first, last = days(incident.when)
    if first is None or last is None:
        return
    for day in range(first - _DAYS, last + _DAYS + 1):
        yield from by_day.get(day, ())


def _is_there(person: ListedPerson, incident: Incident) -> bool:
    """Whether the list's place is called as one of the incident's, in whatever letters."""
    theirs = _called(person.place or "")
    places = {
        _called(name) for place in incident.where for name in (place.name, place.text) if name
    }
    return theirs in places


def _called(name: str) -> str:
    return fold(latin(name))
