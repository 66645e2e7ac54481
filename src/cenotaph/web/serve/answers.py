"""Answers kept while what is public stays as it is: one page is the same for every reader."""

from collections import OrderedDict
from threading import Lock
from time import monotonic

# Some 30 kB a page: 15 MB at most.
_KEPT = 500
# Pages tell of what the last edition changed, which is known some time after it.
_SECONDS = 60.0


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
