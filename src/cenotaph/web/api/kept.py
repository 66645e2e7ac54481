"""The last answers, by their tags: until the log grows, each is what would be worked out again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

# An incident of sixty pages makes some 240 kB; a hundred such fit.
_MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an answer holds, and what kind of thing that is."""

    content: bytes
    media: str


class Kept:
    """Answers up to so many bytes in all; the one that was asked for longest ago goes first.

    A tag is of one state of the log, so that nothing withheld or sealed since is ever found, and of
    the last embargo that ended.
    """

    def __init__(self, *, most: int = _MOST_BYTES) -> None:
        self._most, self._bytes = most, 0
        self._bodies: OrderedDict[str, Body] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> Body | None:
        """The answer of this tag, if it is kept."""
        with self._lock:
            body = self._bodies.get(tag)
            if body is not None:
                self._bodies.move_to_end(tag)
            return body

    def put(self, tag: str, body: Body) -> None:
        """Keep the answer, and let go of as many others as it takes."""
        with self._lock:
            if tag in self._bodies:
                return
            self._bodies[tag] = body
            self._bytes += len(body.content)
            while self._bytes > self._most:
                _, gone = self._bodies.popitem(last=False)
                self._bytes -= len(gone.content)
