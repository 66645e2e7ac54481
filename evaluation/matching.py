"""Which read claim is which annotated one: one to one, as many pairs as possible."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cenotaph.model.claims import Claim
from evaluation.passages import GoldClaim

# Why a read claim is false: the figure of a matched one again; the figure of a missed one but
# read from other words; the words of a missed one but with another figure or measure; or neither.
FalseKind = Literal["duplicate", "elsewhere", "misread", "invented"]


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated claim and the read one that is the same."""

    gold: GoldClaim
    read: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The pairs of one passage, what was missed, and what was read without being there."""

    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    false: tuple[tuple[Claim, FalseKind], ...]


def same(gold: GoldClaim, read: Claim) -> bool:
    """Whether measure, bounds and place in the text agree."""
    return _same_figure(gold, read) and _same_place(gold, read)


def match(
    gold: Sequence[GoldClaim],
    read: Sequence[Claim],
    agreement: Callable[[GoldClaim, Claim], float] = lambda _gold, _read: 0.0,
) -> Match:
    """The largest set of pairs, and among the largest the one whose fields agree best.

    `agreement` is the share of fields that agree, 0 to 1. A read claim that repeats the figure
    and measure of a matched one is false, as any other left over.
    """
    edges = [[j for j, r in enumerate(read) if same(g, r)] for g in gold]

    @cache
    def best(i: int, taken: frozenset[int]) -> tuple[float, tuple[int | None, ...]]:
        if i == len(gold):
            return 0.0, ()
        score, rest = best(i + 1, taken)
        found: tuple[float, tuple[int | None, ...]] = (score, (None, *rest))
        for j in edges[i]:
            if j in taken:
                continue
            # only the read claims that a later annotation could still want make a difference
            wanted = frozenset(k for later in edges[i + 1 :] for k in later)
            score, rest = best(i + 1, (taken | {j}) & wanted)
            # a pair outweighs any difference of agreement among fewer than 1,000 pairs
            score += 1 + agreement(gold[i], read[j]) / 1000
            if score > found[0]:
                found = score, (j, *rest)
        return found

    chosen = best(0, frozenset())[1]
    pairs = tuple(Pair(g, read[j]) for g, j in zip(gold, chosen, strict=True) if j is not None)
    missed = tuple(g for g, j in zip(gold, chosen, strict=True) if j is None)
    left = [r for j, r in enumerate(read) if j not in chosen]
    return Match(pairs=pairs, missed=missed, false=tuple((r, _why(r, pairs, missed)) for r in left))


def _same_figure(gold: GoldClaim, read: Claim) -> bool:
    wanted, count = gold.fields, read.count
    if read.measure != wanted["measure"]:
        return False
    if (count.min, count.max) != (wanted["min"], wanted["max"]):
        return False
    # "about 50" has no bounds: without its figure it would be the same as "about 60"
    unbounded = count.min is None and count.max is None
    return not unbounded or count.figure == wanted["figure"]


def _same_place(gold: GoldClaim, read: Claim) -> bool:
    if gold.count and read.spans.count:
        return gold.count.overlaps(read.spans.count)
    # without a written figure on either side, the word of harm or of the people tells the place
    return read.spans.anchor.overlaps(gold.at) or read.spans.measure.overlaps(gold.at)


def _why(read: Claim, pairs: Sequence[Pair], missed: Sequence[GoldClaim]) -> FalseKind:
    if any(_same_figure(gold, read) for gold in missed):
        return "elsewhere"
    if any(_same_figure(pair.gold, read) for pair in pairs):
        return "duplicate"
    if any(_same_place(gold, read) for gold in missed):
        return "misread"
    return "invented"
