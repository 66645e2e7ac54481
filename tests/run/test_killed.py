"""An `add` killed at any point loses nothing and does nothing twice."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cenotaph.codec import to_json
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.files import PARTIAL
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.killed import run
from tests.run.pages import ELSEWHERE, TEXTS, add_pages, make_and_add, write_pages

ROOT = Path(__file__).parents[2]
# An address that comes twice takes its own place: its second state is written for itself.
TWICE = [
    {"id": n, "url": "https://ledger.example.org/homs", "text": text}
    for n, text in enumerate((ELSEWHERE, ELSEWHERE.replace("Three", "Four")))
]
PAGES = {name: TEXTS[name] for name in ("monitor.txt", "ministry.txt")}
PAGES["twice.jsonl"] = "".join(json.dumps(line) + "\n" for line in TWICE)
# Seven steps for the evidence of a page, three to find that of the last again, six a write.
STEPS = 43


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def state(record: Record) -> tuple[list[str], list[str], list[str]]:
    """What a record says, without salts, hashes and times: entries, incidents, evidence."""
    entries = [f"{entry.kind} {entry.subject}" for entry in record.entries()]
    incidents = [to_json(incident) for incident in record.incidents()]
    folder = Path(str(record.engine.url.database)).parent / "evidence"
    evidence = sorted(p.name for p in folder.rglob("*") if p.is_file() and PARTIAL not in p.name)
    return entries, incidents, evidence


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str], list[str]]:
    """The state of a record whose `add` nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    pages = write_pages(folder / "pages", PAGES)
    make_and_add(folder / "record", pages)
    with open_record(folder / "record", environ={}) as record:
        return state(record)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, and a record for each step at which their `add` was killed."""
    folder = tmp_path_factory.mktemp("killed")
    pages = write_pages(folder / "pages", PAGES)
    command = [sys.executable, "-m", "tests.run.killed", str(folder), str(pages), str(STEPS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == [str(int(signal.SIGKILL))] * STEPS
    return folder


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_the_next_add_carries_on(
    killed: Path, tmp_path: Path, whole: tuple[list[str], list[str], list[str]], step: int
) -> None:
    """Killed with -9 at this step, then added again: the record is as if nothing had happened."""
    folder = shutil.copytree(killed / str(step), tmp_path / "copy")
    with open_record(folder, environ={}) as record:
        add_pages(record, killed / "pages")
        assert state(record) == whole
        assert list(verify(record, quiet)) == []


@pytest.mark.parametrize("step", [1, 30, 33, 40])
def test_a_killed_record_is_whole(killed: Path, tmp_path: Path, step: int) -> None:
    """Before anything is added again, nothing is half-written: at the start, amid the
    transaction, just before its commit, and in the next one."""
    folder = shutil.copytree(killed / str(step), tmp_path / "copy")
    with open_record(folder, environ={}) as record:
        assert list(verify(record, quiet)) == []


def test_the_steps_are_all_there_are(tmp_path: Path) -> None:
    """No step of an undisturbed `add` is left out of the test above."""
    pages = write_pages(tmp_path / "pages", PAGES)
    folder = make_record(tmp_path / "record", environ={})
    assert run(folder, pages, 0) == STEPS


def test_two_adds_at_once_are_one(
    tmp_path: Path, whole: tuple[list[str], list[str], list[str]]
) -> None:
    """Two processes that add the same pages at once add each page once, in one chain."""
    pages = write_pages(tmp_path / "pages", PAGES)
    folder = make_record(tmp_path / "record", environ={})
    code = (
        "import sys, pathlib; from tests.run.killed import run; "
        "run(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), 0)"
    )
    command = [sys.executable, "-c", code, str(folder), str(pages)]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    with open_record(folder, environ={}) as record:
        entries, incidents, evidence = state(record)
        assert (sorted(entries), incidents) == (sorted(whole[0]), whole[1])
        assert evidence == whole[2]
        assert list(verify(record, quiet)) == []
