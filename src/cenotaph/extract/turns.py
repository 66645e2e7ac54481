"""Where a page turns to another incident: items of a list, round-ups, "in a separate attack".

A page may tell of two mines in one countryside, or list a city's bombs of the day: time and place
agree, and yet each is an incident of its own. The text says so, and only the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cenotaph.extract.gate import harm_in
from cenotaph.extract.languages.en import turns as words
from cenotaph.extract.languages.en.time_words import FOLLOWS
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.when import TimeFound
from cenotaph.extract.where import PlaceFound
from cenotaph.model.values import Span

# Two items make a list; one dateline, or one dash, heads many an article.
_LIST = 2
# A headline and two paragraphs announce what a page is about.
_ANNOUNCING = 3
# A mark, a number of two digits, and white space around them.
_INDENT = 8
_PRECISE = frozenset({"exact", "near", "town", "district", None})
_MARK = re.compile(
    r"(?:[-–—*•▪◾●○■□►▶➤🔴🟠🟡🟢🔵⚫⚪🔺🔻❗‼⚡💥🚨📍]\ufe0f?|\(?(?:\d{1,2}|[a-z])[.)])\s*(?=\S)"
)
# "1." is a sentence by itself to the splitter.
_MARKED = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s*")
_LABEL = re.compile(
    r"(?:[A-Z][A-Z’' .-]{2,40}\s[-–—]+\s"
    r"|[A-Z][\w’'-]+(?: [A-Z\d][\w’'-]*| al-\w+| district| region| province){0,3}:\s)"
)
_NOUN = r"(?:" + "|".join(sorted(words.ATTACKS, key=lambda word: (-len(word), word))) + r")"
_GOES_ON = rf"(?!\s+(?:{words.PEOPLE})\b)(?![\w’'-])"
_OTHER = re.compile(
    rf"(?:\A\W*(?:[^,.;]{{1,50}},\s+)?|[;:]\s+|,?\s(?:and|while|but)\s+)"
    rf"(?P<turn>{words.OTHER}\s{words.BETWEEN}{_NOUN}\b{_GOES_ON})",
    re.I,
)
_SEPARATE = re.compile(
    rf"\b(?:in|by)\s+(?P<turn>{words.A_SEPARATE}\s{words.BETWEEN}{_NOUN}\b{_GOES_ON})"
    rf"|\A\W*(?P<first>(?:in\s+another|{words.A_SEPARATE}|{words.SEPARATE})\s{words.BETWEEN}{_NOUN}\b{_GOES_ON})"
    rf"|\A\W*(?P<else>\b(?:{words.ELSEWHERE}))",
    re.I,
)
_BEFORE = re.compile(
    rf"\A\W*(?:[^,.;]{{1,40}},\s+)?(?:[\w’'-]+ ){{0,6}}?(?:{_NOUN}|{words.IT})\b[^.;]*?"
    rf"(?P<follows>{FOLLOWS}(?:[\w’'-]+ ){{0,4}}?after\s)",
    re.I,
)
_SAME = re.compile(words.SAME_SPOT, re.I)
_OWN = re.compile(words.OWN_SETTING, re.I)
_DEFINITE = re.compile(rf"\b(?:the|this|that)\s{words.BETWEEN}{_NOUN}\b(?!\s+(?:of|on)\b)", re.I)
_NEW = re.compile(
    rf"\b(?:an?|two|three|four|five|several)\s{words.BETWEEN}{_NOUN}\b|{words.NEW_ATTACK}", re.I
)
_MEANWHILE = re.compile(rf"\W*(?:{words.MEANWHILE})", re.I)
_ANNOUNCED = re.compile(words.ANNOUNCING, re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One sentence that may open an incident: `opens` where its words say so, `item` in a list."""

    start: int
    paragraph: int
    opens: int | None
    item: bool
    labelled: bool
    definite: bool
    new: bool
    places: frozenset[str]
    regions: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Turns:
    """What the sentences of a page say of turns, in order."""

    lines: list[_Line] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    announced: bool = False
    named: set[str] = field(default_factory=set)

    def note(
        self,
        text: str,
        sentence: Sentence,
        times: Sequence[TimeFound],
        places: Sequence[PlaceFound],
    ) -> None:
        """Takes in a sentence with the times and places it names."""
        said = text[sentence.start : sentence.end]
        self.ends[sentence.paragraph] = sentence.end
        announces = sentence.paragraph <= _ANNOUNCING and _ANNOUNCED.search(said) is not None
        self.announced = self.announced or announces
        if sentence.headline:
            return
        here = _named(places)
        fresh = not here <= self.named
        self.named |= here
        marked, labelled = _head(text, sentence, places)
        self.lines.append(
            _Line(
                start=sentence.start,
                paragraph=sentence.paragraph,
                opens=_opens(sentence.start, said, times, places, fresh=fresh),
                item=marked or labelled,
                labelled=labelled,
                definite=_DEFINITE.search(said) is not None,
                new=_NEW.search(said) is not None,
                places=_named(f for f in places if f.place.precision in _PRECISE),
                regions=_named(places) if not announces else frozenset(),
            )
        )

    def spans(self) -> tuple[Span, ...]:
        """The stretches of text that each tell of an incident of their own, in order."""
        listed = sum(1 for line in self.lines if line.item and _tells_place(line)) >= _LIST
        starts = list(self._starts(listed=listed))
        goes_on = listed or self.announced
        end = max(self.ends.values(), default=0)
        return tuple(
            Span(start, after if goes_on else min(after, self.ends[paragraph]))
            for (start, paragraph), (after, _) in pairwise([*starts, (end, -1)])
            if paragraph >= 0
        )

    def _starts(self, *, listed: bool) -> Iterator[tuple[int, int]]:
        """Where an incident's text begins, with its paragraph; -1 where the page goes back."""
        seen: frozenset[str] = frozenset()
        here: frozenset[str] = frozenset()
        told = 0
        for line in self.lines:
            heads, told = line.paragraph != told, line.paragraph
            places = line.places or (line.regions if line.new else frozenset())
            item = listed and _is_item(line, seen)
            if line.opens is None and not item:
                if not ((listed or self.announced) and heads and places - here):
                    continue
                item = self.announced and not line.definite and places.isdisjoint(seen)
            here = places
            if line.opens is not None or item:
                seen |= here
                yield line.start if line.opens is None else line.opens, line.paragraph
            else:
                yield line.start, -1


