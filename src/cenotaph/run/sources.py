"""Where pages come from: a file, an address, standard input, a folder, a line of JSON."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cenotaph import __version__
from cenotaph.errors import InputError, PageError
from cenotaph.model.pages import Receipt
from cenotaph.run.fetch import fetch, is_address

TOOL = f"cenotaph/{__version__}"
# Every program's entries carry this actor; a person's carry the id of a person.
PROGRAM = f"program:{TOOL}"
# 64 MB: larger than any page; whole archives are fed page by page.
MAX_BYTES = 64 * 1024 * 1024
_MEDIA_TYPES: Mapping[str, str] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
}
LINES = ".jsonl"
LINE_KEYS = ("id", "text", "html", "published_at", "url", "title", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one page with their receipt, and the name to call it by in messages."""

    name: str
    data: bytes
    receipt: Receipt


def from_anywhere(where: str, *, captured_at: str) -> Source:
    """The page at a path, an address, or on standard input (`-`)."""
    if where == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        _check_size("standard input", len(data))
        return Source(name="-", data=data, receipt=Receipt(captured_at=captured_at, tool=TOOL))
    if is_address(where):
        data, receipt = fetch(where, captured_at=captured_at)
        return Source(name=where, data=data, receipt=receipt)
    return from_file(Path(where), captured_at=captured_at)


def from_file(path: Path, *, captured_at: str) -> Source:
    """The page in a file; raises InputError when there is none that can be read."""
    try:
        if path.is_dir():
            raise InputError(
                f"{path} is a folder, not a page.", hint="Name a file, or use `cenotaph add`."
            )
        _check_size(str(path), path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", hint="Check the path.") from None
    except OSError as error:
        raise InputError(
            f"The file {path} cannot be read: {error.strerror}.", hint="Check its permissions."
        ) from None
    media_type = media_type_of(path)
    receipt = Receipt(captured_at=captured_at, media_type=media_type, tool=TOOL)
    return Source(name=str(path), data=data, receipt=receipt)


def media_type_of(path: Path) -> str | None:
    """What a file is by its ending; None where that tells nothing."""
    return _MEDIA_TYPES.get(path.suffix.lower())


def files_under(path: Path) -> tuple[list[Path], list[Path]]:
    """The pages below a folder in a steady order, and the files that are none by their ending.

    Hidden files are neither: editors and file systems leave them.
    """
    pages: list[Path] = []
    others: list[Path] = []
    for below in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in below.relative_to(path).parts)
        if below.is_file() and not hidden:
            suffix = below.suffix.lower()
            (pages if suffix in _MEDIA_TYPES or suffix == LINES else others).append(below)
    return pages, others


@contextmanager
def open_lines(path: Path) -> Iterator[IO[str]]:
    """A file of JSON lines: a broken byte becomes U+FFFD, and only a line feed ends a line."""
    try:
        file = path.open(encoding="utf-8-sig", errors="replace", newline="\n")
    except OSError as error:
        raise InputError(
            f"The file {path} cannot be read: {error.strerror}.", hint="Check the path."
        ) from None
    with file:
        yield file


def from_line(line: str, number: int, *, captured_at: str) -> Source:
    """The page in one line of JSON; raises PageError when the line holds none."""
    row = parse_line(line, number)
    text, html = row.get("text"), row.get("html")
    body = html if isinstance(html, str) else text
    if not isinstance(body, str):
        raise PageError(f"Line {number} has neither text nor html.", hint=f"A line is {_shape()}.")
    known = {key: row.get(key) for key in ("url", "title", "source", "published_at")}
    wrong = sorted(key for key, value in known.items() if not isinstance(value, str | None))
    if wrong:
        raise PageError(f"Line {number}: {wrong[0]} is not text.", hint=f"A line is {_shape()}.")
    return Source(
        name=f"line {number}",
        # a lone surrogate is valid JSON and no character: it becomes a question mark
        data=body.encode("utf-8", "replace"),
        receipt=Receipt(
            captured_at=captured_at,
            row_id=str(row["id"]),
            tool=TOOL,
            media_type="text/html; charset=utf-8"
            if isinstance(html, str)
            else "text/plain; charset=utf-8",
            **known,
        ),
    )


def parse_line(line: str, number: int) -> dict[str, Any]:
    """The JSON object of one line; raises PageError when it is none or has no id."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise PageError(f"Line {number} is not JSON.", hint=f"A line is {_shape()}.") from None
    if not isinstance(row, dict):
        raise PageError(f"Line {number} is not a JSON object.", hint=f"A line is {_shape()}.")
    if not isinstance(row.get("id"), str | int):
        raise PageError(f"Line {number} has no id.", hint=f"A line is {_shape()}.")
    return row


def _shape() -> str:
    return '{"id", "text" or "html", "published_at", "url", "title", "source"}'


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise InputError(
            f"{name} is larger than {MAX_BYTES // 1024 // 1024} MB: no page is.",
            hint="Split it into pages, or feed it line by line with `cenotaph read --jsonl`.",
        )
