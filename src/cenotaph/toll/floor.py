"""Named dead: the distinct people that lists name are a floor under an incident's tolls."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import ListedDead
from cenotaph.model.tolls import SetBy

# The rule by which the reader counts several names as so many people.
_BY_NAME = "figure.names"
# What stands in the place of a claim's id where lists set a bound: it and a list's name.
BY_LIST = "list:"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDead:
    """One person as linking of lists knows them, and a list that names them dead."""

    person: str
    list: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The three numbers a policy sets, and the claims that set each."""

    min: int | None
    best: int | None
    max: int | None
    set_by: SetBy


def floor_of(named: Iterable[NamedDead]) -> int:
    """How many distinct people the lists name; a person on two lists is one."""
    return len({one.person for one in named})


def named_dead(decisions: Iterable[Decided], incident: str) -> tuple[NamedDead, ...]:
    """The listed people whom standing decisions assign to the incident.

    Who is one person in any of the decisions is one person.
    """
    groups: list[set[str]] = []
    for one in decisions:
        if one.action == "assign" and one.subject == incident:
            for ids in map(set, one.people):
                met = [group for group in groups if group & ids]
                groups = [group for group in groups if not group & ids]
                groups.append(ids.union(*met))
    return tuple(
        sorted(
            (
                NamedDead(person=min(ids), list=id_.partition(":")[0])
                for ids in groups
                for id_ in ids
            ),
            key=lambda one: (one.person, one.list),
        )
    )


def listed_dead(named: Iterable[NamedDead]) -> ListedDead | None:
    """How many the lists name, and the lists; None where they name nobody."""
    rows = tuple(named)
    lists = tuple(sorted({one.list for one in rows}))
    return ListedDead(people=floor_of(rows), lists=lists) if rows else None


def by_lists(listed: ListedDead) -> tuple[str, ...]:
    """What stands for the lists where they set a bound."""
    return tuple(f"{BY_LIST}{name}" for name in listed.lists)


def set_by_lists(ids: Iterable[str]) -> bool:
    """Whether it is lists that set a bound."""
    return any(one.startswith(BY_LIST) for one in ids)


def names_its_people(claim: Claim) -> bool:
    """Whether a claim counts people by their names."""
    return claim.rules.get("count") == _BY_NAME and claim.count.kind == "exact"


def raised_to(bounds: Bounds, floor: int, by: tuple[str, ...]) -> Bounds:
    """The bounds with none below the floor; `by` are the claims, or lists, that name the people.

    A figure below it cannot be true of everyone: the floor takes its place, also as the best.
    """
    raised = bounds
    if bounds.min is None or bounds.min < floor:
        raised = replace(raised, min=floor, set_by=replace(raised.set_by, min=by))
    if bounds.best is not None and bounds.best < floor:
        raised = replace(raised, best=floor, set_by=replace(raised.set_by, best=by))
    if bounds.max is not None and bounds.max < floor:
        raised = replace(raised, max=floor, set_by=replace(raised.set_by, max=by))
    return raised
