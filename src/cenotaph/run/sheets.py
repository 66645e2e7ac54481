"""A sheet from a file: CSV, XLSX or JSON to rows of text, and its mapping from TOML."""

import csv
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any

from cenotaph.capture.decode import decode
from cenotaph.errors import InputError, PageError
from cenotaph.extract.rows.mapping import SheetMap, sheet_map
from cenotaph.run.sources import MAX_BYTES
from cenotaph.run.workbooks import rows_in_book

SHOWN_IN = "docs/reference/sheets.md"
# Excel says on a line of its own what parts its cells.
_NAMED_SEPARATOR = re.compile(r"sep=(.)", re.I)
# A column misspelt is at least so like the one that was meant; a name is like no column.
_ALIKE = 0.75
# Rows of a title that may stand above the head.
_HEADS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number in the file, and its cells under their columns."""

    number: int
    cells: tuple[tuple[str, str], ...]

    def cell(self, column: str | None) -> str:
        """The words of a cell without the white space around them; empty where there is none."""
        return next((words.strip() for name, words in self.cells if name == column), "")

    @property
    def data(self) -> bytes:
        """The row as the bytes that are its evidence: an equal row has equal bytes."""
        return json.dumps(self.cells, ensure_ascii=False, separators=(",", ":")).encode()


def cells_in(data: bytes) -> tuple[tuple[str, str], ...]:
    """The cells of a row that became a page, from the bytes that are its evidence."""
    return tuple((str(column), str(cell)) for column, cell in json.loads(data))


def read_map(path: Path) -> SheetMap:
    """The mapping in a TOML file; raises InputError with the line where it is none."""
    return sheet_map(read_toml(path))


def read_toml(path: Path, shown_in: str = SHOWN_IN) -> dict[str, Any]:
    """The table in a TOML file, dates as text; raises InputError with the line where it is none."""
    try:
        table = tomllib.loads(bytes_of(path).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"The file {path} is no TOML: {error}.", hint=f"{shown_in} shows one."
        ) from None
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()
    }


def no_remark(_remark: str) -> None:
    """Nobody is told."""


def read_sheet(
    path: Path, mapping: SheetMap, remark: Callable[[str], None] = no_remark
) -> tuple[Row, ...]:
    """The rows of a sheet that hold anything; raises InputError where it cannot be mapped.

    `remark` is told of what a workbook hides.
    """
    return rows_of(path, mapping.columns, sheet=mapping.sheet, remark=remark)


def rows_of(
    path: Path,
    mapped: Sequence[str],
    *,
    sealed: bool = False,
    sheet: str | None = None,
    remark: Callable[[str], None] = no_remark,
) -> tuple[Row, ...]:
    """The rows of a CSV, XLSX or JSON file that hold anything, which has the columns mapped.

    `sheet` names the worksheet of a workbook. No error quotes the first row of a sealed sheet:
    without a head it is a row like the others.
    """
    data = bytes_of(path)
    if path.suffix.lower() in _BOOKS:
        rows = list(rows_in_book(path, data, sheet=sheet, remark=remark)) if data else []
    else:
        rows = list(_READERS.get(path.suffix.lower(), _csv)(path)) if data else []
    if not rows:
        raise InputError(f"The sheet {path} is empty.", hint="Its first row names the columns.")
    (_, head), *body = rows
    columns = [" ".join(name.split()) for name in head]
    _check_columns(path, columns, mapped, below=body[:_HEADS], sealed=sealed)
    return tuple(
        Row(number=number, cells=tuple(_under(columns, cells)))
        for number, cells in body
        if any(cell.strip() for cell in cells)
    )


def _check_columns(
    path: Path,
    columns: Sequence[str],
    mapped: Sequence[str],
    *,
    below: Sequence[tuple[int, Sequence[str]]],
    sealed: bool,
) -> None:
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        named = "of one name" if sealed and twice[0] not in mapped else f"“{twice[0]}”"
        raise InputError(
            f"The sheet {path} has two columns {named}.", hint="Name each column differently."
        )
    missing = [name for name in mapped if name not in columns]
    if missing:
        many = "s" * (len(missing) > 1)
        which = f"column{many} " + ", ".join(f"“{name}”" for name in missing)
        raise InputError(
            f"The sheet {path} has no {which}, which the mapping names.",
            hint=_what_there_is(missing, columns, below, sealed=sealed),
        )


def _what_there_is(
    missing: Sequence[str],
    columns: Sequence[str],
    below: Sequence[tuple[int, Sequence[str]]],
    *,
    sealed: bool,
) -> str:
    """What to do where columns are missing: a row below may hold them, or one is spelt alike."""
    for number, cells in below:
        if {" ".join(cell.split()) for cell in cells} >= set(missing):
            return f"Row {number} names them: take away the rows above it."
    alike = get_close_matches(missing[0], columns, 1, _ALIKE)
    if sealed:
        return f"Is it “{alike[0]}”?" if alike else "Does its first row name the columns?"
    meant = f"Is “{missing[0]}” “{alike[0]}”? " if alike else ""
    return f"{meant}Its columns are: {', '.join(filter(None, columns))}."


def _under(columns: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each cell under its column; words beyond the last column keep a number for a name."""
    for position, words in enumerate(cells):
        name = columns[position] if position < len(columns) else ""
        if name or words.strip():
            yield name or f"column {position + 1}", words


