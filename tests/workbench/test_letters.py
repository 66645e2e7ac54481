"""A reader's message in the workbench: taken up, settled by a decision, declined, deleted."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide
from cenotaph.web.people.models import Message, Person
from tests.workbench.desk import BENCH, Desk

RECORDER = Decider(actor="person:1", role="recorder")


@pytest.fixture
def letter(filled: Desk) -> Message:
    """A message about the incident of two pages."""
    one = max(filled.record.incidents(), key=lambda incident: len(incident.reports))
    return Message.objects.create(
        receipt_digest="r1",
        incident=one.id,
        wrong="figure",
        text="My uncle is not among them.",
        arrived=filled.record.head().seq,
    )


def page_of(desk: Desk, letter: Message, how: str = "") -> str:
    """The message as a reviewer sees it."""
    address = f"{BENCH}messages/{letter.pk}?how={how}"
    return str(desk.client("reviewer").get(address).content.decode())


def answer(desk: Desk, letter: Message, role: str = "reviewer", **given: str) -> int:
    """The status of what a person does to the message."""
    return int(desk.client(role).post(f"{BENCH}messages/{letter.pk}", given).status_code)


def reject(desk: Desk, letter: Message) -> int:
    """The entry of a decision that takes a figure out of the message's incident."""
    incident = desk.record.incident(letter.incident)
    claim = incident.reports[0].claims[0].id
    one = Proposal(action="reject", subject=claim, reason="Heard on the tape.")
    return decide(desk.record, [one], by=RECORDER, at="2026-01-02T03:04:05Z")[0].seq


def test_a_decision_since_it_came_settles_it(filled: Desk, letter: Message) -> None:
    """It is chosen from a list; the outcome begins with what was done and what the toll is now."""
    assert "This settles it" not in page_of(filled, letter)
    seq = reject(filled, letter)
    assert f'href="?how={seq}#settle"' in page_of(filled, letter)
    words = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page_of(filled, letter, str(seq)))[0]
    assert words.startswith("A figure was taken out: its page does not say it. ")
    assert "reported killed" in words
    assert "Heard on the tape" not in words
    assert answer(filled, letter, act="settle", how=str(seq), outcome=words) == 302
    letter.refresh_from_db()
    assert (letter.seq, letter.outcome, letter.declined) == (seq, words, False)


def test_an_earlier_decision_settles_nothing(filled: Desk, letter: Message) -> None:
    """Only what was decided since the message came is in the list, and no number by hand."""
    seq = reject(filled, letter)
    Message.objects.filter(pk=letter.pk).update(arrived=seq)
    assert "This settles it" not in page_of(filled, letter, str(seq))
    for how in (str(seq), "1", "", "x"):
        assert answer(filled, letter, act="settle", how=how, outcome="Done.") == 400
    letter.refresh_from_db()
    assert letter.settled_at is None


def test_a_message_is_declined_with_a_reason(filled: Desk, letter: Message) -> None:
    """The beginning of the sentence alone is no reason."""
    begun = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page_of(filled, letter, "declined"))[0]
    for outcome in ("", begun):
        assert answer(filled, letter, act="settle", how="declined", outcome=outcome) == 400
    whole = f"{begun}the page does not say so."
    assert answer(filled, letter, act="settle", how="declined", outcome=whole) == 302
    letter.refresh_from_db()
    assert (letter.declined, letter.seq, letter.outcome) == (True, None, whole)


def test_the_first_who_settles_has_settled(filled: Desk, letter: Message) -> None:
    """The second is told, and the outcome that the reader may have read stays."""
    for number, status in ((1, 302), (2, 400)):
        given = {"act": "settle", "how": "otherwise", "outcome": f"Outcome {number}."}
        assert answer(filled, letter, **given) == status
    letter.refresh_from_db()
    assert letter.outcome == "Outcome 1."


def test_a_message_is_taken_up_by_one(filled: Desk, letter: Message) -> None:
    """Another is told whose it is, and the queue says so."""
    answer(filled, letter, act="take")
    late = filled.client("editor").post(
        f"{BENCH}messages/{letter.pk}", {"act": "take"}, follow=True
    )
    assert "The reviewer has taken it on already" in late.content.decode()
    assert "<small>The reviewer</small>" in filled.client("editor").get(BENCH).content.decode()


def test_words_are_deleted_and_the_outcome_stays(filled: Desk, letter: Message) -> None:
    """By a person once it is settled and not before."""
    assert answer(filled, letter, act="forget") == 400
    answer(filled, letter, act="settle", how="otherwise", outcome="Done.")
    assert answer(filled, letter, act="forget") == 302
    letter.refresh_from_db()
    assert (letter.text, letter.outcome) == ("", "Done.")


