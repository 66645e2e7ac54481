"""Reading without a record: one page, or many lines of JSON into as many lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cenotaph.codec import to_json
from cenotaph.errors import PageError
from cenotaph.export.contract import failed_plain, reading_plain
from cenotaph.extract import Reader, make_reader
from cenotaph.model.readings import Reading
from cenotaph.model.values import Problem
from cenotaph.path import read
from cenotaph.run.processes import Mapped
from cenotaph.run.sources import Source, from_line, open_lines, parse_line
from cenotaph.store.files import replacing
from cenotaph.store.gazetteer import open_gazetteer

# The code that extraction gives to a page in a language it has no rules for.
UNREAD = "language-not-read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of JSON with its number in the file, from 1, and when it is read."""

    number: int
    text: str
    captured_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many pages were read, and how many of them failed."""

    pages: int
    failed: int


@cache
def the_reader() -> Reader:
    """The reader of this process, over the gazetteer in the user's cache; made once."""
    return make_reader(open_gazetteer())


def read_source(source: Source) -> Reading:
    """One page as read in memory."""
    return read(source.data, source.receipt, the_reader())


def unread_problem(problems: Iterable[Problem]) -> Problem | None:
    """The problem that tells that a page was captured and not read, if there is one."""
    return next((one for one in problems if one.code == UNREAD), None)


def read_many(
    lines: Iterable[str], *, captured_at: str, processes: int = 1
) -> Iterator[dict[str, Any]]:
    """One object a line, in the lines' order, each with its line's id.

    A line that fails gives an object with `problems` and no page; nothing is lost. A blank line
    is no line.
    """
    numbered = (
        Line(number=number, text=text, captured_at=captured_at)
        for number, text in enumerate(lines, 1)
        if text.strip()
    )
    mapped = Mapped(work=_read_line, prepare=the_reader, processes=processes)
    for line, outcome in mapped.over(numbered):
        plain = failed_plain([outcome]) if isinstance(outcome, Problem) else outcome
        yield {"id": id_of(line)} | plain


def read_file_of_lines(
    source: Path,
    out: Path,
    *,
    captured_at: str,
    processes: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Tally:
    """Each line of `source` read into a line of `out`, which takes its name when all are done.

    `progress` is told how many lines are done.
    """
    pages = failed = 0
    with open_lines(source) as file, replacing(out) as sink:
        for plain in read_many(file, captured_at=captured_at, processes=processes):
            sink.write(to_json(plain) + "\n")
            pages += 1
            failed += plain["page"] is None
            if progress:
                progress(pages)
    return Tally(pages=pages, failed=failed)


def _read_line(line: Line) -> dict[str, Any]:
    source = from_line(line.text, line.number, captured_at=line.captured_at)
    reading = read_source(source)
    return reading_plain(reading.page, reading.extraction, reading.incidents)


def id_of(line: Line) -> str | int | None:
    """The id that the line gives its page; None where it cannot be read."""
    try:
        row_id: str | int = parse_line(line.text, line.number)["id"]
    except PageError:
        return None
    return row_id
