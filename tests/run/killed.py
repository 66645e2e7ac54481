"""`add` killed at each of its steps: `python -m tests.run.killed FOLDER PAGES STEPS`.

Each step gets a record of its own, FOLDER/1, FOLDER/2 …, and a child process that dies there. The
number of the signal that ended each child is printed, a line a step.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cenotaph.model.values import Problem
from cenotaph.run.opening import make_record, open_record
from tests.run.pages import add_pages


class Killer:
    """Counts the steps of the writes, and kills the process at one of them.

    Where it watches a folder, each file that is opened to be written there, renamed or removed is
    a step too.
    """

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    @contextmanager
    def watching(self, folder: Path) -> Iterator[None]:
        """Count what happens in the folder while the block runs."""
        # a hook cannot be taken off again: it is told to look away
        watched: list[str] = [str(folder)]

        def heard(event: str, args: tuple[object, ...]) -> None:
            if watched and _writes(event, args) and str(args[0]).startswith(watched[0]):
                self(event)

        sys.addaudithook(heard)
        yield
        watched.clear()

    def __call__(self, _point: str) -> None:
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(event: str, args: tuple[object, ...]) -> bool:
    if event == "open":
        return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
    return event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}


def run(folder: Path, pages: Path, at: int) -> int:
    """Add the pages; the number of steps there were, if the process lives to tell."""
    killer = Killer(at)
    with open_record(folder, environ={}, checkpoint=killer) as record:
        outcomes = add_pages(record, pages)
    assert not [one for one in outcomes if isinstance(one.came, Problem)], outcomes
    return killer.steps


def run_and_die(folder: Path, pages: Path, at: int) -> int:
    """The signal that ended a child process which adds the pages and is killed at this step."""
    child = os.fork()
    if child == 0:
        run(folder, pages, at)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    base, pages, steps = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    # Undisturbed once: what a process builds at its first page is then built before the forks.
    run(make_record(base / "0", environ={}), pages, 0)
    for at in range(1, steps + 1):
        print(run_and_die(make_record(base / str(at), environ={}), pages, at), flush=True)
