"""Gazetteers for tests: the whole one, built once a machine, and rows of one's own."""

from functools import cache

from cenotaph.reference.places import Gazetteer
from cenotaph.store.gazetteer import open_gazetteer


@cache
def whole() -> Gazetteer:
    """The gazetteer of GeoNames and the supplement, from the cache or built into it."""
    return open_gazetteer()
