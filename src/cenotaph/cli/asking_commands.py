"""Commands that ask a record what its figures did, sum to, and rest on."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

from typing import Annotated

import typer

from cenotaph.cli.options import (
    HERE,
    AsOfOption,
    IncidentArgument,
    MeasureArgument,
    PolicyOption,
    RecordOption,
)


def timeline(
    incident: IncidentArgument,
    measure: MeasureArgument = None,
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """Show each figure by its day, and what it did."""
    from cenotaph.cli import answers

    answers.timeline_of(record, incident, measure, as_of=as_of)


def voices(
    incident: IncidentArgument, as_of: AsOfOption = None, record: RecordOption = HERE
) -> None:
    """Draw who heard a figure from whom."""
    from cenotaph.cli import answers

    answers.voices_of(record, incident, as_of=as_of)


def total(
    measure: Annotated[str, typer.Option(help="What is summed.")] = "killed",
    policy: PolicyOption = "range",
    since: Annotated[str | None, typer.Option(help="The first day, month or year.")] = None,
    until: Annotated[str | None, typer.Option(help="The last day, month or year.")] = None,
    country: Annotated[str | None, typer.Option(help="Its ISO 3166 code.")] = None,
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """Sum incidents, and say what the sum leaves out."""
    from cenotaph.cli import answers

    chosen = {"since": since, "until": until, "country": country}
    answers.total_of(record, measure, policy, chosen, as_of=as_of)


def compare(
    policy: Annotated[list[str], typer.Option("--policy", help="Two of them: give it twice.")],
    measure: Annotated[str | None, typer.Option(help="One measure alone.")] = None,
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """List the tolls that differ between two policies."""
    from cenotaph.cli import answers

    answers.compare_policies(record, policy, measure, as_of=as_of)


def diff(
    early: Annotated[str, typer.Argument(metavar="EDITION", help="Its id, or how it begins.")],
    late: Annotated[
        str | None, typer.Argument(metavar="EDITION", help="Another; without it, the record now.")
    ] = None,
    record: RecordOption = HERE,
) -> None:
    """List what tolls differ between editions, and why."""
    from cenotaph.cli import answers

    answers.diff_editions(record, early, late)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (timeline, voices, total, compare, diff):
        app.command()(command)
