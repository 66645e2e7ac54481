"""The hash chain and the payloads it covers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import RecordError
from cenotaph.model.entries import Assigned, Captured, Decided, Entry, Extracted, Published
from cenotaph.record.chain import START, Head, entry_hash, follow, payload_digest, verify
from cenotaph.record.entries import Draft, body_of, kind_of, read_payload
from tests.store.logs import PAYLOADS, chained

GOLDEN = {n: Path(__file__).parent / "golden" / f"log-v{n}.jsonl" for n in range(1, 6)}


def golden_rows(version: int) -> list[dict[str, str]]:
    lines = GOLDEN[version].read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_chain_as_made_has_no_problem() -> None:
    """Entries that follow on one another verify."""
    assert list(verify(chained(5))) == []


def test_the_first_entry_follows_the_start() -> None:
    """Entry 1 carries the hash of nothing before it."""
    assert (1, START.hash) == (chained(1)[0].seq, chained(1)[0].prev)


@pytest.mark.parametrize(
    "field", ["at", "actor", "kind", "subject", "payload_digest", "prev", "hash"]
)
def test_a_changed_field_is_found_at_its_entry(field: str) -> None:
    """Whatever is changed in an entry, a problem names that entry."""
    entries = list(chained(4))
    old = getattr(entries[1], field)
    entries[1] = replace(entries[1], **{field: "decided" if field == "kind" else f"{old[:-1]}~"})
    assert any("Entry 2 " in problem.message for problem in verify(entries))


def test_a_missing_entry_is_found() -> None:
    """Leaving one out breaks the numbering and the hashes after it."""
    entries = list(chained(4))
    del entries[1]
    assert [problem.code for problem in verify(entries)] == ["entry-missing", "chain-broken"]


def test_two_entries_in_the_wrong_order_are_found() -> None:
    """Order is part of what the chain says."""
    first, second, third = chained(3)
    assert list(verify((first, third, second)))


def test_a_rehashed_entry_still_breaks_the_chain_after_it() -> None:
    """Who changes an entry and its own hash must change every later one too."""
    entries = list(chained(3))
    changed = replace(entries[0], subject="another")
    entries[0] = replace(changed, hash=entry_hash(changed))
    assert [problem.code for problem in verify(entries)] == ["chain-broken"]


def test_verification_can_start_at_a_head() -> None:
    """The end of a log verifies from the head it was appended to."""
    entries = chained(4)
    head = Head(seq=entries[1].seq, hash=entries[1].hash)
    assert list(verify(entries[2:], head)) == []


@given(st.text(), st.text())
def test_the_salt_and_the_body_both_count(body: str, other: str) -> None:
    """Another body, or another salt, gives another digest."""
    salt = "0" * 32
    same = body == other
    assert same == (payload_digest(salt, body) == payload_digest(salt, other))
    assert payload_digest(salt, body) != payload_digest("1" * 32, body)


@given(st.lists(st.text(max_size=20), max_size=12), st.data())
def test_no_single_change_goes_unseen(subjects: list[str], data: st.DataObject) -> None:
    """In a log of any length, a change to any subject is found."""
    entries: list[Entry] = []
    head = START
    for subject in subjects:
        draft = Draft(
            at="2026-01-01T00:00:00Z", actor="a", subject=subject, payload=PAYLOADS["decided"]
        )
        entries.append(follow(head, draft, "d" * 64))
        head = Head(seq=entries[-1].seq, hash=entries[-1].hash)
    assert list(verify(entries)) == []
    if entries:
        at = data.draw(st.integers(0, len(entries) - 1))
        entries[at] = replace(entries[at], subject=entries[at].subject + "x")
        assert list(verify(entries))


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("captured", Captured),
        ("extracted", Extracted),
        ("assigned", Assigned),
        ("decided", Decided),
        ("published", Published),
    ],
)
def test_each_payload_has_its_kind(kind: str, payload: type) -> None:
    """The kind of an entry is that of its payload."""
    assert isinstance(PAYLOADS[kind], payload)
    assert kind == kind_of(PAYLOADS[kind])


@pytest.mark.parametrize("kind", PAYLOADS)
def test_a_payload_reads_back_as_it_was_written(kind: str) -> None:
    """Canonical JSON loses nothing."""
    payload = PAYLOADS[kind]
    assert payload == read_payload(kind_of(payload), body_of(payload))


def test_an_unknown_payload_version_is_refused() -> None:
    """A record of a later version says so instead of being misread."""
    body = body_of(PAYLOADS["decided"]).replace('"version":4}', '"version":99}')
    with pytest.raises(RecordError, match="payload version 99"):
        read_payload("decided", body)


@pytest.mark.parametrize("version", GOLDEN)
def test_the_golden_log_of_a_version_verifies(version: int) -> None:
    """The hashes of a payload version never change: old records stay verifiable."""
    entries = [
        Entry(**{name: row[name] for name in Entry.__slots__})  # type: ignore[arg-type]
        for row in golden_rows(version)
    ]
    assert list(verify(entries)) == []


def holds(whole: object, part: object) -> bool:
    """Whether everything in `part` stands in `whole`, which may have more keys."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and holds(whole[key], value) for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and all(map(holds, whole, part)) and len(whole) == len(part)
    return whole == part


@pytest.mark.parametrize("version", GOLDEN)
def test_the_golden_log_of_a_version_reads_back(version: int) -> None:
    """Every payload of a version is still read, and nothing it says is lost."""
    for row in golden_rows(version):
        payload = read_payload(row["kind"], row["body"])  # type: ignore[arg-type]
        assert row["payload_digest"] == payload_digest(row["salt"], row["body"])
        assert holds(json.loads(body_of(payload)), json.loads(row["body"]))


def test_the_golden_log_holds_every_kind() -> None:
    """No kind of entry is missing from it."""
    assert list(PAYLOADS) == [row["kind"] for row in golden_rows(1)]
