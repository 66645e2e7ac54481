"""Folded words of a text, and how alike two text signatures are."""

import re
import unicodedata
from operator import eq

_WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text`, without marks, case or punctuation, in their order."""
    bare = text if text.isascii() else _without_marks(text)
    return tuple(_WORD.findall(bare.replace("’", "").replace("'", "").casefold()))


def _without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    # a page has a hundred different characters: asking each once is ten times as fast
    for char in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(char, "")
    return plain


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The share of shingles two texts have in common, as their MinHash signatures estimate it.

    0 where a signature is missing or the two were made with different lengths; the standard error
    with 64 permutations is at most 0.0625 (Broder, 1997).
    """
    if not a or len(a) != len(b):
        return 0.0
    same: int = sum(map(eq, a, b))
    return same / len(a)
