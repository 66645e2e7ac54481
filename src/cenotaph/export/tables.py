"""Views as CSV: a file of claims, one of tolls, one of incidents, written in one pass."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from cenotaph.export.columns import (
    CLAIMS,
    INCIDENTS,
    TOLLS,
    Cell,
    Column,
    Row,
    claim_rows,
    toll_rows,
)
from cenotaph.record.view import View

# A spreadsheet runs a cell that begins so as a formula, one set up for Japanese also the wide
# signs; words of pages are not ours to run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFiles:
    """The three files to write to, each opened as text with `newline=""`."""

    claims: IO[str]
    tolls: IO[str]
    incidents: IO[str]


def write_csv(views: Iterable[View], files: CsvFiles) -> int:
    """Every view's claims, tolls and itself as rows, the header first; the number of views.

    UTF-8, comma, CRLF (RFC 4180). Words that a spreadsheet would run as a formula get an
    apostrophe in front; numbers never do.
    """
    claims, tolls, incidents = (
        csv.writer(file) for file in (files.claims, files.tolls, files.incidents)
    )
    for writer, columns in ((claims, CLAIMS), (tolls, TOLLS), (incidents, INCIDENTS)):
        writer.writerow([column.name for column in columns])
    number = 0
    for view in views:
        claims.writerows(cells_of(CLAIMS, row) for row in claim_rows(view))
        tolls.writerows(cells_of(TOLLS, row) for row in toll_rows(view))
        incidents.writerow(cells_of(INCIDENTS, view))
        number += 1
    return number


def cells_of(columns: Sequence[Column[Row]], row: Row) -> list[Any]:
    """The cells of one row, as a spreadsheet may read them."""
    return cells(column.of(row) for column in columns)


def cells(values: Iterable[Cell]) -> list[Cell]:
    """Values as a spreadsheet may read them."""
    return [_cell(value) for value in values]


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
