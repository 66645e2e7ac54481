"""What `cenotaph read` does, once its arguments are known."""

from dataclasses import replace
from pathlib import Path

from cenotaph.cli.console import err, out, print_json, progress_bar, the_reader_in_view
from cenotaph.cli.page_report import print_reading
from cenotaph.errors import InputError, PageError
from cenotaph.export.contract import reading_plain
from cenotaph.run.clock import now
from cenotaph.run.dates import check_date
from cenotaph.run.reading import read_file_of_lines, read_source, unread_problem
from cenotaph.run.sources import from_anywhere


def read_page(
    where: str, *, as_json: bool, published: str | None, title: str | None, source: str | None
) -> None:
    """One page to standard output, as a table or as JSON.

    Raises PageError for a page in a language that is not read, after its JSON.
    """
    page = from_anywhere(where, captured_at=now())
    known = {"published_at": check_date(published), "title": title, "source": source}
    given = {name: value for name, value in known.items() if value is not None}
    the_reader_in_view()
    reading = read_source(replace(page, receipt=replace(page.receipt, **given)))
    unread = unread_problem(reading.extraction.problems)
    if as_json:
        print_json(reading_plain(reading.page, reading.extraction, reading.incidents))
    elif unread is None:
        print_reading(out(), reading)
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
