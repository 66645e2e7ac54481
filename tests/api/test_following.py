"""Editions, and what a copy of the public record is told to follow it."""

import pytest

from cenotaph.record.decisions import Decider
from cenotaph.run.redacting import redact
from tests.api.stranger import AT, Stranger, decided, published, released
from tests.workbench.desk import Desk

ADMINISTRATOR = Decider(actor="person:2", role="administrator")


def test_editions_are_listed_the_last_one_first(stranger: Stranger) -> None:
    """Each with the log's head it was taken at; one alone has its incidents."""
    first, last = published(stranger.desk), published(stranger.desk)
    listed = stranger.read("/editions")["items"]
    assert [(one["id"], one["head"], one["shown"]) for one in listed] == [
        (last.id, last.head, 2),
        (first.id, first.head, 2),
    ]
    assert stranger.read(f"/editions/{first.id}")["incidents"] == list(first.incidents)
    assert stranger.told("/editions/none")[0] == 404


def test_a_copy_that_starts_is_told_of_all(stranger: Stranger) -> None:
    """From the beginning of the log every public incident is new."""
    found = stranger.read("/changes")
    ids = {one.id for one in stranger.desk.record.incidents()}
    assert {(one["incident"], one["kind"]) for one in found["items"]} == {(i, "new") for i in ids}
    assert found["until"] == stranger.desk.record.head().seq


def test_changes_are_told_page_by_page(stranger: Stranger) -> None:
    """Each once, and every page says how many there are and from where to ask again."""
    whole, first = stranger.read("/changes"), stranger.read("/changes?limit=1")
    assert list(stranger.all_of("/changes?limit=1")) == whole["items"]
    assert (first["total"], first["until"]) == (len(whole["items"]), whole["until"])
    assert stranger.told("/changes?after=nowhere")[0] == 400


def test_a_copy_that_is_up_to_date_is_told_of_nothing(stranger: Stranger) -> None:
    """Nothing happened after the last entry."""
    until = stranger.read("/changes")["until"]
    assert stranger.read(f"/changes?since={until}")["items"] == []


def test_a_decision_on_a_claim_is_a_change(stranger: Stranger) -> None:
    """It is told with the kind of entry, and without a word of its reason."""
    edition = published(stranger.desk)
    one, _ = stranger.desk.record.incidents()
    decided(stranger.desk, "accept", one.reports[0].claims[0].id)
    (told,) = stranger.read(f"/changes?since={edition.id}")["items"]
    assert (told["incident"], told["kind"], told["by"]) == (one.id, "changed", "decided")
    assert "As asked" not in str(told)


def test_a_withheld_incident_is_withdrawn(stranger: Stranger) -> None:
    """Whoever has a copy learns that it is public no more, and nothing of why."""
    until = stranger.read("/changes")["until"]
    one, _ = stranger.desk.record.incidents()
    decided(stranger.desk, "withhold", one.id)
    (told,) = stranger.read(f"/changes?since={until}")["items"]
    assert (told["incident"], told["kind"], told["into"]) == (one.id, "withdrawn", None)


def test_a_merged_incident_is_withdrawn_into_the_other(stranger: Stranger) -> None:
    """It is told where its reports are, and that one has changed."""
    record = stranger.desk.record
    until = stranger.read("/changes")["until"]
    one, other = (incident.id for incident in record.incidents())
    decided(stranger.desk, "merge", one, {"with": other})
    kept = record.home(one)
    gone = other if kept == one else one
    told = {
        (t["incident"], t["kind"], t["into"])
        for t in stranger.read(f"/changes?since={until}")["items"]
    }
    assert told == {(kept, "changed", None), (gone, "withdrawn", kept)}


def test_what_went_into_an_unreleased_incident_leads_nowhere(filled: Desk) -> None:
    """No id of an unreleased incident is told."""
    one, other = (incident.id for incident in filled.record.incidents())
    released(filled, one, other)
    decided(filled, "merge", one, {"with": other})
    kept = filled.record.home(one)
    decided(filled, "withhold", kept)
    told = Stranger(desk=filled).read("/changes")["items"]
    assert {(t["kind"], t["into"]) for t in told} == {("withdrawn", None)}


def test_what_was_never_released_is_never_told(filled: Desk) -> None:
    """Neither that it is there nor that it was withheld."""
    one, other = filled.record.incidents()
    decided(filled, "withhold", other.id)
    stranger = Stranger(desk=filled)
    assert stranger.read("/changes")["items"] == []
    released(filled, one.id)
    assert other.id not in str(stranger.read("/changes"))


def test_a_redaction_asks_for_everything_anew(stranger: Stranger) -> None:
    """Whoever holds sealed words is told to let go of them."""
    record = stranger.desk.record
    until = stranger.read("/changes")["until"]
    assert not stranger.read(f"/changes?since={until}")["redacted"]
    page = next(record.incidents()).reports[0].page
    redact(record, page, reason="The family asked for it.", by=ADMINISTRATOR, at=AT)
    assert stranger.read(f"/changes?since={until}")["redacted"]


@pytest.mark.parametrize("since", ["yesterday", "999999", "9" * 40, "-1", "٣"])
def test_an_entry_that_is_none_is_told(stranger: Stranger, since: str) -> None:
    """Neither a date nor an entry to come is one."""
    status, code, message = stranger.told(f"/changes?since={since}")
    assert (status, code) == (400, "input-error")
    assert since in message
