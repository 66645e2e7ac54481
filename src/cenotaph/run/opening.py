"""Records made and opened, from a folder to an open `Record`."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cenotaph.config import find_record, marker_text, place_of
from cenotaph.errors import RecordError
from cenotaph.store.files import replacing
from cenotaph.store.record import Record, no_checkpoint


def make_record(folder: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """A new, empty record in this folder, which is made if need be; the folder.

    The marker comes last, so a killed `init` leaves no record and can be run again. Raises
    RecordError when the folder is a record already or cannot be written.
    """
    place = place_of(folder, environ)
    if place.marker.exists():
        raise RecordError(
            f"{folder} is already a record.", hint="Add pages to it with `cenotaph add`."
        )
    try:
        place.evidence.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            hint="Choose a folder you may write to.",
        ) from None
    record = Record(place.url, place.evidence)
    try:
        record.create()
    finally:
        record.close()
    with replacing(place.marker) as file:
        file.write(marker_text())
    return folder


@contextmanager
def open_record(
    folder: Path,
    environ: Mapping[str, str] = os.environ,
    *,
    checkpoint: Callable[[str], None] = no_checkpoint,
    index: bool = True,
) -> Iterator[Record]:
    """The record in this folder, open for the length of the block.

    Without `index` its derived tables may be of another version: they are to be derived again.
    """
    place = find_record(folder, environ)
    record = Record(place.url, place.evidence, checkpoint=checkpoint)
    try:
        record.check(index=index)
        yield record
    finally:
        record.close()
