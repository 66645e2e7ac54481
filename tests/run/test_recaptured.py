"""A page captured again with other bytes: what was decided goes with its words or is reopened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.cli.words import standing
from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Standing
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added
from cenotaph.path import add
from cenotaph.record.amending import amended
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.needs import counts, unread
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import AT, MONITOR, small_reader

URL = "https://ledger.example.org/hama-strike"
ADVERT = "\nThree weeks by the sea: book with Example Tours.\n"
CORRECTED = MONITOR.replace("said 12 people", "said 11 people").replace("kills 12", "kills 11")
BY = Decider(actor="person:1", role="reviewer")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of one page."""
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        put(made, MONITOR)
        yield made


def put(record: Record, text: str) -> Added:
    """The page of one address, as it reads now."""
    receipt = Receipt(url=URL, published_at="2020-12-15")
    return add(record, text.encode(), receipt, small_reader(), at=AT, actor="program:add")


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def claims(record: Record) -> list[Claim]:
    """The claims of the one incident."""
    (incident,) = record.incidents()
    return [one for report in incident.reports for one in report.claims]


def dead(record: Record) -> Claim:
    """The claim of the dead, on whichever page stands."""
    return next(one for one in claims(record) if one.measure == "killed")


def decided(record: Record) -> list[Standing]:
    (incident,) = record.incidents()
    return [one for one in incident.decisions if one.subject != incident.id]


def take(record: Record, action: str, claim: Claim | None = None) -> int:
    """A decision on the claim of the dead; its entry."""
    proposal = Proposal(action=action, subject=dead(record).id, reason="Compared.", claim=claim)  # type: ignore[arg-type]
    return decide(record, [proposal], by=BY, at=AT)[0].seq


def bounds(record: Record) -> tuple[int | None, int | None]:
    (incident,) = record.incidents()
    whole = (one for one in incident.tolls if one.measure == "killed" and one.key is None)
    return next(((one.min, one.max) for one in whole), (None, None))


def is_whole(record: Record) -> bool:
    """The derived rows are those the log gives, replayed."""
    return list(verify(record, quiet)) == []


@pytest.mark.parametrize("action", ["accept", "confirm", "reject", "discount"])
def test_a_decision_goes_with_the_same_words(record: Record, action: str) -> None:
    """Another advert is another page; the claim stands there, decided, and says where it was."""
    old = dead(record)
    take(record, action)
    before = bounds(record)
    page = put(record, MONITOR + ADVERT).page
    (one,) = decided(record)
    assert (one.action, one.reopened, one.taken_on) == (action, False, old.page)
    assert one.subject == dead(record).id != old.id
    assert {claim.page for claim in claims(record)} == {page}
    assert bounds(record) == before
    assert f"taken on an earlier capture, page {old.page}" in standing(one)
    assert is_whole(record)


def test_what_was_amended_stands_in_the_place_of_the_words_now(record: Record) -> None:
    """Its figure is the person's, its spans those of the page that stands."""
    take(record, "amend", amended(dead(record), ["count=14"]))
    page = put(record, MONITOR.replace("\n\n", f"\n{ADVERT}\n", 1)).page
    assert page is not None
    now = dead(record)
    assert (now.page, now.count.figure) == (page, 14)
    text = record.page(page).text
    assert text[now.spans.quote.start : now.spans.quote.end] == now.quote
    assert is_whole(record)


def test_words_that_are_gone_reopen_what_was_decided(record: Record) -> None:
    """What a person kept stays on the page it was taken on, and waits in the queue."""
    old = dead(record)
    take(record, "accept")
    page = put(record, CORRECTED).page
    (one,) = decided(record)
    assert (one.subject, one.reopened, one.taken_on) == (old.id, True, old.page)
    assert [(c.page, c.count.figure) for c in claims(record) if c.measure == "killed"] == [
        (old.page, 12), (page, 11),
    ]  # fmt: skip
    # the page that was replaced says nothing more than what was decided on
    assert len([c for c in claims(record) if c.measure == "injured"]) == 1
    with record.reading() as connection:
        assert (counts(connection)["reopened"], unread(connection)) == (1, 1)
    assert is_whole(record)


def test_a_rejected_claim_that_is_gone_is_gone(record: Record) -> None:
    """The words that take its place are no one's yet, and count."""
    take(record, "reject")
    put(record, CORRECTED)
    assert (decided(record), bounds(record)) == ([], (11, 11))
    assert is_whole(record)


def test_a_decision_goes_from_capture_to_capture(record: Record) -> None:
    """Through one that lacks the words, too; taken back, it is gone from the last."""
    old = dead(record)
    seq = take(record, "reject")
    put(record, CORRECTED)
    put(record, MONITOR + ADVERT)
    (one,) = decided(record)
    assert (one.taken_on, bounds(record)) == (old.page, (None, None))
    undo = Proposal(action="undo", subject=str(seq), reason="Misread.")
    decide(record, [undo], by=BY, at=AT)
    assert (decided(record), bounds(record)) == ([], (12, 12))
    assert is_whole(record)


def test_what_is_reopened_can_be_decided_anew(record: Record) -> None:
    """A rejection takes the kept claim out of the toll."""
    old = dead(record)
    take(record, "accept")
    put(record, CORRECTED)
    reject = Proposal(action="reject", subject=old.id, reason="The page says 11 now.")
    decide(record, [reject], by=BY, at=AT)
    assert bounds(record) == (11, 11)
    assert is_whole(record)


def test_a_page_that_comes_back_as_it_was_is_the_page_decided_on(record: Record) -> None:
    """A rebuilt index is the same index, whatever took which place."""
    old = dead(record)
    take(record, "accept")
    put(record, CORRECTED)
    receipt = Receipt(url=URL, published_at="2020-12-15", captured_at=AT)
    add(record, MONITOR.encode(), receipt, small_reader(), at=AT, actor="program:add")
    assert is_whole(record)
    rebuild(record, quiet)
    assert [one.count.figure for one in claims(record) if one.measure == "killed"]
    assert old.id in {one.subject for one in decided(record)}
    assert is_whole(record)


def claiming(words: str) -> bytes:
    """A saved page that says of itself that it is the record's page."""
    head = f'<head><link rel="canonical" href="{URL}"></head>'
    return f"<html>{head}<body><p>{words}</p></body></html>".encode()


def test_a_page_that_claims_another_s_address_takes_no_page_s_place(record: Record) -> None:
    """What was had from an address stands against what only says that it is from there."""
    (genuine,) = {claim.page for claim in claims(record)}
    poisoned = claiming("Nobody was killed in the town on Monday, police said.")
    added = add(record, poisoned, Receipt(), small_reader(), at=AT, actor="program:add")
    assert (added.supersedes, record.page(genuine).id) == (None, genuine)
    again = claiming("One person was killed in the town on Monday, police said.")
    saved = add(record, again, Receipt(), small_reader(), at=AT, actor="program:add")
    assert saved.supersedes == added.page
    assert put(record, CORRECTED).supersedes == saved.page
    assert is_whole(record)
