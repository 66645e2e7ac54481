"""A disk that is full, a record that another writes: one clear sentence, and the next run goes on.

A limit on the size of a file stands for the disk: what is written beyond it fails as it does there.
"""

import errno
import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cenotaph.errors import ChainBroken, InputError, RecordError, RecordLocked
from cenotaph.extract import RowReader
from cenotaph.model.pages import Receipt
from cenotaph.model.values import Problem
from cenotaph.run.bundling import bundle, check_bundle, restore
from cenotaph.run.exporting import export
from cenotaph.run.guard import guarded
from cenotaph.run.importing import import_rows
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.sheets import read_map, read_sheet
from cenotaph.run.viewing import views
from cenotaph.store.record import Record
from cenotaph.store.sqlite import sqlite_engine
from cenotaph.store.verify import verify
from tests.run.killed_acts import MAP, ROWS
from tests.run.pages import AT, MINISTRY, MONITOR, add_pages, write_pages
from tests.run.towns import two_towns

ENTRIES = 6


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two pages on one incident."""
    pages = write_pages(tmp_path / "pages", {"a.txt": MONITOR, "b.txt": MINISTRY})
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        add_pages(made, pages)
        yield made


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Nothing that is written may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def is_whole(record: Record, entries: int = ENTRIES) -> bool:
    return (record.head().seq, list(verify(record, lambda _done: None))) == (entries, [])


def put(record: Record, folder: Path) -> list[str]:
    """A sheet of two rows imported; what became of each."""
    mapping = read_map(folder / "map.toml")
    rows = read_sheet(folder / "sheet.csv", mapping)
    reader = RowReader(mapping=mapping, gazetteer=two_towns())
    fates = import_rows(record, rows, reader, actor="person:x", clock=lambda: AT)
    return [fate.what for fate in fates]


@pytest.mark.parametrize("size", [64, 10_000])
def test_a_full_disk_leaves_no_half_of_a_copy(record: Record, tmp_path: Path, size: int) -> None:
    """Neither at the first piece of evidence nor in the middle of the log."""
    with no_file_beyond(size), pytest.raises(RecordError, match="could not be written: File too"):
        bundle(record, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert is_whole(record)
    bundle(record, tmp_path / "copy")
    assert check_bundle(tmp_path / "copy").seq == ENTRIES


def test_a_full_disk_is_named_where_evidence_is_copied(record: Record, tmp_path: Path) -> None:
    """Many files may fail at once: the sentence gives the first reason."""
    record.evidence.keep(b"a long page " * 20_000, Receipt())
    with no_file_beyond(100_000), pytest.raises(RecordError, match=r"written: .*too large"):
        bundle(record, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_full_disk_leaves_no_half_restored_record(record: Record, tmp_path: Path) -> None:
    """What there is of it is no record; run again, it is the whole one."""
    bundle(record, tmp_path / "copy")
    for size in (10, 40_000):
        with no_file_beyond(size), pytest.raises(RecordError, match="cannot be used: disk I/O"):
            restore(tmp_path / "copy", tmp_path / "again", environ={})
        assert not (tmp_path / "again" / "cenotaph.toml").exists()
    restore(tmp_path / "copy", tmp_path / "again", environ={})
    with open_record(tmp_path / "again", environ={}) as again:
        assert is_whole(again)


def test_a_full_disk_is_named_where_evidence_is_restored(record: Record, tmp_path: Path) -> None:
    """What there is then is no record yet, and the next run makes it one."""
    record.evidence.keep(b"a long page " * 200_000, Receipt())
    bundle(record, tmp_path / "copy")
    again = tmp_path / "again"
    said = r"restored: .*too large"
    with no_file_beyond(1_000_000), pytest.raises(RecordError, match=said) as told:
        restore(tmp_path / "copy", again, environ={})
    assert "no record yet" in (told.value.hint or "")
    restore(tmp_path / "copy", again, environ={})
    with open_record(again, environ={}) as whole:
        assert is_whole(whole)


def steps_of(folder: Path, act: Callable[[Record], object], full_at: int) -> int:
    """Act on the record while the disk is full from this step on; how many steps there were."""
    steps = 0

    def full(_point: str) -> None:
        nonlocal steps
        steps += 1
        if 0 < full_at <= steps:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with open_record(folder, environ={}, checkpoint=full) as record:
        act(record)
    return steps


@pytest.mark.parametrize("act", ["add", "import"])
def test_a_disk_that_is_full_at_any_step_is_no_fault_of_a_page(tmp_path: Path, act: str) -> None:
    """One sentence about the disk; nothing is half-written, and the next run carries on."""
    pages = write_pages(tmp_path / "pages", {"a.txt": MONITOR, "b.txt": MINISTRY})
    write_pages(tmp_path, {"map.toml": MAP, "sheet.csv": ROWS})
    acts: dict[str, Callable[[Record], object]] = {
        "add": lambda record: add_pages(record, pages),
        "import": lambda record: put(record, tmp_path),
    }
    steps = steps_of(make_record(tmp_path / "whole", environ={}), acts[act], 0)
    assert steps > 10
    for at in range(1, steps + 1):
        folder = make_record(tmp_path / str(at), environ={})
        with pytest.raises(RecordError, match="No space left on device"):
            steps_of(folder, acts[act], at)
        with open_record(folder, environ={}) as record:
            assert list(verify(record, lambda _done: None)) == []
            acts[act](record)
            assert is_whole(record)


def test_a_file_that_is_not_there_is_no_full_disk() -> None:
    """What is no trouble of the disk stays a bug of the page."""

    def missing(_page: int) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    found = guarded(missing, 1)
    assert isinstance(found, Problem) and found.code == "bug"


def test_a_full_disk_leaves_no_half_of_an_export(record: Record, tmp_path: Path) -> None:
    """No file has its name before it is whole; the command says why."""
    shown = list(views(record, "public"))
    with no_file_beyond(64), pytest.raises(OSError, match="File too large"):
        export(shown, "csv", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    export(shown, "csv", tmp_path / "out")
    assert all(path.stat().st_size > 64 for path in (tmp_path / "out").iterdir())


def test_a_full_disk_stops_an_import_and_the_next_carries_on(
    record: Record, tmp_path: Path
) -> None:
    """The rows that were in stay; the others come in once there is room."""
    write_pages(tmp_path, {"map.toml": MAP, "sheet.csv": ROWS})
    for size in (200, 40_000):
        with no_file_beyond(size), pytest.raises(RecordError, match="cannot be used: disk I/O"):
            put(record, tmp_path)
    assert is_whole(record)
    assert put(record, tmp_path) == ["new", "new"]
    assert is_whole(record, ENTRIES + 6)


def test_a_record_that_another_writes_takes_no_import(record: Record, tmp_path: Path) -> None:
    """It is said who must be waited for; after that, every row comes in."""
    write_pages(tmp_path, {"map.toml": MAP, "sheet.csv": ROWS})
    path = str(record.engine.url.database)
    record.engine.dispose()
    record.engine = sqlite_engine(record.engine.url, busy_seconds=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordLocked, match="Another process is writing"):
        put(record, tmp_path)
    # who only reads is not kept waiting
    bundle(record, tmp_path / "copy")
    export(views(record, "public"), "csv", tmp_path / "out")
    other.execute("ROLLBACK")
    other.close()
    assert put(record, tmp_path) == ["new", "new"]
    assert is_whole(record, ENTRIES + 6)


@pytest.mark.parametrize("name", ["log.jsonl", "bundle.json", "evidence"])
def test_a_truncated_copy_is_not_restored(record: Record, tmp_path: Path, name: str) -> None:
    """Whatever file of it was cut off; no record is begun, and another copy is restored there."""
    bundle(record, tmp_path / "copy")
    bundle(record, tmp_path / "other")
    named = tmp_path / "copy" / name
    path = named if named.is_file() else next(p for p in named.rglob("*") if "." not in p.name
                                              and p.is_file())  # fmt: skip
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises((ChainBroken, InputError)):
        restore(tmp_path / "copy", tmp_path / "again", environ={})
    assert not (tmp_path / "again").exists()
    restore(tmp_path / "other", tmp_path / "again", environ={})
    with open_record(tmp_path / "again", environ={}) as again:
        assert is_whole(again)
