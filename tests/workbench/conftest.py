"""The workbench in tests: each test has its own record and people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A workbench over an empty record, with one person of each role."""
    with Desk.over(tmp_path / "record") as made:
        yield made
