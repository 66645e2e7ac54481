"""What each figure of a sentence is: one of people, or an age, a date, a measure, a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cenotaph.extract.chunks import Chunk
from cenotaph.extract.figures import Figure, find_figure
from cenotaph.extract.languages.en import numbers, people
from cenotaph.extract.phrases import NounPhrase
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.model.values import Span

NumeralKind = Literal["people", "things", "unlisted", "age", "date", "measure", "name"]
_COUNTING = frozenset({"people", "things", "unlisted"})
#: words that point at people or things as often as they count them
_POINTING = frozenset({"one", "both"})
_AGED = frozenset({"aged", "age", "ages"})
_AGE_ENDS = ("-year-old", "-years-old", "-year-olds", "-month-old", "-week-old", "-day-old")
_MONEY = frozenset({"$", "€", "£"})
_CLOCK = frozenset({"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "utc"})
_ORDINALS = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number expression, tokens `start` to `end`, and what it is.

    `counts` is true where it says how many of something there are: not "no" and "some", not a
    share, not an age, a date, a measure or a name's number.
    """

    start: int
    end: int
    kind: NumeralKind
    counts: bool


def numerals(
    sentence: Sentence, chunks: Sequence[Chunk], times: Sequence[Span]
) -> tuple[Numeral, ...]:
    """Every number expression of a sentence, those in digits that count nothing too."""
    tokens = sentence.tokens
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        figure = find_figure(tokens, at)
        if figure is None and not tokens[at].low[0].isdigit():
            at += 1
            continue
        end = figure.end if figure is not None else at + 1
        kind = _kind(tokens, at, figure, _phrase(chunks, at), times)
        counts = figure is not None and kind in _COUNTING and _says_how_many(tokens, figure)
        found.append(Numeral(start=at, end=end, kind=kind, counts=counts))
        at = end
    return tuple(found)


def _says_how_many(tokens: Sequence[Token], figure: Figure) -> bool:
    lone = figure.end == figure.start + 1 and tokens[figure.start].low in _POINTING
    vague = figure.kind == "vague" and figure.min == 2
    return not (lone or vague or figure.kind == "share" or figure.max == 0)


def _phrase(chunks: Sequence[Chunk], at: int) -> NounPhrase | None:
    """The noun phrase around token `at`."""
    return next((c.np for c in chunks if c.start <= at < c.end), None)


def _kind(
    tokens: Sequence[Token],
    at: int,
    figure: Figure | None,
    phrase: NounPhrase | None,
    times: Sequence[Span],
) -> NumeralKind:
    start = tokens[at].start
    if any(span.start <= start < span.end for span in times):
        return "date"
    if _is_age(tokens, at, phrase):
        return "age"
    if figure is None:
        return _refused(tokens, at)
    if phrase is None or phrase.figure is None:
        return "name" if figure.bare else "people"
    if figure.bare and phrase.head is None and 1900 <= (figure.figure or 0) <= 2100:
        return "date"
    if phrase.head in people.THINGS:
        return "things"
    known = phrase.noun is not None or phrase.of_whole or phrase.head is None
    return "people" if known else "unlisted"


def _is_age(tokens: Sequence[Token], at: int, phrase: NounPhrase | None) -> bool:
    low = tokens[at].low
    if low.endswith(_AGE_ENDS) or (at and tokens[at - 1].low in _AGED):
        return True
    return phrase is not None and phrase.age is not None and low == str(phrase.age)


def _refused(tokens: Sequence[Token], at: int) -> NumeralKind:
    """What a numeral is that the grammar of figures refuses."""
    low = tokens[at].low
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if before in _MONEY:
        return "measure"
    if after in _CLOCK or (after == ":" and at + 2 < len(tokens) and tokens[at + 2].low.isdigit()):
        return "date"
    if before in numbers.NOT_AFTER or low.endswith(_ORDINALS):
        return "name"
    return "measure"
