"""Text to paragraphs, sentences and tokens, with offsets into the page's text, which never changes.

A splitter of our own: a casualty page is read at some hundred thousand words a second, several
times the speed of a general splitter, and its abbreviations belong to the language's data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from cenotaph.extract.languages.en.sentences import ABBREVIATIONS, COUNTING, DAY_BEGINNINGS, TITLES
from cenotaph.model.values import Span

# "12 300 dead" is one number behind these words alone: "on May 12 300 died" are two.
_COUNTING = "|".join(rf"(?<=\b{word}[ ])" for word in COUNTING)
# No possessive quantifiers: Python 3.11.2, which Debian 12 ships, matches them wrongly.
_TOKEN = re.compile(
    rf"""
    (?P<clock>\d{{1,2}}:\d{{2}}(?!\d))
  | (?P<apart>(?=\d{{1,3}}\s)(?:\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+
      |\d{{1,3}}(?:[ ]\d{{3}})*[ ]000|(?:{_COUNTING})\d{{1,3}}(?:[ ]\d{{3}})+)(?!\w|,\d))
  | (?P<num>\d+(?:[.,]\d+)*(?i:st|nd|rd|th|k|m|bn)?(?:[-–](?:[a-z]|[A-Z]{{2}})[\w–-]*)?)
  | (?P<abbr>(?:[^\W\d_]\.){{2,}}(?:-[^\W\d_][\w-]*)?)
  | (?P<word>[^\W\d_](?:[\w*]|[’'](?![sS]\b)(?=\w)|-(?=\w)|\.(?=[^\W\d_]\.))*)
  | (?P<poss>[’'][sS]\b|(?<=s)[’'](?=\s\w))
  | (?P<dash>--+|[–—])
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n\s*")
# Many news sites lose the space between two paragraphs: "was shot.Police said".
_STOP = re.compile(
    r"[.!?…]+[\"”’»')\]]*(?=\s)|\n(?=[ \t]*(?:[-•*▪◾🔴⚡❗#]|\d+[.)]\s))"
    r"|(?<=[a-z0-9]{2})[.!?]+[”\"]*(?=[“\"]?[A-Z][a-z])"
)
_OPENING = re.compile(r"\s+[\"“‘«'(\[]*([A-Z0-9À-ÞА-Я#•*-]|al-|[“\"‘])")
_DATELINE_DASH = re.compile(r"[ \t]+(?:--|[-–—])\s")
_LAST_WORD = re.compile(r"[\w.&]+$")


class Token(NamedTuple):
    """One token: its words, their folded form, its interval in the page's text."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a page: its interval, its tokens, and the paragraph it stands in.

    `shouting` is true where capitals tell nothing: all capitals, or a title-case headline.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    headline: bool
    shouting: bool

    @property
    def span(self) -> Span:
        """The sentence's interval."""
        return Span(self.start, self.end)


def paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of an interval: what stands between blank lines, stripped of white space."""
    at = start
    for gap in _PARAGRAPH.finditer(text, start, end):
        yield from _stripped(text, at, gap.start())
        at = gap.end()
    yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one paragraph, by end marks, known abbreviations and list lines."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() >= end:
            break
        if stop.group()[0] == "\n":
            yield from _stripped(text, at, stop.start())
            at = stop.end()
        elif _opens(text, stop.end(), end) and not _abbreviation(text, at, stop):
            yield from _stripped(text, at, stop.end())
            at = stop.end()
    yield from _stripped(text, at, end)


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a sentence can begin behind an end mark: at a capital, or glued to the mark."""
    return not text[at].isspace() or _OPENING.match(text, at, end) is not None


def _abbreviation(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the period belongs to an abbreviation or an initial."""
    if stop.group() != ".":
        return False
    word = _LAST_WORD.search(text, max(start, stop.start() - 12), stop.start())
    if word is None:
        return False
    low = word.group().lower()
    if _DATELINE_DASH.match(text, stop.end()):
        return True  # "TORREON, Coah. - Eight": a state in a dateline
    if low == "no":
        return text[stop.end() : stop.end() + 2].strip()[:1].isdigit()
    if low in {"a.m", "p.m"}:
        # "at 6 p.m. Friday" goes on; "at 6 p.m. Police came" does not
        return text[stop.end() : stop.end() + 4].strip().lower()[:3] in DAY_BEGINNINGS
    # "D.K. Sonwani"; no initial are "I", and the platform in "a post on X."
    letters = low.split(".")
    initials = all(len(each) == 1 and each.isalpha() for each in letters)
    return low in ABBREVIATIONS or (initials and low not in {"i", "x"})


#: a sentence of more tokens is a list or a page without periods; it is read in pieces, since the
#: rules look back and forth over a whole sentence
_LONGEST = 200


def between_semicolons(tokens: tuple[Token, ...], words: Span) -> tuple[Token, ...]:
    """The tokens of the stretch between semicolons that holds `words`."""
    at = [i for i, token in enumerate(tokens) if token.low == ";"]
    left = max((i + 1 for i in at if tokens[i].end <= words.start), default=0)
    right = min((i for i in at if tokens[i].start >= words.end), default=len(tokens))
    return tokens[left:right]


def pieces(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The tokens of one sentence in pieces of bearable length, cut behind a comma where one is."""
    start = 0
    while len(tokens) - start > _LONGEST:
        commas = (i for i in range(start + _LONGEST, start, -1) if tokens[i].low in {",", ";"})
        end = next(commas, start + _LONGEST) + 1
        yield tokens[start:end]
        start = end
    yield tokens[start:]


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of an interval; masked words ("kil*led") are folded to what they stand for."""
    tokens: list[Token] = []
    # a fifth faster than calling Token, which is the greatest cost of this loop
    make = partial(tuple.__new__, Token)
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        low = word.lower()
        kind = match.lastgroup
        if kind == "word":
            if "*" in low:
                low = low.replace("*", "")
            if "’" in low:
                low = low.replace("’", "'")
        elif kind == "num":
            low = low.replace("–", "-")
        elif kind == "apart":
            low = "".join(low.split())
        elif kind == "poss":
            low = "'s"
        elif kind == "dash":
            low = "—"
        elif word == "." and tokens and tokens[-1].low in TITLES and match.end() < end:
            continue
        tokens.append(make((word, low, *match.span())))
    return tuple(tokens)


def shouting(tokens: tuple[Token, ...], *, headline: bool) -> bool:
    """Whether capitals tell nothing here: all capitals, or most words of a headline capitalised."""
    words = [t.text for t in tokens if t.text[0].isalpha()]
    if len(words) > 2 and sum(map(str.isupper, words)) * 10 >= len(words) * 7:
        return True
    if not headline:
        return False
    long = [word for word in words if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    # a title-case headline capitalises nearly every long word
    return len(long) > 2 and capital * 4 >= len(long) * 3


def read_sentences(text: str, span: Span, paragraph: int, *, headline: bool) -> Iterator[Sentence]:
    """The sentences of one paragraph with their tokens, as every reader cuts them."""
    for part in sentences(text, span.start, span.end):
        for tokens in pieces(tokenize(text, part.start, part.end)):
            if tokens:
                yield Sentence(
                    start=tokens[0].start,
                    end=tokens[-1].end,
                    tokens=tokens,
                    paragraph=paragraph,
                    headline=headline,
                    shouting=shouting(tokens, headline=headline),
                )
