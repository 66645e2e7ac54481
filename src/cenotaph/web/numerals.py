"""Figures in the digits of the language being rendered: 1,200 in English, ١٬٢٠٠ in Arabic.

Words of a page keep the digits they were written with.
"""

from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import language

_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_SEPARATORS = str.maketrans(",.", "٬٫")
_UNIT = 1000


def _arabic() -> bool:
    # Arabic-Indic digits are what newspapers of the Levant, Iraq, Yemen, Sudan and the Gulf print
    return language() == "ar"


def digits(text: object) -> str:
    """The text with its digits as the language writes them."""
    return str(text).translate(_DIGITS) if _arabic() else str(text)


def number(value: float | None) -> str:
    """A figure with thousands set apart and at most one decimal, a dash for what is not known."""
    if value is None:
        return "–"
    western = f"{round(value, 1):,}".removesuffix(".0")
    return digits(western.translate(_SEPARATORS)) if _arabic() else western


def size(of: int) -> str:
    """How large a file is, in words short enough for a table."""
    if of < _UNIT:
        return _("%(n)s bytes") % {"n": number(of)}
    if of < _UNIT**2:
        return _("%(n)s kB") % {"n": number(of / _UNIT)}
    return _("%(n)s MB") % {"n": number(of / _UNIT**2)}
