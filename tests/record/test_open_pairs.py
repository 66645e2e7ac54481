"""Which two incidents may be one, and how much hangs on it."""

from dataclasses import replace

from cenotaph.link.traits import traits
from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report
from cenotaph.record.open_pairs import (
    Doubt,
    Told,
    counted_twice,
    doubt,
    open_pair,
    people_of,
    verdicts,
)
from tests.builders import HAMA, claim, day, exact, report
from tests.web.sample import market


def told(id_: str, incident: str, *, page: str | None = None, **about: object) -> Told:
    """A report of an incident: three killed in Hama on one day, or what is said otherwise."""
    values = {"where": (HAMA,), "when": day("2024-03-12"), "title": f"Strike on Hama: {id_}"}
    made: Report = report(claim(exact(3), page=page or id_, id=f"c-{id_}"), page=page or id_,
                          id=id_, **(values | about))  # fmt: skip
    return Told(id_, made.page, incident, traits(made))


def said(action: str, one: str, other: str) -> Decided:
    """A decision on two reports."""
    return Decided(action=action, subject=one, reason="Read.", details={"with": other})  # type: ignore[arg-type]


def test_two_that_tell_the_same_are_in_doubt() -> None:
    """One day, one town, one figure; a year later is no question."""
    ours = [told("a", "A")]
    assert doubt(ours, [told("b", "B")], {}) is not None
    far = told("c", "C", when=day("2025-06-01"))
    assert doubt(ours, [far], {}) is None


def test_what_people_keep_apart_is_no_question() -> None:
    """If only of two of the reports; what one page tells of apart is two."""
    ours, theirs = [told("a", "A")], [told("b", "B"), told("d", "B")]
    assert doubt(ours, theirs, verdicts([said("different", "d", "a")])) is None
    assert doubt(ours, [told("e", "B", page="a")], {}) is None


def test_unsure_is_asked_again_when_there_is_more_to_read() -> None:
    """Of the reports that were looked at nobody is asked; of a new one they are."""
    ours, theirs = [told("a", "A")], [told("b", "B")]
    unsure = verdicts([said("unsure", "a", "b")])
    assert doubt(ours, theirs, unsure) is None
    assert doubt(ours, [*theirs, told("d", "B")], unsure) is not None


def test_the_last_word_holds() -> None:
    """What was kept apart and then called unsure is no longer kept apart."""
    decisions = [said("different", "a", "b"), said("unsure", "b", "a")]
    assert verdicts(decisions) == {frozenset("ab"): None}


def test_what_hangs_on_a_pair() -> None:
    """The people counted twice if the two are one: of each measure the fewer."""
    one, _, _ = market()
    people, nobody = people_of(one), people_of(replace(one, tolls=()))
    assert counted_twice(people, nobody) == 0
    assert counted_twice(people, people) > 50
    sure, hardly = (
        open_pair(("a", "b"), people, people, Doubt(score=score, likest=("r", "s")))
        for score in (3.0, -4.0)
    )
    assert sure.weight > 10 * hardly.weight > 0
