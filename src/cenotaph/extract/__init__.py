"""Page to claims: `extract(page, reader)` is pure; `make_reader` gathers what it needs."""

from cenotaph.extract.reader import Reader, make_reader
from cenotaph.extract.reading import extract

__all__ = ["Reader", "extract", "make_reader"]
