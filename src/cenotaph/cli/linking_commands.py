"""The commands about which pages tell of one incident: the program's linking, and people's word."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

from pathlib import Path
from typing import Annotated

import typer

from cenotaph.cli.options import HERE, Deciding, RecordOption, decides

First = Annotated[str, typer.Argument(metavar="A", help="An incident or a report.")]
Second = Annotated[str, typer.Argument(metavar="B", help="Another.")]


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    app.command()(link)
    app.command()(merge)
    app.command()(split)
    app.command()(different)
    app.command()(unsure)


def link(
    one: Annotated[str | None, typer.Argument(metavar="A|IN", help="What it is about.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="B|OUT", help="And the other.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what links A and B, and what parts them.")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="List the pairs a person's word helps most on.")
    ] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Link a page a line: its id and incident into OUT.")
    ] = False,
    record: RecordOption = HERE,
) -> None:
    """Explain links, list unsure ones, link a file."""
    from cenotaph.cli import linking

    linking.check_one_is_asked(explain=explain, review=review, jsonl=jsonl)
    if review:
        linking.review(record)
        return
    a, b = linking.both(one, other, jsonl=jsonl)
    if jsonl:
        raise typer.Exit(linking.link_lines(Path(a), Path(b)))
    linking.explain(record, a, b)


@decides()
def merge(a: First, b: Second, how: Deciding) -> None:
    """Put two incidents or reports together: they are one."""
    from cenotaph.cli import deciding

    deciding.decide_on_pairs("merge", [a], b, how)


@decides()
def split(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id.")],
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="What is not of it.")],
    how: Deciding,
) -> None:
    """Keep reports apart from the rest of an incident."""
    from cenotaph.cli import deciding

    deciding.decide_on_pairs("split", reports, incident, how)


@decides()
def different(a: First, b: Second, how: Deciding) -> None:
    """Keep two incidents or reports apart: they are two."""
    from cenotaph.cli import deciding

    deciding.decide_on_pairs("different", [a], b, how)


@decides()
def unsure(a: First, b: Second, how: Deciding) -> None:
    """Say that nobody can tell: the program decides."""
    from cenotaph.cli import deciding

    deciding.decide_on_pairs("unsure", [a], b, how)
