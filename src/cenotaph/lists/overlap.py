"""Overlap tables: how many people each combination of lists holds, by stratum."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, get_args

from cenotaph.errors import InputError
from cenotaph.lists.clusters import Persons
from cenotaph.lists.feeding import check_feeding
from cenotaph.lists.letters import latin
from cenotaph.model.estimates import OverlapTable
from cenotaph.model.victims import ListedPerson, VictimList

By = Literal["year", "place", "sex", "age", "status"]
DIMENSIONS: tuple[By, ...] = get_args(By)
UNKNOWN = "unknown"
# Groups that reports of the United Nations count by: children, and adults in spans of 15 years.
_AGES = ((17, "0-17"), (29, "18-29"), (44, "30-44"), (59, "45-59"), (200, "60+"))


def strata_named(words: Iterable[str]) -> tuple[By, ...]:
    """What people are split by, from its words; raises InputError for what is none."""
    known: dict[str, By] = {one: one for one in DIMENSIONS}
    named = [part.strip() for word in words for part in word.split(",")]
    for one in named:
        if one not in known:
            raise InputError(
                f"People are not split by “{one}”.", hint=f"One of: {', '.join(DIMENSIONS)}."
            )
    return tuple(dict.fromkeys(known[one] for one in named))


def overlap(
    lists: Sequence[VictimList],
    persons: Persons,
    by: Sequence[By] = (),
    replicate: str | None = None,
) -> tuple[OverlapTable, ...]:
    """A table a stratum; a person is in the stratum that most of their lists say."""
    listed = {one.id: one for each in lists for one in each.people}
    bit = {one.id: 1 << j for j, each in enumerate(lists) for one in each.people}
    written = _written(listed.values())
    cells: dict[tuple[str, ...], Counter[int]] = {}
    for members in persons:
        rows = [listed[id_] for id_ in members]
        pattern = 0
        for id_ in members:
            pattern |= bit[id_]
        stratum = tuple(_most(rows, dimension, written) for dimension in by)
        cells.setdefault(stratum, Counter())[pattern] += 1
    return tuple(
        OverlapTable(
            lists=tuple(each.name for each in lists),
            patterns=tuple(sorted(counts)),
            counts=tuple(counts[pattern] for pattern in sorted(counts)),
            stratum=dict(zip(by, stratum, strict=True)),
            replicate=replicate,
        )
        for stratum, counts in sorted(cells.items())
    )


def check_together(
    lists: Sequence[VictimList], imports: Mapping[str, Collection[str]] | None = None
) -> None:
    """Raises InputError where lists may not be in one estimate: other scope, or one feeds two.

    `imports` holds, by list, those it copies from, of every list that is known: what feeds a list
    need not be in the estimate.
    """
    if len({each.name for each in lists}) < 2:
        raise InputError("An estimate needs two lists at least.", hint="Name them after --lists.")
    first = lists[0]
    for other in lists[1:]:
        if _bounds(other) != _bounds(first):
            raise InputError(
                f"The lists “{first.name}” and “{other.name}” have different scopes: they do not"
                " record the same deaths.",
                hint="Estimate from lists of one scope, or cut them to one and add them again.",
            )
    known = {**(imports or {}), **{each.name: each.imports for each in lists}}
    check_feeding([each.name for each in lists], known)


def _bounds(listed: VictimList) -> object:
    scope = listed.scope
    places = frozenset(latin(place) for place in scope.places)
    return scope.people, places, scope.since, scope.until


def _most(rows: Sequence[ListedPerson], dimension: By, written: Mapping[str, str]) -> str:
    known = Counter(filter(None, (_value(row, dimension, written) for row in rows)))
    # of values equally often given, the first in order: the same for every run
    return min(known, key=lambda value: (-known[value], value)) if known else UNKNOWN


def _value(row: ListedPerson, dimension: By, written: Mapping[str, str]) -> str | None:
    match dimension:
        case "year":
            return row.date[:4] if row.date else None
        case "place":
            return written[_folded(row.place)] if row.place else None
        case "age":
            age = row.age
            return None if age is None else next(name for most, name in _AGES if age <= most)
        case "sex":
            return row.sex
        case "status":
            return row.status if row.status != "unknown" else None


def _written(people: Iterable[ListedPerson]) -> Mapping[str, str]:
    """How each place is written most often, over all its spellings and scripts."""
    spellings: dict[str, Counter[str]] = {}
    for one in people:
        if one.place:
            spellings.setdefault(_folded(one.place), Counter())[one.place] += 1
    return {
        place: min(found, key=lambda word: (-found[word], word))
        for place, found in spellings.items()
    }


def _folded(place: str) -> str:
    return "".join(latin(word) for word in place.split())
