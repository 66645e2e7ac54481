"""The workbench in tests: each test has its own record and people."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.run.opening import make_record
from tests.run.pages import make_and_add, write_pages
from tests.workbench.desk import Desk


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records made once and copied for each test: `empty`, and `filled` with three pages."""
    folder = tmp_path_factory.mktemp("records")
    make_record(folder / "empty", environ={})
    make_and_add(folder / "filled", write_pages(folder / "pages"))
    return folder


@pytest.fixture
def desk(records: Path, tmp_path: Path) -> Iterator[Desk]:
    """A workbench over an empty record, with one person of each role."""
    shutil.copytree(records / "empty", tmp_path / "record")
    with Desk.over(tmp_path / "record") as made:
        yield made


@pytest.fixture
def filled(records: Path, tmp_path: Path) -> Iterator[Desk]:
    """The same over a record of two incidents: one of two pages that disagree, one of one page."""
    shutil.copytree(records / "filled", tmp_path / "record")
    with Desk.over(tmp_path / "record") as made:
        yield made
