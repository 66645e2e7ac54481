"""The examples of a page: what stands after `$ ` is run, and what follows must be its output."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.docs.pages import ROOT

_BLOCK = re.compile(r"^ *```console\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# What is another at each run: hashes, times.
_OTHER = re.compile(r"\b[0-9a-f]{64}\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# Alone on a block's last line: the command prints more than is shown.
MORE = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A command as a page shows it, with the lines printed below it."""

    command: str
    output: tuple[str, ...]

    def true_of(self, printed: tuple[str, ...]) -> tuple[str, ...]:
        """What the page should show of what was printed: all of it, or as many lines as now."""
        if self.output[-1:] != (MORE,):
            return printed
        return (*printed[: len(self.output) - 1], MORE)


def shown_in(text: str) -> list[Shown]:
    """Every command that a page's console blocks show, in order."""
    found: list[Shown] = []
    for block in map(dedent, _BLOCK.findall(text)):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = part.rstrip("\n").split("\n")
            found.append(Shown(command=command, output=_trimmed(output)))
    return found


def same_each_time(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without what is another at each run."""
    return tuple(_OTHER.sub("…", line) for line in lines)


def printed_by(command: str, folder: Path) -> tuple[str, ...]:
    """The lines that a `cenotaph` command prints in this folder; raises when it fails."""
    program, *arguments = shlex.split(command)
    if program == "cenotaph":
        arguments = ["-m", "cenotaph", *arguments]
    else:
        assert program == "python3", f"the page shows a command that is not ours: {command}"
    examples = folder / "examples"
    if not examples.exists():
        examples.symlink_to(ROOT / "examples")
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=_environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    return _trimmed(done.stdout.split("\n"))


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """The lines without the white space that tables leave at their ends, or below the last."""
    return tuple("\n".join(line.rstrip() for line in lines).rstrip("\n").split("\n"))


def _environment() -> dict[str, str]:
    # a reader's own record, colours or window must not change what the page shows
    dropped = ("CENOTAPH_RECORD_URL", "CENOTAPH_ACTOR", "CENOTAPH_ROLE", "FORCE_COLOR", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
