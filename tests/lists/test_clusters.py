"""Which listed people are one person: pairs joined, one row a list, verdicts first."""

import random

from cenotaph.lists.clusters import Verdicts, fewest, persons, versions
from cenotaph.model.victims import Pair

PEOPLE = {"a:1": "a", "a:2": "a", "b:1": "b", "c:1": "c"}


def pair(a: str, b: str, probability: float) -> Pair:
    """Two people who may be one."""
    return Pair(a=a, b=b, probability=probability, weights={})


def both(*ids: str) -> frozenset[frozenset[str]]:
    """A verdict on one pair."""
    return frozenset({frozenset(ids)})


def test_likely_pairs_are_one_person() -> None:
    """Through another, too; what is less likely than not is two."""
    pairs = [pair("a:1", "b:1", 0.9), pair("b:1", "c:1", 0.6), pair("a:2", "c:1", 0.4)]
    assert persons(PEOPLE, pairs, Verdicts()) == (("a:1", "b:1", "c:1"), ("a:2",))


def test_two_rows_of_one_list_are_two_people() -> None:
    """The surer pair wins; a duplicate within a list takes near certainty."""
    rivals = [pair("a:1", "b:1", 0.8), pair("a:2", "b:1", 0.9), pair("a:1", "a:2", 0.8)]
    assert persons(PEOPLE, rivals, Verdicts()) == (("a:1",), ("a:2", "b:1"), ("c:1",))
    twice = [pair("a:1", "a:2", 0.97)]
    assert persons(PEOPLE, twice, Verdicts())[0] == ("a:1", "a:2")


def test_a_verdict_outranks_every_probability() -> None:
    """Same joins what no program saw; different keeps apart through others, too."""
    pairs = [pair("a:1", "b:1", 0.9), pair("b:1", "c:1", 0.8)]
    same = persons(PEOPLE, [], Verdicts(same=both("a:1", "c:1")))
    different = persons(PEOPLE, pairs, Verdicts(different=both("a:1", "c:1")))
    assert (same[0], different) == (("a:1", "c:1"), (("a:1", "b:1"), ("a:2",), ("c:1",)))


def test_versions_link_a_pair_as_often_as_it_is_probable() -> None:
    """What is carried into the estimate is the doubt of each pair."""
    drawn = versions(PEOPLE, [pair("a:1", "b:1", 0.3)], Verdicts(), count=2000,
                     chance=random.Random(1))  # fmt: skip
    linked = sum(("a:1", "b:1") in each for each in drawn)
    # three standard errors of 2000 draws
    assert abs(linked / 2000 - 0.3) < 0.031


def alike(a: str, b: str, name: float) -> Pair:
    """A pair of one day and place whose names weigh so many bits."""
    weights = {"name": ("some level", name), "day and place": ("same", 10.0)}
    return Pair(a=a, b=b, probability=0.9, weights=weights)


def test_the_fewest_people_are_all_whom_nothing_tells_apart() -> None:
    """Through others and within a list, too; other names tell apart whatever day and place say."""
    pairs = [alike("a:1", "b:1", 9.0), alike("b:1", "a:2", -1.0), alike("a:2", "c:1", -4.3)]
    assert fewest(PEOPLE, pairs, Verdicts()) == (("a:1", "a:2", "b:1"), ("c:1",))
    apart = Verdicts(different=both("a:1", "b:1"), same=both("a:1", "c:1"))
    assert fewest(PEOPLE, pairs, apart) == (("a:1", "c:1"), ("a:2", "b:1"))
