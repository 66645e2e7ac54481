"""What the commands print on: standard output for results, standard error for the rest."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from cenotaph.codec import to_json


def out() -> Console:
    """Standard output; no colour and 80 columns when it is not a terminal."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def err() -> Console:
    """Standard error, for progress and remarks."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def called_as() -> str:
    """What to type to call this program again: its name where that finds it, else the way to it."""
    way, found = Path(sys.argv[0]), shutil.which("cenotaph")
    if way.name == "__main__.py":
        return "python -m cenotaph"
    # a bare name is no file of this folder, but what the shell was given
    if way.name != "cenotaph" or not way.exists() or (found and Path(found).samefile(way)):
        return "cenotaph"
    return str(way)


def print_indented(console: Console, text: Text, *, indent: int, label: str = "") -> None:
    """The text wrapped and indented, its first line after the label; nothing trails a line."""
    head = Text(label.ljust(indent), style="dim")
    for line in text.wrap(console, max(20, console.width - indent)):
        line.rstrip()
        console.print(head + line, soft_wrap=True)
        head = Text(" " * indent)


def print_json(plain: object) -> None:
    """One line of canonical JSON, untouched by the terminal's width."""
    sys.stdout.write(to_json(plain) + "\n")


class Advance(Protocol):
    """Told how many are done and, where that is known only now, of how many."""

    def __call__(self, done: int, total: int | None = None) -> None: ...


@contextmanager
def progress_bar(what: str, total: int | None = None) -> Iterator[Advance]:
    """A bar on standard error; silent when that is no terminal."""
    console = err()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)

        def advance(done: int, total: int | None = None) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
