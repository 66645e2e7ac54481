"""What both databases keep: the same entries, the same incidents, one chain, nothing changed."""

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from cenotaph.codec import to_json
from cenotaph.errors import RecordLocked
from cenotaph.record.chain import START
from cenotaph.record.chain import verify as verify_chain
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide
from cenotaph.store import log
from cenotaph.store.needs import without_claims
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.tables import LOG, metadata, report
from cenotaph.store.verify import verify
from tests.run.pages import TEXTS, add_pages, write_pages
from tests.store.logs import AT, decided, keep_evidence, new_record, page_drafts, write

WRITERS, EACH = 4, 10
ON_POSTGRES = pytest.mark.parametrize(
    "address", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


@contextmanager
def bare(record: Record) -> Iterator[Connection]:
    """The record's database as its owner has it, without anything of ours around it."""
    engine = create_engine(record.engine.url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def rows(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with record.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def test_the_same_pages_give_the_same_entries_and_incidents(record: Record, tmp_path: Path) -> None:
    """What a record says does not depend on where it is kept."""
    pages = write_pages(tmp_path / "pages", TEXTS)
    other = new_record(tmp_path / "other")
    for one in (record, other):
        add_pages(one, pages)
    assert [(e.kind, e.subject) for e in record.entries()] == [
        (e.kind, e.subject) for e in other.entries()
    ]
    assert list(map(to_json, record.incidents())) == list(map(to_json, other.incidents()))
    other.close()


def test_a_record_is_whole_and_derives_again_to_the_same_rows(
    record: Record, tmp_path: Path
) -> None:
    """Verification finds nothing; `rebuild` changes nothing."""
    add_pages(record, write_pages(tmp_path / "pages", TEXTS))
    write(record, decided("release", next(record.incidents()).id))
    before = rows(record)
    assert list(verify(record, quiet)) == []
    assert (rebuild(record, quiet), rows(record)) == (10, before)


def test_a_payload_reads_back(record: Record) -> None:
    """Characters of any script, and those that a database may stumble on."""
    text = "Five people were killed in Hama \x00 حماة."
    keep_evidence(record, text)
    write(record, *page_drafts(text))
    with record.reading() as connection:
        assert log.payload_at(connection, 1) == page_drafts(text)[0].payload


@pytest.mark.parametrize("table", [table.name for table in LOG])
@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_the_log(record: Record, table: str, change: str) -> None:
    """Also to the owner of the tables."""
    write(record, *page_drafts())
    column = "seq" if table != "payload" else "body"
    with bare(record) as connection:
        connection.exec_driver_sql(f"INSERT INTO sealed VALUES ('{'a' * 64}', 1)")
    with pytest.raises(DBAPIError, match="append-only"), bare(record) as connection:
        connection.exec_driver_sql(change.format(table, column))


@ON_POSTGRES
@pytest.mark.parametrize("table", [table.name for table in LOG])
def test_the_database_refuses_to_empty_the_log(record: Record, table: str) -> None:
    """TRUNCATE, which SQLite does not have, by a session that plays a replica."""
    write(record, *page_drafts())
    with pytest.raises(DBAPIError, match="append-only"), bare(record) as connection:
        connection.exec_driver_sql("SET session_replication_role = replica")
        connection.exec_driver_sql(f"TRUNCATE {table}")


def test_a_guard_that_is_taken_off_is_found(record: Record) -> None:
    """Whoever switches a guard off is found out, and `rebuild` puts it back."""
    on = "" if record.engine.dialect.name == "sqlite" else " ON entry"
    with bare(record) as connection:
        connection.exec_driver_sql(f"DROP TRIGGER entry_no_update{on}")
    assert [one.code for one in verify(record, quiet)] == ["guard-missing"]
    rebuild(record, quiet)
    assert list(verify(record, quiet)) == []


def append(address: str, evidence: str, writer: int) -> None:
    """So many decisions of one writer."""
    record = Record(address, Path(evidence))
    for number in range(EACH):
        write(record, decided("release", f"{writer}-{number}"))
    record.close()


def test_four_writers_give_one_unbroken_chain(record: Record, tmp_path: Path) -> None:
    """Processes that write at once wait for one another."""
    address = record.engine.url.render_as_string(hide_password=False)
    spawn = multiprocessing.get_context("spawn")
    started = [
        spawn.Process(target=append, args=(address, str(tmp_path), writer))
        for writer in range(WRITERS)
    ]
    for one in started:
        one.start()
    for one in started:
        one.join()
    assert list(verify_chain(record.entries())) == []
    assert record.head().seq == WRITERS * EACH
    subjects = {entry.subject for entry in record.entries()}
    assert subjects == {f"{w}-{n}" for w in range(WRITERS) for n in range(EACH)}


def test_a_write_that_fails_leaves_nothing(record: Record) -> None:
    """All of a write is there, or none of it."""
    with pytest.raises(RuntimeError), record.writing() as writer:
        writer.append(page_drafts())
        raise RuntimeError
    assert (record.head(), list(record.incidents())) == (START, [])


def test_a_reader_sees_one_state(record: Record) -> None:
    """What is written while somebody reads is not in what they read."""
    write(record, *(decided("release", f"s{n}") for n in range(3)))
    reading = record.entries()
    next(reading)
    write(record, decided("release", "meanwhile"))
    assert len(list(reading)) == 2


def test_a_second_writer_waits(record: Record) -> None:
    """Two writers at once give one chain, the first first."""
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


@ON_POSTGRES
def test_who_waits_too_long_is_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that hangs is told in one sentence; `test_log.py` holds it for SQLite."""
    from cenotaph.store import postgres  # noqa: PLC0415 - needs psycopg

    monkeypatch.setattr(postgres, "_LOCK_SECONDS", 1)
    with record.writing(), pytest.raises(RecordLocked, match="Another process"):
        write(record, decided("release", "x"))


def test_who_reads_again_finds_the_connection_open(record: Record) -> None:
    """To open one would cost as much as to read an incident; a closed record keeps none."""
    opened: list[object] = []
    event.listen(record.engine, "connect", lambda connection, _: opened.append(connection))
    for _ in range(5):
        record.head()
    assert len(opened) <= 1
    record.close()
    assert record.engine.pool.checkedin() == 0


def quiet_day(record: Record, tmp_path: Path, *names: str) -> None:
    """Add these pages, of one town and day; the one called calm tells of nobody harmed."""
    texts = {
        "calm": "Shops reopened in Hama on 14 December 2020 after a night of shelling in Hama.",
        "still": "Schools stayed shut in Hama on 14 December 2020 after the shelling in Hama.",
        "toll": "Five people were killed in shelling in Hama on 14 December 2020, police said.",
    }
    add_pages(record, write_pages(tmp_path / names[0], {f"{n}.txt": texts[n] for n in names}))


def test_a_page_that_claims_nothing_founds_no_incident(record: Record, tmp_path: Path) -> None:
    """It tells a day and a place; it stays a page, and is listed as one without a claim."""
    quiet_day(record, tmp_path, "calm")
    assert list(record.incidents()) == []
    with record.reading() as connection:
        assert len(without_claims(connection, limit=9)) == 1
    assert list(verify(record, quiet)) == []


@pytest.mark.parametrize("order", [("calm", "toll"), ("toll", "calm")])
def test_a_page_that_claims_nothing_joins_the_incident_it_speaks_of(
    record: Record, tmp_path: Path, order: tuple[str, str]
) -> None:
    """Whichever came first."""
    for name in order:
        quiet_day(record, tmp_path, name)
    (incident,) = record.incidents()
    assert sorted(len(one.claims) for one in incident.reports) == [0, 1]


def test_pages_without_claims_are_an_incident_where_a_person_says_so(
    record: Record, tmp_path: Path
) -> None:
    """Two of them that are put together by hand have a row."""
    quiet_day(record, tmp_path, "calm", "still")
    with record.reading() as connection:
        one, other = connection.execute(select(report.c.id).order_by(report.c.id)).scalars()
    merge = Proposal(action="merge", subject=one, reason="One.", details={"with": other})
    decide(record, [merge], by=Decider(actor="person:1", role="administrator"), at=AT)
    assert [len(each.reports) for each in record.incidents()] == [2]
    assert list(verify(record, quiet)) == []
