"""Named dead: the distinct people that lists name are a floor under an incident's tolls."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cenotaph.model.claims import Claim
from cenotaph.model.tolls import SetBy

# The rule by which the reader counts several names as so many people.
_BY_NAME = "figure.names"


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


def names_its_people(claim: Claim) -> bool:
    """Whether a claim counts people by their names."""
    return claim.rules.get("count") == _BY_NAME and claim.count.kind == "exact"


def raised_to(bounds: Bounds, floor: int, by: tuple[str, ...]) -> Bounds:
    """The bounds with none below the floor; `by` are the claims that name the people.

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
