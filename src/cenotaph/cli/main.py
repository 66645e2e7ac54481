"""The `cenotaph` command. Nothing heavy is imported here: `--help` answers at once."""
# ruff: noqa: PLC0415 - each command imports what it needs when it runs, so that --help stays fast

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from cenotaph import __version__
from cenotaph.cli import (
    asking_commands,
    deciding_commands,
    keeping_commands,
    linking_commands,
    list_commands,
)
from cenotaph.cli.options import (
    HERE,
    ActorOption,
    AsOfOption,
    IncidentArgument,
    MeasureArgument,
    PolicyOption,
    RecordOption,
    RoleOption,
)
from cenotaph.config import ONE_THREAD, TRACEBACK
from cenotaph.errors import CenotaphError, InputError
from cenotaph.model.vocabulary import DeciderRole, Level

# 128 and the number of SIGINT, as shells expect of an interrupted program.
INTERRUPTED = 130
# EX_SOFTWARE of sysexits.h.
BUG = 70

app = typer.Typer(
    help="Keep an open casualty record: claims with their words, tolls with their reasons.",
    no_args_is_help=True,
    # Rich help costs 0.2 s more than the whole command may take.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

gazetteer = typer.Typer(
    help="Add a country's places to those that reading knows.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(list_commands.app, name="lists")

# `run.exporting.Format` again, whose module is heavy to import; a test holds the two equal.
Format = Literal["csv", "jsonl", "rows"]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"cenotaph {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where an unexpected error comes from.")
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show it.")
    ] = False,
) -> None:
    if traceback:
        os.environ[TRACEBACK] = "1"


@app.command()
def read(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    page: Annotated[str, typer.Argument(metavar="FILE|URL|-", help="The page to read.")],
    out: Annotated[Path | None, typer.Argument(metavar="OUT", help="With --jsonl.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why: rules and words, figures left aside.")
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read a page a line, into OUT.")] = False,
    published: Annotated[
        str | None, typer.Option(help="The page's date, if it gives none.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The page's title, as context.")] = None,
    source: Annotated[str | None, typer.Option(help="The page's outlet.")] = None,
    processes: Annotated[int, typer.Option(min=1, help="With --jsonl: how many at once.")] = 1,
) -> None:
    """Read one page: its claims, incidents and tolls."""
    from cenotaph.cli import reading

    if jsonl and explain:
        raise InputError("One page at a time is explained.", hint="Leave out --jsonl.")
    if jsonl:
        reading.read_lines(Path(page), out, processes=processes)
    elif out is not None:
        raise InputError("One page at a time.", hint="Use --jsonl to read IN into OUT.")
    else:
        known = {"published_at": published, "title": title, "source": source}
        reading.read_page(page, known, as_json=as_json, explained=explain)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
) -> None:
    """Make a new, empty record in a folder."""
    from cenotaph.cli import recording

    recording.init(folder)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files and folders.")],
    record: RecordOption = HERE,
) -> None:
    """Add pages to the record: text, HTML or JSON Lines."""
    from cenotaph.cli import recording

    raise typer.Exit(recording.add(record, paths))


@app.command()
def enter(
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="A note, transcript or page.")],
    claims: Annotated[Path, typer.Option("--claims", metavar="FILE", help="What it says (TOML).")],
    record: RecordOption = HERE,
) -> None:
    """Enter a page's claims by hand, in any language."""
    from cenotaph.cli import entering

    entering.enter(record, page, claims)


@app.command(name="import")
def import_(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A CSV or XLSX kept by hand.")],
    mapping: Annotated[Path, typer.Option("--map", metavar="MAPPING", help="What columns say.")],
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Say what each row would become; write nothing.")
    ] = False,
    record: RecordOption = HERE,
) -> None:
    """Import a sheet kept by hand: each row is a page."""
    from cenotaph.cli import importing

    raise typer.Exit(importing.import_sheet(record, sheet, mapping, dry=dry))


@app.command()
def incidents(
    policy: PolicyOption = "range", as_of: AsOfOption = None, record: RecordOption = HERE
) -> None:
    """List the incidents with their tolls."""
    from cenotaph.cli import looking

    looking.incidents(record, policy=policy, as_of=as_of)


