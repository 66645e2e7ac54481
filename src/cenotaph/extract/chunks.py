"""A sentence as chunks: noun phrases with their figures, verb words, triggers of harm, joints.

This is a shallow parse in the sense of Abney (1991): no tree, only what the rules of harm and
speech need, made from word lists in one pass over the tokens.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from cenotaph.extract.kinds import WORD_KINDS, Kind, content
from cenotaph.extract.languages.en import harm, people, speech, sureness
from cenotaph.extract.languages.en.harm import Trigger
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.phrases import ATTRIBUTIVE, NounPhrase, Phrases
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.extract.trie import Trie
from cenotaph.model.values import Span


class Chunk(NamedTuple):
    """One piece of a sentence: its kind, its tokens `start` to `end`, and what it holds.

    A tuple, as tokens are: two of three tokens make one, at a third of a dataclass's time.
    """

    kind: Kind
    start: int
    end: int
    low: str = ""
    np: NounPhrase | None = None
    trigger: Trigger | None = None


# half the time of calling Chunk, for the two kinds that most tokens make
_make = partial(tuple.__new__, Chunk)
_TRIGGERS = Trie(harm.TRIGGERS)
_IDIOMS = Trie((words, True) for words in harm.IDIOMS)
_PARTS = Trie((words, True) for words in sureness.PART_MARKERS)
_ACCORDING = Trie((words, True) for words in speech.ACCORDING)
#: the words at which one of these can start: one word of seven, the others cost one look-up
_SPECIAL = _IDIOMS.starts() | _TRIGGERS.starts() | _PARTS.starts() | _ACCORDING.starts() | {"how"}


class Chunker:
    """Cuts sentences into chunks."""

    __slots__ = ("_phrases", "_title_starts", "_titles")

    def __init__(
        self, actors: Lexicon, demonyms: frozenset[str], titles: Trie[bool] | None = None
    ) -> None:
        """`titles` are names of sources that hold a word of harm, which tells none there."""
        self._phrases = Phrases(actors, demonyms)
        self._titles = titles or Trie({})
        self._title_starts = self._titles.starts()

    def chunk(self, sentence: Sentence, times: Sequence[Span] = ()) -> tuple[Chunk, ...]:
        """The chunks of a sentence, in order; `times` are intervals that tell when."""
        tokens = sentence.tokens
        taken = _token_ranges(tokens, times)
        chunks: list[Chunk] = []
        at = 0
        while at < len(tokens):
            if at in taken:
                chunks.append(Chunk(kind="time", start=at, end=taken[at]))
                at = taken[at]
                continue
            low = tokens[at].low
            found = self._title(tokens, at) if low in self._title_starts else None
            if found is None and low in _SPECIAL:
                found = self._special(tokens, at, chunks)
            if found is None and low.endswith("ed") and _past_form(tokens, at, chunks):
                found = Chunk("verb", at, at + 1, low)
            if found is None and self._phrases.may_begin(low):
                found = self._phrase(sentence, at, taken)
            if found is None:
                kind = WORD_KINDS.get(low, "adv" if low[0].isalnum() else "stop")
                found = _make((kind, at, at + 1, low, None, None))
            chunks.append(found)
            at = found.end
        return _merged(_aside_in_dashes(chunks))

    def _title(self, tokens: Sequence[Token], at: int) -> Chunk | None:
        """The name of a source that starts here: "Raqqa is Being Slaughtered Silently"."""
        title = self._titles.longest(tokens, at)
        if title is None:
            return None
        np = NounPhrase(start=at, end=title[0], head=tokens[title[0] - 1].low, proper=True)
        return Chunk(kind="np", start=at, end=title[0], np=np)

    def _special(self, tokens: Sequence[Token], at: int, before: list[Chunk]) -> Chunk | None:
        """A trigger, a marker of parts or an "according to" that starts here."""
        if (
            tokens[at].low == "how"
            and at + 1 < len(tokens)
            and tokens[at + 1].low in {"many", "much"}
        ):
            end = at + 2
            while end < len(tokens) and content(tokens[end].low):
                end += 1
            return Chunk(kind="stop", start=at, end=end, low="how many")
        idiom = _IDIOMS.longest(tokens, at)
        trigger = _TRIGGERS.longest(tokens, at)
        if trigger is not None:
            if idiom is not None and idiom[0] >= trigger[0] and not _shot_there(tokens, at, before):
                return Chunk(
                    kind="stop" if idiom[0] - at > 2 else "adv", start=at, end=idiom[0], low="idiom"
                )
            if self._attributive(tokens, at, trigger[0], before):
                return None
            return Chunk(
                kind="trigger", start=at, end=trigger[0], low=tokens[at].low, trigger=trigger[1]
            )
        part = _PARTS.longest(tokens, at)
        if part is not None:
            return Chunk(kind="part", start=at, end=part[0], low=tokens[at].low)
        according = _ACCORDING.longest(tokens, at)
        if according is not None:
            return Chunk(kind="according", start=at, end=according[0], low=tokens[at].low)
        return None

    def _attributive(self, tokens: Sequence[Token], at: int, end: int, before: list[Chunk]) -> bool:
        """Whether the trigger only describes the people after it: "the wounded soldiers"."""
        if end - at != 1 or tokens[at].low not in ATTRIBUTIVE or end >= len(tokens):
            return False
        if before and before[-1].kind in {"aux", "np"}:
            return False
        # "killed one child and injured fishermen": the second is a verb too
        joined = bool(before) and before[-1].kind in {"conj", "comma"}
        if joined and any(c.kind == "trigger" for c in before[-4:]):
            return False
        return self._phrases.noun(tokens, end) is not None

    def _phrase(self, sentence: Sentence, at: int, taken: dict[int, int]) -> Chunk | None:
        """The noun phrase that starts at token `at`."""
        np = self._phrases.noun_phrase(sentence, at, taken)
        return None if np is None else _make(("np", np.start, np.end, "", np, None))


def _shot_there(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> bool:
    """Whether "shot at" tells where people were hit: "were shot at a party"."""
    if tokens[at].low != "shot" or not before:
        return False
    last = next((c for c in reversed(before) if c.kind != "adv"), before[-1])
    counted = last.np is not None and last.np.figure is not None
    return last.kind == "aux" or (counted and tokens[at + 1 : at + 3][-1:][0].low in {"a", "an"})


def _past_form(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> bool:
    """Whether an unknown word, one in -ed, is a verb here: behind people or an auxiliary."""
    low = tokens[at].low
    if len(low) < 5 or not before or low in people.NOUNS:
        return False
    if low in WORD_KINDS:
        return False
    if before[-1].kind not in {"aux", "np", "pron", "rel", "adv"} or low in ATTRIBUTIVE:
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].low not in people.NOUNS


_DASH = "—"


def _aside_in_dashes(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with the dashes around an aside as brackets: "12 people — 5 children — died".

    An aside stands behind a phrase and before what the phrase is the subject of.
    """
    dashes = [i for i, chunk in enumerate(chunks) if chunk.kind == "stop" and chunk.low == _DASH]
    for opening, closing in pairwise(dashes):
        before, after = chunks[opening - 1 : opening], chunks[closing + 1 : closing + 2]
        behind = bool(before) and before[0].kind in {"np", "pron", "quote", "close"}
        goes_on = bool(after) and after[0].kind in {"aux", "modal", "trigger", "verb", "adv"}
        if behind and goes_on and closing > opening + 1:
            chunks[opening] = chunks[opening]._replace(kind="open")
            chunks[closing] = chunks[closing]._replace(kind="close")
    return chunks


