"""The policy `two-source`: two independent voices, else provisional, after Iraq Body Count.

What it takes from the literature and what it leaves out: docs/explanation/policies.md.
"""

from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.policies import Hearing, Policy, Ruling, without
from cenotaph.toll.range import range_bounds
from cenotaph.toll.weigh import Weighed, toll_of, weigh, weigh_all

NAME: PolicyName = "two-source"
VERSION = "2"
SUPPORTED = "supported"
PROVISIONAL = "provisional"


def apply(hearing: Hearing) -> Ruling:
    """The range over known voices where two at least are independent; else the range, provisional.

    Beside two independent voices, a figure of unknown origin supports nothing: it is left out as
    below the threshold.
    """
    tolls = []
    for one in weigh_all(hearing):
        known = _of_known_voices(one)
        chosen, grade = (one, PROVISIONAL) if known is None else (known, SUPPORTED)
        bounds = range_bounds(chosen)
        tolls.append(toll_of(chosen, bounds, policy=NAME, version=VERSION, grade=grade))
    return Ruling(tolls=tuple(tolls))


TWO_SOURCE = Policy(name=NAME, version=VERSION, apply=apply)


def _of_known_voices(weighed: Weighed) -> Weighed | None:
    """The same key weighed over known voices alone; None where fewer than two are independent."""
    hearing = weighed.hearing
    unknown = tuple(one for one in hearing.heard if not one.voice.known)
    again = weigh(without(hearing, unknown), weighed.key) if unknown else weighed
    return again if again is not None and again.voices[0] > 1 else None
