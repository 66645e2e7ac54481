"""Names in a sentence: as many as one reads, and how many more there are."""

from collections.abc import Iterable

_NAMED = 8


def some(names: Iterable[str]) -> str:
    """The first of the names, and how many are left."""
    every = list(names)
    more = f" and {len(every) - _NAMED} more" * (len(every) > _NAMED)
    return ", ".join(every[:_NAMED]) + more
