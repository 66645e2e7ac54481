"""The command line in tests: run in an empty folder, over a gazetteer of two towns."""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.cli.main import main
from cenotaph.run.reading import the_reader
from tests.run.pages import write_pages
from tests.run.towns import build_two_towns

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache whose gazetteer knows two towns."""
    folder = tmp_path_factory.mktemp("cache")
    build_two_towns(folder)
    return folder


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    cache: Path,
) -> Run:
    """A command line run in an empty folder: its exit code, its output, its errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CENOTAPH_CACHE", str(cache))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CENOTAPH_RECORD_URL", "CENOTAPH_TRACEBACK", "CENOTAPH_ACTOR", "CENOTAPH_ROLE"):
        monkeypatch.delenv(name, raising=False)
    the_reader.cache_clear()

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["cenotaph", *map(str, words)])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        printed = capsys.readouterr()
        assert isinstance(code, int)
        return code, printed.out, printed.err

    return command


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


def incident_at(record: Path, place: str) -> str:
    connection = sqlite3.connect(record / "record.sqlite")
    found = connection.execute("SELECT incident FROM settled WHERE body LIKE ?", [f"%{place}%"])
    incident = str(found.fetchone()[0])
    connection.close()
    return incident
