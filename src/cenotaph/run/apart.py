"""Pages looked at in a process of their own, which ends when one of them takes too long.

A page is made by strangers. What reads it may take a time that grows faster than the page, in our
rules as in the libraries below them: tables nested a hundred deep keep one of those busy for
minutes. A thread cannot be ended, and one search holds all others up; a process can.
"""

import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Protocol

from cenotaph.errors import PageError
from cenotaph.run.guard import guarded
from cenotaph.run.reading import read_source, the_reader
from cenotaph.run.sources import Source

# An ordinary page takes a tenth of a second, a long one two; on a busy machine ten times that.
SECONDS = 20.0
# Making the reader takes a second, and building a gazetteer that is not there yet ten more.
_START_SECONDS = 120.0


class _Process(Protocol):
    def kill(self) -> None: ...

    def join(self) -> None: ...


class Apart:
    """Looks at one page after another in a process of its own, and begins another for one lost."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._running: tuple[_Process, Connection] | None = None

    def look(self, source: Source) -> None:
        """Read the page and keep nothing of it; raises PageError where that is not done in time."""
        pipe = self._pipe()
        try:
            pipe.send(source)
            if pipe.poll(self._seconds):
                pipe.recv()
                return
        except (EOFError, OSError):
            self.end()
            raise _given_up() from None
        self.end()
        raise _given_up()

    def end(self) -> None:
        """The process ends, whatever it is doing."""
        if self._running is not None:
            process, pipe = self._running
            process.kill()
            process.join()
            pipe.close()
            self._running = None

    def _pipe(self) -> Connection:
        if self._running is None:
            # spawned, not forked: a fork would copy open database handles and half-held locks
            context = get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_read_all, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._running = process, ours
            if not ours.poll(_START_SECONDS) or not ours.recv():
                self.end()
                raise _given_up()
        return self._running[1]


def _read_all(pipe: Connection) -> None:
    """What the process does: one page after another, until nobody sends any."""
    # an interrupt belongs to the parent, which says one sentence
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    the_reader()
    pipe.send(True)
    while True:
        try:
            source = pipe.recv()
        except EOFError:
            return
        # what is wrong with it is told by who reads it next, and keeps it
        guarded(read_source, source)
        pipe.send(True)


def _given_up() -> PageError:
    return PageError(
        "The page takes too long to read: it is made like no report.",
        hint="Paste the report's own words.",
    )
