"""Page to claims: `extract(page, reader)` is pure; a reader holds rules, a mapping, or claims."""

from cenotaph.extract.reader import Reader, make_reader
from cenotaph.extract.reading import extract as extract_text
from cenotaph.extract.rows.by_hand import (
    HandReadBefore,
    HandReader,
    extract_by_hand,
    keep_by_hand,
)
from cenotaph.extract.rows.reading import RowReader, extract_row
from cenotaph.model.claims import Extraction
from cenotaph.model.pages import Page

AnyReader = Reader | RowReader | HandReader | HandReadBefore


def extract(page: Page, reader: AnyReader) -> Extraction:
    """The claims of a page as its reader finds them: in its sentences, in its cells, or by hand."""
    match reader:
        case RowReader():
            return extract_row(page, reader)
        case HandReader():
            return extract_by_hand(page, reader)
        case HandReadBefore():
            return keep_by_hand(page, reader)
        case _:
            return extract_text(page, reader)


__all__ = [
    "AnyReader",
    "HandReadBefore",
    "HandReader",
    "Reader",
    "RowReader",
    "extract",
    "make_reader",
]
