"""Groups of reports that are one incident: average linkage, in a canonical order."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from cenotaph.link.compare import APART, compare_traits
from cenotaph.link.constraints import Constraints
from cenotaph.link.keys import keys_of
from cenotaph.link.traits import Traits
from cenotaph.model.reports import Report

# The average score over all pairs of two groups that makes them one incident, in log-odds. On the
# parts to tune on, pairs of local news are right in 980 of 1,000 here, with CoNLL 0.94; a lower
# threshold makes one incident of two strikes on one town, a higher one parts what posts retell.
THRESHOLD = -1.75
# Twenty odds from the threshold no person need look: the program is right in all but one of a
# hundred there.
UNSURE = 3.0
# What one pair may say: beyond these odds no evidence is certain, and an average must not hang on
# one pair. Against one incident it may say more than for it: two strikes made one are worse than
# one left in two.
_LEAST, _MOST = -9.0, 6.0
# Higher than any score: what people decided to be one joins first.
_DECIDED = 1e6

Pair = tuple[int, int]


class Scored:
    """The members with their traits, and the score of each pair."""

    def __init__(
        self, members: Sequence[Report], its: Sequence[Traits], rules: Constraints
    ) -> None:
        self.members = members
        self.traits = its
        self.rules = rules

    def score(self, a: int, b: int) -> float | None:
        """The pair's score; None where it is kept apart."""
        pair = frozenset((self.members[a].id, self.members[b].id))
        if pair in self.rules.together:
            return _DECIDED
        if pair in self.rules.apart:
            return None
        return pair_score(self.traits[a], self.traits[b])


def pair_score(one: Traits, other: Traits) -> float | None:
    """The score of two reports of which nobody decided; None where they are kept apart.

    Who keeps a sheet has told its incidents apart already.
    """
    if one.kept_as and other.kept_as and one.kept_as[0] == other.kept_as[0]:
        return _DECIDED if one.kept_as == other.kept_as else None
    score = compare_traits(one, other)["score"]
    return None if score <= APART else max(_LEAST, min(_MOST, score))


def partition(
    members: Sequence[Report], its: Sequence[Traits], rules: Constraints
) -> list[list[Report]]:
    """The members, of these traits, as groups, in the members' order.

    The two groups whose pairs score highest on average join first; ties go to the earlier groups,
    so one set gives one result. A group hangs together by pairs that share a block key and reach
    the threshold: what no chain of such pairs reaches cannot change it.
    """
    scored = Scored(members, its, rules)
    groups = [group for block in _blocks(scored) for group in _grouped(scored, block)]
    return [[members[index] for index in group] for group in sorted(groups)]


def _blocks(scored: Scored) -> list[list[int]]:
    """The members that a chain of pairs at the threshold connects."""
    head = list(range(len(scored.members)))

    def find(index: int) -> int:
        while head[index] != index:
            head[index] = head[head[index]]
            index = head[index]
        return index

    for a, b in _candidates(scored):
        if find(a) == find(b):
            continue
        score = scored.score(a, b)
        if score is not None and score >= THRESHOLD:
            low, high = sorted((find(a), find(b)))
            head[high] = low
    blocks: dict[int, list[int]] = {}
    for index in range(len(head)):
        blocks.setdefault(find(index), []).append(index)
    return list(blocks.values())


def _candidates(scored: Scored) -> Iterator[Pair]:
    """The pairs that people decided to be one, and those that share a block key, each once.

    They are made member by member and not kept: of a hundred thousand reports they are millions.
    """
    place = {report.id: index for index, report in enumerate(scored.members)}
    for together in scored.rules.together:
        a, b = sorted(place[id_] for id_ in together)
        yield a, b
    holders: dict[str, list[int]] = {}
    for index, its in enumerate(scored.traits):
        before: set[int] = set()
        for key in keys_of(its):
            held = holders.setdefault(key, [])
            before.update(held)
            held.append(index)
        yield from ((other, index) for other in sorted(before))


def _grouped(scored: Scored, block: list[int]) -> list[list[int]]:
    groups = {index: [index] for index in block}
    sums: dict[Pair, tuple[float, int]] = {
        (a, b): (score, 1)
        for a, b in combinations(block, 2)
        if (score := scored.score(a, b)) is not None
    }
    partners: dict[int, set[int]] = {index: set() for index in block}
    for a, b in sums:
        partners[a].add(b)
        partners[b].add(a)
    heap = [(-score, a, b, 1) for (a, b), (score, _) in sums.items() if score >= THRESHOLD]
    heapify(heap)
    while heap:
        _, keep, gone, number = heappop(heap)
        if sums.get((keep, gone), (0.0, 0))[1] != number:
            continue
        groups[keep] = sorted(groups[keep] + groups.pop(gone))
        del sums[keep, gone]
        for other in (partners[keep] | partners.pop(gone)) - {keep, gone}:
            joined = _joined(sums, keep, gone, other)
            partners[other].discard(gone)
            if joined is None:
                partners[keep].discard(other)
                partners[other].discard(keep)
            elif joined[0] / joined[1] >= THRESHOLD:
                a, b = min(keep, other), max(keep, other)
                heappush(heap, (-joined[0] / joined[1], a, b, joined[1]))
        partners[keep].discard(gone)
    return list(groups.values())


def _joined(
    sums: dict[Pair, tuple[float, int]], keep: int, gone: int, other: int
) -> tuple[float, int] | None:
    """The sum and number of pairs of the joined group and another; None where one is kept apart."""
    ours = sums.pop((min(keep, other), max(keep, other)), None)
    theirs = sums.pop((min(gone, other), max(gone, other)), None)
    if ours is None or theirs is None:
        return None
    joined = ours[0] + theirs[0], ours[1] + theirs[1]
    sums[min(keep, other), max(keep, other)] = joined
    return joined
