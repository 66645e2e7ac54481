"""The command answers at once: nothing heavy is imported until it is needed."""

import os
import subprocess
import sys
from typing import get_args

import pytest

from cenotaph.cli import main
from cenotaph.run.exporting import Format

HEAVY = ("sqlalchemy", "trafilatura", "pydantic", "django", "rich", "lxml", "numpy")


def python(code: str) -> str:
    """What a new interpreter prints for this code."""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout


def test_the_command_imports_nothing_heavy() -> None:
    """What `--help` needs is Typer and our own words."""
    code = (
        "import sys, cenotaph.cli.main\n"
        f"print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    assert python(code).split() == []


def test_help_imports_nothing_heavy() -> None:
    """Nor does printing the help."""
    code = (
        "import sys\n"
        "from cenotaph.cli.main import app\n"
        "sys.argv = ['cenotaph', '--help']\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        f"print('heavy:', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    assert python(code).splitlines()[-1] == "heavy:"


@pytest.mark.parametrize("commands", ["answers", "looking", "deciding"])
def test_who_reads_no_page_does_not_import_the_reader(commands: str) -> None:
    """Its grammar takes a third of a second, which `total` and `show` need not wait for."""
    code = f"import sys, cenotaph.cli.{commands}; print('cenotaph.extract.reading' in sys.modules)"
    assert python(code) == "False\n"


def test_help_is_fast() -> None:
    """Under 0.3 seconds of processor time, the best of five."""
    code = (
        "import sys; sys.argv = ['cenotaph', '--help']; from cenotaph.cli.main import main; main()"
    )
    assert min(_seconds(code) for _ in range(5)) < 0.3


def _seconds(code: str) -> float:
    # processor time, not the clock: the tests share the machine with others
    before = os.times()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    after = os.times()
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


@pytest.mark.parametrize("line", main.app.registered_commands)
def test_every_command_says_what_it_does_in_one_line(line: object) -> None:
    """The list of commands shows each one's whole sentence at 80 columns."""
    callback = line.callback  # type: ignore[attr-defined]
    assert len(callback.__doc__.splitlines()[0]) <= 52


def test_the_formats_are_those_of_the_export() -> None:
    """The command's own list of formats, which spares an import, is the export's."""
    assert get_args(main.Format) == get_args(Format)
