"""How often Python looks for circular garbage while a whole record is gone through."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New values after which Python looks: some megabytes.
_NEW_VALUES = 100_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Python looks seldom: to go through a record makes millions of values and no circles.

    By default it looks after every 700 new values, which took a fifth of the time of a replay and
    of comparing all incidents.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW_VALUES, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
