"""What `bundle`, `backup`, `restore` and `timestamp` do, once their arguments are known."""

from pathlib import Path

from cenotaph.cli import recording
from cenotaph.cli.console import out, progress_bar
from cenotaph.errors import InputError
from cenotaph.record.decisions import Decider
from cenotaph.run import bundling, timestamping
from cenotaph.run.clock import now
from cenotaph.run.opening import open_record
from cenotaph.run.past import entry_as_of


def write(record_folder: Path, folder: Path, as_of: str | None) -> None:
    """The record's log and evidence in a new folder, checked; says how to check it again."""
    with open_record(record_folder) as record:
        until = None if as_of is None else entry_as_of(record, as_of)
        head = bundling.bundle(record, folder, until=until)
    console = out()
    console.print(f"{folder}: {head.seq} entries, whole. Head: {head.hash}", soft_wrap=True)
    console.print(f"Check it anywhere: python3 {folder}/check.py", soft_wrap=True)


def restore_into(source: Path, folder: Path) -> None:
    """A record made of a backup, then verified as every record is."""
    with progress_bar("Deriving") as progress:
        bundling.restore(source, folder, progress=progress)
    recording.check(folder)


def timestamp(
    record_folder: Path,
    named: str,
    *,
    request: Path | None,
    attach: Path | None,
    ca: Path | None,
    by: Decider,
) -> None:
    """The request for a token, a token attached, or those attached checked."""
    console = out()
    with open_record(record_folder) as record:
        if request is not None:
            edition = timestamping.request(record, named, request)
            console.print(f"Send {request} to an authority; it stamps {edition.head}.")
            return
        if ca is None:
            raise InputError(
                "Who signs the answer is not said.", hint="Name the authority's certificate: --ca."
            )
        if attach is not None:
            edition = timestamping.attach(record, named, attach, authority=ca, by=by, at=now())
            console.print(f"Attached to edition {edition.edition}.")
            return
        number = timestamping.check(record, named, authority=ca)
    held = "1 token holds." if number == 1 else f"{number} tokens hold."
    console.print(held if number else "No token is attached.")
