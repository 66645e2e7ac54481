"""Verification finds every changed bit and says where; rebuilding gives the same rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.errors import ChainBroken
from cenotaph.model.values import Problem
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.tables import DERIVED
from cenotaph.store.verify import verify
from tests.store.logs import TEXT, decided, keep_evidence, new_record, page_drafts, write

OTHER = "Seven people were killed in Hama."


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two pages in two incidents, one of them released, with their evidence."""
    made = new_record(tmp_path)
    for text, incident in ((TEXT, "incident1"), (OTHER, "incident2")):
        keep_evidence(made, text)
        write(made, *page_drafts(text, incident=incident))
    write(made, decided("release", "incident1"))
    yield made
    made.close()


def problems(record: Record) -> list[Problem]:
    return list(verify(record, quiet))


def tamper(record: Record, *statements: str) -> None:
    """Change the database as somebody would who takes the guards off and puts them back."""
    connection = sqlite3.connect(str(record.engine.url.database))
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()


def dump(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every derived table."""
    connection = sqlite3.connect(str(record.engine.url.database))
    rows = {
        table.name: sorted(connection.execute(f"SELECT * FROM {table.name}").fetchall())
        for table in DERIVED
    }
    connection.close()
    return rows


def test_a_record_as_written_has_no_problem(record: Record) -> None:
    """Nothing is reported where nothing was changed."""
    assert problems(record) == []


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("seq", "seq = 99"),
        ("at", "at = '2027-01-01T00:00:00Z'"),
        ("actor", "actor = 'person:2'"),
        ("kind", "kind = 'decided'"),
        ("subject", "subject = subject || 'x'"),
        ("payload_digest", "payload_digest = 'z' || substr(payload_digest, 2)"),
        ("prev", "prev = 'z' || substr(prev, 2)"),
        ("hash", "hash = 'z' || substr(hash, 2)"),
    ],
)
def test_a_changed_entry_is_found(record: Record, column: str, change: str) -> None:
    """A change to any column of an entry is reported with the entry's number."""
    where = 7 if column == "seq" else 2
    tamper(record, f"UPDATE entry SET {change} WHERE seq = {where}")
    assert any(str(99 if column == "seq" else 2) in one.message for one in problems(record))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE payload SET body = replace(body, 'killed', 'killer') WHERE {it}", "changed"),
        ("UPDATE payload SET salt = replace(salt, substr(salt, 1, 1), 'z') WHERE {it}", "changed"),
        ("UPDATE payload SET digest = 'z' || substr(digest, 2) WHERE {it}", "missing"),
        ("DELETE FROM payload WHERE {it}", "missing"),
    ],
)
def test_a_changed_payload_is_found(record: Record, change: str, code: str) -> None:
    """A change to any column of a payload, or its loss, names the entry it belongs to."""
    it = "digest = (SELECT payload_digest FROM entry WHERE seq = 2)"
    tamper(record, change.format(it=it))
    found = problems(record)
    assert f"payload-{code}" in {one.code for one in found}
    assert any("entry 2 (extracted)" in one.message for one in found)


def test_a_payload_of_no_entry_is_found(record: Record) -> None:
    """Nothing can be slipped in beside the log."""
    tamper(record, "INSERT INTO payload VALUES ('abc', 'salt', '{}')")
    assert [one.code for one in problems(record)] == ["payload-stray"]


def test_a_lost_entry_is_found(record: Record) -> None:
    """An entry taken out of the middle leaves a gap."""
    tamper(record, "DELETE FROM entry WHERE seq = 3")
    assert "entry-missing" in {one.code for one in problems(record)}


def test_a_lost_end_is_found(record: Record) -> None:
    """Taking the last entries off leaves a chain that holds, and is found all the same."""
    tamper(record, "DELETE FROM entry WHERE seq = 7")
    assert "end-lost" in {one.code for one in problems(record)}


def test_changed_evidence_is_found(record: Record) -> None:
    """One bit of one file of evidence names the file."""
    path = next(p for p in evidence_files(record) if not p.name.endswith(".json"))
    data = bytearray(path.read_bytes())
    data[3] ^= 4
    path.write_bytes(data)
    (found,) = problems(record)
    assert (found.code, path.name in found.message) == ("evidence-changed", True)


