"""Django's gettext with types: the language of the moment, words as plain strings."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeVar
from unicodedata import bidirectional

from django.utils import translation

from cenotaph.web.settings import FIRST

T = TypeVar("T")


class _Spoken(threading.local):
    """The language that this thread renders."""

    language = FIRST


_SPOKEN = _Spoken()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is rendered meanwhile is in this language: the only way to change it."""
    before, _SPOKEN.language = _SPOKEN.language, language
    try:
        with translation.override(language):
            yield
    finally:
        _SPOKEN.language = before


def language() -> str:
    """The language being rendered.

    A page asks some hundred times, and Django's own answer takes twenty times as long as this.
    """
    return _SPOKEN.language


def in_its_language(known: dict[str, T], make: Callable[[], T]) -> T:
    """What is kept of the language being rendered, made where it is not kept yet."""
    here = language()
    if here not in known:
        known[here] = make()
    return known[here]


def gettext(text: str) -> str:
    """The text in the language being rendered."""
    return _said(text, language())


# Django looks through its catalogues at each call; the site has some 900 texts in two languages.
@lru_cache(maxsize=4096)
def _said(text: str, _language: str) -> str:
    return str(translation.gettext(text))


def ngettext(one: str, many: str, n: int) -> str:
    """The text for `n` things in the language being rendered."""
    return _counted(one, many, n, language())


@lru_cache(maxsize=4096)
def _counted(one: str, many: str, n: int, _language: str) -> str:
    return str(translation.ngettext(one, many, n))


def isolated(text: str) -> str:
    """A name or words of a page, kept from turning the direction of the sentence around them.

    Where both run from left to right nothing is added.
    """
    turns = _runs_left(language()) or (
        # to look at each letter takes longer than to ask whether there can be such a one
        not text.isascii() and any(bidirectional(c) in ("R", "AL") for c in text)
    )
    return f"\u2068{text}\u2069" if text and turns else text


@lru_cache
def _runs_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return bool(translation.get_language_info(language)["bidi"])
