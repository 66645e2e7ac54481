"""How the commands end when something goes wrong: one sentence, never a traceback."""

import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.run.pages import write_pages

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three pages on two incidents."""
    return write_pages(tmp_path / "pages")


@pytest.fixture
def record(run: Run, pages: Path, tmp_path: Path) -> Path:
    """A record that holds the three pages."""
    run("init", tmp_path / "rec")
    run("add", pages, "--record", tmp_path / "rec")
    return tmp_path / "rec"


def test_a_bug_says_so(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, and how to get one."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("words of a page")

    monkeypatch.setattr("rich.console.Console.print", broken)
    code, _, err = run("incidents", "--record", record)
    assert (code, "Traceback" in err, "--traceback" in err) == (70, False, True)
    assert "words" not in err


def test_a_full_disk_says_so(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is met: one sentence, and what to do."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rich.console.Console.print", full)
    code, _, err = run("incidents", "--record", record)
    assert (code, err.splitlines()[0]) == (
        1, "Error: A file cannot be read or written: No space left on device.",
    )  # fmt: skip


def test_a_settled_row_of_another_version_names_rebuild(run: Run, record: Path) -> None:
    """What cannot be read is said without its words, and how to mend it."""
    connection = sqlite3.connect(record / "record.sqlite")
    connection.execute("""UPDATE settled SET body = '{"id": "words of a page"}'""")
    connection.commit()
    connection.close()
    code, _, err = run("incidents", "--record", record)
    assert (code, "`cenotaph rebuild`" in err, "words" in err) == (1, True, False)


def test_what_is_shown_without_sound_evidence_says_so(run: Run, record: Path) -> None:
    """Export and publication go on, name the page, and say what finds out more."""
    code, out, err = run("export", "--format", "csv", "--record", record)
    assert (code, err) == (0, "")
    evidence = next(one for one in (record / "evidence").rglob("*") if len(one.name) == 64)
    evidence.write_bytes(b"other words")
    run("release", *ids(record), "--reason", "Checked.", "--record", record)
    for asked in (("export", "--format", "jsonl"), ("publish", "site")):
        code, out, err = run(*asked, "--record", record)
        assert (code, bool(out), "cenotaph verify" in err) == (0, True, True)
        assert "the evidence of 1 page is missing or changed." in err
        assert re.search(r"^  changed: page \w{16}, of incident \w{16}$", err, re.MULTILINE)


def ids(record: Path) -> list[str]:
    """The incidents of a record."""
    with sqlite3.connect(record / "record.sqlite") as connection:
        found = [row[0] for row in connection.execute("SELECT incident FROM settled")]
    connection.close()
    return found


def test_an_interrupt_is_no_error(tmp_path: Path, cache: Path) -> None:
    """Ctrl-C ends it with one sentence and 130, as shells expect."""
    code = (
        "import os, signal, sys\n"
        "from cenotaph.cli import main, recording\n"
        "recording.init = lambda folder: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.argv = ['cenotaph', 'init', 'rec']\n"
        "main.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"CENOTAPH_CACHE": str(cache), "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout) == (128 + signal.SIGINT, "")
    assert done.stderr.startswith("Interrupted.")
    assert "Traceback" not in done.stderr


def test_a_pipe_that_closes_is_no_error(record: Path, cache: Path) -> None:
    """`cenotaph decisions | head` ends quietly."""
    command = f"{sys.executable} -m cenotaph decisions --record {record} | :"
    done = subprocess.run(
        ["bash", "-c", command], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert "Traceback" not in done.stderr
