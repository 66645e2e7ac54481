"""The policy `graded`: the range with a grade of how well it is supported, after Airwars.

What it takes from the literature and what it leaves out: docs/explanation/policies.md.
"""

from cenotaph.model.claims import Responsibility
from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.policies import Hearing, Policy, Ruling
from cenotaph.toll.range import range_bounds
from cenotaph.toll.weigh import Weighed, toll_of, weigh_all

NAME: PolicyName = "graded"
VERSION = "2"
# From the best supported to the least; the first and the last only a person can give.
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


def apply(hearing: Hearing) -> Ruling:
    """The bounds of `range`, each toll with its grade.

    A decision that confirms or discounts the incident gives that grade. Else a toll is contested
    where voices disagree on who did it, fair where two voices at least are independent, and weak
    where they are not.
    """
    return Ruling(
        tolls=tuple(
            toll_of(one, range_bounds(one), policy=NAME, version=VERSION, grade=_grade(one))
            for one in weigh_all(hearing)
        )
    )


GRADED = Policy(name=NAME, version=VERSION, apply=apply)


def _grade(weighed: Weighed) -> str:
    hearing = weighed.hearing
    if hearing.verdict is not None:
        return hearing.verdict
    if contested(hearing.responsibility):
        return "contested"
    return "fair" if weighed.voices[0] > 1 else "weak"


def contested(said: tuple[Responsibility, ...]) -> bool:
    """Whether voices disagree on who did it: two are accused, or one is accused and denies it.

    Who admits it is no longer merely accused: then nothing is contested, whoever else is named by
    others. A party that is investigated is neither.
    """
    accused = {one.actor or one.text for one in said if one.stance == "accuses"}
    admitted = {one.actor or one.text for one in said if one.stance == "admits"}
    denied = {one.actor or one.text for one in said if one.stance == "denies"}
    if admitted:
        return len(admitted) > 1
    return len(accused) > 1 or bool(accused & denied)
