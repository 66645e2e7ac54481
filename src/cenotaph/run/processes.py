"""One pure function mapped over many items: in this process, or over several in order."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

from cenotaph.config import ONE_THREAD
from cenotaph.model.values import Problem
from cenotaph.run.guard import guarded

In = TypeVar("In")
Out = TypeVar("Out")

# Items in flight per process: enough to keep each busy while the oldest is awaited, few enough
# that memory does not grow with the number of items.
_AHEAD = 4


@dataclass(frozen=True, kw_only=True)
class Mapped(Generic[In, Out]):
    """A pure function over many items: order kept, memory bounded, one failure one problem.

    `prepare` runs once in each process before its first item. Both functions are module-level
    ones, since other processes find them by name.
    """

    work: Callable[[In], Out]
    prepare: Callable[[], object]
    processes: int = 1

    def over(self, items: Iterable[In]) -> Iterator[tuple[In, Out | Problem]]:
        """Each item with what came of it, in the items' order."""
        if self.processes > 1:
            yield from self._spread(items)
            return
        self.prepare()
        for item in items:
            yield item, guarded(self.work, item)

    def _spread(self, items: Iterable[In]) -> Iterator[tuple[In, Out | Problem]]:
        waiting: deque[tuple[In, Future[Out | Problem]]] = deque()
        pool = self._pool(self.processes)
        try:
            for item in items:
                try:
                    future = pool.submit(guarded, self.work, item)
                except BrokenProcessPool:
                    while waiting:
                        yield self._first(waiting)
                    pool = self._pool(self.processes)
                    future = pool.submit(guarded, self.work, item)
                waiting.append((item, future))
                if len(waiting) >= self.processes * _AHEAD:
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _first(
        self, waiting: "deque[tuple[In, Future[Out | Problem]]]"
    ) -> tuple[In, Out | Problem]:
        item, future = waiting.popleft()
        try:
            return item, future.result()
        except BrokenProcessPool:
            return item, self._alone(item)

    def _alone(self, item: In) -> Out | Problem:
        # When a process dies, everything in flight is lost with it. Each item gets a process of
        # its own, so that only the one that kills it stays lost.
        with self._pool(1) as pool:
            try:
                return pool.submit(guarded, self.work, item).result()
            except BrokenProcessPool:
                return Problem(
                    code="process-died",
                    message="The process that read this page died, most likely for want of memory.",
                    hint="Read the page alone, or use fewer processes.",
                )

    def _pool(self, processes: int) -> ProcessPoolExecutor:
        # spawned, not forked: a fork would copy open database handles and half-held locks
        return ProcessPoolExecutor(
            processes,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(self.prepare,),
        )


def _start(prepare: Callable[[], object]) -> None:
    # an interrupt belongs to the parent, which says one sentence; the workers end with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(ONE_THREAD)
    prepare()
