"""Blind second readings: who may, what they see, and the agreement that editors see."""

from pathlib import Path
from typing import Any

import pytest

from cenotaph.run.coding import coding_of
from cenotaph.web.people import second
from cenotaph.web.people.models import SecondReading
from tests.run.pages import MONITOR, add_pages, write_pages
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_adding import NOWHERE, add, captured


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
    assert desk.client("recorder").get(of(page)).url == BENCH
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
    """Of the claims that both answered for, the share of which they made the same."""
    assert f"1 claim was read twice; {share}" in read_again(desk, page, answer)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"act": "accept"}, "2 claims were read twice; 2 alike, 100 %"),
        ({"act": "reject"}, "2 claims were read twice; 1 alike, 50 %"),
        ({"act": "correct", "count": "6"}, "2 claims were read twice; 1 alike, 50 %"),
    ],
)
def test_what_the_first_reader_left_is_compared_too(
    desk: Desk, page: str, answer: dict[str, str], said: str
) -> None:
    """They said that the page is read in full: what they left as it was read is their word."""
    assert said in read_again(desk, page, {"act": "correct", "count": "2112"}, answer)


def test_what_was_not_read_in_full_is_not_compared(desk: Desk, page: str) -> None:
    """Who took back that they read it all has said nothing of what they left."""
    read = coding_of(desk.record, page).read
    assert read is not None
    desk.client("recorder").post(f"{BENCH}audit/{read.seq}", {"reason": "Not all of it."})
    answers = {"act": "correct", "count": "2112"}, {"act": "reject"}
    assert "1 claim was read twice; 1 alike, 100 %" in read_again(desk, page, *answers)


def test_what_another_decided_since_is_not_the_first_reader_s(desk: Desk, page: str) -> None:
    """It stands in the record, and says nothing of what the first made of it."""
    claim = coding_of(desk.record, page).claims[0].claim.id
    desk.client("editor").post(f"{BENCH}pages/{page}", {"act": "reject", "claim": claim})
    answers = {"act": "reject"}, {"act": "accept"}
    assert "1 claim was read twice; 1 alike, 100 %" in read_again(desk, page, *answers)


def test_what_is_no_answer_is_refused(desk: Desk, page: str) -> None:
    """A claim of another page, or a figure that is none, is not noted."""
    reviewer = desk.client("reviewer")
    reviewer.get(of(page))
    claim = coding_of(desk.record, page).claims[0].claim.id
    for wrong in (
        {"claim": "x", "act": "accept"},
        {"claim": claim, "act": "correct", "count": "?"},
        {"act": "enter", "words": "12 people were killed", "measure": "killed", "count": "13"},
        {"act": "enter", "words": "nowhere on it", "measure": "killed", "count": "14"},
        {"act": "enter", "start": "5", "end": "5", "measure": "killed", "count": "15"},
    ):
        answer = reviewer.post(of(page), wrong)
        assert answer.status_code == 400
        assert f'value="{wrong.get("count", "")}"' in answer.content.decode()
        assert "A second reading" in answer.content.decode()
    assert SecondReading.objects.get(page=page).found == {}


