"""Which listed people are one person, from the probabilities of pairs and what people decided."""

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.model.entries import Decision
from cenotaph.model.victims import Pair

# Likelier one person than two.
LINKED = 0.5
# Two rows of one list are one person only where hardly anything speaks against it: a list's maker
# has looked for duplicates with more than we have.
TWICE_IN_A_LIST = 0.9

# All who died in one incident share its day and place, which then tell nobody apart. Where the rest
# is eight times likelier for two people than for one (in bits), they are two.
_SHARED = "day and place"
_TOLD_APART = -3.0

Persons = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What people decided on pairs: one person, or two; unsure leaves the program's answer."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


def verdicts(decisions: Iterable[Decision]) -> Verdicts:
    """The last verdict on each pair of decisions that stand, the weightiest last."""
    last = {
        frozenset((one.decided.subject, one.decided.details.get("with", ""))): one.decided.action
        for one in decisions
    }
    return Verdicts(
        same=frozenset(pair for pair, action in last.items() if action == "same"),
        different=frozenset(pair for pair, action in last.items() if action == "different"),
    )


def persons(people: Mapping[str, str], pairs: Sequence[Pair], decided: Verdicts) -> Persons:
    """The clusters of listed people that are one person each, by the likelier answer of each pair.

    `people` maps each id to its list.
    """
    return _clustered(people, [one for one in pairs if one.probability >= LINKED], decided)


def fewest(people: Mapping[str, str], pairs: Sequence[Pair], decided: Verdicts) -> Persons:
    """The fewest people that the listed may be: whoever may be one person is one.

    For the dead of one incident: every pair of the matching counts whose names, ages and sexes do
    not tell them apart, but those that people said are two.
    """
    group = {one: {one} for one in people}
    joined = [pair for pair in decided.same if pair <= people.keys()]
    joined += [frozenset((one.a, one.b)) for one in pairs if not _told_apart(one)]
    for pair in joined:
        if pair <= people.keys() and pair not in decided.different:
            one, other = (group[id_] for id_ in sorted(pair))
            if one is not other:
                one |= other
                group |= dict.fromkeys(other, one)
    distinct = {id(members): members for members in group.values()}
    return tuple(sorted(tuple(sorted(members)) for members in distinct.values()))


def _told_apart(pair: Pair) -> bool:
    """Whether something beside day and place speaks clearly for two people."""
    bits = sum(weight for what, (_, weight) in pair.weights.items() if what != _SHARED)
    return bits < _TOLD_APART


def versions(
    people: Mapping[str, str],
    pairs: Sequence[Pair],
    decided: Verdicts,
    *,
    count: int,
    chance: random.Random,
) -> Iterator[Persons]:
    """As many clusterings, each pair one person in as many of them as it is probable."""
    for _ in range(count):
        drawn = [one for one in pairs if chance.random() < one.probability]
        yield _clustered(people, drawn, decided)


def _clustered(people: Mapping[str, str], linked: Sequence[Pair], decided: Verdicts) -> Persons:
    """Pairs joined from the surest on, none where the whole would hold what may not be one."""
    groups = _Groups(people, decided.different)
    for pair in sorted(decided.same, key=sorted):
        if pair <= people.keys():
            groups.join(*sorted(pair), whatever=True)
    for one in sorted(linked, key=lambda each: (-each.probability, each.a, each.b)):
        if one.a in people and one.b in people:
            twice = one.probability >= TWICE_IN_A_LIST and people[one.a] == people[one.b]
            groups.join(one.a, one.b, whatever=False, twice=twice)
    return groups.all()


class _Groups:
    """Listed people in groups that grow together."""

    def __init__(self, people: Mapping[str, str], different: Collection[frozenset[str]]) -> None:
        self._people = people
        self._group = {one: [one] for one in people}
        self._apart: dict[str, set[str]] = {}
        for pair in different:
            for one in pair:
                self._apart.setdefault(one, set()).update(pair - {one})

    def join(self, a: str, b: str, *, whatever: bool, twice: bool = False) -> None:
        """Make one of the groups of two people, where nobody in them speaks against it."""
        one, other = self._group[a], self._group[b]
        if one is other or any(self._apart.get(member, set()) & set(other) for member in one):
            return
        lists = {self._people[member] for member in one}
        shared = lists & {self._people[member] for member in other}
        if shared and not whatever and not (twice and shared == {self._people[a]}):
            return
        one.extend(other)
        for member in other:
            self._group[member] = one

    def all(self) -> Persons:
        """Every group, its members in order."""
        distinct = {id(group): group for group in self._group.values()}
        return tuple(sorted(tuple(sorted(group)) for group in distinct.values()))
