"""What `gazetteer add` and `gazetteer list` do, once their arguments are known."""

from collections.abc import Iterable
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import err, out, progress_bar
from cenotaph.store.gazetteer_added import (
    AddedCountry,
    add_file,
    added_countries,
    added_path,
)


def add(file: Path) -> None:
    """A country's file into the gazetteer of this user; says what came of it."""
    console = err()
    with progress_bar("Lines") as advance:
        done = add_file(file, lambda line: console.print(line, soft_wrap=True), advance)
    told = "Added" if done.new else "Nothing to do; this file was added before"
    places = sum(one.places for one in done.countries)
    out().print(
        f"{told}: {_named(done.countries)}, {places} places. What is read from now on uses them.",
        soft_wrap=True,
    )


def show() -> None:
    """The countries that were added, with the files they came from."""
    countries = added_countries()
    if not countries:
        out().print("No country is added. Use: cenotaph gazetteer add XX.zip", soft_wrap=True)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("country", "places", "file", "SHA-256 of its text"):
        table.add_column(column, overflow="fold", justify="right" if column == "places" else "left")
    for one in countries:
        cells = (one.country, str(one.places), words.clean(one.file), one.digest[:16])
        table.add_row(*map(Text, cells))
    out().print(table)
    out().print(f"They lie in {added_path()}", soft_wrap=True)


def _named(countries: Iterable[AddedCountry]) -> str:
    codes = [one.country for one in countries]
    more = len(codes) - 12
    return ", ".join(codes[:12]) + (f" and {more} more" if more > 0 else "")
