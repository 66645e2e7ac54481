"""Claims entered by hand: the file they are written in, and the receipt of their page."""

from dataclasses import replace
from pathlib import Path

from cenotaph.extract.rows.by_hand import Entered, entered_claims
from cenotaph.model.pages import Receipt
from cenotaph.run.sheets import read_toml


def read_entered(path: Path) -> Entered:
    """What a claims file enters; raises InputError with a sentence where it is none."""
    return entered_claims(read_toml(path))


def receipt_of(entered: Entered, receipt: Receipt) -> Receipt:
    """The page's receipt with what the claims file knows of it."""
    return replace(
        receipt, source=entered.source, title=entered.title, published_at=entered.published
    )
