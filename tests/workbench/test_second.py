"""Blind second readings: who may, what they see, and the agreement that editors see."""

from pathlib import Path
from typing import Any

import pytest

from cenotaph.run.coding import coding_of
from cenotaph.web.people import second
from cenotaph.web.people.models import SecondReading
from tests.run.pages import MONITOR, add_pages, write_pages
from tests.workbench.desk import BENCH, Desk


@pytest.fixture
def page(desk: Desk, tmp_path: Path) -> str:
    """A page that the recorder has corrected and read in full, drawn for a second reading."""
    add_pages(desk.record, write_pages(tmp_path / "pages", {"page.txt": MONITOR}))
    page = next(e.subject for e in desk.record.entries() if e.kind == "captured")
    claim = coding_of(desk.record, page).claims[0].claim.id
    recorder, address = desk.client("recorder"), f"{BENCH}pages/{page}"
    recorder.post(address, {"act": "correct", "claim": claim, "count": "2112"})
    recorder.post(address, {"act": "read"})
    SecondReading.objects.get_or_create(
        page=page, defaults={"first_actor": desk.people["recorder"].actor}
    )
    return page


def of(page: str) -> str:
    """Where the page is read a second time."""
    return f"{BENCH}second/{SecondReading.objects.get(page=page).pk}"


def test_one_page_in_twenty_is_drawn() -> None:
    """About 5 %, the same ones whenever it is asked, and by a key that nobody knows."""
    drawn = [second.is_drawn(f"page-{number}") for number in range(4000)]
    assert 150 <= sum(drawn) <= 250
    assert drawn == [second.is_drawn(f"page-{number}") for number in range(4000)]


def test_the_first_reader_is_not_the_second(desk: Desk, page: str) -> None:
    """It waits for everyone else, and is not there for the one who read first."""
    assert of(page).encode() not in desk.client("recorder").get(BENCH).content
    assert desk.client("recorder").get(of(page)).status_code == 404
    assert of(page).encode() in desk.client("reviewer").get(BENCH).content


def test_the_second_reader_sees_no_decision(desk: Desk, page: str) -> None:
    """The program's figure stands there; the page itself is closed to them until they are done."""
    reviewer = desk.client("reviewer")
    shown = reviewer.get(of(page)).content.decode()
    assert ("2112" in shown, "<b>12</b>" in shown) == (False, True)
    assert reviewer.get(f"{BENCH}pages/{page}").url == of(page)
    assert desk.client("editor").get(of(page)).status_code == 404


def read_again(desk: Desk, page: str, *answers: dict[str, str]) -> Any:
    """The reviewer's second reading, to its end; what an editor sees of it."""
    reviewer = desk.client("reviewer")
    reviewer.get(of(page))
    claims = coding_of(desk.record, page).claims
    for coded, answer in zip(claims, answers, strict=False):
        reviewer.post(of(page), {"claim": coded.claim.id} | answer)
    reviewer.post(of(page), {"act": "done"})
    return desk.client("editor").get(f"{BENCH}agreement").content.decode()


def test_a_second_reading_changes_nothing(desk: Desk, page: str) -> None:
    """It measures: the log does not grow."""
    before = desk.record.head()
    read_again(desk, page, {"act": "reject"}, {"act": "accept"})
    assert desk.record.head() == before


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ({"act": "correct", "count": "2112"}, "1 alike, 100 %"),
        ({"act": "accept"}, "0 alike, 0 %"),
        ({"act": "reject"}, "0 alike, 0 %"),
    ],
)
def test_editors_see_how_far_two_agree(
    desk: Desk, page: str, answer: dict[str, str], share: str
) -> None:
    """Of the claims that both decided on, the share of which they made the same."""
    assert f"1 claim was read twice; {share}" in read_again(desk, page, answer)


def test_what_is_no_answer_is_refused(desk: Desk, page: str) -> None:
    """A claim of another page, or a figure that is none, is not noted."""
    reviewer = desk.client("reviewer")
    reviewer.get(of(page))
    claim = coding_of(desk.record, page).claims[0].claim.id
    for wrong in (
        {"claim": "x", "act": "accept"},
        {"claim": claim, "act": "correct", "count": "?"},
    ):
        assert reviewer.post(of(page), wrong).status_code == 400
    assert SecondReading.objects.get(page=page).found == {}
