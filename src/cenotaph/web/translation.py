"""Django's gettext with types: the language of the moment, words as plain strings."""

from django.utils import translation


def gettext(text: str) -> str:
    """The text in the language being rendered."""
    return str(translation.gettext(text))


def ngettext(one: str, many: str, n: int) -> str:
    """The text for `n` things in the language being rendered."""
    return str(translation.ngettext(one, many, n))
