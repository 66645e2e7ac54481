"""The reader for a command, which says so while it has to wait for the gazetteer.

Apart from `console`: commands that read no page need not wait for the reader to be imported.
"""

from cenotaph.cli.console import err
from cenotaph.extract import Reader
from cenotaph.run.reading import the_reader
from cenotaph.store.gazetteer import open_gazetteer


def the_reader_in_view() -> Reader:
    """The reader, with a line on standard error while its gazetteer is built for the first time."""
    console = err()
    open_gazetteer(console.print)
    return the_reader()
