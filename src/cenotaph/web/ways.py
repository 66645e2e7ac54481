"""Addresses of pages, put together from those of their kind: an incident's, a source's, a place's.

Django takes as long to reverse an address as to write the row of a list that it stands in.
"""

import re
from functools import lru_cache

from django.urls import NoReverseMatch, reverse

# What every kind of address takes as it is, and what stands for it in the address of a kind.
_PLAIN = re.compile(r"[-a-zA-Z0-9_]+")
_HERE = "here-it-stands"

Values = tuple[object, ...]


def way(name: str, values: Values, language: str) -> str:
    """The address of the page of this name with these values in it, in this language."""
    kind = None
    if len(values) == 1 and isinstance(values[0], str) and _PLAIN.fullmatch(values[0]):
        kind = _kind(name, language)
    return _way(name, values, language) if kind is None else f"{kind[0]}{values[0]}{kind[1]}"


@lru_cache(maxsize=256)
def _kind(name: str, _language: str) -> tuple[str, str] | None:
    """What stands before and after the one value of such an address; None where it takes none."""
    try:
        before, here, after = reverse(name, args=(_HERE,)).partition(_HERE)
    except NoReverseMatch:
        return None
    return (before, after) if here else None


# A page links some thirty times, mostly to what all pages link to.
@lru_cache(maxsize=4096)
def _way(name: str, values: Values, _language: str) -> str:
    return str(reverse(name, args=values))
