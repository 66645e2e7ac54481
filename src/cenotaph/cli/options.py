"""Options and arguments that several commands share."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from cenotaph.model.vocabulary import DeciderRole, PolicyName

RecordOption = Annotated[Path, typer.Option("--record", metavar="DIR", help="The record's folder.")]
IncidentArgument = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="Its id, or how it begins.")
]
MeasureArgument = Annotated[
    str | None, typer.Argument(metavar="MEASURE", help="killed, injured …; all without it.")
]
PolicyOption = Annotated[
    PolicyName, typer.Option("--policy", help="The rule that makes the tolls.")
]
ReasonOption = Annotated[str, typer.Option(help="Why; it is logged.")]
ActorOption = Annotated[
    str | None, typer.Option(help="Who decides, as an opaque id: person:7.", show_default=False)
]
RoleOption = Annotated[DeciderRole | None, typer.Option(help="In which role.", show_default=False)]
SeenOption = Annotated[
    int | None,
    typer.Option(metavar="ENTRY", help="The entry that `show` gave; refused if it has moved on."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(metavar="ENTRY|DATE|EDITION", help="As the record stood then."),
]
HERE = Path()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """What every command that decides is told beside what it decides on."""

    reason: str
    seen: int | None
    actor: str | None
    role: DeciderRole | None
    record: Path


def _deciding(
    reason: ReasonOption,
    seen: SeenOption = None,
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None: ...


def decides(*, on_what_was_seen: bool = True) -> Callable[[Callable[..., None]], Any]:
    """A command whose last parameter, `how`, is made of the options of every decision.

    Without `on_what_was_seen` it has no `--seen`: nothing it decides on moves on.
    """
    shared = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in inspect.signature(_deciding).parameters.values()
        if on_what_was_seen or one.name != "seen"
    ]

    def with_options(body: Callable[..., None]) -> Any:
        *own, _how = inspect.signature(body).parameters.values()

        def command(*, seen: int | None = None, **given: Any) -> None:
            arguments = {one.name: given.pop(one.name) for one in own}
            body(**arguments, how=Deciding(seen=seen, **given))

        parameters = [*own, *shared]
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {one.name: one.annotation for one in parameters}
        command.__name__, command.__doc__ = body.__name__, body.__doc__
        command.__module__ = body.__module__
        return command

    return with_options
