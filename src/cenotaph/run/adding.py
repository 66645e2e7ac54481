"""Adding pages to a record: files, folders and lines of JSON, some fifty in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cenotaph.errors import PageError
from cenotaph.extract import Reader
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added, Linkable, Ready
from cenotaph.model.values import Problem
from cenotaph.path import prepare, write
from cenotaph.run.clock import now
from cenotaph.run.guard import guarded
from cenotaph.run.sources import (
    LINES,
    PROGRAM,
    TOOL,
    Source,
    files_under,
    from_file,
    from_line,
    open_lines,
)
from cenotaph.store.index import places_of
from cenotaph.store.record import Record

# Pages or rows that are written in one transaction: what is told around them is looked through once
# for all, and 1,000 pages of one war take a quarter of the time. Who else writes waits for these:
# half a second for rows, some four seconds in a war of a thousand pages.
TOGETHER = 50
# Characters after which those that were read do not wait for more: long pages take their time.
_LONG = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One page's name in messages, and what came of it: it was added, or a problem kept it out."""

    name: str
    came: Added | Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One page to be had: its name, and how it is had, at a given time, when its turn comes.

    `raw` is what is kept as evidence where no page can be had from it.
    """

    name: str
    source: Callable[[str], Source]
    raw: bytes | None = None


def work_in(paths: Iterable[Path]) -> Iterator[Work]:
    """The pages in these files and folders, in order; a line of a JSON Lines file is a page."""
    for named in paths:
        for path in files_under(named)[0] if named.is_dir() else (named,):
            if path.suffix.lower() == LINES and path.is_file():
                yield from _lines(path)
            else:
                yield Work(name=str(path), source=partial(_file, path))


def left_out(paths: Iterable[Path]) -> list[Path]:
    """The files in these folders that are no pages by their ending; a file named is always one."""
    return [other for named in paths if named.is_dir() for other in files_under(named)[1]]


def _any(_source: Source) -> None:
    """Whoever adds pages at a terminal can end the program."""


def add_all(
    record: Record,
    work: Iterable[Work],
    reader: Reader,
    *,
    clock: Callable[[], str] = now,
    look: Callable[[Source], None] = _any,
) -> Iterator[Outcome]:
    """What came of each page, in order; one that fails never stops the rest.

    `look` sees each page before it is read, and raises PageError for one not to be read. Raises
    RecordError when the record itself is locked or broken: no page can go on then.
    """
    record.evidence.sweep()
    batch = _Batch(record=record, reader=reader, clock=clock)
    read = partial(_read_one, record=record, reader=reader, clock=clock, look=look)
    for one in work:
        came = guarded(read, one)
        if isinstance(came, Linkable) and batch.clashes(came):
            yield from batch.written()
            came = guarded(read, one)  # what was written may be what it is known by
        batch.take(one.name, came)
        if batch.is_full():
            yield from batch.written()
    yield from batch.written()


def _read_one(
    work: Work,
    *,
    record: Record,
    reader: Reader,
    clock: Callable[[], str],
    look: Callable[[Source], None],
) -> Ready:
    at = clock()
    try:
        source = work.source(at)
        look(source)
    except PageError:
        if work.raw is not None:
            record.evidence.keep(work.raw, Receipt(captured_at=at, tool=TOOL))
        raise
    return prepare(record, ((source.data, source.receipt),), reader)[0]


@dataclass(slots=True, kw_only=True)
class _Batch:
    """Pages that were read, on their way into the record together."""

    record: Record
    reader: Reader
    clock: Callable[[], str]
    waiting: list[tuple[str, Ready | Problem]] = field(default_factory=list)
    places: set[tuple[str, ...]] = field(default_factory=set)
    size: int = 0

    def clashes(self, page: Linkable) -> bool:
        """Whether the page takes the place of one that waits, or is it."""
        return not self.places.isdisjoint(places_of(page.page))

    def take(self, name: str, came: Ready | Problem) -> None:
        """Let it wait in its turn."""
        self.waiting.append((name, came))
        if isinstance(came, Linkable):
            self.places |= places_of(came.page)
            self.size += len(came.page.text)

    def is_full(self) -> bool:
        """Whether what waits is to be written."""
        return len(self.waiting) >= TOGETHER or self.size >= _LONG

    def written(self) -> Iterator[Outcome]:
        """What came of those that waited, now that they are in the record."""
        waiting, ready = self.waiting, [c for _, c in self.waiting if not isinstance(c, Problem)]
        self.waiting, self.places, self.size = [], set(), 0
        put = iter(self._put(ready))
        for name, came in waiting:
            yield Outcome(name=name, came=came if isinstance(came, Problem) else next(put))

    def _put(self, ready: Sequence[Ready]) -> Sequence[Added | Problem]:
        """All at once, and where that fails one by one, so that one alone fails."""
        at = self.clock()

        def put(some: Sequence[Ready]) -> Sequence[Added]:
            return write(self.record, some, self.reader, at=at, actor=PROGRAM)

        together = guarded(put, ready)
        if not isinstance(together, Problem):
            return together
        alone = [guarded(put, (one,)) for one in ready]
        return [one if isinstance(one, Problem) else one[0] for one in alone]


def _file(path: Path, at: str) -> Source:
    return from_file(path, captured_at=at)


def _lines(path: Path) -> Iterator[Work]:
    with open_lines(path) as file:
        for number, text in enumerate(file, 1):
            if text.strip():
                name = f"{path}, line {number}"
                raw = text.encode("utf-8", "replace")
                yield Work(name=name, source=partial(_line, text, number), raw=raw)


def _line(text: str, number: int, at: str) -> Source:
    return from_line(text, number, captured_at=at)
