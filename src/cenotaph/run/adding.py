"""Adding pages to a record: files, folders and lines of JSON, one page one transaction."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cenotaph.errors import PageError
from cenotaph.extract import Reader
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added
from cenotaph.model.values import Problem
from cenotaph.path import add
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
from cenotaph.store.record import Record


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
    for one in work:
        came = guarded(partial(_add_one, record=record, reader=reader, clock=clock, look=look), one)
        yield Outcome(name=one.name, came=came)


def _add_one(
    work: Work,
    *,
    record: Record,
    reader: Reader,
    clock: Callable[[], str],
    look: Callable[[Source], None],
) -> Added:
    at = clock()
    try:
        source = work.source(at)
        look(source)
    except PageError:
        if work.raw is not None:
            record.evidence.keep(work.raw, Receipt(captured_at=at, tool=TOOL))
        raise
    return add(record, source.data, source.receipt, reader, at=at, actor=PROGRAM)


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
