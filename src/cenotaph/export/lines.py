"""Views as JSON Lines: one incident a line, with its claims in the shape of the contract."""

from collections.abc import Iterable
from typing import IO

from cenotaph.codec import to_json
from cenotaph.export.contract import view_plain
from cenotaph.record.view import View


def write_lines(views: Iterable[View], file: IO[str]) -> int:
    """Every view as one line of canonical JSON; the number of views."""
    number = 0
    for view in views:
        file.write(to_json(view_plain(view)) + "\n")
        number += 1
    return number
