"""The split of data nobody here wrote: most to learn from, the rest only to report."""

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from cenotaph.codec import digest

Half = Literal["tune", "report"]
HALVES: tuple[Half, ...] = ("tune", "report")
T = TypeVar("T")
# Six in ten to look at; the rest stays unseen, large enough that a point is more than noise.
_TUNE = 0.6


def half(key: str) -> Half:
    """The half that an event, incident or text belongs to, by the SHA-256 of its id."""
    return "tune" if int(digest(key)[:8], 16) < _TUNE * 2**32 else "report"


def split(items: Iterable[T], key: Callable[[T], str]) -> dict[Half, list[T]]:
    """The items of each half, in order."""
    parts: dict[Half, list[T]] = {"tune": [], "report": []}
    for item in items:
        parts[half(key(item))].append(item)
    return parts
