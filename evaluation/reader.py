"""The reader every evaluation shares: the grammar over the gazetteer in the user's cache."""

from functools import cache

from cenotaph.extract import Reader, make_reader
from cenotaph.store.gazetteer import open_gazetteer


@cache
def the_reader() -> Reader:
    """The reader of this process; made once, since opening it takes a second."""
    return make_reader(open_gazetteer())
