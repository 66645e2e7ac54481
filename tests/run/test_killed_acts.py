"""Killed at any step of what is done to a record, nothing is lost and the next run carries on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cenotaph.codec import to_json
from cenotaph.run.bundling import check_bundle
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.files import PARTIAL
from cenotaph.store.verify import verify
from tests.run.killed_acts import ACTS, do, killed_at
from tests.run.pages import TEXTS, add_pages, write_pages

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A folder of records, one for each step at which an act was killed; the steps of each act."""
    folder = tmp_path_factory.mktemp("killed")
    pages = write_pages(
        folder / "pages", {"a.txt": TEXTS["monitor.txt"], "b.txt": TEXTS["ministry.txt"]}
    )
    make_record(folder / "base", environ={})
    with open_record(folder / "base", environ={}) as record:
        add_pages(record, pages)
    command = [sys.executable, "-m", "tests.run.killed_acts", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    told = (line.split(":") for line in done.stdout.splitlines())
    return folder, {act: int(steps) for act, steps in told}


def state(folder: Path) -> tuple[list[str], list[str]]:
    """What a record says, without salts, hashes and times; it is whole."""
    with open_record(folder, environ={}) as record:
        assert list(verify(record, lambda _done: None)) == []
        entries = [f"{entry.kind} {entry.subject}" for entry in record.entries()]
        return entries, [to_json(incident) for incident in record.incidents()]


def files_in(folder: Path) -> dict[str, bytes]:
    """What `site` and `out` hold, and what half-written is left beside them."""
    mine = (path for path in folder.rglob("*") if path.is_file())
    named = {str(path.relative_to(folder)): path for path in mine}
    return {
        name: b"" if PARTIAL in name else path.read_bytes()
        for name, path in named.items()
        if name.startswith(("site/", "out/")) or PARTIAL in name
    }


def forget_an_hour(folder: Path) -> None:
    """Everything half-written there is older than any writer at work."""
    for path in folder.rglob("*"):
        if PARTIAL in str(path):
            os.utime(path, (0, 0))


@pytest.mark.parametrize("act", ACTS)
def test_the_next_run_carries_on(killed: tuple[Path, dict[str, int]], act: str) -> None:
    """Killed with -9 at each step, then done again: as if nothing had happened."""
    folder, steps = killed
    assert steps[act] > 2
    whole, made = state(folder / f"{act}-0"), files_in(folder / f"{act}-0")
    for at in killed_at(steps[act]):
        half = files_in(folder / f"{act}-{at}")
        assert not [one for one in half.keys() & made.keys() if half[one] != made[one]]
        forget_an_hour(folder / f"{act}-{at}")
        do(act, folder / f"{act}-{at}", 0)
        assert files_in(folder / f"{act}-{at}") == made
        assert state(folder / f"{act}-{at}") == whole
        if act == "backup":
            check_bundle(folder / f"{act}-{at}" / "copy")
        if act == "restore":
            assert state(folder / f"{act}-{at}" / "again") == whole
