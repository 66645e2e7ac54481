"""Bundles written, checked and restored: backups, and what is handed to whoever doubts."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from cenotaph.config import RecordPlace, marker_text, place_of
from cenotaph.errors import ChainBroken, InputError, RecordError
from cenotaph.record.chain import Head
from cenotaph.record.offline import problems
from cenotaph.store.bundle import head_of_bundle, load_bundle, write_bundle
from cenotaph.store.files import folder_beside, reason, replacing, sync_folder
from cenotaph.store.record import Record, no_checkpoint


def bundle(
    record: Record,
    out: Path,
    *,
    until: int | None = None,
    checkpoint: Callable[[str], None] = no_checkpoint,
) -> Head:
    """A bundle of the record under this name, checked: there whole or not at all; its head.

    Raises InputError where something of that name is there, ChainBroken where the copy is not
    whole.
    """
    if out.exists():
        raise InputError(f"{out} is there already.", hint="Name a folder that is not.")
    try:
        with folder_beside(out) as beside:
            made = beside / "bundle"
            head = write_bundle(record, made, checkpoint=checkpoint, until=until)
            _check_copy(made)
            checkpoint("checked")
            made.rename(out)
            sync_folder(out.parent)
    except OSError as error:
        raise RecordError(
            f"The copy could not be written: {reason(error)}.",
            hint="Check that its folder can be written and its disk is not full; nothing was left "
            "there.",
        ) from None
    return head


def check_bundle(folder: Path) -> Head:
    """The head of a bundle that is whole; raises ChainBroken where it is not."""
    head = head_of_bundle(folder)
    if found := _first_problem(folder):
        raise ChainBroken(
            f"The bundle {folder.name} is not whole: {found}",
            hint="Make it again, or take another; its check.py lists all that is wrong.",
        )
    return head


def _check_copy(folder: Path) -> None:
    """Raises ChainBroken where a copy that was just made is not whole: the record is not."""
    if found := _first_problem(folder):
        raise ChainBroken(
            f"The record is not whole, and was not copied: {found}",
            hint="`cenotaph verify` lists all that is wrong; restore that from an earlier copy.",
        )


def _first_problem(folder: Path) -> str | None:
    return next(iter(problems(folder)), None)


def restore(
    folder: Path,
    into: Path,
    environ: Mapping[str, str] = os.environ,
    *,
    checkpoint: Callable[[str], None] = no_checkpoint,
    progress: Callable[[int], None] = lambda _done: None,
) -> Head:
    """A record made of a bundle, which is checked first; its head.

    The marker comes last: a killed `restore` leaves no record, and is run again.
    """
    head = check_bundle(folder)
    place = place_of(into, environ)
    if place.marker.exists():
        raise RecordError(f"{into} is already a record.", hint="Restore into a new folder.")
    try:
        _fill(place, folder, checkpoint=checkpoint, progress=progress)
    except OSError as error:
        raise RecordError(
            f"The copy could not be restored: {reason(error)}.",
            hint=f"What is in {into} is no record yet: make room on its disk, and run it again.",
        ) from None
    return head


def _fill(
    place: RecordPlace,
    folder: Path,
    *,
    checkpoint: Callable[[str], None],
    progress: Callable[[int], None],
) -> None:
    place.evidence.mkdir(parents=True, exist_ok=True)
    record = Record(place.url, place.evidence, checkpoint=checkpoint)
    try:
        record.create()
        load_bundle(record, folder, checkpoint=checkpoint, progress=progress)
    finally:
        record.close()
    with replacing(place.marker) as file:
        file.write(marker_text())
