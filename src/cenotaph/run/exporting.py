"""Exports of a record into a folder, each file there whole or not at all."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from cenotaph.errors import InputError
from cenotaph.export.lines import write_lines
from cenotaph.export.tables import CsvFiles, write_csv
from cenotaph.record.view import View
from cenotaph.store.files import replacing

Format = Literal["csv", "jsonl"]
FILES: dict[Format, tuple[str, ...]] = {
    "csv": ("claims.csv", "tolls.csv", "incidents.csv"),
    "jsonl": ("incidents.jsonl",),
}


def export(views: Iterable[View], kind: Format, folder: Path) -> list[Path]:
    """The files of this format in the folder, which is made if need be; their paths.

    Raises InputError when the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            hint="Choose a folder you may write to.",
        ) from None
    paths = [folder / name for name in FILES[kind]]
    with ExitStack() as stack:
        files = [stack.enter_context(replacing(path)) for path in paths]
        if kind == "csv":
            claims, tolls, incidents = files
            write_csv(views, CsvFiles(claims=claims, tolls=tolls, incidents=incidents))
        else:
            write_lines(views, files[0])
    return paths
