"""Decisions: who may take them, which stand, and what they do to the claims of an incident."""

from dataclasses import replace
from typing import Any

import pytest

from cenotaph.errors import InputError, NotPermitted
from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decided, Decision
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.model.vocabulary import ACTIONS, Action, DeciderRole
from cenotaph.record.amending import amended
from cenotaph.record.decisions import (
    RULES,
    Decider,
    by_weight,
    check_decider,
    check_permitted,
    settle_decided,
)
from tests.builders import MINISTRY, SOHR, claim, exact, report

TWELVE = claim(exact(12), id="twelve", attribution=(SOHR,))
FIVE = claim(exact(5), id="five", measure="injured", attribution=(MINISTRY,))


def decision(
    action: Action, on: Claim | str, *, seq: int = 1, actor: str = "person:1", **more: Any
) -> Decision:
    """A decision on a claim as it was seen, or on an incident."""
    seen: dict[str, Any] = {"subject": on}
    if isinstance(on, Claim):
        seen = {"subject": on.id, "read": on, "report": "r"}
    decided = Decided(action=action, reason="Compared.", role="reviewer", **(seen | more))
    return Decision(seq=seq, at="2026-01-02T03:04:05Z", actor=actor, decided=decided)


def settled(
    *decisions: Decision,
    claims: tuple[Claim, ...] = (TWELVE, FIVE),
    elsewhere: tuple[Claim, ...] = (),
) -> Incident:
    """One report with these claims, settled under the decisions; its page has others elsewhere."""
    one: Report = report(*claims, page="page-1", id="r")
    return settle_decided("i", (one,), decisions=decisions, read={"page-1": (*claims, *elsewhere)})


def killed(incident: Incident) -> tuple[int | None, int | None, int | None]:
    toll = next(t for t in incident.tolls if t.measure == "killed" and t.key is None)
    return toll.min, toll.best, toll.max


def reasons(incident: Incident) -> dict[str, str]:
    return {
        one.claim: one.reason
        for toll in incident.tolls
        if toll.key is None
        for one in toll.excluded
    }


def test_every_action_has_its_rule() -> None:
    """What each action is about and who may take it is said for all."""
    assert set(RULES) == set(ACTIONS)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("recorder", {"accept", "amend", "reject"}),
        ("reviewer", {"accept", "amend", "reject", "confirm", "profile"}),
        ("editor", {"accept", "amend", "reject", "confirm", "profile", "release"}),
        ("administrator", {"accept", "amend", "reject", "confirm", "profile", "release", "redact"}),
    ],
)
def test_each_role_may_do_what_the_one_before_may(role: DeciderRole, may: set[Action]) -> None:
    """Coding, vouching, publishing, redacting: each step takes a higher role."""
    asked: tuple[Action, ...] = (
        "accept", "amend", "reject", "confirm", "profile", "release", "redact",
    )  # fmt: skip
    allowed: set[Action] = set()
    for action in asked:
        try:
            check_permitted(Decider(actor="person:1", role=role), action, RULES[action].role)
            allowed.add(action)
        except NotPermitted:
            pass
    assert allowed == may


@pytest.mark.parametrize("actor", ["A Name", "person:", "someone", "person:a@b.org", "person:a b"])
def test_a_decider_is_an_opaque_id(actor: str) -> None:
    """A name or an address would stay in the log for ever."""
    with pytest.raises(InputError, match="opaque id"):
        check_decider(Decider(actor=actor, role="editor"))


def test_person_outranks_policy_and_later_outranks_earlier() -> None:
    """The weightiest comes last: a program's, a policy's, then people's in the log's order."""
    actors = ("person:1", "policy:a", "program:x", "person:2", "policy:b")
    made = [decision("accept", TWELVE, seq=n, actor=actor) for n, actor in enumerate(actors)]
    assert [one.actor for one in by_weight(made)] == [
        "program:x", "policy:a", "policy:b", "person:1", "person:2",
    ]  # fmt: skip


def test_an_amended_claim_takes_the_place_of_the_one_read() -> None:
    """The toll rests on what the person has; what the program read is told beside it."""
    incident = settled(decision("amend", TWELVE, claim=amended(TWELVE, ["count=14"])))
    (standing,) = incident.decisions
    assert (killed(incident), standing.read) == ((14, 14, 14), TWELVE)


@pytest.mark.parametrize("action", ["reject", "discount"])
def test_a_claim_set_aside_sets_no_bound(action: Action) -> None:
    """It is left out with its reason code, and stays to be seen."""
    incident = settled(decision(action, TWELVE))
    assert reasons(incident) == {"twelve": "discounted"}
    assert [one.id for one in incident.reports[0].claims] == ["twelve", "five"]


def test_a_policy_never_overrides_a_person() -> None:
    """Whatever a policy decides later, the person's decision stands."""
    incident = settled(
        decision("accept", TWELVE, seq=1), decision("reject", TWELVE, seq=2, actor="policy:all")
    )
    assert [(one.action, one.seq) for one in incident.decisions] == [("accept", 1)]


