"""The policy `low-best-high`: three estimates and always a best one, after UCDP GED.

What it takes from the literature and what it leaves out: docs/explanation/policies.md.
"""

from dataclasses import replace

from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.combine import Given, reader
from cenotaph.toll.floor import Bounds
from cenotaph.toll.policies import Hearing, Policy, Ruling, is_party
from cenotaph.toll.range import range_bounds
from cenotaph.toll.weigh import Weighed, toll_of, weigh_all

NAME: PolicyName = "low-best-high"
VERSION = "2"


def apply(hearing: Hearing) -> Ruling:
    """Low, best and high for each key.

    Low and high are the bounds of `range`, but a lone party's figure for its enemy's dead is taken
    as it stands. Best is the figure most voices share, else the lowest figure of the most reliable
    voices that give one, else the low.
    """
    weighed = weigh_all(hearing, reader(alone=False))
    return Ruling(
        tolls=tuple(toll_of(one, _bounds(one), policy=NAME, version=VERSION) for one in weighed)
    )


LOW_BEST_HIGH = Policy(name=NAME, version=VERSION, apply=apply)


def _bounds(weighed: Weighed) -> Bounds:
    shared = range_bounds(weighed)
    if shared.best is not None:
        return shared
    best, by = _most_reliable(weighed)
    if best is None:
        best, by = shared.min, shared.set_by.min
    if best is None or (shared.min or 0) > best or (shared.max is not None and best > shared.max):
        best, by = shared.min, shared.set_by.min
    return replace(shared, best=best, set_by=replace(shared.set_by, best=by))


def _most_reliable(weighed: Weighed) -> tuple[int | None, tuple[str, ...]]:
    """The lowest figure of the best class of voices that gives one for the whole key."""
    found = weighed.found
    if found is None or not found.alike:
        return None, ()
    ranked: dict[int, list[Given]] = {}
    for voice, given in found.forming.items():
        if given.figure.best is not None and given.whole:
            ranked.setdefault(_rank(weighed, voice), []).append(given)
    if not ranked:
        return None, ()
    best = min(ranked[min(ranked)], key=lambda given: (given.figure.best or 0, _first(given)))
    return best.figure.best, best.figure.set_by.best


def _first(given: Given) -> tuple[str, ...]:
    return given.figure.set_by.best


def _rank(weighed: Weighed, voice: str) -> int:
    """0 for a known voice that is no party, 1 for a party, 2 where no speaker is known."""
    speaking = [one for one in weighed.hearing.heard if one.voice.id == voice]
    if not any(one.voice.known for one in speaking):
        return 2
    return int(any(is_party(one) for one in speaking))
