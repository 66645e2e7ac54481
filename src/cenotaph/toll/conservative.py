"""The policy `conservative`: one number, the lowest credible figure, after ACLED.

What it takes from the literature and what it leaves out: docs/explanation/policies.md.
"""

from dataclasses import replace

from cenotaph.model.tolls import SetBy
from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.combine import reader
from cenotaph.toll.figures import Figure
from cenotaph.toll.floor import Bounds
from cenotaph.toll.people import People
from cenotaph.toll.policies import Heard, Hearing, Policy, Ruling, is_party, without
from cenotaph.toll.weigh import toll_of, weigh_all

NAME: PolicyName = "conservative"
VERSION = "2"

# ACLED's codes for words without a number (its answers on coding, as read in 2024): 10 for "tens",
# 12 for "dozens", 100 for "hundreds", and so on. All but "dozens" are the words' own lower bounds.
_DOZENS = 24
_CODE_OF_DOZENS = 12


def apply(hearing: Hearing) -> Ruling:
    """One number for each key: the lowest that a credible voice gives.

    Where a voice that is no party to the violence counts the same people, the parties' figures are
    not credible. A lone opponent's figure stays a ceiling.
    """
    judged = _credible(hearing)
    several = len({one.voice.id for one in judged.heard}) > 1
    lone = reader(alone=not several)
    tolls = []
    for one in weigh_all(judged, lambda heard: _coded(heard, lone(heard))):
        figure = one.figure
        lowest = next((n for n in (figure.min, figure.best) if n is not None), None)
        by = figure.set_by.min or figure.set_by.best
        bounds = Bounds(min=lowest, best=lowest, max=lowest, set_by=SetBy(min=by, best=by, max=by))
        if lowest is None:
            set_by = SetBy(max=figure.set_by.max)
            bounds = Bounds(min=None, best=None, max=figure.max, set_by=set_by)
        tolls.append(toll_of(one, bounds, policy=NAME, version=VERSION))
    return Ruling(tolls=tuple(tolls))


CONSERVATIVE = Policy(name=NAME, version=VERSION, apply=apply)


def _credible(hearing: Hearing) -> Hearing:
    """The hearing with a party's claims aside, where someone else counts the same people."""
    others = [
        one for one in hearing.heard if not is_party(one) and one.claim.count.figure is not None
    ]
    aside = tuple(
        one
        for one in hearing.heard
        if is_party(one) and any(_same_people(one, other) for other in others)
    )
    return without(hearing, aside) if aside else hearing


def _same_people(one: Heard, other: Heard) -> bool:
    """Whether one counts the other's people too: the same, or everyone and some of them."""
    return one.people == other.people or People() in (one.people, other.people)


def _coded(one: Heard, figure: Figure | None) -> Figure | None:
    """A vague word as its code, and open above."""
    if figure is None or not figure.vague or figure.min is None:
        return figure
    code = _CODE_OF_DOZENS if figure.min == _DOZENS else figure.min
    ids = (one.claim.id,)
    return replace(
        figure, min=code, best=code, max=code, open=True, set_by=SetBy(min=ids, best=ids, max=ids)
    )
