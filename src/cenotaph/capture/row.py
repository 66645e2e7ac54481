"""A row of a monitor's sheet as a page: one line a cell, its column before its words."""

import json

from cenotaph.errors import PageError
from cenotaph.model.pages import Segment
from cenotaph.model.rows import BETWEEN


def read_row(text: str) -> tuple[str, tuple[Segment, ...]]:
    """The row's text, "Column: cell" a line, and a segment for each cell that holds words.

    Raises PageError where the text is no row.
    """
    try:
        cells = [(str(column), str(cell)) for column, cell in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        raise PageError(
            "The page calls itself a row of a sheet and is none.",
            hint="Rows come from `cenotaph import`, which writes them.",
        ) from None
    lines = [f"{column}{BETWEEN}{cell.strip()}" for column, cell in cells if cell.strip()]
    segments = []
    start = 0
    for line in lines:
        segments.append(Segment(kind="body", start=start, end=start + len(line)))
        start += len(line) + 1
    return "\n".join(lines), tuple(segments)
