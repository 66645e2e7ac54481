"""Which code makes public views: what an earlier version made may show what this one withholds."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cenotaph.codec import digest

# All that decides what of an incident a reader sees, and what it looks like: masks and levels, the
# values they are made of, the names of parties and sources. More than is needed is no harm: what
# other code made is made again when it is asked for.
_PACKAGES = ("cenotaph.record", "cenotaph.model", "cenotaph.reference")


@cache
def made_by() -> str:
    """The digest of the code and the reference data that a public view is made by."""
    found = (file for package in _PACKAGES for file in _files(files(package)))
    return digest("".join(digest(file.read_bytes()) for file in found))[:16]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda file: file.name):
        if one.is_dir():
            yield from _files(one)
        elif one.name.endswith((".py", ".csv")):
            yield one
