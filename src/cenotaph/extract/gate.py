"""The cheapest work is the work skipped: which stretches of text can hold a claim at all."""

import re
from functools import lru_cache

from cenotaph.extract.languages.en import grammar, harm, sureness
from cenotaph.extract.languages.en.hurt import SELVES
from cenotaph.extract.languages.en.speech import REPORT

_WORD = re.compile(r"[a-z]+")
_MASKED = re.compile(r"\w\*+\w")
_COMMON = grammar.BE | grammar.HAVE | grammar.PREPOSITIONS | grammar.DETERMINERS
#: a phrase is let in by its longest word that is not a common one
_HARM = frozenset(
    piece
    for words in harm.TRIGGERS
    for piece in _WORD.findall(max(words, key=lambda w: (w not in _COMMON, len(w))))
) | frozenset(harm.ATTACKS) | harm.LIVES | SELVES  # fmt: skip
_SPEECH = REPORT | frozenset("according ministry observatory monitor police spokesman".split())
#: words of a sentence that tells parts of people told before
_PARTS = frozenset(word for words in sureness.PART_MARKERS for word in words) | frozenset(
    "were was victims among toll figure put number total ied ieds".split()
)


# One after the other, three questions are asked of one sentence; four texts also keep that of a
# paragraph of one sentence.
@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def harm_in(text: str) -> bool:
    """Whether any word of harm occurs; a masked word ("kil*led") counts as one."""
    # the mask is sought first: a plain search is faster than a pattern where there is none
    return not _HARM.isdisjoint(_words(text)) or ("*" in text and bool(_MASKED.search(text)))


def speech_in(text: str) -> bool:
    """Whether anyone may be speaking."""
    return not _SPEECH.isdisjoint(_words(text))


def parts_in(text: str) -> bool:
    """Whether the text may tell parts of people told before."""
    return not _PARTS.isdisjoint(_words(text))
