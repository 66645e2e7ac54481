"""What the public learns of lists that name the dead of an incident."""

import pytest

from cenotaph.model.entries import Decided, Decision
from cenotaph.model.incidents import Incident, ListedDead
from cenotaph.model.vocabulary import Level
from cenotaph.record.decisions import settle_decided
from cenotaph.record.public_view import FEWEST, public_view
from cenotaph.record.view import View
from cenotaph.toll.settle import settle
from cenotaph.web.sentences import on_lists
from cenotaph.web.settings import configure
from tests.builders import claim, exact, report


def under_lists(number: int) -> Incident:
    """One dead by a claim, and so many by one list."""
    people = tuple((f"street:{n}",) for n in range(number))
    decided = Decided(action="assign", subject="incident", reason="That street.", people=people)
    return settle("incident", (report(claim(exact(1))),), decisions=(decided,))


def view_of(number: int, level: Level) -> View:
    return public_view(under_lists(number), level, pages={}, names={})


def test_the_public_is_told_of_many_listed_people() -> None:
    """From five on, number and list are told."""
    view = view_of(FEWEST, "public")
    assert view.listed == ListedDead(people=5, lists=("street",))
    assert view.tolls[0].set_by.min == ("list:street",)


def test_which_list_names_so_few_is_not_told() -> None:
    """Below five neither number nor list is told; the deaths are documented, and stay."""
    view = view_of(FEWEST - 1, "public")
    assert view.listed == ListedDead(people=None, lists=())
    assert (view.tolls[0].min, view.tolls[0].set_by.min) == (4, ("list:",))
    assert "street" not in repr(view)
    assert "few people on lists" in view.withheld


@pytest.mark.parametrize("level", ["partner", "internal", "sealed"])
def test_those_who_work_on_the_record_are_told(level: Level) -> None:
    """A partner and the record's own staff read number and list."""
    assert view_of(2, level).listed == ListedDead(people=2, lists=("street",))


def test_listed_people_go_with_their_incident_into_another() -> None:
    """A decision on an incident that was merged counts where it went."""
    payload = Decided(action="assign", subject="merged", reason="So.", people=(("street:1",),))
    decision = Decision(seq=9, at="2026-01-02T03:04:05Z", actor="person:1", decided=payload)
    of = report(claim(exact(1)))
    made = settle_decided("incident", (of,), decisions=(decision,), read={of.page: of.claims})
    assert made.listed == ListedDead(people=1, lists=("street",))


def test_the_site_says_how_many_are_on_which_lists() -> None:
    """In words, and without either where they are few."""
    configure()
    many, few = (view_of(n, "public").listed for n in (FEWEST, 1))
    assert many is not None
    assert few is not None
    assert on_lists(many).startswith("5 named people on lists: street.")
    assert "so few" in on_lists(few)
