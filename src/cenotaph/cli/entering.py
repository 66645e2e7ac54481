"""What `enter` does, once its arguments are known."""

from pathlib import Path

from cenotaph.cli.console import out
from cenotaph.cli.deciding import decider
from cenotaph.cli.gazetteer_in_view import the_reader_in_view
from cenotaph.cli.importing import say_twins
from cenotaph.config import actor_of
from cenotaph.extract import HandReader
from cenotaph.path import add
from cenotaph.run.clock import now
from cenotaph.run.deciding import seal_source
from cenotaph.run.entering import read_entered, receipt_of
from cenotaph.run.opening import open_record
from cenotaph.run.sources import from_file


def enter(record_folder: Path, page: Path, claims: Path) -> None:
    """Put the page with its entered claims into the record, and say what came of it."""
    entered = read_entered(claims)
    at = now()
    source = from_file(page, captured_at=at)
    reader = HandReader(entered=entered, gazetteer=the_reader_in_view().gazetteer)
    receipt = receipt_of(entered, source.receipt)
    with open_record(record_folder) as record:
        if entered.sealed and entered.source:
            seal_source(record, entered.source, by=decider(None, None), at=at)
        added = add(record, source.data, receipt, reader, at=at, actor=actor_of())
        say_twins(record, added.incidents, str(page))
    if not added.new:
        out().print("The record holds this page with these claims already.")
        return
    number = len(entered.claims)
    out().print(
        f"{number} claim{'s' * (number != 1)} entered; incident {', '.join(added.incidents)}",
        soft_wrap=True,
    )
