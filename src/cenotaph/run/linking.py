"""Linking as a person asks for it: lines of pages into incidents."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cenotaph.capture import capture
from cenotaph.codec import to_json
from cenotaph.extract import extract
from cenotaph.link.pages import lead_incidents
from cenotaph.model.claims import Extraction
from cenotaph.model.values import Problem
from cenotaph.run.processes import Mapped
from cenotaph.run.reading import Line, Tally, id_of, the_reader
from cenotaph.run.sources import from_line, open_lines
from cenotaph.store.files import replacing


def link_file_of_lines(
    source: Path,
    out: Path,
    *,
    captured_at: str,
    progress: Callable[[int], None] | None = None,
) -> Tally:
    """For each line of `source` a line of `out`, in order: its id and its page's first incident.

    A line that cannot be read has no incident, and its problem. `progress` is told how many lines
    are read.
    """
    ids: list[str | int | None] = []
    read: list[Extraction | Problem] = []
    with open_lines(source) as file:
        for line, outcome in _extracted(file, captured_at):
            ids.append(id_of(line))
            read.append(outcome)
            if progress:
                progress(len(read))
    incidents = iter(lead_incidents(one for one in read if isinstance(one, Extraction)))
    with replacing(out) as sink:
        for id_, one in zip(ids, read, strict=True):
            if isinstance(one, Problem):
                plain = {"id": id_, "incident": None, "problems": [one.message]}
            else:
                plain = {"id": id_, "incident": next(incidents)}
            sink.write(to_json(plain) + "\n")
    return Tally(pages=len(read), failed=sum(isinstance(one, Problem) for one in read))


def _extracted(
    lines: Iterable[str], captured_at: str
) -> Iterator[tuple[Line, Extraction | Problem]]:
    numbered = (
        Line(number=number, text=text, captured_at=captured_at)
        for number, text in enumerate(lines, 1)
        if text.strip()
    )
    yield from Mapped(work=_extract_line, prepare=the_reader).over(numbered)


def _extract_line(line: Line) -> Extraction:
    source = from_line(line.text, line.number, captured_at=line.captured_at)
    return extract(capture(source.data, source.receipt), the_reader())
