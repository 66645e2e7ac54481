"""A monitor's sheet from a file: CSV or XLSX to rows of text, and its mapping from TOML."""

import csv
import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from cenotaph.capture.decode import decode
from cenotaph.errors import InputError, PageError
from cenotaph.extract.rows.mapping import SheetMap, sheet_map
from cenotaph.run.sources import MAX_BYTES

_EXCEL = (".xlsx", ".xlsm")


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


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file, dates as text; raises InputError with the line where it is none."""
    try:
        table = tomllib.loads(_bytes(path).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"The file {path} is no TOML: {error}.", hint="docs/reference/sheets.md shows one."
        ) from None
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()
    }


def read_sheet(path: Path, mapping: SheetMap) -> tuple[Row, ...]:
    """The rows of a sheet that hold anything; raises InputError where it cannot be mapped."""
    rows = list(_excel(path) if path.suffix.lower() in _EXCEL else _csv(path))
    if not rows:
        raise InputError(f"The sheet {path} is empty.", hint="Its first row names the columns.")
    (_, head), *body = rows
    columns = [" ".join(name.split()) for name in head]
    _check_columns(path, columns, mapping)
    return tuple(
        Row(number=number, cells=tuple(_under(columns, cells)))
        for number, cells in body
        if any(cell.strip() for cell in cells)
    )


def _check_columns(path: Path, columns: Sequence[str], mapping: SheetMap) -> None:
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise InputError(
            f"The sheet {path} has two columns “{twice[0]}”.", hint="Name each column differently."
        )
    missing = [name for name in mapping.columns if name not in columns]
    if missing:
        raise InputError(
            f"The sheet {path} has no column “{missing[0]}”, which the mapping names.",
            hint=f"Its columns are: {', '.join(filter(None, columns))}.",
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
        text, problems = decode(_bytes(path), "text/csv")
    except PageError as error:
        raise InputError(f"The sheet {path} is no text.", hint=error.hint) from None
    if problems:
        raise InputError(
            f"The characters of {path} cannot be told for certain.",
            hint="Save the sheet as CSV in UTF-8, or as XLSX.",
        )
    head = text.split("\n", 1)[0]
    # of the separators that programs write, the one that parts the head most often
    separator = max(",;\t|", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    begun = 1
    try:
        for cells in reader:
            yield begun, cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"Line {reader.line_num} of {path} is no CSV: {error}.",
            hint="Open the sheet in the program that made it, and save it again.",
        ) from None


def _excel(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the first worksheet; a formula gives the value the program last saved."""
    data = _bytes(path)
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
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        raise InputError(
            f"The sheet {path} is no XLSX that can be read.",
            hint="Open it in the program that made it, and save it again, or as CSV.",
        ) from None


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


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path} is larger than a sheet kept by hand.", hint="Split it.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"The file {path} cannot be read: {error.strerror}.", hint="Check the path."
        ) from None
