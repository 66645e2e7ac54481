"""Page to claims: `extract(page, reader)` is pure; readers hold the rules or a sheet's mapping."""

from cenotaph.extract.reader import Reader, make_reader
from cenotaph.extract.reading import extract as extract_text
from cenotaph.extract.rows.reading import RowReader, extract_row
from cenotaph.model.claims import Extraction
from cenotaph.model.pages import Page

AnyReader = Reader | RowReader


def extract(page: Page, reader: AnyReader) -> Extraction:
    """The claims of a page as its reader finds them: from its sentences, or from its cells."""
    if isinstance(reader, RowReader):
        return extract_row(page, reader)
    return extract_text(page, reader)


__all__ = ["AnyReader", "Reader", "RowReader", "extract", "make_reader"]
