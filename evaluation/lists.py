"""Matching of victim lists and the estimate from them, on made-up lists whose truth is known.

Each world is made up from a seed. Precision and recall are of pairs of rows that are one person,
after clustering; `calibrated` is how many pairs the probabilities add up to, by how many there are.
The estimate is log-linear, and of decomposable graphs: from the true overlap, from the likelier
answer of each pair, and pooled over versions drawn from the pairs' probabilities.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from cenotaph.estimate import Settings, estimate_family
from cenotaph.estimate.pooling import pooled
from cenotaph.lists.clusters import Persons, Verdicts, persons, versions
from cenotaph.lists.overlap import overlap
from cenotaph.model.estimates import Family, FamilyEstimate, OverlapTable
from cenotaph.run.matching import match
from evaluation.made_up_lists import MAKERS, MadeUp, Maker, make_up
from evaluation.tables import headed, table

_VERSIONS = 10
_FAMILIES: tuple[Family, ...] = ("log-linear", "decomposable-graphs")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is made up: how many die, what share is easy to learn of, who makes lists."""

    name: str
    deaths: int
    easy: float
    makers: tuple[Maker, ...]


_FOURTH = Maker(name="families", easy=0.35, hard=0.12, arabic=0.5)
_LATIN = tuple(Maker(name=one.name, easy=one.easy, hard=one.hard) for one in MAKERS)
WORLDS: tuple[World, ...] = (
    World(name="one script, independent", deaths=1500, easy=1.0, makers=_LATIN),
    World(name="two scripts, independent", deaths=1500, easy=1.0, makers=MAKERS),
    World(name="two scripts, dependent", deaths=1500, easy=0.5, makers=MAKERS),
    World(name="four lists, dependent", deaths=3000, easy=0.5, makers=(*MAKERS, _FOURTH)),
)


def run(_data: Path, _errors: int | None = None) -> str:
    """The tables of matching and of estimates, a row a world."""
    matched, estimated = [], []
    for world in WORLDS:
        made = make_up(world.deaths, seed=1, makers=world.makers, easy=world.easy)
        found = linked(made)
        matched.append((world.name, str(len(made.truth)), str(found.compared),
                        f"{found.precision:.3f}", f"{found.recall:.3f}",
                        f"{found.calibrated:.2f}"))  # fmt: skip
        for family in _FAMILIES:
            cells = [_told(each) for each in estimates(made, found, family)]
            estimated.append((world.name, family, str(world.deaths), *cells))
    first = ("world", "rows", "pairs compared", "precision", "recall", "calibrated")
    second = ("world", "family", "deaths", "true overlap", "likelier", "versions pooled")
    return headed("lists", table(first, matched) + "\n\n" + table(second, estimated))


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """How well a matching found who is who: by pairs, after clustering; and its overlap tables."""

    compared: int
    precision: float
    recall: float
    calibrated: float
    likelier: OverlapTable
    drawn: tuple[OverlapTable, ...]


def linked(made: MadeUp) -> Linked:
    """The lists matched as a user would, held beside who is who."""
    linkage = match(made.lists, dict.fromkeys((each.name for each in made.lists), 1))
    home = {one.id: each.name for each in made.lists for one in each.people}
    clusters = persons(home, linkage.pairs, Verdicts())
    true, found = pairs_in(true_persons(made.truth)), pairs_in(clusters)
    drawn = versions(home, linkage.pairs, Verdicts(), count=_VERSIONS, chance=random.Random(1))
    return Linked(
        compared=linkage.compared,
        precision=len(true & found) / max(1, len(found)),
        recall=len(true & found) / len(true),
        calibrated=sum(one.probability for one in linkage.pairs) / len(true),
        likelier=overlap(made.lists, clusters)[0],
        drawn=tuple(overlap(made.lists, each, replicate=str(n))[0] for n, each in enumerate(drawn)),
    )


def true_persons(truth: Mapping[str, int]) -> Persons:
    """The rows of each person, in truth."""
    groups: dict[int, list[str]] = {}
    for row, who in truth.items():
        groups.setdefault(who, []).append(row)
    return tuple(tuple(sorted(group)) for group in groups.values())


def pairs_in(clusters: Iterable[tuple[str, ...]]) -> set[tuple[str, str]]:
    """Every two rows that are one person."""
    return {pair for group in clusters for pair in combinations(sorted(group), 2)}


def estimates(made: MadeUp, found: Linked, family: Family) -> tuple[FamilyEstimate, ...]:
    """From the true overlap, from the likelier answers, and from versions pooled."""
    settings = Settings(seed=1)
    true = overlap(made.lists, true_persons(made.truth))[0]
    drawn = [estimate_family(family, each, settings) for each in found.drawn]
    return (
        estimate_family(family, true, settings),
        estimate_family(family, found.likelier, settings),
        pooled(drawn, np.random.default_rng(1)),
    )


def _told(found: FamilyEstimate) -> str:
    interval = found.estimate
    if interval is None:
        return found.status
    return f"{interval.median:.0f} ({interval.low:.0f}-{interval.high:.0f})"
