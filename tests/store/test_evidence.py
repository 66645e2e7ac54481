"""The evidence: original bytes under their own digest, whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from cenotaph.codec import digest, from_json
from cenotaph.errors import InputError, RecordError
from cenotaph.model.pages import Receipt
from cenotaph.store.evidence import RECEIPT, Evidence, receipt_digest
from cenotaph.store.files import PARTIAL, replacing

BYTES = b"<p>Five people were killed.</p>"


def evidence(folder: Path) -> Evidence:
    return Evidence(folder, checkpoint=lambda _point: None)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_lie_under_their_digest(tmp_path: Path) -> None:
    """Two levels of folders, then the whole digest."""
    name = evidence(tmp_path).keep(BYTES, Receipt())
    assert digest(BYTES) == name
    assert (tmp_path / name[:2] / name[2:4] / name).read_bytes() == BYTES


def test_bytes_read_back(tmp_path: Path) -> None:
    """What was kept is what is given."""
    kept = evidence(tmp_path)
    assert kept.bytes_of(kept.keep(BYTES, Receipt())) == BYTES


def test_missing_bytes_are_said_to_be(tmp_path: Path) -> None:
    """Evidence that is gone is an error of the record."""
    with pytest.raises(RecordError, match="is missing"):
        evidence(tmp_path).bytes_of("a" * 64)


def test_changed_bytes_are_given_to_nobody(tmp_path: Path) -> None:
    """They would be taken in again as what was captured."""
    kept = evidence(tmp_path)
    name = kept.keep(BYTES, Receipt())
    kept.path_of(name).write_bytes(BYTES[:-1])
    with pytest.raises(RecordError, match="is not what its name says"):
        kept.bytes_of(name)


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    """A second capture of the same adds no file."""
    kept = evidence(tmp_path)
    kept.keep(BYTES, Receipt(url="https://example.org/a", captured_at="2026-01-01T00:00:00Z"))
    before = files(tmp_path)
    kept.keep(BYTES, Receipt(url="https://example.org/a", captured_at="2026-01-02T00:00:00Z"))
    assert before == files(tmp_path)


def test_another_receipt_is_kept_beside(tmp_path: Path) -> None:
    """The same bytes from two addresses have one file and two receipts."""
    kept = evidence(tmp_path)
    for url in ("https://example.org/a", "https://example.org/b"):
        kept.keep(BYTES, Receipt(url=url))
    assert [
        sum(path.name.endswith(RECEIPT) is is_receipt for path in files(tmp_path))
        for is_receipt in (False, True)
    ] == [1, 2]


def test_a_receipt_reads_back(tmp_path: Path) -> None:
    """The receipt on disk is the receipt given."""
    receipt = Receipt(url="https://example.org/a", media_type="text/html")
    evidence(tmp_path).keep(BYTES, receipt)
    (path,) = (path for path in files(tmp_path) if path.name.endswith(RECEIPT))
    assert receipt == from_json(Receipt, path.read_bytes())


@pytest.mark.parametrize("is_receipt", [False, True])
def test_a_changed_file_is_named(tmp_path: Path, is_receipt: bool) -> None:
    """One changed bit, in the bytes or in a receipt, names its file."""
    kept = evidence(tmp_path)
    kept.keep(BYTES, Receipt(url="https://example.org/a"))
    assert list(kept.changed()) == []
    (path,) = (p for p in files(tmp_path) if p.name.endswith(RECEIPT) is is_receipt)
    data = bytearray(path.read_bytes())
    data[5] ^= 1
    path.write_bytes(data)
    assert [str(path.relative_to(tmp_path))] == list(kept.changed())


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    """Half-written files go once no living process can still be at them."""
    fresh, old = (tmp_path / f".{name}{PARTIAL}" for name in ("fresh", "old"))
    for path in (fresh, old):
        path.touch()
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    evidence(tmp_path).sweep()
    assert (fresh.exists(), old.exists()) == (True, False)


def test_when_and_by_what_it_was_captured_is_no_part_of_what_was_said() -> None:
    """The same page captured again tomorrow by another version is the same."""
    said = Receipt(url="https://example.org/a", title="A title")
    later = Receipt(
        url="https://example.org/a", title="A title", captured_at="2026-01-01", tool="other"
    )
    assert receipt_digest(said) == receipt_digest(later)
    assert receipt_digest(said) != receipt_digest(Receipt(url="https://example.org/a"))


def test_a_replaced_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """An error while writing leaves what was there before, and nothing beside it."""
    path = tmp_path / "out.csv"
    path.write_text("before")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write("half")
        raise RuntimeError
    assert ([path], "before") == (files(tmp_path), path.read_text())


def test_a_file_is_replaced_when_all_is_written(tmp_path: Path) -> None:
    """The new content takes the name at the end."""
    path = tmp_path / "out.csv"
    with replacing(path) as file:
        file.write("whole")
        assert not path.exists()
    assert ([path], "whole") == (files(tmp_path), path.read_text())


def test_a_folder_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    """One sentence and a hint, and nothing is written."""
    with pytest.raises(InputError, match="cannot be written"), replacing(tmp_path / "no" / "a"):
        pass
