"""Django's gettext with types: the language of the moment, words as plain strings."""

from functools import lru_cache
from unicodedata import bidirectional

from django.utils import translation


def gettext(text: str) -> str:
    """The text in the language being rendered."""
    return _said(text, translation.get_language())


# Django looks through its catalogues at each call; the site has some 900 texts in two languages.
@lru_cache(maxsize=4096)
def _said(text: str, _language: str | None) -> str:
    return str(translation.gettext(text))


def ngettext(one: str, many: str, n: int) -> str:
    """The text for `n` things in the language being rendered."""
    return str(translation.ngettext(one, many, n))


def isolated(text: str) -> str:
    """A name or words of a page, kept from turning the direction of the sentence around them.

    Where both run from left to right nothing is added.
    """
    turns = translation.get_language_bidi() or (
        # to look at each letter takes longer than to ask whether there can be such a one
        not text.isascii() and any(bidirectional(c) in ("R", "AL") for c in text)
    )
    return f"\u2068{text}\u2069" if text and turns else text
