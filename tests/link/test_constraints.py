"""What people decided about pairs of reports, and what of it stands."""

from cenotaph.link.constraints import constraints
from cenotaph.link.link import link
from cenotaph.model.entries import Decided
from cenotaph.model.vocabulary import Action
from tests.link.reports import IDLIB, on, parts

REASON = "a person compared the two pages"


def decided(action: Action, subject: str, other: str, **details: str) -> Decided:
    """A person's word on a pair."""
    return Decided(
        action=action, subject=subject, reason=REASON, details={"with": other, **details}
    )


def test_same_puts_together_and_different_keeps_apart() -> None:
    """As merge and split do."""
    far = on("a"), on("b", where=IDLIB)
    near = on("a"), on("b")
    assert parts(link(far, (), (decided("same", "a", "b"),))) == {frozenset("ab")}
    assert parts(link(near, (), (decided("different", "a", "b"),))) == {
        frozenset("a"), frozenset("b"),
    }  # fmt: skip


def test_unsure_leaves_a_pair_to_the_program_again() -> None:
    """What was decided before it stands no more."""
    near = on("a"), on("b")
    said = decided("different", "a", "b"), decided("unsure", "b", "a")
    assert parts(link(near, (), said)) == {frozenset("ab")}


def test_nobody_makes_two_reports_of_one_page_one_by_being_unsure() -> None:
    """A page tells of an incident once."""
    two = on("a", page="p"), on("b", page="p", lead=False)
    found = constraints((decided("unsure", "a", "b"),), two, {})
    assert found.apart == {frozenset("ab")}


def test_a_decision_on_incidents_is_about_the_reports_they_held() -> None:
    """c came later and is not split off."""
    reports = on("a"), on("b"), on("c")
    split = decided("split", "a", "incident-1", with_reports="b")
    assert constraints((split,), reports, {"b": "incident-1", "c": "incident-1"}).apart == {
        frozenset("ab")
    }
