"""The evidence: original bytes under their own digest, with the receipts of their captures."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from cenotaph.codec import digest, to_json
from cenotaph.errors import RecordError
from cenotaph.model.pages import Receipt
from cenotaph.store.files import HALF_WRITTEN_SECONDS, PARTIAL, sync_folder, write_once

RECEIPT = ".receipt.json"
Trouble = Literal["missing", "changed"]


def receipt_digest(receipt: Receipt) -> str:
    """The digest of what was said of a page, without when and by what tool it was captured."""
    return digest(to_json(replace(receipt, captured_at=None, tool=None)))


class Evidence:
    """Files named by their content, in two levels of folders; a file is never changed.

    Files are written beside their name, synced and renamed, so a name that is there has all its
    bytes. A receipt lies beside its bytes, as `bytes.said.content.receipt.json`: the digest of
    the bytes, then the beginnings of the digests of what was said and of the whole receipt.
    """

    def __init__(self, folder: Path, *, checkpoint: Callable[[str], None]) -> None:
        self.folder = folder
        self._checkpoint = checkpoint

    def path_of(self, of: str) -> Path:
        """Where the bytes of this digest lie."""
        return self.folder / of[:2] / of[2:4] / of

    def keep(self, data: bytes, receipt: Receipt) -> str:
        """The digest of the bytes, which lie on the disk with their receipt when this returns."""
        name = digest(data)
        self._checkpoint("evidence begins")
        try:
            self._keep(name, data, receipt)
        except OSError as error:
            raise RecordError(
                f"The evidence cannot be written: {error.strerror}.",
                hint="Check that its folder can be written and its disk is not full; run it again.",
            ) from None
        return name

    def _keep(self, name: str, data: bytes, receipt: Receipt) -> None:
        path = self.path_of(name)
        if not path.exists():
            write_once(path, data, self._checkpoint)
        self._checkpoint("evidence kept")
        said = f"{name}.{receipt_digest(receipt)[:16]}."
        if not any(path.parent.glob(f"{said}*{RECEIPT}")):
            note = to_json(receipt).encode()
            named = path.with_name(f"{said}{digest(note)[:16]}{RECEIPT}")
            write_once(named, note, self._checkpoint)
        self._checkpoint("receipt kept")

    def bytes_of(self, of: str) -> bytes:
        """The original bytes; raises RecordError when they are missing, or are others."""
        try:
            data = self.path_of(of).read_bytes()
        except OSError:
            raise RecordError(
                f"The evidence {of} is missing.", hint="Restore it from a copy of the record."
            ) from None
        if digest(data) != of:
            # else it would be taken in again, under another name, as what was captured
            raise RecordError(
                f"The evidence {of} is not what its name says.",
                hint="Restore it from a copy of the record; `cenotaph verify` says what else is.",
            )
        return data

    def trouble_with(self, of: str) -> Trouble | None:
        """What is wrong with the bytes of this digest; None where they are what it says."""
        try:
            return None if file_digest(self.path_of(of)) == of else "changed"
        except OSError:
            return "missing"

    def remove(self, of: str) -> None:
        """Take away the bytes of this digest and every receipt of theirs; once gone, nothing."""
        path = self.path_of(of)
        for one in (path, *path.parent.glob(f"{of}.*{RECEIPT}")):
            one.unlink(missing_ok=True)
        sync_folder(path.parent)

    def changed(self) -> Iterator[str]:
        """The name of every file whose bytes are not those it is named for."""
        for path in _files_in(self.folder):
            if path.name.endswith(PARTIAL):
                continue
            found = file_digest(path)
            named = path.name.removesuffix(RECEIPT)
            if found != named and not (path.name != named and found[:16] == named[-16:]):
                yield str(path.relative_to(self.folder))

    def sweep(self) -> None:
        """Remove what killed processes left half-written."""
        too_old = time.time() - HALF_WRITTEN_SECONDS
        for path in self.folder.rglob(f".*{PARTIAL}"):
            if path.stat().st_mtime < too_old:
                path.unlink(missing_ok=True)


def _files_in(folder: Path) -> Iterator[Path]:
    """Every file below a folder in order, holding the names of one folder a level."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir():
            yield from _files_in(path)
        elif path.is_file():
            yield path


def file_digest(path: Path) -> str:
    """SHA-256 in hex of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
