"""What tolls would be, were something decided the other way: worked out once for each state."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll

# Some kilobytes each.
_MOST = 2000


class WhatIfs:
    """The tolls of incidents as they would be, until anything that they hang on changes.

    Whoever works through a queue opens it after each decision, which changes one row of it. Figures
    and ids are kept, and no word of a page.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._sources: tuple[Decided, ...] = ()
        self._kept: OrderedDict[tuple[str, ...], tuple[Toll, ...]] = OrderedDict()

    def tolls(
        self, of: tuple[str, ...], sources: tuple[Decided, ...], settled: Callable[[], Incident]
    ) -> tuple[Toll, ...]:
        """The tolls of what is `settled`, or those that were kept of it.

        `of` names what is asked, with the digests of the incidents it is asked of; `sources` are
        the standing decisions that hold beside those.
        """
        with self._lock:
            if sources != self._sources:
                self._kept.clear()
                self._sources = sources
            if of in self._kept:
                self._kept.move_to_end(of)
                return self._kept[of]
        tolls = settled().tolls
        with self._lock:
            if sources == self._sources:
                self._kept[of] = tolls
                while len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
        return tolls
