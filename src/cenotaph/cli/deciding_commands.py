"""The commands by which people decide: on claims, incidents, sources, and on decisions."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

from collections.abc import Callable
from typing import Annotated

import typer

from cenotaph.cli.options import (
    HERE,
    ActorOption,
    Deciding,
    RecordOption,
    RoleOption,
    decides,
)
from cenotaph.model.vocabulary import Action

Named = Annotated[list[str], typer.Argument(help="Ids, or how they begin.")]
Settings = Annotated[
    list[str], typer.Option("--set", metavar="FIELD=VALUE", help="What it should be; repeatable.")
]


def register(app: typer.Typer) -> None:
    """Put these commands into the program."""
    for action, metavar, about in _PLAIN:
        app.command(name=action)(_plain(action, metavar, about))
    app.command()(release)
    app.command()(amend)
    app.command()(profile)
    app.command()(undo)
    app.command()(redact)
    app.command()(decisions)


_PLAIN: tuple[tuple[Action, str, str], ...] = (
    ("accept", "CLAIM…", "Accept claims: the page says what was read."),
    ("reject", "CLAIM…", "Reject claims: the page does not say that."),
    ("confirm", "INCIDENT|CLAIM…", "Confirm incidents or claims: a person vouches."),
    ("discount", "INCIDENT|CLAIM…", "Discount incidents or claims: not to be counted."),
    ("withhold", "INCIDENT…", "Withhold incidents from `publish`."),
)


def _plain(action: Action, metavar: str, about: str) -> Callable[..., None]:
    def command(
        named: Annotated[list[str], typer.Argument(metavar=metavar, help="Their ids.")],
        how: Deciding,
    ) -> None:
        from cenotaph.cli import deciding

        deciding.decide_on(action, named, how)

    command.__doc__ = about
    decided: Callable[..., None] = decides()(command)
    return decided


def release(
    incidents: Annotated[list[str], typer.Argument(metavar="INCIDENT…", help="Their ids.")],
    reason: Annotated[str, typer.Option(help="Why they may be published; it is logged.")],
    public_from: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Not before this day, in UTC: an embargo."),
    ] = None,
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None:
    """Release incidents, so that `publish` shows them."""
    from cenotaph.cli import deciding, publishing

    by = deciding.decider(actor, role)
    publishing.release_them(record, incidents, reason=reason, by=by, public_from=public_from)


@decides()
def amend(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, or how it begins.")],
    changes: Settings,
    how: Deciding,
) -> None:
    """Amend a claim to what the page says.

    For example: --set count=15, count=10-15, measure=injured, group.status=civilian.
    """
    from cenotaph.cli import deciding

    deciding.amend(claim, changes, how)


@decides(on_what_was_seen=False)
def profile(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Its id, or its name.")],
    details: Settings,
    how: Deciding,
) -> None:
    """Say what a source repeats, or speaks for."""
    from cenotaph.cli import deciding

    deciding.profile(source, details, how)


@decides(on_what_was_seen=False)
def undo(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The decision's entry.")],
    how: Deciding,
) -> None:
    """Take a decision back."""
    from cenotaph.cli import deciding

    deciding.decide_on("undo", [entry], how)


@decides(on_what_was_seen=False)
def redact(
    page: Annotated[
        str, typer.Argument(metavar="PAGE", help="The page's whole id; a decision: entry:57.")
    ],
    how: Deciding,
) -> None:
    """Seal a page's words for ever."""
    from cenotaph.cli import deciding

    deciding.redact(page, how)


def decisions(
    about: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only those about this id.")
    ] = None,
    record: RecordOption = HERE,
) -> None:
    """List every decision, and whether it stands."""
    from cenotaph.cli import deciding

    deciding.list_decisions(record, about)