def test_missing_evidence_is_found(record: Record) -> None:
    """A page whose bytes are gone is named by its entry."""
    path = next(p for p in evidence_files(record) if not p.name.endswith(".json"))
    path.unlink()
    assert [one.code for one in problems(record)] == ["evidence-missing"]


def test_a_guard_taken_off_is_found(record: Record) -> None:
    """A database that would let the log be changed is reported before it is."""
    connection = sqlite3.connect(str(record.engine.url.database))
    connection.execute("DROP TRIGGER entry_no_delete")
    connection.commit()
    connection.close()
    assert [one.code for one in problems(record)] == ["guard-missing"]


def test_a_rebuild_puts_the_guards_back(record: Record) -> None:
    """What a missing guard's hint says is true."""
    connection = sqlite3.connect(str(record.engine.url.database))
    connection.execute("DROP TRIGGER entry_no_delete")
    connection.commit()
    connection.close()
    rebuild(record, quiet)
    assert problems(record) == []


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("settled", "UPDATE settled SET body = replace(body, 'Hama', 'Homs')"),
        ("settled", "UPDATE settled SET seq = seq + 1"),
        ("settled", "UPDATE settled SET digest = 'f'"),
        ("settled", "DELETE FROM settled WHERE incident = 'incident1'"),
        ("listing", "UPDATE listing SET released = NOT released"),
        ("listing", "UPDATE listing SET words = ' elsewhere'"),
        ("listed_term", "DELETE FROM listed_term WHERE kind = 'place'"),
        ("listed_toll", "UPDATE listed_toll SET min = 0"),
        ("listed_source", "UPDATE listed_source SET claims = 7"),
        ("report", "UPDATE report SET incident = 'incident1'"),
        ("page", "UPDATE page SET fingerprint = 'other'"),
        ("page", "UPDATE page SET url = 'https://example.org'"),
        ("block", "DELETE FROM block"),
        ("decision", "UPDATE decision SET action = 'withhold'"),
        ("redirect", "INSERT INTO redirect VALUES ('incident9', 'incident1', 1)"),
        ("seen", "UPDATE seen SET receipt = 'z' || substr(receipt, 2)"),
    ],
)
def test_a_changed_derived_row_is_found_and_rebuilt(
    record: Record, table: str, statement: str
) -> None:
    """What the log does not give is reported by table, and a rebuild mends it."""
    before = dump(record)
    tamper(record, statement)
    assert table in {one.message.split()[1] for one in problems(record)}
    rebuild(record, quiet)
    assert (problems(record), dump(record)) == ([], before)


def test_a_rebuild_gives_the_same_rows(record: Record) -> None:
    """Every derived row is the same, to the byte."""
    before = dump(record)
    assert rebuild(record, quiet) == 7
    assert dump(record) == before


def test_a_rebuild_tells_its_progress(record: Record) -> None:
    """Each entry is counted once, then each incident."""
    done: list[int] = []
    rebuild(record, done.append)
    assert done == list(range(1, 10))


def test_a_rebuild_of_a_changed_log_changes_nothing(record: Record) -> None:
    """Incidents are never derived from a payload that does not match its digest."""
    before = dump(record)
    tamper(record, "UPDATE payload SET body = replace(body, 'killed', 'killer')")
    with pytest.raises(ChainBroken, match="missing or changed"):
        rebuild(record, quiet)
    assert dump(record) == before


def test_a_file_that_is_no_database_is_a_problem(record: Record) -> None:
    """A database overwritten from its first byte is said to be damaged, not a crash."""
    path = Path(str(record.engine.url.database))
    record.close()
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(b"no database at all" * 500)
    assert [one.code for one in problems(record)] == ["database-damaged"]


def evidence_files(record: Record) -> list[Path]:
    folder = Path(str(record.engine.url.database)).parent / "evidence"
    return sorted(path for path in folder.rglob("*") if path.is_file())