def test_a_page_read_in_full_comes_up_again_for_another(
    desk: Desk, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is drawn, once, and for nobody who has decided on it."""
    SecondReading.objects.all().delete()
    claim = coding_of(desk.record, page).claims[0].claim.id
    reviewer = desk.client("reviewer")
    reviewer.post(f"{BENCH}pages/{page}", {"act": "accept", "claim": claim})
    monkeypatch.setattr(second, "is_drawn", lambda _page: True)
    for _ in range(2):
        desk.client("recorder").post(f"{BENCH}pages/{page}", {"act": "read"})
    assert SecondReading.objects.count() == 1
    open_to = [r for r in desk.people if of(page) in desk.client(r).get(BENCH).content.decode()]
    assert open_to == ["editor", "administrator"]
    assert reviewer.get(of(page)).url == BENCH
    assert SecondReading.objects.get(page=page).person is None


def test_a_second_reader_may_think_again(desk: Desk, page: str) -> None:
    """What was said of a claim is looked at and said anew."""
    reviewer = desk.client("reviewer")
    claim = coding_of(desk.record, page).claims[0].claim.id
    for answer in ({"act": "reject"}, {"act": "correct", "count": "2112"}):
        assert "act" in reviewer.get(f"{of(page)}?claim={claim}").content.decode()
        reviewer.post(of(page), {"claim": claim} | answer)
    assert SecondReading.objects.get(page=page).found == {claim: "2112"}


def test_a_second_reading_is_given_back(desk: Desk, page: str) -> None:
    """With nothing left of it: whoever takes it then begins at the beginning, and is another.

    Who gave it back may look at what the first reader decided, and has read it blind no more.
    """
    reviewer, claim = desk.client("reviewer"), coding_of(desk.record, page).claims[0].claim.id
    reviewer.post(of(page), {"claim": claim, "act": "reject"})
    assert desk.client("editor").get(of(page)).status_code == 404
    reviewer.post(of(page), {"act": "back"})
    assert reviewer.get(f"{BENCH}pages/{page}").status_code == 200
    assert of(page).encode() not in reviewer.get(BENCH).content
    assert reviewer.get(of(page)).status_code == 404
    assert "you: " not in desk.client("editor").get(of(page)).content.decode()
    assert SecondReading.objects.get(page=page).person == desk.people["editor"]


def test_what_somebody_noted_who_is_gone_is_nobody_s(desk: Desk, page: str) -> None:
    """The next reader does not find it as their own."""
    claim = coding_of(desk.record, page).claims[0].claim.id
    desk.client("reviewer").post(of(page), {"claim": claim, "act": "reject"})
    desk.people["reviewer"].delete()
    assert "you: " not in desk.client("editor").get(of(page)).content.decode()


MISSED = {"act": "enter", "words": "an airstrike on Hama", "measure": "killed", "count": "3"}


@pytest.mark.parametrize(
    ("first", "other", "said"),
    [
        (True, MISSED, "1 claim was read twice; 1 alike, 100 %"),
        (True, MISSED | {"count": "4"}, "1 claim was read twice; 0 alike, 0 %"),
        (True, MISSED | {"measure": "injured"}, "2 claims were read twice; 0 alike, 0 %"),
        (True, None, "1 claim was read twice; 0 alike, 0 %"),
        (False, MISSED, "1 claim was read twice; 0 alike, 0 %"),
    ],
)
def test_what_the_program_missed_is_compared_too(
    desk: Desk, page: str, first: bool, other: dict[str, str] | None, said: str
) -> None:
    """A claim that one of two added and the other did not see is where they do not agree."""
    coding = coding_of(desk.record, page)
    if first:
        given = MISSED | {"report": coding.reports[0][0].id}
        assert desk.client("recorder").post(f"{BENCH}pages/{page}", given).status_code == 302
    assert "3 killed" not in desk.client("reviewer").get(of(page)).content.decode()
    if other is not None:
        assert desk.client("reviewer").post(of(page), other).status_code == 302
    assert said in read_again(desk, page)


def test_an_added_claim_is_taken_out(desk: Desk, page: str) -> None:
    """It was a slip, and then it is not compared."""
    reviewer = desk.client("reviewer")
    reviewer.post(of(page), MISSED)
    (key,) = SecondReading.objects.get(page=page).found
    assert "an airstrike on Hama" in reviewer.get(of(page)).content.decode()
    reviewer.post(of(page), {"act": "take-out", "claim": key})
    assert SecondReading.objects.get(page=page).found == {}


def test_a_page_read_by_hand_is_read_again_from_nothing(desk: Desk) -> None:
    """What the first reader entered is theirs, and not what a program read."""
    add(desk, "paste", text=NOWHERE)
    (one,) = captured(desk)
    given = {
        "act": "enter", "words": "sete pessoas", "measure": "killed", "count": "7",
        "date": "2021-05-03", "place": "Hama",
    }  # fmt: skip
    desk.client("recorder").post(f"{BENCH}pages/{one.page.id}", given)
    SecondReading.objects.create(page=one.page.id, first_actor=desk.people["recorder"].actor)
    shown = desk.client("reviewer").get(of(one.page.id)).content.decode()
    assert "The program reads no claim on this page." in shown and "<b>7</b>" not in shown
    answer = {"act": "enter", "words": "sete pessoas", "measure": "killed", "count": "7"}
    desk.client("reviewer").post(of(one.page.id), answer)
    assert "1 claim was read twice; 1 alike, 100 %" in read_again(desk, one.page.id)
