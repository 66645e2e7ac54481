"""Exports of a record into a folder, each file there whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from cenotaph.errors import InputError
from cenotaph.export.lines import write_lines
from cenotaph.export.rows import KeptRow, write_rows
from cenotaph.export.tables import CsvFiles, write_csv
from cenotaph.model.rows import ROW_TYPE
from cenotaph.record.levels import may_read
from cenotaph.record.view import View
from cenotaph.run.sheets import cells_in
from cenotaph.store.files import replacing
from cenotaph.store.record import Record

Tables = Literal["csv", "jsonl"]
Format = Literal["csv", "jsonl", "rows"]
FILES: dict[Tables, tuple[str, ...]] = {
    "csv": ("claims.csv", "tolls.csv", "incidents.csv"),
    "jsonl": ("incidents.jsonl",),
}
ROWS = "rows.csv"


def export(views: Iterable[View], kind: Tables, folder: Path) -> list[Path]:
    """The files of this format in the folder, which is made if need be; their paths.

    Raises InputError when the folder cannot be made or written.
    """
    paths = [_made(folder) / name for name in FILES[kind]]
    with ExitStack() as stack:
        files = [stack.enter_context(replacing(path)) for path in paths]
        if kind == "csv":
            claims, tolls, incidents = files
            write_csv(views, CsvFiles(claims=claims, tolls=tolls, incidents=incidents))
        else:
            write_lines(views, files[0])
    return paths


def export_rows(record: Record, views: Iterable[View], folder: Path) -> list[Path]:
    """The imported rows that stand in these incidents, in a file in the folder; its path.

    Raises InputError when the folder cannot be made or written, or the level may not read rows.
    """
    kept = list(kept_rows(record, views))
    columns = dict.fromkeys(name for row in kept for name, _ in row.cells)
    path = _made(folder) / ROWS
    with replacing(path) as file:
        write_rows(kept, tuple(columns), file)
    return [path]


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            hint="Choose a folder you may write to.",
        ) from None
    return folder


def kept_rows(record: Record, views: Iterable[View]) -> Iterator[KeptRow]:
    """The imported rows that stand in these incidents, with the cells they came with.

    Raises InputError for views of a level that may not read a row's id.
    """
    for view in views:
        if not may_read(view.level, "names of people"):
            raise InputError(
                "A sheet's own columns may hold names, and are not given out at this level.",
                hint="Say who reads it: --level internal.",
            )
        for report in view.reports:
            captured = record.captured(report.page or "")
            if captured.receipt.media_type == ROW_TYPE:
                yield KeptRow(
                    incident=view,
                    source=captured.page.source,
                    row_id=captured.page.row_id or "",
                    cells=cells_in(record.evidence.bytes_of(captured.page.digest)),
                )