@app.command()
def show(
    incident: IncidentArgument,
    policy: PolicyOption = "range",
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """Show one incident with every claim and its quote."""
    from cenotaph.cli import looking

    looking.show(record, incident, policy=policy, as_of=as_of)


@app.command()
def why(
    incident: IncidentArgument,
    measure: MeasureArgument = None,
    policy: PolicyOption = "range",
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """Explain a toll, from the quotes to its bounds."""
    from cenotaph.cli import looking

    looking.why(record, incident, measure, policy=policy, as_of=as_of)


asking_commands.register(app)
deciding_commands.register(app)
linking_commands.register(app)


@app.command()
def publish(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of the site.")],
    policy: PolicyOption = "range",
    actor: ActorOption = None,
    role: RoleOption = None,
    record: RecordOption = HERE,
) -> None:
    """Write the public site of what is released."""
    from cenotaph.cli import deciding, publishing

    publishing.publish_released(record, out, by=deciding.decider(actor, role), policy=policy)


@app.command()
def export(
    kind: Annotated[Format, typer.Option("--format", help="csv, jsonl, or rows: imported sheets.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("export"),
    level: Annotated[
        Level, typer.Option(help="Who may read it; names are masked at public.")
    ] = "public",
    released: Annotated[
        bool, typer.Option("--released", help="Only what is released, under no embargo.")
    ] = False,
    policy: PolicyOption = "range",
    as_of: AsOfOption = None,
    record: RecordOption = HERE,
) -> None:
    """Write the incidents as CSV or JSON Lines."""
    from cenotaph.cli import exporting

    exporting.export_to(
        record, kind, out, level=level, released=released, policy=policy, as_of=as_of
    )


@app.command()
def estimate(
    what: Annotated[
        list[str], typer.Argument(metavar="FILE|LIST…", help="A CSV: a 0/1 column a list.")
    ],
    lists: Annotated[
        bool, typer.Option("--lists", help="From lists of the record, by their names.")
    ] = False,
    by: list_commands.ByOption = [],  # noqa: B006 - Typer's way to say none
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write a page with plots, too.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same draws.")] = 1,
    classes: Annotated[int, typer.Option(min=2, max=50, help="Latent classes at most.")] = 10,
    record: RecordOption = HERE,
) -> None:
    """Estimate deaths that are on none of several lists."""
    from cenotaph.cli.extras import needed

    with needed("estimate", "Nothing can be estimated"):
        from cenotaph.cli import estimating
    from_lists = estimating.FromLists(record=record, names=what, by=by) if lists else None
    source = from_lists or estimating.one_file(what)
    estimating.estimate(source, as_json=as_json, report=report, seed=seed, classes=classes)


@app.command()
def verify(record: RecordOption = HERE) -> None:
    """Check every bit of the record."""
    from cenotaph.cli import recording

    recording.check(record)


@app.command()
def rebuild(record: RecordOption = HERE) -> None:
    """Derive the incidents again from the log."""
    from cenotaph.cli import recording

    recording.rebuild_all(record)


keeping_commands.register(app)


@app.command()
def demo(
    pages: Annotated[Path, typer.Option(help="A folder of pages.")] = Path("examples/pages"),
    out: Annotated[Path, typer.Option(help="Where to write.")] = Path("out"),
) -> None:
    """Read the example pages, all the way to the site."""
    from cenotaph.cli import publishing

    publishing.demo(pages, out)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8000,
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where others find it: https://record.example."),
    ] = None,
    site: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder that editors publish into.")
    ] = None,
    record: RecordOption = HERE,
) -> None:
    """Serve the public pages and the workbench."""
    from cenotaph.cli import serving

    serving.serve_record(record, host=host, port=port, address=address, site=site)


@app.command()
def invite(
    role: Annotated[DeciderRole, typer.Argument(metavar="ROLE", help="Their role.")],
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where others find it: https://record.example."),
    ] = None,
    record: RecordOption = HERE,
) -> None:
    """Make a link by which one person gets an account."""
    from cenotaph.cli import serving

    serving.print_invitation(record, role, address=address)


@gazetteer.command(name="add")
def gazetteer_add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="XX.zip or XX.txt of geonames.org.")],
) -> None:
    """Add a country's full file of GeoNames."""
    from cenotaph.cli import adding_places

    adding_places.add(file)


@gazetteer.command(name="list")
def gazetteer_list() -> None:
    """List the countries that were added."""
    from cenotaph.cli import adding_places

    adding_places.show()


def main() -> None:
    """Run the command; expected trouble is one sentence and a hint, never a traceback."""
    for name, threads in ONE_THREAD.items():
        os.environ.setdefault(name, threads)
    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            _say("Interrupted. What was done so far is kept; run the command again to go on.")
        raise
    except KeyboardInterrupt:
        _say("Interrupted.")
        sys.exit(INTERRUPTED)
    except CenotaphError as error:
        if os.environ.get(TRACEBACK):
            raise
        _say(f"Error: {error.message}")
        if error.hint:
            _say(f"Hint: {error.hint}")
        sys.exit(error.exit_code)
    except OSError as error:
        if os.environ.get(TRACEBACK):
            raise
        from cenotaph.store.files import reason

        _say(f"Error: A file cannot be read or written: {reason(error)}.")
        _say("Hint: Check that the disk is not full and its folders may be written; run it again.")
        sys.exit(1)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        _say(f"Error: the program failed in a way nobody foresaw ({type(error).__name__}).")
        _say(
            f"Hint: run it again as `cenotaph --traceback …`, or with {TRACEBACK}=1, to see where."
        )
        sys.exit(BUG)


def _say(text: str) -> None:
    print(text, file=sys.stderr)
