"""The figures behind an incident's charts, as rows for a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO

from cenotaph.export.tables import cells
from cenotaph.model.tolls import TollKey
from cenotaph.record.view import View
from cenotaph.web.growth import lines_of

COLUMNS = ("measure", "dimension", "key", "voice", "said", "lowest", "figure", "highest")
_Row = tuple[str | int | None, ...]


def figures_csv(view: View) -> str:
    """Every figure each voice gave of a toll on a day; blank where its words bound nothing.

    UTF-8, comma, CRLF (RFC 4180). `dimension` and `key` are blank for everyone, else they name the
    side or status that is counted.
    """
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(cells(row) for row in _rows(view))
    return file.getvalue()


def _rows(view: View) -> Iterator[_Row]:
    for toll in view.tolls:
        key: TollKey | None = toll.key
        if key is not None and key.dimension not in ("side", "status"):
            continue
        named = (None, None) if key is None else (key.dimension, key.value)
        for line in lines_of(view, toll.measure, key):
            for step in line.steps:
                yield (
                    toll.measure, *named, line.name, step.day, step.min, step.figure, step.max,
                )  # fmt: skip
