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
_ARTICLE = re.compile(r"(?:al|el|ad|as|ez|an|ar|ash|at|bin|ibn)-[^\W\d_]", re.IGNORECASE)
#: "Sgt.", "Gen." and initials are this short
_INITIAL = 4
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
        end = _run(tokens, index) if tokens[index].text[0].isupper() else index
        if end == index:
            index += 1
            continue
        start = _after_titles(tokens, index, end)
        if start < end and _person(tokens, start, end, titled=start > index):
            span = Span(tokens[start].start, tokens[end - 1].end)
            known = any(
                t.longest(tokens, i) is not None
                for t in (sources, actors)
                for i in range(start, end)
            )
            if not known and not any(p.overlaps(span) for p in places):
                yield span
        index = end


def _run(tokens: Sequence[Token], at: int) -> int:
    """The end of the run of capitalised words and particles that starts at `at`."""
    index = at
    while index < len(tokens) and (
        _capital(tokens[index]) or (index > at and _joins(tokens, index))
    ):
        index += 1
    while index > at and (tokens[index - 1].low in _PARTICLES or tokens[index - 1].text == "."):
        index -= 1
    return index


def _capital(token: Token) -> bool:
    """Whether a word begins with a capital that may be a name's."""
    return (
        token.text[0].isupper()
        and token.low not in grammar.NOT_NAMES
        and token.low not in grammar.TIMES
    )


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word belongs to a name within one: a particle, an article, an initial's dot."""
    token = tokens[at]
    initial = token.text == "." and len(tokens[at - 1].text) <= _INITIAL
    return token.low in _PARTICLES or initial or _ARTICLE.match(token.text) is not None


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the name begins behind "Mayor", "Sgt." or "Palestinian"."""
    index = start
    while index < end:
        low = tokens[index].low
        title = low in speech.TITLES or low in people.NOUNS
        demonym = ACTORS.demonym(tokens[index].text) is not None
        if not (title or demonym or tokens[index].text == "."):
            break
        index += 1
    return index


def _person(tokens: Sequence[Token], start: int, end: int, *, titled: bool) -> bool:
    """Whether a run of capitalised words is a person's name."""
    words = [t.low for t in tokens[start:end]]
    before = tokens[start - 1].low if start else ""
    noun = people.NOUNS.get(tokens[start - 2].low if before == "," and start > 1 else before)
    aged = (
        end + 1 < len(tokens)
        and tokens[end].low in {",", "("}
        and _AGE.fullmatch(tokens[end + 1].low) is not None
    )
    told = before == "named" or (before == "as" and start > 1 and _naming(tokens, start - 2))
    beside = noun is not None and not noun.plural and before != "the"
    if aged or told or titled or beside or before.endswith("-year-old"):
        return not all(w in _NOT_PERSONS for w in words)
    if not 2 <= end - start <= 5 or any(w in people.NOUNS for w in words):
        return False
    # a surname may be "Park" or "Day"; an organisation shows by another word of its kind
    return not any(w in _NOT_PERSONS for w in words[:-1]) and not (
        words[-1] in _NOT_PERSONS and before in {"the", "in", "at", "of", "near"}
    )


def _naming(tokens: Sequence[Token], at: int) -> bool:
    """Whether "identified", "named" or "known" stands at `at` or just before it."""
    return any(t.low in {"identified", "named", "known"} for t in tokens[max(0, at - 3) : at + 1])
