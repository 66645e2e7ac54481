"""Answers kept while what is public stays as it is: one page is the same for every reader."""

from collections import OrderedDict
from threading import Lock
from time import monotonic

from cenotaph.record.search import Search

# Some 30 kB a page: 15 MB at most.
_KEPT = 500
# Pages tell of what the last edition changed, which is known some time after it.
_SECONDS = 60.0
# How many the last searches found: some hundred bytes each.
_SEARCHES = 1000


class Answers:
    """The last pages that were asked for, by address; gone with the version they show."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pages: OrderedDict[str, tuple[float, bytes]] = OrderedDict()

    def get(self, address: str) -> bytes | None:
        """The page of this address, if it is kept."""
        with self._lock:
            made, page = self._pages.get(address, (0.0, b""))
            if not page or monotonic() - made > _SECONDS:
                return None
            self._pages.move_to_end(address)
            return page

    def keep(self, address: str, page: bytes) -> None:
        """Keep the page, in place of the one that was asked for longest ago."""
        with self._lock:
            self._pages[address] = monotonic(), page
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)


class Totals:
    """How many incidents the last searches found; gone with the version they searched."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: OrderedDict[Search, int] = OrderedDict()

    def get(self, search: Search) -> int | None:
        """How many this search finds, if that is kept."""
        with self._lock:
            return self._found.get(search)

    def keep(self, search: Search, total: int) -> None:
        """Keep what the search found, in place of what was found longest ago."""
        with self._lock:
            self._found[search] = total
            self._found.move_to_end(search)
            if len(self._found) > _SEARCHES:
                self._found.popitem(last=False)
