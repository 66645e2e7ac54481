"""Deciding: one way into the log, refused where it must be, and settled at once."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.errors import InputError, NotPermitted, Overtaken
from cenotaph.model.claims import Claim
from cenotaph.record.amending import amended
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Made, Proposal, decide
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import AT, MINISTRY, MONITOR, add_pages, read_again, write_pages

ONE = Decider(actor="person:1", role="reviewer")
TWO = Decider(actor="person:2", role="reviewer")
POLICY = Decider(actor="policy:all", role="editor")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two pages on one incident: a monitor's 12 and a ministry's 15."""
    pages = write_pages(tmp_path / "pages", {"a.txt": MONITOR, "b.txt": MINISTRY})
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        add_pages(made, pages)
        yield made


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def claim_of(record: Record, figure: int) -> Claim:
    """The claim of this figure."""
    (incident,) = record.incidents()
    claims = [one for report in incident.reports for one in report.claims]
    return next(one for one in claims if one.count.figure == figure)


def killed(record: Record) -> tuple[int | None, int | None, int | None]:
    (incident,) = record.incidents()
    toll = next(t for t in incident.tolls if t.measure == "killed" and t.key is None)
    return toll.min, toll.best, toll.max


def one_decision(record: Record, proposal: Proposal, by: Decider = ONE) -> Made:
    (made,) = decide(record, [proposal], by=by, at=AT)
    return made


def on(subject: str, action: str = "accept", **more: object) -> Proposal:
    return Proposal(action=action, subject=subject, reason="Compared.", **more)  # type: ignore[arg-type]


def test_a_decision_settles_at_once(record: Record) -> None:
    """The toll rests on it, the log holds it, and the record verifies."""
    fifteen = claim_of(record, 15)
    one_decision(record, on(fifteen.id, "amend", claim=amended(fifteen, ["count=14"])))
    assert (killed(record), list(verify(record, quiet))) == ((12, None, 14), [])


def test_a_decision_names_what_it_was_made_on(record: Record) -> None:
    """The log holds the role, the entry seen, the report and the claim as it was read."""
    twelve = claim_of(record, 12)
    one_decision(record, on(twelve.id))
    (one,) = record.decisions()
    assert one.decided is not None
    assert (one.decided.role, one.decided.seen, one.stands) == ("reviewer", 2, True)
    assert one.decided.read == twelve


def test_a_beginning_of_an_id_is_enough(record: Record) -> None:
    """The log holds the whole id."""
    twelve = claim_of(record, 12)
    assert one_decision(record, on(twelve.id[:6])).subject == twelve.id


def test_what_was_touched_since_is_refused_with_who_and_when(record: Record) -> None:
    """The second of two who looked at the same state is told of the first, and decides nothing."""
    twelve = claim_of(record, 12)
    seen = record.claim(twelve.id).touched
    one_decision(record, on(twelve.id, seen=seen))
    with pytest.raises(Overtaken, match=rf"person:1 has decided to accept {twelve.id} at {AT}"):
        one_decision(record, on(twelve.id, "reject", seen=seen), by=TWO)
    assert len(list(record.decisions())) == 1


def test_a_decision_on_another_claim_of_the_incident_is_no_hindrance(record: Record) -> None:
    """Two people work through one incident's claims side by side."""
    seen = record.head().seq
    one_decision(record, on(claim_of(record, 12).id, seen=seen))
    assert one_decision(record, on(claim_of(record, 15).id, seen=seen), by=TWO).stands


def test_a_new_page_overtakes_a_decision_on_the_incident(record: Record, tmp_path: Path) -> None:
    """Who confirms an incident has seen all its pages."""
    (incident,) = record.incidents()
    seen = record.touched(incident.id)
    add_pages(record, write_pages(tmp_path / "more", {"c.txt": MINISTRY.replace("15", "16")}))
    with pytest.raises(Overtaken, match="has assigned"):
        one_decision(record, on(incident.id, "confirm", seen=seen))


