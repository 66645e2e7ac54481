"""The files a served edition offers: written once to a folder of their own, beside the pages."""

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from threading import Lock
from weakref import finalize

from cenotaph.record.editions import Edition
from cenotaph.record.view import View
from cenotaph.run.exporting import FILES, export
from cenotaph.run.viewing import views
from cenotaph.store.record import Record
from cenotaph.web.publish import download_of
from cenotaph.web.site import Download

# Some hundred incidents are written in that time; who asks for more is told to come again.
_WAIT_SECONDS = 3.0
# Writing costs a core: one edition at a time, whoever asks.
_WRITER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="downloads")


class Files:
    """The files of one edition, written when somebody first asks; gone with the edition."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._folder: Path | None = None
        self._written: Future[tuple[Download, ...]] | None = None

    def offered(self, record: Record, edition: Edition) -> tuple[Download, ...] | None:
        """The files with their sizes and digests; None while they are being written."""
        with self._lock:
            if self._folder is None or self._written is None:
                self._folder = Path(tempfile.mkdtemp(prefix="cenotaph-"))
                finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
                self._written = _WRITER.submit(_write, record, edition, self._folder)
            written = self._written
        try:
            return written.result(timeout=_WAIT_SECONDS)
        except NotYet:
            return None

    def path_of(self, record: Record, edition: Edition, name: str) -> Path | None:
        """Where the file of this name lies; None where there is none, or none yet."""
        offered = self.offered(record, edition) or ()
        if self._folder is None or all(one.name != name for one in offered):
            return None
        return self._folder / name


def _write(record: Record, edition: Edition, folder: Path) -> tuple[Download, ...]:
    paths = [path for kind in FILES for path in export(_views(record, edition), kind, folder)]
    return tuple(download_of(path.name, path) for path in paths)


def _views(record: Record, edition: Edition) -> Iterator[View]:
    """The edition's incidents, read one at a time while the files are written."""
    return views(record, "public", only=edition.incidents, policy=edition.policy)
