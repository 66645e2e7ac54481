"""What of an incident needs a person, and how much hangs on it."""

from dataclasses import replace

from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.tolls import Check
from cenotaph.record.needs import Need, needs_of
from tests.builders import HAMA, claim, day, exact, report
from tests.web.sample import market


def of(incident: Incident, kind: str) -> list[Need]:
    """The needs of one kind."""
    return [one for one in needs_of(incident) if one.kind == kind]


def standing(subject: str, *, reopened: bool = False) -> Standing:
    """A recorder's decision to accept the claim."""
    return Standing(
        subject=subject, action="accept", seq=9, at="2026-01-02T03:04:05Z", actor="person:1",
        role="recorder", reason="Read.", reopened=reopened,
    )  # fmt: skip


def test_a_figure_of_the_program_that_sets_a_bound() -> None:
    """Each claim once, weighed by its people, until somebody has decided on it."""
    incident, _, _ = market()
    bounds = of(incident, "bound")
    assert len({one.subject for one in bounds}) == len(bounds) > 2
    decided = replace(incident, decisions=(standing(bounds[0].subject),))
    assert of(decided, "bound") == bounds[1:]


def test_a_decision_that_no_longer_fits() -> None:
    """It weighs most: ten times a figure of the program for as many people."""
    incident, _, _ = market()
    first = of(incident, "bound")[0]
    again = replace(incident, decisions=(standing(first.subject, reopened=True),))
    assert of(again, "reopened") == [
        Need(kind="reopened", subject=first.subject, weight=first.weight * 10)
    ]


def test_a_check_that_fails() -> None:
    """One that holds or only warns needs nobody."""
    incident, _, _ = market()
    assert of(incident, "check") == []
    wrong = Check(code="parts_total", status="fails", message="44 and 9 make no 60.",
                  figures={"total": 60})  # fmt: skip
    failing = replace(incident, checks=(*incident.checks, wrong))
    assert [(one.subject, one.weight) for one in of(failing, "check")] == [("parts_total-2", 300)]


def test_a_doubtful_link() -> None:
    """A report that is hardly like any other of its incident is asked about."""
    incident, _, _ = market()
    one = report(claim(exact(3), page="p1", id="c1"), page="p1", id="r1", where=(HAMA,),
                 when=day("2024-03-12"))  # fmt: skip
    far = report(claim(exact(90), page="p2", id="c2"), page="p2", id="r2", where=(),
                 when=day("2021-07-01"))  # fmt: skip
    pair = replace(incident, reports=(one, far))
    assert {need.subject for need in of(pair, "link")} == {"r1", "r2"}
    assert of(replace(incident, reports=(one,)), "link") == []
