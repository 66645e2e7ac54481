"""One decision of the log on a page of its own, and taken back there."""

import re

import pytest

from cenotaph.model.vocabulary import Action
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_incident import address, decide, the


def last(desk: Desk) -> int:
    """The last decision of the log."""
    return max(entry.seq for entry in desk.record.entries() if entry.kind == "decided")


def back(desk: Desk, role: str = "editor") -> int:
    """The status of taking the last decision back."""
    answer = desk.client(role).post(f"{BENCH}audit/{last(desk)}", {"reason": "A slip."})
    return int(answer.status_code)


def test_a_split_is_taken_back_from_its_page(filled: Desk) -> None:
    """The incident's history leads to the decision, and its button links the pages again."""
    one = the(filled, 2)
    decide(filled, one, "split", other=one.reports[1].id)
    # which of the two keeps the id hangs on which report founded it
    (off,) = filled.record.homes([one.reports[1].id])
    shown = filled.client("recorder").get(address(filled.record.incident(off)))
    history = shown.content.decode().split('id="history"')[1]
    assert f'href="{BENCH}audit/{last(filled)}"' in history
    assert back(filled, "recorder") == 302
    assert sorted(len(i.reports) for i in filled.record.incidents()) == [1, 2]


@pytest.mark.parametrize("act", ["confirm", "discount", "release"])
def test_what_stands_on_an_incident_is_taken_back(filled: Desk, act: Action) -> None:
    """The incident is as if it had not been decided, and the log holds both."""
    one = the(filled, 2)
    decide(filled, one, act)
    shown = filled.client("editor").get(address(one)).content.decode()
    assert f'href="{BENCH}audit/{last(filled)}">Take back' in shown
    # who may not take it back is led to it all the same
    seen = filled.client("recorder").get(address(one)).content.decode()
    assert f'href="{BENCH}audit/{last(filled)}">entry' in seen
    assert "Take back" not in seen
    assert back(filled) == 302
    assert filled.record.incident(one.id).decisions == ()
    assert filled.record.incident(one.id).tolls == one.tolls


def test_it_says_what_it_is_about_now(filled: Desk) -> None:
    """A claim's decision leads to the claim, and to the incident that it is in."""
    one = the(filled, 2)
    report = one.reports[0]
    claim = report.claims[0].id
    page = f"{BENCH}pages/{report.page}"
    filled.client("recorder").post(page, {"act": "accept", "claim": claim})
    shown = filled.client("recorder").get(f"{BENCH}audit/{last(filled)}").content.decode()
    assert f'href="{page}?claim={claim}#claim"' in shown
    assert f'href="{address(one)}"' in shown


def test_a_role_takes_back_what_it_may_decide(filled: Desk) -> None:
    """A recorder sees a release, is offered no button, and is refused when they send one."""
    one = the(filled, 2)
    decide(filled, one, "release")
    shown = filled.client("recorder").get(f"{BENCH}audit/{last(filled)}").content.decode()
    assert "Take the decision back" not in shown
    assert back(filled, "recorder") == 403
    assert set(filled.record.released()) == {one.id}


def test_what_was_taken_back_is_not_taken_back_again(filled: Desk) -> None:
    """Nor is the taking back; both pages say what they are and offer nothing."""
    decide(filled, the(filled, 2), "confirm")
    made = last(filled)
    assert back(filled) == 302
    for entry in (made, last(filled)):
        shown = filled.client("editor").get(f"{BENCH}audit/{entry}").content.decode()
        assert "Take the decision back" not in shown
    assert filled.client("editor").post(f"{BENCH}audit/{made}").status_code == 400


def test_an_entry_that_is_no_decision_has_no_page(filled: Desk) -> None:
    """Nor has a number beyond the log."""
    for entry in (1, 99999):
        assert filled.client("recorder").get(f"{BENCH}audit/{entry}").status_code == 404


def test_it_says_what_was_amended(filled: Desk) -> None:
    """Each field that a person says otherwise, with what the program read, and no other."""
    report = the(filled, 2).reports[0]
    given = {"act": "amend", "claim": report.claims[0].id, "certainty": "presumed"}
    filled.client("recorder").post(f"{BENCH}pages/{report.page}", given)
    shown = filled.client("recorder").get(f"{BENCH}audit/{last(filled)}").content.decode()
    rows = re.findall(r'<th scope="row">(.*?)</th><td><bdi>(.*?)</bdi></td><td><bdi>(.*?)<', shown)
    assert rows == [("How surely it is said", "stated as fact", "presumed")]
