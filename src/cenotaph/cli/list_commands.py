"""The commands of `cenotaph lists`: victim lists added, shown, matched, reviewed."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

from pathlib import Path
from typing import Annotated, Literal

import typer

from cenotaph.cli.options import HERE, ActorOption, ReasonOption, RecordOption, RoleOption

Lists = Annotated[list[str], typer.Argument(metavar="LIST…", help="Lists of the record, by name.")]
ByOption = Annotated[
    list[str], typer.Option("--by", help="year, place, sex, age or status; repeatable.")
]
Verdict = Literal["same", "different", "unsure"]

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


@app.command()
def match(
    lists: Lists,
    again: Annotated[
        bool, typer.Option("--again", help="Though they were matched as they stand.")
    ] = False,
    engine: Annotated[
        Literal["duckdb", "spark"], typer.Option(help="What compares the pairs.")
    ] = "duckdb",
    record: RecordOption = HERE,
) -> None:
    """Find who is on several lists, and print how they overlap."""
    from cenotaph.cli import list_matching

    list_matching.match(record, lists, again=again, engine=engine)


@app.command()
def overlap(
    lists: Lists,
    by: ByOption = [],  # noqa: B006 - Typer's way to say none
    csv: Annotated[Path | None, typer.Option(metavar="OUT", help="Write it as CSV.")] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write an UpSet plot as HTML.")
    ] = None,
    record: RecordOption = HERE,
) -> None:
    """Print how many people each combination of lists holds."""
    from cenotaph.cli import list_matching

    list_matching.overlaps(record, lists, by, csv, plot)


@app.command()
def review(
    lists: Lists,
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None:
    """Look at pairs in doubt, side by side, and say: same, different, unsure. Prints names."""
    from cenotaph.cli import list_matching

    list_matching.review(record, lists, actor, role)


@app.command()
def decide(
    verdict: Annotated[Verdict, typer.Argument(help="Whether two are one person.")],
    one: Annotated[str, typer.Argument(metavar="A", help="A listed person's id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other's.")],
    reason: ReasonOption,
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None:
    """Say of two listed people whether they are one."""
    from cenotaph.cli import list_matching

    list_matching.decide(record, verdict, (one, other), reason=reason, actor=actor, role=role)


@app.command()
def assign(
    lists: Lists,
    incident: Annotated[
        str | None, typer.Option(metavar="INCIDENT", help="Put people under its dead.")
    ] = None,
    person: Annotated[
        list[str], typer.Option(metavar="ID", help="Not who is proposed, but this person.")
    ] = [],  # noqa: B006 - Typer's way to say none
    reason: Annotated[str, typer.Option(help="Why they died there; kept in the log.")] = "",
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None:
    """Print which incidents listed people may have died in; with --incident, put them under it."""
    from cenotaph.cli import list_assigning

    if incident is None:
        list_assigning.propose(record, lists)
        return
    list_assigning.assign(
        record, lists, incident, persons=person, reason=reason, actor=actor, role=role
    )


@app.command()
def explain(
    one: Annotated[str, typer.Argument(metavar="A", help="A listed person's id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other's.")],
    record: RecordOption = HERE,
) -> None:
    """Explain what speaks for and against two people being one. Prints names."""
    from cenotaph.cli import list_matching

    list_matching.explain(record, one, other)