def _merged(chunks: list[Chunk]) -> tuple[Chunk, ...]:
    """The chunks with "12 women and children" as one phrase: one figure for several groups."""
    merged: list[Chunk] = []
    index = 0
    while index < len(chunks):
        chunk = chunks[index]
        while (
            chunk.np is not None
            and index + 2 < len(chunks)
            and chunks[index + 1].kind == "conj"
            and _shares_figure(chunk, chunks[index + 2])
        ):
            after = chunks[index + 3] if index + 3 < len(chunks) else None
            ahead = any(c.kind in {"trigger", "aux"} for c in merged[-3:])
            if after is not None and after.kind in {"aux", "trigger"} and ahead:
                break  # "killed 12 soldiers and civilians were wounded"
            other = chunks[index + 2].np
            assert other is not None
            np = chunk.np._replace(end=other.end, joined=(*chunk.np.joined, other))
            chunk = chunk._replace(end=other.end, np=np)
            index += 2
        merged.append(chunk)
        index += 1
    return tuple(merged)


def _shares_figure(first: Chunk, second: Chunk) -> bool:
    a, b = first.np, second.np
    if a is None or b is None:
        return False
    plural = a.noun is not None and a.noun.plural and b.noun is not None and b.noun.plural
    return plural and a.figure is not None and b.figure is None and b.determiner is None


def _token_ranges(tokens: Sequence[Token], spans: Sequence[Span]) -> dict[int, int]:
    """For each span the index of its first token to the index after its last."""
    ranges: dict[int, int] = {}
    for span in spans:
        inside = [i for i, t in enumerate(tokens) if t.start >= span.start and t.end <= span.end]
        if inside:
            ranges[inside[0]] = inside[-1] + 1
    return ranges
