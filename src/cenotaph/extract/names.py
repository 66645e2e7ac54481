"""Spans of person names, so that every public rendering can mask them.

It marks too much rather than too little: a masked office is a nuisance, a named victim is harm.
"""

import re
from collections.abc import Iterator, Sequence

from cenotaph.extract.languages.en import grammar, people, speech
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.model.values import Span
from cenotaph.reference.actors import ACTORS

_PARTICLES = frozenset("al el bin ibn abu umm de la del van von da dos al- bint ben di".split())
_AGE = re.compile(r"\d{1,3}")
#: words of organisations, places and offices: a run that holds one is no person's name
_NOT_PERSONS = frozenset(
    "ministry observatory human rights council committee army forces force agency police"
    " hospital university school government department county city state province"
    " governorate region street avenue road district united nations nation international"
    " national republic republican party front movement islamic church mosque center"
    " centre club park square bridge airport air news times post press tv radio television"
    " network association federation union organization organisation red cross crescent"
    " white helmets civil defence defense service services command office court college"
    " company battalion brigade division regiment media monitor day north south east west"
    " northern southern eastern western central sea river mountain valley camp base town"
    " village island islands desert house high supreme parliament congress senate"
    " commission daily herald ledger wire tribune gazette courier group resistance"
    " liberation democratic world war apartment apartments medical market hotel tower"
    " building highway interstate sheriff's".split()
)


def person_names(
    sentence: Sentence, places: Sequence[Span], sources: Lexicon, actors: Lexicon
) -> Iterator[Span]:
    """The spans of person names in one sentence."""
    if sentence.shouting:
        return
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        end = _run(tokens, index)
        if end == index:
            index += 1
            continue
        span = Span(tokens[index].start, tokens[end - 1].end)
        if _person(tokens, index, end) and not any(p.overlaps(span) for p in places):
            known = any(
                t.longest(tokens, i) is not None
                for t in (sources, actors)
                for i in range(index, end)
            )
            if not known:
                yield span
        index = end


def _run(tokens: Sequence[Token], at: int) -> int:
    """The end of the run of capitalised words and particles that starts at `at`."""
    index = at
    while index < len(tokens):
        token = tokens[index]
        if (
            (
                token.text[0].isupper()
                and token.low not in grammar.NOT_NAMES
                and token.low not in grammar.TIMES
            )
            or (index > at and token.low in _PARTICLES)
            or (index > at and token.text == "." and len(tokens[index - 1].text) == 1)
        ):
            index += 1
        else:
            break
    while index > at and (tokens[index - 1].low in _PARTICLES or tokens[index - 1].text == "."):
        index -= 1
    return index


def _person(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = [t.low for t in tokens[start:end]]
    if any(
        w in _NOT_PERSONS or ACTORS.demonym(t.text)
        for w, t in zip(words, tokens[start:end], strict=True)
    ):
        return False
    before = tokens[start - 1].low if start else ""
    aged = (
        end + 1 < len(tokens)
        and tokens[end].low in {",", "("}
        and _AGE.fullmatch(tokens[end + 1].low) is not None
    )
    noun = people.NOUNS.get(before)
    titled = (
        before in speech.TITLES
        or before.endswith("-year-old")
        or (noun is not None and not noun.plural)
    )
    if before == "named" or aged or titled:
        return not (end - start == 1 and words[0] in people.NOUNS)
    if end - start < 2 or end - start > 5:
        return False
    plain = all(w not in people.NOUNS for w in words)
    return plain and (start > 0 or tokens[start].text[0].isupper())
