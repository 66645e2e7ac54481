"""The queue and the audit list."""

import re
from pathlib import Path

import pytest

from cenotaph.record.decisions import Decider
from cenotaph.run.coding import coding_of
from cenotaph.run.deciding import Proposal, decide
from cenotaph.run.waiting import queue
from cenotaph.store.needs import Leaf
from tests.run.pages import add_pages, write_pages
from tests.workbench.desk import BENCH, Desk

NOTHING = "Council opens a park\n\nThe council of Hama opened a park on Monday, with a band.\n"


@pytest.fixture
def with_a_park(filled: Desk, tmp_path: Path) -> Desk:
    """The desk with three pages that claim something and one that does not."""
    add_pages(filled.record, write_pages(tmp_path / "more", {"park.txt": NOTHING}))
    return filled


def rows(desk: Desk, query: str = "", role: str = "recorder") -> list[str]:
    """The kinds on the queue, in its order."""
    shown = desk.client(role).get(f"{BENCH}?{query}").content.decode()
    return re.findall(r'<span class="chip">([^<]+)</span>\s*<span class="what">', shown)


def test_what_most_hangs_on_comes_first(with_a_park: Desk) -> None:
    """The machine's figures that set a bound, the largest first; then the page without a claim."""
    found = queue(with_a_park.record, ("bound", "page"), Leaf(offset=0, limit=50))
    weights = [row.waiting.weight for row in found.rows]
    assert weights == sorted(weights, reverse=True)
    assert [row.waiting.kind for row in found.rows][-1] == "page"
    assert found.counts["bound"] == len(weights) - 1


def test_a_page_without_an_outlet_leaves_no_comma(filled: Desk) -> None:
    """What is at stake is the figure and its outlet, or the figure alone."""
    shown = filled.client("recorder").get(BENCH).content.decode()
    stakes = re.findall(r'<span class="stake">([^<]+)</span>', shown)
    assert stakes
    assert [stake for stake in stakes if stake.rstrip().endswith(",")] == []


def test_what_was_decided_waits_no_more(with_a_park: Desk) -> None:
    """An accepted claim leaves the queue; a page that was read leaves the sample."""
    first = queue(with_a_park.record, ("bound",), Leaf(offset=0, limit=50)).rows[0]
    assert first.incident is not None
    page = next(
        r.page
        for r in first.incident.reports
        if any(c.id == first.waiting.subject for c in r.claims)
    )
    before = rows(with_a_park)
    with_a_park.client("recorder").post(
        f"{BENCH}pages/{page}", {"act": "accept", "claim": first.waiting.subject}
    )
    empty = queue(with_a_park.record, ("page",), Leaf(offset=0, limit=5)).rows[0].waiting.subject
    with_a_park.client("recorder").post(f"{BENCH}pages/{empty}", {"act": "read"})
    assert len(rows(with_a_park)) == len(before) - 2
    assert coding_of(with_a_park.record, empty).state == "full"


def test_the_queue_is_filtered(with_a_park: Desk) -> None:
    """By kind, and what is not a kind asks for nothing."""
    assert set(rows(with_a_park, "kind=page")) == {"page without a claim"}
    assert rows(with_a_park, "kind=nonsense") == rows(with_a_park)


def test_a_thing_is_taken_on_by_one(filled: Desk) -> None:
    """It is theirs until they give it back; another is told so."""
    key = queue(filled.record, ("bound",), Leaf(offset=0, limit=1)).rows[0].key
    recorder, reviewer = filled.client("recorder"), filled.client("reviewer")
    recorder.post(BENCH, {"act": "take", "subject": key})
    late = reviewer.post(BENCH, {"act": "take", "subject": key}, follow=True)
    assert "The recorder has taken it on already" in late.content.decode()
    assert len(rows(filled, "whose=mine")) == 1
    assert len(rows(filled, "whose=mine", "reviewer")) == 0
    assert len(rows(filled, "whose=nobody")) == len(rows(filled)) - 1
    recorder.post(BENCH, {"act": "drop", "subject": key})
    assert len(rows(filled, "whose=mine")) == 0


def decided(desk: Desk) -> None:
    """A recorder accepts a claim with a reason of their own."""
    row = queue(desk.record, ("bound",), Leaf(offset=0, limit=1)).rows[0]
    assert row.incident is not None
    page = row.incident.reports[0].page
    claim = row.incident.reports[0].claims[0].id
    desk.client("recorder").post(
        f"{BENCH}pages/{page}", {"act": "accept", "claim": claim, "reason": "Heard on the tape."}
    )


def audit(desk: Desk, **asked: str) -> str:
    """The audit list that was asked for."""
    return str(desk.client("recorder").get(f"{BENCH}audit", asked).content.decode())


def test_every_decision_is_on_the_audit_list(filled: Desk) -> None:
    """Who, when, what and why."""
    decided(filled)
    shown = audit(filled)
    assert "<bdi>The recorder</bdi>: <b>accepted</b>" in shown
    assert "Heard on the tape." in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"action": "accept"}, True),
        ({"action": "reject"}, False),
        ({"who": "recorder"}, True),
        ({"who": "editor"}, False),
        ({"words": "the tape"}, True),
        ({"words": "100%"}, False),
        ({"subject": "zzz"}, False),
        ({"until": "2001-01-01"}, False),
        ({"until": "2999-01-01"}, True),
    ],
)
def test_the_audit_list_is_searched(filled: Desk, asked: dict[str, str], found: bool) -> None:
    """By what, whom, words, id, and as it was on a day."""
    decided(filled)
    assert ("Heard on the tape." in audit(filled, **asked)) == found


def test_a_deleted_account_s_decisions_stay(filled: Desk) -> None:
    """The decision stands, and nobody can tell whose it is any more."""
    decided(filled)
    actor = filled.people["recorder"].actor
    filled.people["recorder"].delete()
    shown = filled.client("editor").get(f"{BENCH}audit").content.decode()
    assert "Heard on the tape." in shown
    assert "The recorder" not in shown
    assert f"someone who has no account here ({actor})" in shown


@pytest.mark.parametrize("where", ["-1", "9" * 40, "x", "٣"])
def test_a_place_that_no_list_has_is_its_beginning_or_its_end(filled: Desk, where: str) -> None:
    """A number made up in the address breaks neither list."""
    for address in (BENCH, f"{BENCH}audit"):
        assert filled.client("recorder").get(address, {"from": where}).status_code == 200


def test_the_audit_list_says_what_was_decided_on(filled: Desk) -> None:
    """An incident by its headline and day, and each decision with the way to it."""
    (one,) = (i for i in filled.record.incidents() if i.means == ("airstrike",))
    made = decide(
        filled.record,
        [Proposal(action="confirm", subject=one.id, reason="Two pages agree.")],
        by=Decider(actor="person:1", role="reviewer"),
        at="2026-03-04T05:06:07Z",
    )
    shown = audit(filled)
    assert "<b>confirmed</b> Airstrike in Hama, 14 December 2020" in shown
    assert f'href="{BENCH}audit/{made[0].seq}"' in shown
    assert "2026-03-04 05:06 UTC" in shown


def test_the_audit_list_names_pages_by_their_titles(with_a_park: Desk) -> None:
    """Whoever reads the list knows the page, and not its id."""
    page = next(e.subject for e in with_a_park.record.entries() if e.kind == "captured")
    title = with_a_park.record.page(page).title
    with_a_park.client("recorder").post(f"{BENCH}pages/{page}", {"act": "read"})
    assert f"<b>read in full</b> {title}." in audit(with_a_park)
