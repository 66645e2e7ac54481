"""What `cenotaph read` does, once its arguments are known."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cenotaph.cli.console import err, out, print_json, progress_bar
from cenotaph.cli.explanation import print_explanation
from cenotaph.cli.gazetteer_in_view import the_reader_in_view
from cenotaph.cli.page_report import print_reading
from cenotaph.codec import to_plain
from cenotaph.errors import InputError, PageError
from cenotaph.export.contract import reading_plain
from cenotaph.extract.explain import explain
from cenotaph.run.clock import now
from cenotaph.run.dates import check_date
from cenotaph.run.reading import read_file_of_lines, read_source, unread_problem
from cenotaph.run.sources import from_anywhere


def read_page(
    where: str, known: Mapping[str, str | None], *, as_json: bool, explained: bool
) -> None:
    """One page to standard output, as a table or as JSON, explained if that is wished.

    `known` is what the user says of the page, by field of its receipt. Raises PageError for a
    page in a language that is not read, after its JSON.
    """
    page = from_anywhere(where, captured_at=now())
    check_date(known.get("published_at"))
    given = {name: value for name, value in known.items() if value is not None}
    reader = the_reader_in_view()
    reading = read_source(replace(page, receipt=replace(page.receipt, **given)))
    unread = unread_problem(reading.extraction.problems)
    why = explain(reading.page, reading.extraction, reader) if explained else None
    if as_json:
        plain = reading_plain(reading.page, reading.extraction, reading.incidents)
        print_json(plain if why is None else plain | {"explanation": to_plain(why)})
    elif unread is None:
        print_reading(out(), reading)
        if why is not None:
            print_explanation(out(), reading, why)
    if unread is not None:
        raise PageError(unread.message, hint=unread.hint)


def read_lines(source: Path, sink: Path | None, *, processes: int) -> None:
    """A file of JSON lines into another, in the same order."""
    if sink is None:
        raise InputError("There is nowhere to write to.", hint="Use: cenotaph read --jsonl IN OUT")
    the_reader_in_view()
    with progress_bar("Reading") as progress:
        tally = read_file_of_lines(
            source, sink, captured_at=now(), processes=processes, progress=progress
        )
    failed = f"; {tally.failed} with problems" if tally.failed else ""
    err().print(f"{tally.pages} pages read{failed}. Written to {sink}")
