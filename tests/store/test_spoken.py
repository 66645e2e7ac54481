"""What people said of pairs is kept between pages, and never what was taken back."""

from contextlib import suppress

import pytest

from cenotaph.model.entries import Decided
from cenotaph.record.entries import Draft
from cenotaph.store import heard
from cenotaph.store.record import Record, Writer
from cenotaph.store.spoken import profiles, said_in, spoken
from tests.store.logs import AT


def different(one: str, other: str) -> Decided:
    """A person's word that two reports are two incidents."""
    return Decided(
        action="different", subject=one, reason="Two towns.", details={"with": other}
    )  # fmt: skip


def say(log: Writer, one: str, other: str) -> None:
    """Log that word."""
    log.append([Draft(at=AT, actor="person:1", subject=one, payload=different(one, other))])


def test_only_what_names_a_report_is_asked_for() -> None:
    """In the order of its weight."""
    decisions = (different("a", "b"), different("c", "d"), different("b", "e"))
    assert said_in(decisions).about(("b", "x")) == (decisions[0], decisions[2])


def test_what_is_said_is_known_at_once(record: Record) -> None:
    """Also to who asked before."""
    kept = spoken()
    with record.writing() as log:
        assert kept.of(log.connection).decisions == ()
        say(log, "a", "b")
        assert [one.subject for one in kept.of(log.connection).decisions] == ["a"]


def test_what_was_rolled_back_is_not_kept_under_the_number_of_the_next(record: Record) -> None:
    """A preview takes its decision back, and the next decision gets its place in the log."""
    kept = spoken()
    with suppress(RuntimeError), record.writing() as log:
        say(log, "a", "b")
        assert [one.subject for one in kept.of(log.connection).decisions] == ["a"]
        raise RuntimeError
    with record.writing() as log:
        say(log, "c", "d")
        assert [one.subject for one in kept.of(log.connection).decisions] == ["c"]


def profile(log: Writer, source: str) -> None:
    """Log a word on a source."""
    said = Decided(action="profile", subject=source, reason="Asked.", details={"level": "sealed"})
    log.append([Draft(at=AT, actor="person:1", subject=source, payload=said)])


def test_profiles_are_decoded_once_and_again_when_somebody_decides(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that come in between decide nothing; what was rolled back is not kept."""
    read: list[int] = []
    real = heard.decisions_at
    monkeypatch.setattr(heard, "decisions_at", lambda *given: read.append(1) or real(*given))
    kept = profiles()
    with record.writing() as log:
        profile(log, "a")
        read.clear()
        asked = [kept.of(log.connection) for _ in range(2)]
    assert [[one.decided.subject for one in some] for some in asked] == [["a"], ["a"]]
    assert read == [1]
    with suppress(RuntimeError), record.writing() as log:
        profile(log, "b")
        assert len(kept.of(log.connection)) == 2
        raise RuntimeError
    with record.writing() as log:
        profile(log, "c")
        assert [one.decided.subject for one in kept.of(log.connection)] == ["a", "c"]