def test_a_decision_survives_another_reading_of_the_same() -> None:
    """A new reader may give the claim another id: page, anchor and measure are the same."""
    again = replace(TWELVE, id="twelve-again", rules={"count": "another rule"})
    incident = settled(decision("reject", TWELVE), claims=(again, FIVE))
    assert reasons(incident) == {"twelve-again": "discounted"}
    assert [one.reopened for one in incident.decisions] == [False]


def test_a_changed_reading_reopens_the_decision_and_changes_nothing() -> None:
    """What the person accepted stays until a person looks again."""
    misread = replace(TWELVE, count=exact(120))
    incident = settled(decision("accept", TWELVE), claims=(misread, FIVE))
    (standing,) = incident.decisions
    assert (killed(incident), standing.reopened, standing.read) == ((12, 12, 12), True, misread)


def test_a_claim_that_is_read_no_more_stays_as_decided() -> None:
    """A new reader that finds nothing there takes no accepted claim away."""
    incident = settled(decision("accept", TWELVE), claims=(FIVE,))
    (standing,) = incident.decisions
    assert (killed(incident), standing.reopened, standing.read) == ((12, 12, 12), True, None)


def test_a_claim_that_moved_to_another_incident_is_not_kept_here() -> None:
    """A new reader may find that the figure belongs to another incident of the page."""
    incident = settled(decision("accept", TWELVE), claims=(FIVE,), elsewhere=(TWELVE,))
    assert [one.id for one in incident.reports[0].claims] == ["five"]


def test_a_claim_entered_by_hand_stands_in_its_report() -> None:
    """What a person enters counts as what a program reads, and says who entered it."""
    entered = claim(exact(20), id="by-hand", attribution=(MINISTRY,))
    incident = settled(decision("enter", "by-hand", claim=entered, report="r"))
    assert killed(incident) == (12, None, 20)
    assert [(one.subject, one.action) for one in incident.decisions] == [("by-hand", "enter")]


def test_an_entered_claim_can_be_rejected() -> None:
    """A later decision on it stands above its entering."""
    entered = claim(exact(20), id="by-hand", attribution=(MINISTRY,))
    incident = settled(
        decision("enter", "by-hand", claim=entered, report="r"),
        decision("reject", entered, seq=2),
    )
    assert (killed(incident), reasons(incident)) == ((12, 12, 12), {"by-hand": "discounted"})


def test_a_decision_on_an_incident_that_went_into_this_one_is_about_this_one() -> None:
    """The last of confirm and discount stands, under today's id."""
    incident = settled(decision("confirm", "old"), decision("discount", "i", seq=2))
    assert [(one.subject, one.action) for one in incident.decisions] == [("i", "discount")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("count=15", ("exact", 15, 15, 15)),
        ("count=10-15", ("range", None, 10, 15)),
        ("count=12+", ("at_least", 12, 12, None)),
        ("count=..20", ("at_most", 20, None, 20)),
        ("count=~50", ("about", 50, None, None)),
        ("count=unstated", ("unstated", None, None, None)),
    ],
)
def test_a_count_is_amended_in_few_words(
    change: str, expected: tuple[str, int | None, int | None, int | None]
) -> None:
    """Each way to bound a figure; the words on the page stay what they are."""
    count = amended(TWELVE, [change]).count
    assert (count.kind, count.figure, count.min, count.max) == expected
    assert count.text == "12"


def test_other_fields_are_amended_by_name() -> None:
    """Measure, certainty, means, time and group; several in one decision."""
    changes = [
        "measure=injured",
        "means=shelling, raid",
        "group.status=civilian",
        "when=2020-12-13",
    ]
    made = amended(TWELVE, changes)
    assert (made.measure, made.means) == ("injured", ("shelling", "raid"))
    assert (made.group.status, made.group.status_basis) == ("civilian", "stated")
    assert (made.when.start, made.when.precision) == ("2020-12-13", "day")


@pytest.mark.parametrize(
    "change", ["count=many", "measure=hurt", "quote=x", "count", "when=May", "group.status=good"]
)
def test_what_cannot_be_amended_is_refused(change: str) -> None:
    """Words, speakers and values outside the vocabularies."""
    with pytest.raises(InputError):
        amended(TWELVE, [change])


def test_where_and_who_said_it_are_amended() -> None:
    """A known place or speaker stays what it was; a new one is a name, a point, a known source."""
    made = amended(TWELVE, ["where=Hama; The mill @ 35.1, 36.7", "said_by=SOHR > a medic"])
    assert [(one.name, one.lat, one.precision) for one in made.where][1] == (
        "The mill",
        35.1,
        "near",
    )
    assert [(one.text, one.source, one.role) for one in made.attribution] == [
        ("SOHR", "sohr", "monitor"),
        ("a medic", None, "unnamed"),
    ]
    assert amended(made, ["said_by="]).attribution == ()


def test_a_point_that_is_none_is_refused() -> None:
    """Latitude and longitude lie on the earth."""
    with pytest.raises(InputError, match="no point on the earth"):
        amended(TWELVE, ["where=Nowhere @ 135.0, 36.7"])