def told_before(said: str) -> int | None:
    """Where a sentence turns to what came before its incident: "comes a week after …"; or None."""
    if " after " not in said:
        return None
    match = _BEFORE.match(said)
    return match.start("follows") if match is not None else None


def _is_item(line: _Line, seen: frozenset[str]) -> bool:
    """Whether a line of a list tells of an incident that no line before it told of."""
    fresh = line.labelled or line.new or not line.places <= seen
    return line.item and fresh and _tells_place(line)


def _named(places: Iterable[PlaceFound]) -> frozenset[str]:
    """The names of the places where something may have happened."""
    return frozenset(f.place.text.lower() for f in places if f.role == "location")


def _tells_place(line: _Line) -> bool:
    return line.labelled or (bool(line.places) and not line.definite)


def _head(text: str, sentence: Sentence, places: Sequence[PlaceFound]) -> tuple[bool, bool]:
    """Whether the sentence heads a line behind a mark, and with a place as its label.

    Behind a mark any label may be a place that nobody knows: "• Gana Kura: two killed". Without one
    it must be known: "VIDEO: …" and "UPDATE - …" head no item.
    """
    before = text[max(0, sentence.start - _INDENT) : sentence.start]
    line = before.rpartition("\n")[2] if sentence.start > _INDENT else before
    if line.strip() and not _MARKED.fullmatch(line):
        return False, False
    said = text[sentence.start : sentence.end]
    mark = _MARK.match(said)
    marked = bool(line.strip()) or mark is not None
    label = _LABEL.match(said, mark.end() if mark else 0)
    if label is None:
        return marked, False
    written = Span(sentence.start + label.start(), sentence.start + label.end())
    return marked, marked or any(written.overlaps(found.span) for found in places)


def _opens(
    start: int,
    said: str,
    times: Sequence[TimeFound],
    places: Sequence[PlaceFound],
    *,
    fresh: bool,
) -> int | None:
    """Where the sentence's words turn to another incident, if they do.

    `fresh` where it names a place that none before it named: "Meanwhile, a mine killed two in B".
    "Another mine" needs a place or an hour of its own, and is none at the same spot minutes later.
    """
    before = told_before(said)
    if before is not None and harm_in(said[before:]):
        return start + before
    apart = _SEPARATE.search(said)
    if apart is not None:
        # "Two were killed in a separate strike" is all of that strike
        return start
    if fresh and _MEANWHILE.match(said) and not _SAME.search(said):
        return start
    other = _OTHER.search(said)
    if other is None or _SAME.search(said):
        return None
    at = other.start("turn")
    own = times or places or _OWN.search(said)
    return (start + at if at > _FRONTED else start) if own else None


# What stands before "another mine" within so many characters tells its time or place.
_FRONTED = 55
