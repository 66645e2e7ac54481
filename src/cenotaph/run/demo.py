"""The demonstration's own record: made afresh each time, and only where a demonstration made it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
def demo_record(folder: Path) -> Iterator[Record]:
    """A new, empty record in this folder, in place of the one an earlier demonstration made.

    It never uses the database that the environment names. Raises InputError when the folder holds
    anything else.
    """
    if folder.exists():
        if not (folder / _MARK).is_file() and any(folder.iterdir()):
            raise InputError(
                f"{folder} was not made by a demonstration, so it is left alone.",
                hint="Name another folder with --out.",
            )
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
