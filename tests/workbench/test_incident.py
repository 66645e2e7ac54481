"""An incident on the workbench: what it shows, and decisions on it as a whole."""

import re
from pathlib import Path
from typing import Any

import pytest

from cenotaph.model.vocabulary import PolicyName
from tests.run.pages import MINISTRY, add_pages, write_pages
from tests.workbench.desk import BENCH, Desk


def the(desk: Desk, pages: int) -> Any:
    """The incident of so many pages."""
    return next(one for one in desk.record.incidents() if len(one.reports) == pages)


def address(incident: Any) -> str:
    """Where the incident is looked at."""
    return f"{BENCH}incidents/{incident.id}"


def decide(desk: Desk, incident: Any, act: str, role: str = "editor", **values: Any) -> Any:
    """What a decision on the incident answers."""
    given = {"act": act, "seen": desk.record.head().seq, "reason": "Seen."} | values
    return desk.client(role).post(address(incident), given)


def test_tolls_stand_under_every_policy(filled: Desk) -> None:
    """Each policy has its rows, with the claims that set each bound."""
    shown = filled.client("recorder").get(address(the(filled, 2))).content.decode()
    assert [name for name in PolicyName.__args__ if f">{name}</th>" not in shown] == []  # type: ignore[attr-defined]
    assert "Syrian Observatory for Human Rights" in shown
    assert "health ministry" in shown.lower()


@pytest.mark.parametrize(
    ("role", "status", "out"),
    [("recorder", 403, 0), ("reviewer", 403, 0), ("editor", 302, 1), ("administrator", 302, 1)],
)
def test_only_an_editor_releases(filled: Desk, role: str, status: int, out: int) -> None:
    """Who may not is told so, and nothing is shown to strangers."""
    answer = decide(filled, the(filled, 2), "release", role)
    assert (answer.status_code, len(filled.record.released())) == (status, out)


def test_a_withheld_incident_is_public_no_more(filled: Desk) -> None:
    """The last decision counts, and the public page is gone at once."""
    one = the(filled, 2)
    public = f"/incidents/{one.id}.html"
    decide(filled, one, "release")
    assert filled.client().get(public).status_code == 200
    decide(filled, one, "withhold")
    assert filled.client().get(public).status_code == 404


def test_a_merge_is_seen_before_it_is_made(filled: Desk) -> None:
    """The preview shows what both would be, and changes nothing; then the merge does it."""
    one, other = the(filled, 2), the(filled, 1)
    before = filled.record.head()
    shown = filled.client("recorder").get(f"{address(one)}?merge={other.id}").content.decode()
    assert "If these were put together" in shown
    pages = [int(n) for n in re.findall(r"</td><td>(\d+)</td><td>killed", shown)]
    assert sorted(pages) == [1, 2, 3]
    assert filled.record.head() == before
    decide(filled, one, "merge", role="recorder", other=other.id)
    (left,) = filled.record.incidents()
    assert len(left.reports) == 3


def test_a_merge_holds_when_pages_come_and_incidents_are_renamed(
    filled: Desk, tmp_path: Path
) -> None:
    """Linking again, with a new page, keeps together what a person put together."""
    decide(filled, the(filled, 2), "merge", other=the(filled, 1).id)
    add_pages(filled.record, write_pages(tmp_path / "more", {"more.txt": MINISTRY + "More soon."}))
    assert sorted(len(one.reports) for one in filled.record.incidents()) == [1, 3]


def test_a_split_keeps_a_page_apart(filled: Desk) -> None:
    """The report gets an incident of its own, and the preview says so first."""
    one = the(filled, 2)
    report = one.reports[1].id
    shown = filled.client("recorder").get(f"{address(one)}?split={report}").content.decode()
    assert "stood apart" in shown
    decide(filled, one, "split", role="recorder", other=report)
    assert [len(i.reports) for i in filled.record.incidents()] == [1, 1, 1]


def test_a_split_is_taken_back(filled: Desk) -> None:
    """Undoing the decision links the pages again as the program would."""
    one = the(filled, 2)
    decide(filled, one, "split", other=one.reports[1].id)
    entry = max(e.seq for e in filled.record.entries() if e.kind == "decided")
    decide(filled, next(filled.record.incidents()), "undo", entry=entry)
    assert sorted(len(i.reports) for i in filled.record.incidents()) == [1, 2]


def test_two_who_put_incidents_together_at_once(filled: Desk) -> None:
    """The second is told what the first did, and nothing is done twice."""
    one, other, seen = the(filled, 2), the(filled, 1), filled.record.head().seq
    first = decide(filled, one, "merge", other=other.id, seen=seen)
    late = decide(filled, one, "split", role="reviewer", other=one.reports[0].id, seen=seen)
    assert (first.status_code, late.status_code) == (302, 409)
    assert "Nothing of yours is decided" in late.content.decode()
    assert len(list(filled.record.incidents())) == 1


def test_an_incident_that_went_into_another_is_found_there(filled: Desk) -> None:
    """Its old address leads to the one it went into."""
    one, other = the(filled, 2), the(filled, 1)
    decide(filled, one, "merge", other=other.id)
    (left,) = filled.record.incidents()
    gone = other if left.id == one.id else one
    assert filled.client("recorder").get(address(gone)).url == address(left)


def test_the_history_names_people(filled: Desk) -> None:
    """Who released it, and why, in the words of the private database."""
    one = the(filled, 2)
    decide(filled, one, "release", reason="Two pages agree on the place.")
    shown = filled.client("recorder").get(address(one)).content.decode()
    assert "The editor" in shown.split('id="history"')[1]
    assert "Two pages agree on the place." in shown


@pytest.mark.parametrize(
    "values",
    [{"act": "nonsense"}, {"act": "merge", "other": "none"}, {"act": "split", "other": "none"}],
)
def test_a_decision_that_makes_no_sense_is_refused(filled: Desk, values: dict[str, str]) -> None:
    """Nothing is logged, and the answer is a sentence."""
    before = filled.record.head()
    answer = decide(filled, the(filled, 2), **values)
    assert answer.status_code in (400, 404)
    assert filled.record.head() == before
