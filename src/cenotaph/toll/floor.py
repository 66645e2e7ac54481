"""Named dead: the distinct people of linked lists are a floor under an incident's killed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cenotaph.model.tolls import Toll


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDead:
    """One person as linking of lists knows them, and a list that names them dead."""

    person: str
    list: str


def floor_of(named: Iterable[NamedDead]) -> int:
    """How many distinct people the lists name; a person on two lists is one."""
    return len({one.person for one in named})


def raised_to(toll: Toll, floor: int) -> Toll:
    """The toll with no bound below the floor.

    A best below it is none: no voice's figure can be true that is lower than the people known by
    name. What the claims set stays named as before.
    """
    best = None if toll.best is None or toll.best < floor else toll.best
    return replace(
        toll,
        min=max(floor, toll.min or 0),
        best=best,
        max=None if toll.max is None else max(floor, toll.max),
    )
