"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated

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
