"""The sentence that mends it where an optional part is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from cenotaph.errors import InputError


@contextmanager
def needed(extra: str, told: str) -> Iterator[None]:
    """A module that cannot be found within the block is InputError: `told`, and what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise InputError(
            f"{told}: {error.name} is not installed.",
            hint=f'Install it with: pip install "cenotaph[{extra}]"',
        ) from None