def _csv(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a CSV file with the line each begins on; the separator is the sheet's own."""
    try:
        text, problems = decode(bytes_of(path), "text/csv")
    except PageError:
        raise InputError(
            f"The sheet {path} is no text.", hint="Save the sheet as CSV in UTF-8, or as XLSX."
        ) from None
    if problems:
        raise InputError(
            f"The characters of {path} cannot be told for certain: it is not in UTF-8.",
            hint="Save the sheet as CSV in UTF-8, or as XLSX.",
        )
    head, _, rest = text.partition("\n")
    begun = 1
    named = _NAMED_SEPARATOR.fullmatch(head.strip())
    if named:
        text, begun = rest, 2
    # of the separators that programs write, the one that parts the head most often
    separator = named[1] if named else max(",;\t|", key=head.count)
    # strict: a quotation mark that never closes would make one cell of all rows after it
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    above = begun - 1
    try:
        for cells in reader:
            yield begun, cells
            begun = above + reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"The row that begins on line {begun} of {path} is no CSV: {error}.",
            hint="Close the quotation mark, and double each one inside a cell; or save the sheet"
            " again in the program that made it.",
        ) from None


def _json(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """The objects of a JSON list, or of a file with one a line, as rows; their keys are columns."""
    try:
        text = bytes_of(path).decode("utf-8-sig")
        lines = path.suffix.lower() != ".json"
        found = [json.loads(one) for one in text.splitlines() if one.strip()] if lines else (
            json.loads(text)
        )  # fmt: skip
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        # what the error quotes may be a name
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"The file {path} is no JSON in UTF-8{where}.", hint="Save it again as UTF-8."
        ) from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(
            f"The file {path} is no list of objects.",
            hint="Give an object a row, its columns as keys: [{…}, {…}].",
        )
    head = list(dict.fromkeys(str(key) for one in found for key in one))
    if found:
        yield 0, head
    for number, one in enumerate(found, 1):
        yield number, [_words(one.get(column)) for column in head]


def _words(value: Any) -> str:
    """A value of JSON as words: a whole number without a point."""
    if value is None:
        return ""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value)


_BOOKS = (".xlsx", ".xlsm")
_READERS: Mapping[str, Callable[[Path], Iterator[tuple[int, Sequence[str]]]]] = {
    ".json": _json,
    ".jsonl": _json,
}


def bytes_of(path: Path) -> bytes:
    """The bytes of a file kept by hand; raises InputError where they cannot be had."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path} is larger than a sheet kept by hand.", hint="Split it.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"The file {path} cannot be read: {error.strerror}.", hint="Check the path."
        ) from None
