"""A full disk, a locked database, truncated files: one clear sentence, and the record intact."""

import logging
import os
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, insert, select

from cenotaph.errors import ChainBroken, RecordError
from cenotaph.run.opening import make_record, open_record
from cenotaph.store import log, tables
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import ELSEWHERE, MONITOR, add_pages, write_pages

# Words of the pages that may stand in no message.
WORDS = ("Observatory", "airstrike", "mine exploded")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record of one page."""
    made = make_record(tmp_path / "record", environ={})
    with open_record(made, environ={}) as record:
        add_pages(record, write_pages(tmp_path / "pages", {"a.txt": MONITOR}))
    return made


@pytest.fixture
def record(folder: Path) -> Iterator[Record]:
    """The record, open."""
    with open_record(folder, environ={}) as opened:
        yield opened


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """Another page to add."""
    return write_pages(tmp_path / "more", {"b.txt": ELSEWHERE})


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def is_whole(record: Record, entries: int) -> bool:
    return (record.head().seq, list(verify(record, quiet))) == (entries, [])


def test_a_full_disk_stops_the_evidence_and_nothing_is_half_written(
    folder: Path, more: Path
) -> None:
    """It is said in one sentence; once there is room, the next run carries on."""
    disk = {"full": True}

    def full(point: str) -> None:
        if point == "written" and disk["full"]:
            raise OSError(28, os.strerror(28))

    with open_record(folder, environ={}, checkpoint=full) as record:
        with pytest.raises(RecordError, match="No space left on device"):
            add_pages(record, more)
        assert is_whole(record, 3)
        disk["full"] = False
        add_pages(record, more)
        assert is_whole(record, 6)


def test_a_full_disk_stops_the_database_and_nothing_is_half_written(
    record: Record, more: Path
) -> None:
    """SQLite says that it is full; the write is undone, and the next run carries on."""
    room = {"pages": 1}

    @event.listens_for(record.engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={room['pages']}")

    record.engine.dispose()  # connections stay open: the next one is told
    with pytest.raises(RecordError, match="full"):
        add_pages(record, more)
    room["pages"] = 1_000_000
    record.engine.dispose()
    assert is_whole(record, 3)
    add_pages(record, more)
    assert is_whole(record, 6)


def test_a_truncated_database_is_told_from_a_locked_one(folder: Path) -> None:
    """What is left of it is not taken for a record."""
    path = folder / "record.sqlite"
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with pytest.raises(ChainBroken, match="damaged"), open_record(folder, environ={}) as record:
        list(record.incidents())


def test_truncated_evidence_is_found(record: Record) -> None:
    """Verification names the file, and that alone."""
    (path,) = (p for p in record.evidence.folder.rglob("*") if p.is_file() and "." not in p.name)
    path.write_bytes(path.read_bytes()[:20])
    assert [one.code for one in verify(record, quiet)] == ["evidence-changed"]


def test_no_word_of_a_page_is_logged_or_traced(
    record: Record, more: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither by a library's logging, nor by the traces of errors of the database."""
    with caplog.at_level(logging.DEBUG):
        add_pages(record, more)
    with record.reading() as connection:
        row = connection.execute(select(tables.payload)).first()
    assert row is not None
    with pytest.raises(RecordError) as refused, record.writing() as writer:
        writer.connection.execute(insert(tables.payload).values(**row._mapping))
    told = "".join(traceback.format_exception(refused.value)) + caplog.text
    assert [word for word in WORDS if word in told] == []


def test_a_text_of_broken_bytes_is_told_without_it(record: Record) -> None:
    """The driver's own message goes on with the text it could not decode."""
    with record.maintaining() as connection:
        connection.exec_driver_sql("UPDATE settled SET body = CAST(body || x'ff' AS TEXT)")
    with pytest.raises(ChainBroken, match="is damaged") as broken:
        list(record.incidents())
    told = "".join(traceback.format_exception(broken.value))
    assert [word for word in WORDS if word in told] == []


def test_a_payload_that_cannot_be_read_is_told_without_its_words(record: Record) -> None:
    """A validator's message would quote the page."""
    connection = sqlite3.connect(str(record.engine.url.database))
    body = '{"page":"Observatory","version":1}'
    digest = log.payload_digest("0" * 32, body)
    connection.execute("DROP TRIGGER entry_no_update")
    connection.execute("INSERT INTO payload VALUES (?, ?, ?)", (digest, "0" * 32, body))
    connection.execute("UPDATE entry SET payload_digest = ? WHERE seq = 1", (digest,))
    connection.commit()
    connection.close()
    with pytest.raises(ChainBroken, match="entry 1") as refused:
        record.page(next(record.incidents()).reports[0].page)
    assert "Observatory" not in "".join(traceback.format_exception(refused.value))
