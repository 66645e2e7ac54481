"""The log in its database: appended once, never changed, read as a stream."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from cenotaph.errors import ChainBroken, RecordLocked
from cenotaph.record.chain import START, verify
from cenotaph.store import log
from cenotaph.store.record import Record
from cenotaph.store.sqlite import sqlite_engine
from tests.store.logs import decided, new_record, page_drafts, write


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    made = new_record(tmp_path)
    yield made
    made.close()


def raw(record: Record) -> sqlite3.Connection:
    """The record's database without anything of ours around it."""
    return sqlite3.connect(str(record.engine.url.database))


def test_a_new_log_is_at_its_start(record: Record) -> None:
    """Nothing is written when a record is made."""
    assert record.head() == START


def test_append_moves_the_head(record: Record) -> None:
    """The head is the last entry appended."""
    write(record, *page_drafts())
    last = list(record.entries())[-1]
    assert (record.head().seq, record.head().hash) == (3, last.hash)


def test_what_is_appended_is_a_chain(record: Record) -> None:
    """Entries of several writes follow on one another."""
    write(record, *page_drafts())
    write(record, decided("release", "incident-1"))
    assert list(verify(record.entries())) == []


def test_payloads_are_salted(record: Record) -> None:
    """The same payload twice has two digests, so that a sealed one cannot be guessed."""
    write(record, decided("release", "x"), decided("release", "x"))
    first, second = record.entries()
    assert first.payload_digest != second.payload_digest


def test_a_payload_reads_back(record: Record) -> None:
    """What was appended is what the log gives."""
    draft = decided("release", "x")
    write(record, draft)
    with record.reading() as connection:
        assert log.payload_at(connection, 1) == draft.payload


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET actor = 'other'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT seq, at, 'other', kind, subject, payload_digest, "
        "prev, hash FROM entry",
        "UPDATE payload SET body = '{}'",
        "DELETE FROM payload",
        "INSERT OR REPLACE INTO payload SELECT digest, salt, '{}' FROM payload",
    ],
)
def test_the_database_refuses_to_change_the_log(record: Record, statement: str) -> None:
    """Even a statement that is not ours changes no line of the log."""
    write(record, decided("release", "x"))
    connection = raw(record)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_a_write_that_fails_leaves_nothing(record: Record) -> None:
    """All of a write is there, or none of it."""
    with pytest.raises(RuntimeError), record.writing() as writer:
        writer.append(page_drafts())
        raise RuntimeError
    assert (record.head(), list(record.incidents())) == (START, [])


def test_commits_are_on_the_disk(record: Record) -> None:
    """The database is told to sync each commit, and to write ahead."""
    with record.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_second_writer_waits(record: Record) -> None:
    """Two writers at once give one chain."""
    started = threading.Event()

    def other() -> None:
        started.set()
        write(record, decided("release", "second"))

    thread = threading.Thread(target=other)
    with record.writing() as writer:
        thread.start()
        started.wait()
        writer.append([decided("release", "first")])
    thread.join()
    assert [entry.subject for entry in record.entries()] == ["first", "second"]


def test_a_second_writer_says_that_the_record_is_locked(record: Record) -> None:
    """Who waits too long is told in one sentence."""
    impatient = Record(str(record.engine.url), Path("evidence"))
    impatient.engine = sqlite_engine(record.engine.url, busy_seconds=0.05)
    with (
        record.writing() as writer,
        pytest.raises(RecordLocked, match="Another process"),
    ):
        writer.append([decided("release", "first")])
        write(impatient, decided("release", "second"))
    impatient.close()


def test_a_reader_sees_one_state(record: Record) -> None:
    """What is written while somebody reads is not in what they read."""
    write(record, decided("release", "before"))
    reading = record.entries()
    next(reading)
    write(record, decided("release", "meanwhile"))
    assert list(reading) == []


def test_entries_are_read_as_a_stream(record: Record) -> None:
    """A long log is read some hundred rows at a time, whatever its length."""
    write(record, *(decided("release", f"s{n}") for n in range(3)))
    options: list[object] = []

    @event.listens_for(record.engine, "before_cursor_execute")
    def _seen(conn: object, cursor: object, *rest: object) -> None:
        options.append(rest[2].execution_options.get("yield_per"))  # type: ignore[attr-defined]

    assert len(list(record.entries())) == 3
    assert [one for one in options if one] == [log.STREAM]


def test_a_changed_payload_is_never_read(record: Record) -> None:
    """A payload that does not match its digest is an error, not a value."""
    write(record, decided("release", "x"))
    connection = raw(record)
    connection.execute("DROP TRIGGER payload_no_update")
    connection.execute("UPDATE payload SET body = replace(body, 'Checked', 'Guessed')")
    connection.commit()
    connection.close()
    with record.reading() as reading, pytest.raises(ChainBroken, match="entry 1"):
        log.payload_at(reading, 1)
