"""What it costs to tell the keeper of a copy what changed."""

from pathlib import Path

import pytest

from benchmarks.filling import fill
from cenotaph.run.opening import open_record
from cenotaph.store.following import following


@pytest.mark.parametrize("since", ["all", "the last"])
def test_the_cost_grows_with_the_record_and_no_faster(tmp_path: Path, since: str) -> None:
    """Four times the incidents are told at about four times the work, and never at sixteen."""
    few, many = (_steps(tmp_path / str(n), n, since) for n in (40, 160))
    assert many < 6 * few


def _steps(folder: Path, incidents: int, since: str) -> int:
    """The steps that the database takes to tell what changed in a record of so many incidents."""
    fill(folder, incidents)
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    with open_record(folder, {}) as record, record.reading() as connection:
        after = 0 if since == "all" else record.head().seq - 1
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(step, 10)
        assert following(connection, after, on="2026-11-28").items
        driver.set_progress_handler(None, 0)
    return taken
