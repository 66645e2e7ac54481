"""Noun phrases: determiner, figure, words, head, and the "of" phrase that tells whom."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from cenotaph.extract import ages
from cenotaph.extract.figures import Figure, closes_quote, find_figure, may_be_figure
from cenotaph.extract.kinds import QUOTES, WORD_KINDS, content
from cenotaph.extract.languages.en import grammar, harm, people, speech
from cenotaph.extract.languages.en.harm import Trigger
from cenotaph.extract.languages.en.people import Noun
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.extract.trie import Trie
from cenotaph.extract.wholes import whole_behind


class NounPhrase(NamedTuple):
    """A phrase for people or things: tokens `start` to `end`, its figure, determiner, head.

    `noun` is what the head tells of people, null when the head is no known noun for people;
    `proper` marks a run of capitalised words; `attribute` is a trigger inside it ("two wounded
    soldiers"); `whole` is the word for the whole in "three of the dead"; `age` is a figure behind
    a name; `tally` is true for "the number of refugees". A tuple for its speed, as `Chunk` is.
    """

    start: int
    end: int
    figure: Figure | None = None
    determiner: str | None = None
    head: str | None = None
    noun: Noun | None = None
    proper: bool = False
    attribute: Trigger | None = None
    whole: str | None = None
    age: int | None = None
    text_start: int | None = None
    joined: tuple["NounPhrase", ...] = ()
    tally: bool = False

    @property
    def of_whole(self) -> bool:
        """Whether the phrase takes some out of a whole told before."""
        return self.whole is not None

    @property
    def personal(self) -> bool:
        """Whether the phrase may count people: a noun for people, a name, or a bare figure."""
        if self.head in people.THINGS:
            return False
        return self.noun is not None or self.proper or self.figure is not None or self.of_whole


_TRIGGERS = Trie(harm.TRIGGERS)
_TRIGGER_STARTS = _TRIGGERS.starts()
ATTRIBUTIVE = frozenset(
    "wounded injured dead missing killed kidnapped abducted arrested captured detained"
    " displaced trapped slain murdered executed deceased martyred".split()
)
#: "a 3-year-old" is a person where no noun follows
_AGED = ("-year-old", "-year-olds", "-month-old", "-week-old", "-day-old")


#: words that only describe, or mark, what comes next
_DESCRIBING = frozenset({"#", "@", "'s"}) | QUOTES | people.LABELLING | ATTRIBUTIVE
_COMPOUND_STARTS = frozenset(first for first, _ in people.COMPOUNDS)
#: as many words as a long session meets; one costs some 100 bytes
_CACHED_WORDS = 50_000


class _Words(NamedTuple):
    """The words of a phrase as far as read: their end, head, noun and describing trigger.

    A tuple, since every word read makes a new one: a sixth of the time of `dataclasses.replace`.
    """

    end: int
    noun_end: int
    noun: Noun | None = None
    head: str | None = None
    attribute: Trigger | None = None


# half the time of calling _Words
_make_words = partial(tuple.__new__, _Words)


class Phrases:
    """Reads noun phrases; knows the nouns for people and the named armed actors."""

    __slots__ = ("_actors", "_demonyms", "_named_starts", "_nouns", "may_begin")

    def __init__(self, actors: Lexicon, demonyms: frozenset[str]) -> None:
        self._actors = actors
        self._demonyms = demonyms
        self._nouns = _COMPOUND_STARTS | frozenset(people.NOUNS) | demonyms
        # Whether a phrase can begin with a word at all: three of five words cost one look-up. A
        # new way to begin must be told here; a test holds that nothing begins elsewhere.
        self._named_starts = self._nouns | actors.starts()
        starts = self._named_starts | _DESCRIBING | {"("}
        self.may_begin = lru_cache(maxsize=_CACHED_WORDS)(partial(_may_begin, starts))

    def noun(self, tokens: Sequence[Token], at: int) -> tuple[int, Noun] | None:
        """The noun for people at token `at`, with the index after it."""
        low = tokens[at].low
        if low not in self._nouns and not low.endswith(_AGED):
            return None
        if low in _COMPOUND_STARTS and at + 1 < len(tokens):
            compound = people.COMPOUNDS.get((low, tokens[at + 1].low))
            if compound is not None:
                return at + 2, compound
        noun = people.NOUNS.get(low)
        if noun is not None:
            return at + 1, noun
        if low.endswith(_AGED):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or not content(following.low):
                return at + 1, Noun(plural=low.endswith("s"))
        if low in self._demonyms and low.endswith("s") and not low.endswith("ss"):
            return at + 1, Noun(plural=True)
        return None

    def noun_phrase(
        self, sentence: Sentence, at: int, taken: dict[int, int], depth: int = 0
    ) -> NounPhrase | None:
        """A determiner, a figure, words, a head, and an "of" phrase where it tells whom.

        None at a word with which none `may_begin`.
        """
        tokens = sentence.tokens
        low = tokens[at].low
        figure = find_figure(tokens, at)
        determiner = None
        index = at
        if figure is None and low == "(":
            figure = self._bracketed(tokens, at)
        if figure is None and (low in grammar.DETERMINERS or low in grammar.POSSESSIVES):
            following = tokens[at + 1].low if at + 1 < len(tokens) else ""
            if low == "that" and following not in people.NOUNS:
                return None
            determiner, index = low, at + 1
            figure = find_figure(tokens, index) if index < len(tokens) else None
        if figure is not None:
            index = figure.end + closes_quote(tokens, at, figure.end)
        if figure is not None and self._name_number(sentence, at, figure):
            figure = None
            index = at + 1
        if figure is None and index < len(tokens) and tokens[index].low.isdigit():
            years = [t.low for t in tokens[index + 1 : index + 3]]
            index += 3 if years in _YEARS_OLD else 0  # "22 year old Name"
        words = self._words(sentence, index, taken, at)
        end, noun = words.end, words.noun
        if end == index and figure is None:
            return None
        if figure is not None and figure.kind == "vague" and end == index and figure.min == 2:
            return None  # a lone "some" or "multiple" counts nobody
        alone = figure is not None and figure.bare and noun is not None and not noun.plural
        if alone and any(t.low == "'s" for t in tokens[index:end]):
            figure = None  # "the 911 caller's father"
        text_start = index
        proper = figure is None and noun is None and _proper(sentence, index, end)
        np = NounPhrase(
            start=at, end=end, figure=figure, determiner=determiner, head=words.head, noun=noun,
            proper=proper, attribute=words.attribute, text_start=text_start,
        )  # fmt: skip
        return self._of(sentence, self._aged(tokens, np), taken, depth)

    def _words(self, sentence: Sentence, at: int, taken: dict[int, int], start: int) -> "_Words":
        """The words of a phrase up to its boundary; `start` is where the phrase itself begins."""
        tokens = sentence.tokens
        words = _make_words((at, at, None, None, None))
        while words.end < len(tokens) and words.end not in taken:
            if words.noun is not None and _participle(tokens[words.end], sentence):
                break  # "a man armed with a knife"
            step = self._named(tokens, words) or self._described(tokens, words, at)
            if step is None:
                if not _common(sentence, words.end, at, start):
                    break
                low = tokens[words.end].low
                step = _make_words(
                    (words.end + 1, words.noun_end, words.noun, low, words.attribute)
                )
            words = step
        return _trimmed(sentence, words)

    def _named(self, tokens: Sequence[Token], words: "_Words") -> "_Words | None":
        """The words with the actor or the noun for people that comes next."""
        low = tokens[words.end].low
        if low not in self._named_starts and not low.endswith(_AGED):
            return None
        actor = self._actors.longest(tokens, words.end)
        if actor is not None and not self._acronym_of_harm(tokens, words.end, actor[0]):
            end = actor[0]
            last = tokens[end - 1].low
            noun = people.NOUNS.get(last)
            if noun is not None:
                return _Words(end, end, noun, last, words.attribute)
            return _Words(end, words.noun_end, words.noun, last, words.attribute)
        found = self.noun(tokens, words.end)
        if found is None or _verbal(tokens, words.end):
            return None
        end, noun = found
        return _Words(end, end, noun, tokens[end - 1].low, words.attribute)

    def _acronym_of_harm(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether letters that also name an army tell harm here: "5 KIA" but "5 KIA fighters"."""
        people = end < len(tokens) and self.noun(tokens, end) is not None
        return end == at + 1 and (tokens[at].low,) in harm.TRIGGERS and not people

    def _described(self, tokens: Sequence[Token], words: "_Words", at: int) -> "_Words | None":
        """The words with what only describes: a mark, "alleged", "wounded" before a noun."""
        index = words.end
        low = tokens[index].low
        if low not in _DESCRIBING:
            return None
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        marks = low in {"#", "@"} and bool(following) and content(following)
        if marks or low == "'s" or (low in QUOTES and self._quoted(tokens, index)):
            return words._replace(end=index + 1)
        if low in people.LABELLING and following and self._actors.longest(tokens, index + 1):
            return words._replace(end=index + 1)  # "seven alleged Abu Sayyaf militants"
        if not following or self.noun(tokens, index + 1) is None:
            return None
        if low in people.LABELLING:
            return words._replace(end=index + 1)
        trigger = harm.TRIGGERS.get((low,))
        if (
            low in ATTRIBUTIVE
            and trigger is not None
            and index == at
            and not _states(tokens, at, index)
        ):
            return words._replace(end=index + 1, attribute=trigger)
        return None

    def _name_number(self, sentence: Sentence, at: int, figure: Figure) -> bool:
        """Whether bare digits end a name: "Article 19 said", "the outlet Badia 24 spoke"."""
        tokens = sentence.tokens
        if not figure.bare or at == 0 or sentence.shouting:
            return False
        before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
        ends = (
            after is None
            or WORD_KINDS.get(after.low) in {"report", "comma"}
            or (after.low in speech.REPORT_WITH_OF)
        )
        named = before.text[0].isupper() and at > 1 and before.low not in grammar.TIMES
        harmed = (before.low,) in harm.TRIGGERS  # "Blast Kills 5, 7 Hurt"
        return ends and named and not harmed and before.low not in grammar.NOT_NAMES

    def _bracketed(self, tokens: Sequence[Token], at: int) -> Figure | None:
        """The figure of "(536) people", as some monitors write it."""
        if at + 3 >= len(tokens) or tokens[at + 2].low != ")":
            return None
        inner = find_figure(tokens, at + 1)
        counts = self.noun(tokens, at + 3) is not None or tokens[at + 3].low == "more"
        if inner is None or inner.end != at + 2 or not counts:
            return None
        more = tokens[at + 3].low == "more"
        return inner._replace(end=at + (4 if more else 3), additional=more, bare=False)

    def _quoted(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a quotation mark opens a label of one or two words: 35 "extremists"."""
        return (
            any(i < len(tokens) and tokens[i].low in QUOTES for i in (at + 2, at + 3))
            and at + 1 < len(tokens)
            and content(tokens[at + 1].low)
        )

    def _aged(self, tokens: Sequence[Token], np: NounPhrase) -> NounPhrase:
        """The phrase with an age that bounds it, "children under five", or that is one's own."""
        told = np.noun is not None and (np.figure is not None or not np.noun.plural)
        told = told and np.head not in people.COLLECTIVES
        years = ages.years_at(tokens, np.end + 1) if told else None
        if years is not None and tokens[np.end].low == "of":
            return np._replace(end=np.end + 2, age=years)  # "a boy of 13"
        if np.noun is not None and np.figure is not None and np.head not in people.GATHERED:
            aside = ages.aside_at(tokens, np.end, lambda i: (self.noun(tokens, i) or (None,))[0])
            if aside is not None:
                return np._replace(end=aside)
        limit = ages.limit_at(tokens, np.end) if np.noun is not None else None
        if limit is None:
            return self._age(tokens, np)
        counts = limit < len(tokens) and self.noun(tokens, limit) is not None
        # "farmers over two days": a figure that measures something else is found as none
        counts = counts or find_figure(tokens, limit - 1) is None
        return np if counts else np._replace(end=limit)

    def _age(self, tokens: Sequence[Token], np: NounPhrase) -> NounPhrase:
        """The phrase with the age written behind it: "Name, 35," or "a man, 22,"."""
        at = np.end
        if at + 1 < len(tokens) and tokens[at].low == "aged" and np.noun is not None:
            years = ages.years_at(tokens, at + 1)
            return np if years is None else np._replace(end=at + 2, age=years)
        if at + 1 >= len(tokens) or tokens[at].low not in {",", "("}:
            return np
        digits = tokens[at + 1].low
        if digits in {"aged", "ages", "age"} and np.noun is not None:
            return _with_ages(tokens, np, np.end + 2)
        if np.noun is not None and np.noun.plural:
            return _with_ages(tokens, np, np.end + 1)
        if not (digits.isdigit() and 0 < int(digits) < ages.OLDEST):
            return np
        after = tokens[at + 2].low if at + 2 < len(tokens) else "."
        if after in {"years", "year"} and at + 4 < len(tokens) and tokens[at + 3].low == "old":
            closed = tokens[at + 4].low == ","  # "Name, 20 years old,"
            return np._replace(end=at + 4 + closed, age=int(digits))
        if not (np.proper or np.noun) and (np.figure or after != ","):
            return np
        closed = after in {",", ")"}
        ends = closed or (after in {".", "and", ";"} and np.proper)
        return np._replace(end=at + 2 + closed, age=int(digits)) if ends else np

    def _of(
        self, sentence: Sentence, np: NounPhrase, taken: dict[int, int], depth: int
    ) -> NounPhrase:
        """The phrase with its "of" phrase where that tells whom: "a group of 5 people"."""
        at = _of_at(sentence.tokens, np)
        if at is None or depth > 1:
            return np
        if at > np.end:
            return self._out_of(sentence, np, taken, depth)
        whole = whole_behind(sentence.tokens, at + 1)
        if whole is not None:
            return np._replace(end=whole, whole=sentence.tokens[whole - 1].low)
        if np.head is not None and np.head not in people.COLLECTIVES:
            return np
        inner = self.noun_phrase(sentence, at + 1, taken, depth + 1)
        if inner is not None and _harmed_behind(sentence.tokens, np, inner):
            return np._replace(end=at + 1, whole=COUNTED)
        return np if inner is None else _joined_of(np, inner)

    def _out_of(
        self, sentence: Sentence, np: NounPhrase, taken: dict[int, int], depth: int
    ) -> NounPhrase:
        """The phrase with the number its people are taken from: "two soldiers out of 12"."""
        inner = self.noun_phrase(sentence, np.end + 2, taken, depth + 1)
        if inner is None or inner.figure is None:
            return np
        if _harmed_behind(sentence.tokens, np._replace(head=None), inner):
            return np._replace(end=np.end + 2, whole=COUNTED)
        return np._replace(end=inner.end) if np.noun is not None else _joined_of(np, inner)


_YEARS_OLD = (["year", "old"], ["years", "old"])


def _participle(token: Token, sentence: Sentence) -> bool:
    """Whether a word in -ed behind a noun for people tells what they did or what was done."""
    plain = token.text[0].islower() or sentence.shouting
    return plain and token.low.endswith("ed") and len(token.low) > 3


def _may_begin(starts: frozenset[str], low: str) -> bool:
    """Whether a phrase can begin with this word at all."""
    return (
        low in starts
        or low in grammar.DETERMINERS
        or low in grammar.POSSESSIVES
        or may_be_figure(low)
        or low.endswith(_AGED)
        or content(low)
    )


def _common(sentence: Sentence, at: int, first: int, start: int) -> bool:
    """Whether the word at `at` goes on a phrase whose words begin at `first`, itself at `start`."""
    token = sentence.tokens[at]
    common = content(token.low) or (token.low in grammar.NOUNABLE and (at > first or first > start))
    if not common and at > first:
        # "the Zobe Rescue Committee": a capital makes a verb part of a name
        verb = WORD_KINDS.get(token.low) == "verb"
        common = verb and token.text[0].isupper() and not sentence.shouting
    if not common:
        return False
    if token.low in _TRIGGER_STARTS and _TRIGGERS.longest(sentence.tokens, at) is not None:
        return False
    return at == first or find_figure(sentence.tokens, at) is None


def _of_at(tokens: Sequence[Token], np: NounPhrase) -> int | None:
    """The token of the "of" behind a phrase that takes one, which a vague word may end with."""
    figure = np.figure
    if figure is not None and np.head is None and tokens[figure.end - 1].low == "of":
        return np.end - 1 if np.end < len(tokens) else None
    if np.end + 2 < len(tokens) and tokens[np.end].low == "out" and figure is not None:
        return np.end + 1 if tokens[np.end + 1].low == "of" else None
    if np.end + 1 >= len(tokens) or tokens[np.end].low != "of":
        return None
    takes = np.head is None or np.head in people.COLLECTIVES or figure is not None
    return np.end if takes else None


#: the whole of "three of the 12 killed", which is counted itself
COUNTED = "counted"


def _harmed_behind(tokens: Sequence[Token], np: NounPhrase, inner: NounPhrase) -> bool:
    """Whether some are taken from others who are told to be harmed: "three of the 12 killed"."""
    if np.figure is None or np.head is not None or inner.figure is None:
        return False
    at = inner.end
    who = at < len(tokens) and tokens[at].low == "who"
    at += who
    if at >= len(tokens):
        return False
    found = _TRIGGERS.longest(tokens, at)
    if found is None:
        return False
    harmed = found[1].frame == "transitive" and found[1].form == "past"
    return who or harmed or tokens[at].low in ATTRIBUTIVE


def _joined_of(np: NounPhrase, inner: NounPhrase) -> NounPhrase:
    """The phrase joined with the one behind its "of"."""
    if np.noun is None and not inner.personal:
        return np
    years = inner.figure is not None and inner.figure.bare and inner.head is None
    if np.noun is not None and not np.noun.plural and np.figure is None and years:
        return np._replace(end=inner.end, age=inner.figure.figure if inner.figure else None)
    own = np.noun is not None and np.head not in people.GATHERED
    if own and inner.figure is None:
        # "members of the army": the "of" phrase tells whose they are
        return np._replace(end=inner.end)
    if own or (inner.noun is None and inner.figure is None and np.noun is not None):
        return np  # "members of parliament": the head itself names the people
    if np.head == "member" and inner.figure is not None:
        return np._replace(end=inner.end)  # "a member of two gangs" is one
    member = np.noun if np.head not in {"members", "member", "family"} else None
    counted = inner.figure is not None and np.head not in {None, "members", "one"}
    figure = inner.figure if counted and (np.figure is None or np.head != "families") else np.figure
    return np._replace(
        end=inner.end, figure=figure, head=inner.head if member is None else np.head,
        noun=member or inner.noun or np.noun, proper=False,
        attribute=np.attribute or inner.attribute,
        text_start=np.text_start if np.head is not None else inner.text_start,
        tally=np.head == "number" and np.figure is None and inner.figure is None,
    )  # fmt: skip


def _with_ages(tokens: Sequence[Token], np: NounPhrase, at: int) -> NounPhrase:
    """The phrase with the ages of its people, which begin at token `at`."""
    end = ages.list_at(tokens, at)
    return np if end is None else np._replace(end=end)


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for people is a verb here: "police said", but "wounded others" is none."""
    return tokens[at].low == "target" and at + 1 < len(tokens) and tokens[at + 1].low == "the"


def _states(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the harm word states rather than describes: "15 killed soldiers say" is rare."""
    return tokens[at].low == "killed" and at == start


def _proper(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words are a name: capitalised where capitals tell something."""
    if start >= end:
        return False
    if sentence.shouting:
        # capitals tell nothing: two words or more that no list knows may be a name
        aged = sentence.tokens[start].low.endswith(_AGED)
        named = sentence.tokens[start + aged : end]
        return len(named) > 1 and all(t.low.isalpha() for t in named)
    words = [t for t in sentence.tokens[start:end] if t.text[0].isalpha()]
    capital = [t for t in words if t.text[0].isupper() and t.low not in grammar.NOT_NAMES]
    if not capital or len(capital) < len(words) - 1:
        return False
    return len(capital) > 1 or words[0].start != sentence.start


#: nouns for many people that have no plural of their own, and before another noun only tell whose
_FORCES = frozenset({"police"})


def _trimmed(sentence: Sentence, words: _Words) -> _Words:
    """The words without those behind the noun for people that do not belong to it."""
    tokens = sentence.tokens
    if words.noun is None or words.noun_end >= words.end:
        return words
    if tokens[words.noun_end].low == "'s":
        return words._replace(noun=None)  # "the soldiers' base": the people only own the head
    named = all(t.text[0].isupper() for t in tokens[words.noun_end : words.end])
    whose = tokens[words.noun_end - 1].low in _FORCES  # "a police minibus"
    if (whose or not words.noun.plural) and not named:
        return words._replace(noun=None)  # "civilian clothes", "three rebel positions"
    if named and not sentence.shouting:
        return words  # "the mayor Name Name"
    return words._replace(end=words.noun_end, head=tokens[words.noun_end - 1].low)