@pytest.mark.parametrize(("days", "kept"), [(29, True), (31, False)])
def test_words_end_a_month_after_the_outcome(
    filled: Desk, letter: Message, days: int, kept: bool
) -> None:
    """Nobody has to think of it: the queue deletes them when it is looked at."""
    settled = timezone.now() - timedelta(days=days)
    Message.objects.filter(pk=letter.pk).update(settled_at=settled, outcome="Done.")
    filled.client("recorder").get(BENCH)
    letter.refresh_from_db()
    assert (letter.text != "", letter.outcome) == (kept, "Done.")


def test_no_word_of_a_message_is_in_the_record(
    filled: Desk, letter: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taking up, settling and deleting add nothing to the log, and print nothing."""
    before = filled.record.head()
    steps: tuple[Callable[[], int], ...] = (
        lambda: answer(filled, letter, act="take"),
        lambda: answer(filled, letter, act="settle", how="otherwise", outcome="Done."),
        lambda: answer(filled, letter, act="forget"),
    )
    assert [step() for step in steps] == [302, 302, 302]
    assert filled.record.head() == before
    assert capsys.readouterr() == ("", "")


def test_a_message_about_what_is_gone_can_be_settled(filled: Desk, letter: Message) -> None:
    """An incident that no page tells of any more leaves the message its two other ways."""
    Message.objects.filter(pk=letter.pk).update(incident="0000000000000000")
    assert "No page tells of this incident any more." in page_of(filled, letter)
    assert answer(filled, letter, act="settle", how="otherwise", outcome="It is gone.") == 302


def test_an_outcome_is_taken_back(filled: Desk, letter: Message) -> None:
    """The message waits again and shows its reader no outcome; not once its words are deleted."""
    assert answer(filled, letter, act="reopen") == 400
    answer(filled, letter, act="settle", how="declined", outcome="No page says so.")
    assert "Open it again" in page_of(filled, letter)
    assert answer(filled, letter, act="reopen") == 302
    letter.refresh_from_db()
    assert (letter.settled_at, letter.outcome, letter.declined) == (None, "", False)
    answer(filled, letter, act="settle", how="declined", outcome="No page says so.")
    answer(filled, letter, act="forget")
    assert answer(filled, letter, act="reopen") == 400


@pytest.mark.parametrize(
    "values",
    [
        {"act": "settle", "how": "999999", "outcome": "Twelve it is."},
        {"act": "settle", "how": "otherwise", "outcome": "Twelve it is.", "late": "yes"},
    ],
)
def test_a_refused_outcome_stays_typed(
    filled: Desk, letter: Message, values: dict[str, str]
) -> None:
    """Whatever keeps it from being taken is said above what was typed."""
    if values.get("late"):
        answer(filled, letter, act="settle", how="declined", outcome="No page says so.")
    given = filled.client("reviewer").post(f"{BENCH}messages/{letter.pk}", values)
    shown = given.content.decode()
    assert given.status_code == 400
    assert 'role="alert"' in shown and "Twelve it is." in shown


def on_the_disk(words: str) -> bool:
    """Whether the words stand in a file of the private database."""
    database = Path(str(settings.DATABASES["default"]["NAME"]))
    files = (database, database.with_name(f"{database.name}-wal"))
    return any(words.encode() in file.read_bytes() for file in files if file.exists())


@pytest.mark.parametrize("how", ["by a person", "in time"])
def test_deleted_words_leave_the_disk(filled: Desk, letter: Message, how: str) -> None:
    """Who takes the machine finds them neither in the database nor in what it wrote ahead."""
    Message.objects.filter(pk=letter.pk).update(text="Qwxz of Zqhama. " * 400)
    assert on_the_disk("Qwxz of Zqhama")
    answer(filled, letter, act="settle", how="otherwise", outcome="Done.")
    if how == "by a person":
        answer(filled, letter, act="forget")
    else:
        Message.objects.update(settled_at=timezone.now() - timedelta(days=31))
        filled.client("recorder").get(BENCH)
    assert not on_the_disk("Qwxz of Zqhama")


def test_a_deleted_account_leaves_the_disk(filled: Desk) -> None:
    """Its name, too: the log holds an id, and nothing says whose that was."""
    person = filled.people["recorder"]
    Person.objects.filter(pk=person.pk).update(name="Qwxz Zqhama")
    assert on_the_disk("Qwxz Zqhama")
    filled.client("administrator").post(f"{BENCH}people/{person.pk}", {"act": "delete"})
    assert not on_the_disk("Qwxz Zqhama")
