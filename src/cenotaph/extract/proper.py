"""Proper names of a text whatever they name, folded so that two spellings of one are alike.

Reports of one war spell a hamlet as they hear it, and no list has it: Ouro-Hesso, Ourou Hesso.
What two of them share by name they mostly share for being of one place.
"""

import re
from collections.abc import Iterator, Set
from functools import cache

from cenotaph.extract.languages.en import marks
from cenotaph.extract.place_runs import is_known
from cenotaph.model.signature import folded_words
from cenotaph.model.sketch import mark, sound_mark
from cenotaph.reference.countries import countries
from cenotaph.reference.wording import UNKNOWN, telling

_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{3,}")
# A name of two or three words is written as one too: Shakar Dara, Chahar-Asyab.
_RUN = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’']{2,}(?:[ -](?:(?:al|el|e)[ -])?[A-ZÀ-Þ][\w’']{2,}){1,2}(?![\w’'-])"
)
# Behind these a word has its capital for standing there.
_PARTS = re.compile(r"[-’']")
_OPENING = frozenset('.!?:\n"“«•-–—')
# As `_NAMING` in the sketch: words that three texts of a hundred hold name nothing.
_NAMING = 3.5
_LEAST = 4
# A post names five things, a page of a thousand words fifty.
_MOST = 24


def proper_marks(text: str, persons: frozenset[str]) -> tuple[int, ...]:
    """The marks of the names in a text, sorted; `persons` are folded words of persons' names."""
    lines = [line for line in text.split("\n") if not line.isupper()]
    words = [word for line in lines for word in _names(line) if word not in persons]
    named = frozenset(words)
    told = dict.fromkeys((*words, *(run for line in lines for run in _runs(line, named))))
    found = dict.fromkeys((*map(sound_mark, told), *map(mark, _numbered(text))))
    return tuple(sorted(list(found)[:_MOST]))


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


def _runs(line: str, named: Set[str]) -> Iterator[str]:
    """The names of two and three words written as one; one of the words names something alone."""
    for found in _RUN.finditer(line):
        words = folded_words(_PARTS.sub(" ", found[0]))
        if not named.isdisjoint(words):
            yield "".join(words)


def _numbered(text: str) -> Iterator[str]:
    """What a city calls by a number: "PD8", "district 12", "KM5", as the kind and the number."""
    for found in marks.NUMBERED.finditer(text):
        kind = next(name for name, said in found.groupdict().items() if said)
        yield f"{kind} {found['number'].lstrip('0')}"


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
