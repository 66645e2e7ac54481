"""A sheet from a file: CSV, XLSX or JSON to rows of text, and its mapping from TOML."""

import csv
import json
import tomllib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from cenotaph.capture.decode import decode
from cenotaph.errors import InputError, PageError
from cenotaph.extract.rows.mapping import SheetMap, sheet_map
from cenotaph.run.sources import MAX_BYTES

SHOWN_IN = "docs/reference/sheets.md"
# What openpyxl stumbles over in a workbook that is damaged, or holds nothing but a chart.
_BROKEN_BOOK = (
    AttributeError, BadZipFile, EOFError, IndexError, KeyError, NotImplementedError, SyntaxError,
    TypeError, ValueError, zlib.error,
)  # fmt: skip
# A column misspelt is at least so like the one that was meant; a name is like no column.
_ALIKE = 0.75


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


def read_sheet(path: Path, mapping: SheetMap) -> tuple[Row, ...]:
    """The rows of a sheet that hold anything; raises InputError where it cannot be mapped."""
    return rows_of(path, mapping.columns)


def rows_of(path: Path, mapped: Sequence[str], *, sealed: bool = False) -> tuple[Row, ...]:
    """The rows of a CSV, XLSX or JSON file that hold anything, which has the columns mapped.

    No error quotes the first row of a sealed sheet: without a head it is a row like the others.
    """
    read = _READERS.get(path.suffix.lower(), _csv)
    rows = list(read(path)) if bytes_of(path) else []
    if not rows:
        raise InputError(f"The sheet {path} is empty.", hint="Its first row names the columns.")
    (_, head), *body = rows
    columns = [" ".join(name.split()) for name in head]
    _check_columns(path, columns, mapped, sealed=sealed)
    return tuple(
        Row(number=number, cells=tuple(_under(columns, cells)))
        for number, cells in body
        if any(cell.strip() for cell in cells)
    )


def _check_columns(
    path: Path, columns: Sequence[str], mapped: Sequence[str], *, sealed: bool
) -> None:
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        named = "of one name" if sealed and twice[0] not in mapped else f"“{twice[0]}”"
        raise InputError(
            f"The sheet {path} has two columns {named}.", hint="Name each column differently."
        )
    missing = [name for name in mapped if name not in columns]
    if missing:
        alike = get_close_matches(missing[0], columns, 1, _ALIKE)
        hint = f"Its columns are: {', '.join(filter(None, columns))}."
        if sealed:
            hint = f"Is it “{alike[0]}”?" if alike else "Does its first row name the columns?"
        raise InputError(
            f"The sheet {path} has no column “{missing[0]}”, which the mapping names.", hint=hint
        )


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
            f"The characters of {path} cannot be told for certain.",
            hint="Save the sheet as CSV in UTF-8, or as XLSX.",
        )
    head = text.split("\n", 1)[0]
    # of the separators that programs write, the one that parts the head most often
    separator = max(",;\t|", key=head.count)
    # strict: a quotation mark that never closes would make one cell of all rows after it
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begun = 1
    try:
        for cells in reader:
            yield begun, cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"The row that begins on line {begun} of {path} is no CSV: {error}.",
            hint="Close the quotation mark, and double each one inside a cell; or save the sheet"
            " again in the program that made it.",
        ) from None


def _excel(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the first worksheet; a formula gives the value the program last saved."""
    data = bytes_of(path)
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - only who has such sheets needs it
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415
    except ModuleNotFoundError:
        raise InputError(
            "Reading XLSX needs the package openpyxl.",
            hint='Install it with: pip install "cenotaph[sheets]", or save the sheet as CSV.',
        ) from None
    from io import BytesIO  # noqa: PLC0415

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            yield number, [_words(cell) for cell in cells]
    except (InvalidFileException, *_BROKEN_BOOK):
        raise InputError(
            f"The sheet {path} is no XLSX that can be read.",
            hint="Open it in the program that made it, and save it again, or as CSV.",
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


_READERS: Mapping[str, Callable[[Path], Iterator[tuple[int, Sequence[str]]]]] = {
    ".xlsx": _excel,
    ".xlsm": _excel,
    ".json": _json,
    ".jsonl": _json,
}


def _words(cell: Any) -> str:
    """A cell as words: a date as ISO's, a whole number without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


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
