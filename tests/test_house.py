"""House rules that hold for every file of the project."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_FOLDERS = ("src", "tests", "evaluation", "benchmarks", "examples", "docs", "requirements", ".ci")
_TEXT = frozenset(
    ".py .md .toml .txt .csv .json .jsonl .html .css .yml .yaml .cfg .ini .sh".split()
) | {""}


@cache
def files() -> tuple[Path, ...]:
    """Every text file of the project, in a steady order."""
    below = (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*"))
    # a linked checkout has a file .git, which is no text of ours
    own = (path for path in ROOT.iterdir() if path.suffix != ".lock" and path.name != ".git")
    found = (*own, *below)
    return tuple(
        sorted(
            path
            for path in found
            if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts
        )
    )


def modules() -> list[Path]:
    """Every Python file of the project."""
    return [path for path in files() if path.suffix == ".py"]


def named(path: Path) -> str:
    """The file's path from the project's folder."""
    return path.relative_to(ROOT).as_posix()


def lines_with(pattern: str, among: list[Path] | tuple[Path, ...]) -> list[str]:
    """Where the pattern stands, as file and line."""
    wanted = re.compile(pattern)
    return [
        f"{named(path)}:{number}"
        for path in among
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").split("\n"), 1
        )
        if wanted.search(line)
    ]


def test_no_module_is_long() -> None:
    """A file is one idea that fits in a head: under 500 lines."""
    lengths = {
        named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()
    }
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length >= 500} == {}


def test_nothing_is_left_for_later() -> None:
    """No mark of unfinished work stands in the code."""
    # in pieces, so that this file does not find itself
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3))
    assert lines_with(rf"\b(?:{marks})\b", modules()) == []


def test_no_module_is_a_drawer() -> None:
    """Each module is named for its one idea."""
    drawers = {"utils", "util", "helpers", "misc", "common"}
    assert [named(path) for path in modules() if path.stem in drawers] == []


def test_no_file_names_a_path_of_a_machine() -> None:
    """What runs here runs anywhere."""
    homes = "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers"))
    assert lines_with(rf"(?<![\w.:/-])/(?:{homes})/\w", files()) == []


@pytest.mark.parametrize(
    "host", ["pypi." + "org", "python" + "hosted", "npm" + "js.", "crates." + "io", "/sim" + "ple/"]
)
def test_no_file_names_a_registry(host: str) -> None:
    """Where packages come from is the machine's affair; the lock files hold hashes alone."""
    assert lines_with(re.escape(host), files()) == []


def test_sql_is_built_in_the_store_alone() -> None:
    """Elsewhere a connection is handed on, or an address read; nothing is asked of a database."""
    elsewhere = [path for path in modules() if named(path).startswith("src/cenotaph/")]
    elsewhere = [path for path in elsewhere if not named(path).startswith("src/cenotaph/store/")]
    assert len(elsewhere) > 100
    assert lines_with(r"from sqlalchemy(?!\.engine|\.exc)|import sqlalchemy", elsewhere) == []