def test_two_at_once_both_get_an_answer(record: Record) -> None:
    """Of two threads that decide on what they both saw, one decides and one is overtaken."""
    twelve = claim_of(record, 12)
    proposal = on(twelve.id, seen=record.claim(twelve.id).touched)
    answers: list[str] = []

    def run(by: Decider) -> None:
        try:
            answers.append(f"entry {one_decision(record, proposal, by=by).seq}")
        except Overtaken as error:
            answers.append(error.message.split(" at ")[0])

    threads = [threading.Thread(target=run, args=(by,)) for by in (ONE, TWO)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = (one.entry.actor for one in record.decisions())
    assert sorted(answers) == ["entry 7", f"{winner} has decided to accept {twelve.id}"]


def test_who_stands_above_is_told(record: Record) -> None:
    """A later person's decision takes the place of an earlier one; a policy's does not."""
    twelve = claim_of(record, 12)
    first = one_decision(record, on(twelve.id))
    second = one_decision(record, on(twelve.id, "reject"), by=TWO)
    third = one_decision(record, on(twelve.id), by=POLICY)
    assert (first.before, second.before and second.before.seq) == (None, first.seq)
    assert (third.stands, third.now and third.now.seq) == (False, second.seq)


def test_a_decision_can_be_taken_back_and_that_too(record: Record) -> None:
    """Nothing is deleted: what stands follows from what the log holds."""
    fifteen = claim_of(record, 15)
    made = one_decision(record, on(fifteen.id, "reject"))
    undone = one_decision(record, on(str(made.seq), "undo"))
    assert killed(record) == (12, None, 15)
    one_decision(record, on(str(undone.seq), "undo"))
    assert killed(record) == (12, 12, 12)
    assert [one.stands for one in record.decisions()] == [True, False, True]
    assert list(verify(record, quiet)) == []


def test_a_policy_may_not_take_back_what_a_person_decided(record: Record) -> None:
    """It is refused, and the person's decision stands."""
    made = one_decision(record, on(claim_of(record, 15).id, "reject"))
    with pytest.raises(NotPermitted, match="may not undo what person:1 decided"):
        one_decision(record, on(str(made.seq), "undo"), by=POLICY)


@pytest.mark.parametrize(
    ("proposal", "message"),
    [
        (Proposal(action="accept", subject="x", reason=" "), "needs a reason"),
        (on("nothing"), "There is no claim"),
        (on("99", "undo"), "no decision 99 that stands"),
        (on("x", "release"), "may not release"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(
    record: Record, proposal: Proposal, message: str
) -> None:
    """Nothing of it is in the log."""
    with pytest.raises(InputError, match=message):
        one_decision(record, proposal)
    assert list(record.decisions()) == []


def test_of_several_decisions_all_are_made_or_none(record: Record) -> None:
    """One that fails leaves no other behind."""
    with pytest.raises(InputError):
        decide(record, [on(claim_of(record, 12).id), on("nothing")], by=ONE, at=AT)
    assert list(record.decisions()) == []


def test_a_decision_survives_another_reader(record: Record) -> None:
    """The amended figure stands, and is reopened by a reading of something else."""
    fifteen = claim_of(record, 15)
    one_decision(record, on(fifteen.id, "amend", claim=amended(fifteen, ["count=14"])))
    read_again(record, fifteen.page, ("15", "19"))
    (incident,) = record.incidents()
    (standing,) = incident.decisions
    assert (killed(record), standing.reopened) == ((12, None, 14), True)
    assert list(verify(record, quiet)) == []


def test_an_accepted_claim_survives_a_reader_that_finds_nothing(record: Record) -> None:
    """Its report stays in the incident with that one claim."""
    fifteen = claim_of(record, 15)
    one_decision(record, on(fifteen.id))
    read_again(record, fifteen.page, ("killed", "praised"))
    assert (killed(record), list(verify(record, quiet))) == ((12, None, 15), [])


def test_a_profile_touches_the_incidents_it_speaks_of(record: Record) -> None:
    """What is said of a source settles every incident in which it is heard."""
    (incident,) = record.incidents()
    made = one_decision(record, on("sohr", "profile", details={"scope": "civilians"}))
    assert record.touched(incident.id) == made.seq
