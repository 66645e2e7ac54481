"""Proper names of a text whatever they name, folded so that two spellings of one are alike.

Reports of one war spell a hamlet as they hear it, and no list has it: Ouro-Hesso, Ourou Hesso.
What two of them share by name they mostly share for being of one place.
"""

import re
from collections.abc import Iterator
from functools import cache

from cenotaph.extract.languages.en import marks
from cenotaph.extract.place_runs import is_known
from cenotaph.model.signature import folded_words
from cenotaph.model.sketch import mark
from cenotaph.reference.countries import countries
from cenotaph.reference.wording import UNKNOWN, telling

_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{3,}")
# Behind these a word has its capital for standing there.
_PARTS = re.compile(r"[-’']")
_OPENING = frozenset('.!?:\n"“«•-–—')
# As `_NAMING` in the sketch: words that three texts of a hundred hold name nothing.
_NAMING = 3.5
_LEAST = 4
# A post names five things, a page of a thousand words fifty.
_MOST = 24
# How one sound is written by those who hear it; longer spellings first.
_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("gh", "g"), ("kh", "k"), ("dh", "d"), ("th", "t"),
    ("dj", "j"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "u"), ("y", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"[aeiouh]+\Z")


def proper_marks(text: str, persons: frozenset[str]) -> tuple[int, ...]:
    """The marks of the names in a text, sorted; `persons` are folded words of persons' names."""
    words = (word for line in text.split("\n") if not line.isupper() for word in _names(line))
    found = dict.fromkeys(mark(f"~{sounded(word)}") for word in words if word not in persons)
    return tuple(sorted(list(found)[:_MOST]))


def sounded(word: str) -> str:
    """A folded word as it sounds: spellings of one name in Latin letters fall together.

    >>> sounded("barsalogho") == sounded("barsalogo")
    True
    """
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word)
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LEAST - 1 else word


def _names(line: str) -> Iterator[str]:
    """The folded words with a capital that is their own."""
    for found in _CAPITAL.finditer(line):
        if _widely_known(found[0]):
            continue
        before = line[: found.start()].rstrip(" \t'‘(")[-1:]
        least = UNKNOWN if not before or before in _OPENING else _NAMING
        for word in folded_words(_PARTS.sub(" ", found[0])):
            if len(word) >= _LEAST and word not in marks.TIME_WORDS and telling(word) >= least:
                yield word


def _widely_known(word: str) -> bool:
    """Whether a word names a country, its people, a party or an outlet: many texts do."""
    return word in _countries() or is_known(word)


@cache
def _countries() -> frozenset[str]:
    return frozenset(
        word
        for country in countries().values()
        for name in (country.name, *country.aliases)
        for word in name.split()
    )
