"""The commands that keep a record: copies that can be checked, restored, and stamped."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

from pathlib import Path
from typing import Annotated

import typer

from cenotaph.cli.options import HERE, ActorOption, AsOfOption, RecordOption, RoleOption


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (bundle, backup, restore, timestamp):
        app.command()(command)


def bundle(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that is not there yet.")],
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """Write log and evidence for anyone to check."""
    from cenotaph.cli import keeping

    keeping.write(record, out, as_of)


def backup(
    dest: Annotated[Path, typer.Argument(metavar="DEST", help="A folder that is not there yet.")],
    record: RecordOption = HERE,
) -> None:
    """Copy the whole record, and check the copy."""
    from cenotaph.cli import keeping

    keeping.write(record, dest, None)


def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="A backup or a bundle.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new record.")],
) -> None:
    """Make a record of a backup, and verify it."""
    from cenotaph.cli import keeping

    keeping.restore_into(source, folder)


def timestamp(
    edition: Annotated[str, typer.Argument(metavar="EDITION", help="Its id.")],
    request: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write the request for an authority.")
    ] = None,
    attach: Annotated[
        Path | None, typer.Option(metavar="TOKEN", help="Attach the authority's answer.")
    ] = None,
    ca: Annotated[
        Path | None, typer.Option(metavar="PEM", help="Whom the answer must be signed by.")
    ] = None,
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None:
    """Have an authority stamp an edition's head.

    With --request, writes what to send; with --attach and --ca, keeps the answer; with --ca alone,
    checks the answers kept.
    """
    from cenotaph.cli import deciding, keeping

    by = deciding.decider(actor, role)
    keeping.timestamp(record, edition, request=request, attach=attach, ca=ca, by=by)
