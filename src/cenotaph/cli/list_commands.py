"""The commands of `cenotaph lists`: victim lists added, shown, matched, reviewed."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

from pathlib import Path
from typing import Annotated

import typer

from cenotaph.cli.options import HERE, RecordOption

app = typer.Typer(
    help="Keep lists of the named dead, and find who is on several.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV, XLSX or JSON of names.")],
    name: Annotated[str, typer.Option("--list", metavar="NAME", help="What the list is called.")],
    mapping: Annotated[Path, typer.Option("--map", metavar="MAPPING", help="What columns say.")],
    record: RecordOption = HERE,
) -> None:
    """Add a list of named dead; a changed file supersedes the list of that name."""
    from cenotaph.cli import listing

    listing.add(record, file, name, mapping)


@app.command()
def show(
    name: Annotated[
        str | None, typer.Argument(metavar="LIST", help="All lists without it.")
    ] = None,
    record: RecordOption = HERE,
) -> None:
    """Show the lists, or one list's scope and what its rows hold; no names."""
    from cenotaph.cli import listing

    listing.show(record, name)
