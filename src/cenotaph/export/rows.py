"""A monitor's own rows given back: its ids and columns, with the incident each row is in."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from cenotaph.export.columns import INCIDENTS
from cenotaph.export.tables import cells, cells_of
from cenotaph.record.view import View

# What stands before a sheet's own columns, in the words of incidents.csv.
_OF_INCIDENT = tuple(
    column
    for column in INCIDENTS
    if column.name in ("incident", "killed_min", "killed_best", "killed_max", "injured_min",
                       "injured_best", "injured_max", "pages")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One imported row as it stands: the incident it is in, who keeps it, its id, its cells."""

    incident: View
    source: str | None
    row_id: str
    cells: tuple[tuple[str, str], ...]


def write_rows(rows: Iterable[KeptRow], columns: Sequence[str], file: IO[str]) -> int:
    """The rows under their own columns, the incident's figures before them; how many there are.

    UTF-8, comma, CRLF (RFC 4180). A column of the sheet that has a name of ours gets "sheet: "
    before it. Words that a spreadsheet would run as a formula get an apostrophe in front.
    """
    writer = csv.writer(file)
    ours = [column.name for column in _OF_INCIDENT]
    own = [f"sheet: {name}" if name in (*ours, "source", "row") else name for name in columns]
    writer.writerow([*ours, "source", "row", *cells(own)])
    number = 0
    for row in rows:
        theirs = dict(row.cells)
        told = cells_of(_OF_INCIDENT, row.incident)
        given = (row.source, row.row_id, *(theirs.get(name) for name in columns))
        writer.writerow([*told, *cells(given)])
        number += 1
    return number
