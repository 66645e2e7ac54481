"""The cheapest work is the work skipped: which stretches of text can hold a claim at all."""

import re

from cenotaph.extract.languages.en import grammar, harm, sureness
from cenotaph.extract.languages.en.speech import REPORT

_WORD = re.compile(r"[a-z]+")
_MASKED = re.compile(r"\w\*+\w")
_COMMON = grammar.BE | grammar.HAVE | grammar.PREPOSITIONS | grammar.DETERMINERS
#: a phrase is let in by its longest word that is not a common one
_HARM = frozenset(
    piece
    for words in harm.TRIGGERS
    for piece in _WORD.findall(max(words, key=lambda w: (w not in _COMMON, len(w))))
) | frozenset(harm.ATTACKS) | harm.LIVES  # fmt: skip
_SPEECH = REPORT | frozenset("according ministry observatory monitor police spokesman".split())
#: words of a sentence that tells parts of people told before
_PARTS = frozenset(word for words in sureness.PART_MARKERS for word in words) | frozenset(
    "were was victims among toll figure put number total".split()
)


def harm_in(text: str) -> bool:
    """Whether any word of harm occurs; a masked word ("kil*led") counts as one."""
    return not _HARM.isdisjoint(_WORD.findall(text.lower())) or _MASKED.search(text) is not None


def speech_in(text: str) -> bool:
    """Whether anyone may be speaking."""
    return not _SPEECH.isdisjoint(_WORD.findall(text.lower()))


def parts_in(text: str) -> bool:
    """Whether the text may tell parts of people told before."""
    return not _PARTS.isdisjoint(_WORD.findall(text.lower()))
