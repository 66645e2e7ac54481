"""A worksheet of an XLSX workbook as rows of text; what it does not show is said."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from cenotaph.errors import InputError
from cenotaph.run.naming import some

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# What openpyxl stumbles over in a workbook that is damaged, or holds nothing but a chart.
_BROKEN_BOOK = (
    AttributeError, BadZipFile, EOFError, IndexError, KeyError, NotImplementedError, SyntaxError,
    TypeError, ValueError, zlib.error,
)  # fmt: skip


def rows_in_book(
    path: Path, data: bytes, *, sheet: str | None, remark: Callable[[str], None]
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the worksheet of this name, else of the first that is shown, with their numbers.

    A formula gives the value the program last saved. Raises InputError where cells are merged over
    rows, or a formula has no value: which rows they speak for cannot be told. `remark` is told of
    hidden rows, which are read, and of other sheets, which are not.
    """
    try:
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise InputError(
            "Reading XLSX needs the package openpyxl.",
            hint='Install it with: pip install "cenotaph[sheets]", or save the sheet as CSV.',
        ) from None
    try:
        book = _book(data, values=True)
        found = _sheet(path, book, sheet)
        _check_merged(path, found)
        if _has_formulas(data):
            _check_formulas(path, found, _book(data, values=False)[found.title])
        _remark(book, found, remark, named=sheet is not None)
        rows = [[_words(cell) for cell in cells] for cells in found.iter_rows(values_only=True)]
    except (InvalidFileException, *_BROKEN_BOOK):
        raise InputError(
            f"The sheet {path} is no XLSX that can be read.",
            hint="Open it in the program that made it, and save it again, or as CSV.",
        ) from None
    yield from enumerate(rows, 1)


def _book(data: bytes, *, values: bool) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - only who has such sheets needs it

    return load_workbook(BytesIO(data), data_only=values)


def _sheet(path: Path, book: "Workbook", named: str | None) -> "Worksheet":
    sheets = book.worksheets
    if named is None:
        return next((one for one in sheets if one.sheet_state == "visible"), sheets[0])
    for one in sheets:
        if one.title.strip() == named.strip():
            return one
    raise InputError(
        f"The workbook {path} has no sheet “{named}”, which the mapping names.",
        hint=f"Its sheets are: {', '.join(one.title for one in sheets)}.",
    )


def _check_merged(path: Path, sheet: "Worksheet") -> None:
    over_rows = [one for one in sheet.merged_cells.ranges if one.max_row > one.min_row]
    if over_rows:
        places = some(str(one) for one in sorted(over_rows, key=lambda one: one.min_row))
        raise InputError(
            f"Cells of {path} are merged over several rows: {places}.",
            hint="Unmerge them, and fill in each row what holds for it: whether a figure or a day"
            " holds for all of them or for one cannot be told.",
        )


def _has_formulas(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as parts:
        sheets = (name for name in parts.namelist() if name.startswith("xl/worksheets/"))
        return any(b"<f" in parts.read(name) for name in sheets if name.endswith(".xml"))


def _check_formulas(path: Path, values: "Worksheet", formulas: "Worksheet") -> None:
    empty = [
        f"{cell.column_letter}{cell.row}"
        for row in formulas.iter_rows()
        for cell in row
        if cell.data_type == "f" and values.cell(cell.row, cell.column).value is None
    ]
    if empty:
        raise InputError(
            f"Formulas of {path} have no value saved: {some(empty)}.",
            hint="Open it in a spreadsheet program and save it there, or put the values in.",
        )


def _remark(
    book: "Workbook", sheet: "Worksheet", remark: Callable[[str], None], *, named: bool
) -> None:
    hidden = [row for row, its in sheet.row_dimensions.items() if its.hidden and row > 1]
    if hidden:
        rows = "1 row is" if len(hidden) == 1 else f"{len(hidden)} rows are"
        remark(
            f"{rows} hidden in “{sheet.title}”, by a filter perhaps, and read like the others:"
            f" {some(map(str, hidden))}."
        )
    others = [f"“{one.title}”" for one in book.worksheets if one is not sheet and one.max_row > 1]
    if others and not named:
        remark(
            f"“{sheet.title}” is read; other sheets of the workbook have rows too: {some(others)}."
            " `sheet` in the mapping names the one to read."
        )


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
