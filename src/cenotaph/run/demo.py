"""The demonstration's own record: made afresh each time, and only where a demonstration made it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # where the system has no such locks, nobody is kept out
    fcntl = None  # type: ignore[assignment]

from cenotaph.errors import InputError
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.record import Record

# The file that says a folder is a demonstration's and may be thrown away.
_MARK = "made-by-demo"
BANNER = (
    "A demonstration: the pages and their outlets are made up; the incidents they tell of are real."
)


def is_demo(folder: Path) -> bool:
    """Whether a demonstration made the record in this folder."""
    return (folder / _MARK).is_file()


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """While this lasts, no demonstration throws away the record that one made in this folder."""
    if not is_demo(folder):
        yield
        return
    with (folder / _MARK).open("rb") as mark:
        _lock(mark, alone=False)
        yield


def _lock(mark: IO[bytes], *, alone: bool) -> bool:
    """Hold the mark until it is closed, as the only one or with others; whether that was to be had.

    The system lets go of it when a process ends, however it ends.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(mark, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _check_not_in_use(folder: Path) -> None:
    with (folder / _MARK).open("rb") as mark:
        if not _lock(mark, alone=True):
            raise InputError(
                f"{folder} is being served, so it is not made anew.",
                hint="Stop the server first, or name another folder with --out.",
            )


@contextmanager
def demo_record(folder: Path) -> Iterator[Record]:
    """A new, empty record in this folder, in place of the one an earlier demonstration made.

    It never uses the database that the environment names. Raises InputError when the folder holds
    anything else, or a server has it open.
    """
    if folder.exists():
        if not (folder / _MARK).is_file() and any(folder.iterdir()):
            raise InputError(
                f"{folder} was not made by a demonstration, so it is left alone.",
                hint="Name another folder with --out.",
            )
        if is_demo(folder):
            _check_not_in_use(folder)
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / _MARK).touch()
    make_record(folder, environ={})
    with open_record(folder, environ={}) as record:
        yield record


def example_pages(folder: Path) -> Path:
    """The folder of example pages; raises InputError when it is not there."""
    if not folder.is_dir():
        raise InputError(
            f"There are no example pages in {folder}.",
            hint="Run it in the project's folder, or name a folder of pages with --pages.",
        )
    return folder
