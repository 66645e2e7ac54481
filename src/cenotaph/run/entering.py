"""Claims entered by hand: the file they are written in, and the receipt of their page."""

from dataclasses import replace
from pathlib import Path

from cenotaph.extract import HandReader
from cenotaph.extract.rows.by_hand import Entered, entered_claims
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added
from cenotaph.path import add
from cenotaph.reference.places import Gazetteer
from cenotaph.run.sheets import read_toml
from cenotaph.store.record import Record


def read_entered(path: Path) -> Entered:
    """What a claims file enters; raises InputError with a sentence where it is none."""
    return entered_claims(read_toml(path))


def receipt_of(entered: Entered, receipt: Receipt) -> Receipt:
    """The page's receipt with what the claims file knows of it."""
    return replace(
        receipt, source=entered.source, title=entered.title, published_at=entered.published
    )


def enter_on(
    record: Record, page_id: str, entered: Entered, gazetteer: Gazetteer, *, at: str, actor: str
) -> Added:
    """A page that is in the record read again by a person, as `actor` entered it."""
    captured = record.captured(page_id)
    data = record.evidence.bytes_of(captured.page.digest)
    reader = HandReader(entered=entered, gazetteer=gazetteer)
    return add(record, data, captured.receipt, reader, at=at, actor=actor)
