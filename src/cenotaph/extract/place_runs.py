"""Runs of capitalised words, and the clues beside them that tell a place from another name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Final

from cenotaph.extract.languages.en.place_words import (
    AFTER_NAME,
    BODIES,
    NO_NAMES,
    NOT_A_PLACE,
    NOUNS_IN_CAPITALS,
    OF_A_NOUN,
    PEOPLES,
    SIDED,
    STOPS,
    STREETS,
    TRAPS,
)
from cenotaph.extract.languages.en.places import PERSONAL, RULES, PlaceRule
from cenotaph.model.values import Span
from cenotaph.reference.actors import ACTORS, alias_key
from cenotaph.reference.places import Gazetteer, PlaceRow
from cenotaph.reference.sources import SOURCES

_ARTICLE: Final = r"(?:[aeAE][lsrzdnt]h?|[aA][ds]h|[Uu]l)-"
_CAP: Final = (
    rf"(?:(?:{_ARTICLE})?[A-ZÀ-ÞĀ-ŽḀ-Ỿʿ‘][\w]*(?:[’'ʿʼ‘](?![sS]\b)\w+|-\w+)*|(?:[A-Z]\.){{2,}})"
)
_RUN: Final = re.compile(
    rf"(?<![\w’'-])(?:(?:St|Ft|Mt)\.\s)?{_CAP}"
    rf"(?:\s(?:(?:al|el|de|del|de\sla|la|los|las|du|da|do|dos|des|es|ul|ur|bin|ben|ibn|abu|ash|az|ez|adh|y|e)\s)?{_CAP})*"
)
# Beyond its first word a sentence without a capital letter names no place.
_CANDIDATE: Final = re.compile(r"\s[\"“‘'(\[]*(?:[aeu][a-z]{1,2}-)?[A-ZÀ-ÞŠ-Ž]")
_LABEL: Final = re.compile(r"\W{0,3}[A-ZÀ-Þ][\w-]+(?::|\.?\Z)")
# The words of direction, with and without their hyphens.
_SIDE_WORDS: Final = frozenset(SIDED.replace("-?", "").split("|")) | frozenset(
    SIDED.replace("-?", "-").split("|")
)
_JOINED_NAME: Final = re.compile(rf"\s(?:of|and)\s(?:the\s)?(?P<rest>{_CAP}(?:\s{_CAP})*)", re.I)
_JOINING: Final = frozenset(("of ", "and"))
_OF_A_NOUN: Final = re.compile(rf"\s(?:{'|'.join(sorted(OF_A_NOUN))})(?=\s)", re.I)
_HEAD: Final = re.compile(r"(?<![\w.-])\w[\w-]*")


def _by_cue() -> Mapping[str, tuple[tuple[int, PlaceRule], ...]]:
    """The rules that look before a name, with their order, by each word they can begin with."""
    found: dict[str, list[tuple[int, PlaceRule]]] = {}
    for order, rule in enumerate(RULES):
        for cue in rule.cues.split():
            found.setdefault(cue, []).append((order, rule))
    return {cue: tuple(rules) for cue, rules in found.items()}


_BEFORE: Final = _by_cue()
_AFTER: Final = tuple(rule for rule in RULES if rule.side == "after")
_SET_OFF: Final = "capital"
# The longest clue of the rules' examples, "in the densely populated northern city of", has 42
# characters; the distance rule with its two units 40.
_CLUE_LENGTH: Final = 64
# No name of the gazetteer that reports use has more words ("La Union de Isidoro Montes de Oca").
_LONGEST_NAME: Final = 5
# As many runs as a long session meets again; one costs some 200 bytes.
_CACHED_RUNS: Final = 20_000
# half the time of calling Span, for each capitalised word
_make_span = partial(tuple.__new__, Span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A rule that holds beside a run, with the words it matched."""

    rule: PlaceRule
    match: re.Match[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name with its rows of the gazetteer (perhaps none) and the clues that stand beside it.

    `side` is the direction word that belongs to it ("northern"), null where the gazetteer knows
    the whole; `end` is where the words that belong to it end, the noun after it included.
    """

    span: Span
    end: int
    name: str
    rows: tuple[PlaceRow, ...]
    before: Clue | None
    after: Clue | None
    side: str | None
    owner: bool

    @property
    def strong(self) -> bool:
        """Whether the words beside the name say that it is a place."""
        named = self.before is not None and (
            self.before.rule.strong or self.before.match[0].rstrip().lower().endswith(" of")
        )
        return named or (self.after is not None and self.after.rule.strong)


def may_name_places(text: str, start: int, end: int, *, headline: bool) -> bool:
    """Whether a sentence has a capital letter where a place could be; costs a microsecond."""
    return (
        headline
        or _CANDIDATE.search(text, start, end) is not None
        or _LABEL.match(text, start, end) is not None
    )


def mentions(
    text: str, start: int, end: int, gazetteer: Gazetteer, *, capitals: bool
) -> Iterator[Mention]:
    """Every run of capitalised words that may be a place, left to right.

    `capitals` says that capital letters tell nothing here (headlines, all capitals): then a name
    may stand anywhere in a longer run.
    """
    done = start
    for found in _RUN.finditer(text, start, end):
        for words in _cut(found, capitals):
            if words[0].start < done:
                continue  # "Kashmir" of "Jammu and Kashmir"
            for part in _names_within(text, words, gazetteer) if capitals else (words,):
                mention = _mention(text, start, end, part, gazetteer, capitals=capitals)
                if mention is not None:
                    done = mention.span.end
                    yield mention


def _names_within(text: str, words: list[Span], gazetteer: Gazetteer) -> Iterator[list[Span]]:
    """The parts of a run that begin with a known name, and its own beginning.

    Where capitals tell nothing, a name may stand anywhere in a run: ATTACK MAIDUGURI MARKET.
    """
    first = 0
    while first < len(words):
        longest = min(len(words), first + _LONGEST_NAME)
        last = next(
            (
                at
                for at in range(longest, first, -1)
                if gazetteer.lookup(text[words[first].start : words[at - 1].end])
            ),
            None,
        )
        if last is not None or first == 0:
            yield words[first:last] if last is not None else words
        first = last or first + 1


def _cut(run: re.Match[str], capitals: bool) -> Iterator[list[Span]]:
    """The run's words, cut where a word belongs to no name."""
    at = run.start()
    for words in _pieces(run[0], capitals):
        yield [_make_span((at + start, at + end)) for start, end in words]


@lru_cache(maxsize=_CACHED_RUNS)
def _pieces(run: str, capitals: bool) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The words of each piece of a run by their offsets; "He" and "Police" come again and again."""
    pieces: list[tuple[tuple[int, int], ...]] = []
    words: list[tuple[int, int]] = []
    at = 0
    for word in run.split():
        # One character of white space stands between two words of a run.
        end = at + len(word)
        low = word.lower()
        if (low in STOPS or (low in PEOPLES and words)) and word not in ("US", "U.S."):
            if words:
                pieces.append(tuple(words))
            words = []
        else:
            words.append((at, end))
        at = end + 1
    if len(words) > 1 and run.endswith(" Police") and not capitals:
        words.pop()  # "Baltimore Police" sit in Baltimore
    if words and (capitals or not _is_body([run[start:end].lower() for start, end in words])):
        pieces.append(tuple(words))
    return tuple(pieces)


def _is_body(low: list[str]) -> bool:
    """Whether words of a run, in lower case, name a street or a body of people."""
    bodies = [w for at, w in enumerate(low) if w in BODIES and (low[at - 1], w) != ("west", "bank")]
    return (len(low) > 1 and low[-1] in STREETS) or bool(bodies)


def _mention(
    text: str, start: int, end: int, words: list[Span], gazetteer: Gazetteer, *, capitals: bool
) -> Mention | None:
    run = text[words[0].start : words[-1].end]
    if is_known(run) or ("-" in run and NOT_A_PLACE.match(run)):
        return None
    if _is_no_name(run) and not _is_province(text, run, words[-1].end, end):
        return None
    joined = _joined(text, words, end, gazetteer)
    found = joined or _named(text, words, gazetteer, capitals)
    of = text[words[0].start - 4 : words[0].start].lower() == " of "
    if found is None and capitals and not (of and len(words) == 1):
        found = _before_noun(text, words, gazetteer)
        if found is None and not of:
            return None
    span, rows, side = found or (Span(words[0].start, words[-1].end), (), None)
    if rows and len(words) > 1 and is_known(text[span.start : span.end]):
        return None
    if PERSONAL.match(text, span.end, end):
        return None
    before = clue_before(text, start, words[0].start)
    after = clue_after(text, span.end, end)
    between = _OF_A_NOUN.match(text, span.end, end) if after is None else None
    if between is not None:
        # "the Kiran army camp": the noun stands a word behind the name
        after = clue_after(text, between.end(), end)
    beside = None if side else _side_before(text, start, span.start)
    if beside is not None:
        whole = Span(beside.start, span.end)
        known = gazetteer.lookup(text[whole.start : whole.end])
        if known:
            span, rows = whole, known
        else:
            side = text[beside.start : beside.end].lower()
    return Mention(
        span=span,
        end=after.match.end() if after else span.end,
        name=text[span.start : span.end],
        rows=rows,
        before=before,
        after=after,
        side=side,
        owner=text[span.end : span.end + 2].lower() in ("'s", "’s"),
    )


def _is_no_name(run: str) -> bool:
    """Whether the run is a people, a thing, a word of direction or two letters (EL, SC)."""
    low = run.lower()
    short = len(run) < 3 and run not in ("US", "UK")
    return short or low in NO_NAMES or low in _SIDE_WORDS


def _is_province(text: str, name: str, start: int, end: int) -> bool:
    """Whether a people's name is its land's here: "the Amhara region"."""
    if name.lower() in _SIDE_WORDS or len(name) < 4:
        return False
    after = clue_after(text, start, end)
    # "the Kurdish provinces" are those of a people, and no one of them has its name
    return after is not None and after.rule.size == "wide" and not after.match[0].endswith("s")


@lru_cache(maxsize=_CACHED_RUNS)
def is_known(words: str) -> bool:
    """Whether the words are an actor's, a source's or a people's name."""
    key = alias_key(words)
    return (
        key in ACTORS.aliases
        or words in ACTORS.case_sensitive
        or key in SOURCES.aliases
        or words in SOURCES.case_sensitive
        or (ACTORS.demonym(words) is not None and words not in ("US", "U.S."))
    )


_Named = tuple[Span, tuple[PlaceRow, ...], str | None]


def _named(text: str, words: list[Span], gazetteer: Gazetteer, capitals: bool) -> _Named | None:
    """The longest beginning of the run that the gazetteer knows, less a word of direction."""
    for first in range(min(2, len(words))):
        side = None
        if first:
            side = text[words[0].start : words[0].end].lower()
            if side not in _SIDE_WORDS:
                return None
        for last in range(min(len(words), first + _LONGEST_NAME) - 1, first - 1, -1):
            rest = words[last + 1 :]
            if (
                rest
                and not capitals
                and text[rest[0].start : rest[0].end].lower() not in AFTER_NAME
            ):
                continue
            name = text[words[first].start : words[last].end]
            rows = gazetteer.lookup(name)
            if not rows:
                continue
            people = _is_no_name(name)
            if not people or _is_province(text, name, words[last].end, len(text)):
                return Span(words[first].start, words[last].end), rows, side
    return None


def _before_noun(text: str, words: list[Span], gazetteer: Gazetteer) -> _Named | None:
    """In capitals, the name before a noun of place: the KIRAN army camp, DOBRINJA suburb."""
    low = [text[word.start : word.end].lower() for word in words]
    at = next((i for i, word in enumerate(low) if word in NOUNS_IN_CAPITALS), 0)
    while at and low[at - 1] in OF_A_NOUN:
        at -= 1
    if not at or at > _LONGEST_NAME - 1 or any(w in TRAPS or w in NO_NAMES for w in low[:at]):
        return None
    span = Span(words[0].start, words[at - 1].end)
    name = text[span.start : span.end]
    if is_known(name) or _is_no_name(name):
        return None
    return span, gazetteer.lookup(name), None


def _joined(text: str, words: list[Span], end: int, gazetteer: Gazetteer) -> _Named | None:
    """A name that goes on after "of" or "and": the Gulf of Aden, Jammu and Kashmir."""
    at = words[-1].end
    # Three letters tell most runs from it, at a fifth of the time of the pattern.
    joins = text[at + 1 : at + 4].lower() in _JOINING
    more = _JOINED_NAME.match(text, at, end) if joins else None
    if more is None:
        return None
    span = Span(words[0].start, more.end())
    rows = gazetteer.lookup(text[span.start : span.end])
    return (span, rows, None) if rows else None


def _side_before(text: str, start: int, end: int) -> Span | None:
    """The word of direction right before a name: "northern"."""
    tail = text[max(start, end - 16) : end]
    word = tail.strip().rpartition(" ")[2]
    if word.lower() not in _SIDE_WORDS or not tail[-1:].isspace():
        return None
    at = end - len(tail) + tail.rindex(word)
    return Span(at, at + len(word))


def clue_before(text: str, start: int, end: int) -> Clue | None:
    """The first rule that holds of the words right before `end`."""
    held: list[tuple[int, int, PlaceRule]] = []
    # No clue goes over a comma but "capital": what stands before one belongs to another phrase.
    comma = text.rfind(",", start, end)
    set_off = text.endswith(_SET_OFF, start, max(start, comma))
    after_comma = comma - len(_SET_OFF) if set_off else comma + 1
    left = max(start, end - _CLUE_LENGTH, after_comma)
    for found in _HEAD.finditer(text, left, end):
        word = found[0].lower()
        for order, rule in _BEFORE.get("#" if word[0].isdigit() else word, ()):
            held.append((order, found.start(), rule))
    if len(held) > 1:
        held.sort(key=lambda each: each[:2])
    for _, head, rule in held:
        match = rule.compiled.match(text, head, end)
        if match is not None:
            return Clue(rule=rule, match=match)
    return None


@cache
def _any_after() -> re.Pattern[str]:
    """All rules that look after a name as one pattern: most names have none of their words."""
    return re.compile("|".join(rule.compiled.pattern for rule in _AFTER), re.I)


def clue_after(text: str, start: int, end: int) -> Clue | None:
    """The first rule that holds of the words right after `start`."""
    if text[start : start + 1] not in (" ", ":", "'", "’", "\u00a0"):
        return None
    if _any_after().match(text, start, end) is None:
        return None
    for rule in _AFTER:
        match = rule.compiled.match(text, start, end)
        if match is not None:
            return Clue(rule=rule, match=match)
    return None
