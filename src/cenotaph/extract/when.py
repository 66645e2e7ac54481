"""The times a sentence names, read against the day its page appeared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cenotaph.extract.calendar import when_of
from cenotaph.extract.languages.en.time_words import (
    CAPITAL_MONTHS,
    CAPITAL_WORDS,
    COMMON,
    CUES,
    NEED_CAPITAL,
)
from cenotaph.extract.languages.en.times import ANCHORED, RULES
from cenotaph.extract.time_readings import READINGS
from cenotaph.extract.time_rule import Rule
from cenotaph.model.values import Span, When

# ASCII but letters to spaces: splitting is four times as fast as finding words by a pattern.
_APART = {code: " " for code in range(128) if not chr(code).isalpha()} | dict.fromkeys(
    map(ord, "’‘“”–—"), " "
)
_CASED = re.compile("[A-Za-z]+")
# Shapes of figures that are cues: a year, an ISO date, a date in figures.
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_SLASHED = re.compile(r"\d[./]\d{1,2}[./]\d\d")
# Names of which a stretch "from … to …" has two.
_NAMES = CUES["MONTH"] | CUES["WEEKDAY"] | CAPITAL_WORDS | {"today", "yesterday"}
_ALL_CUES = frozenset().union(*CUES.values(), *(n for rule in RULES for n in rule.needed))
# Words such as "by" and "from" alone are no cue; "may" needs its capital.
_CUE_WORDS = _ALL_CUES - COMMON


def _bits(line: int) -> dict[str, int]:
    """For each word the rules, as bits in their order, whose first or last line needs it."""
    found: dict[str, int] = {}
    for order, rule in enumerate(RULES):
        for word in rule.needed[line]:
            found[word] = found.get(word, 0) | 1 << order
    return found


_FIRST, _LAST = _bits(0), _bits(-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFound:
    """A time in a text: its words, what they mean, and whether it is a stretch of many harms."""

    span: Span
    when: When
    cumulative: bool
    rule: str


_DAYS = frozenset({"day", "interval"})
#: The year of the first newspaper; a page dated earlier carries no date at all.
_FIRST_YEAR = 1605


def find_times(
    text: str, start: int, end: int, published: str | None, *, spoken_of: str | None = None
) -> tuple[TimeFound, ...]:
    """The times named in `text[start:end]`, in order and apart, with spans of `text`.

    `published` is the page's ISO date or date-time. Without it days keep an open year, and words
    such as "yesterday" have no bounds. "A day earlier" counts from the day named before it in the
    sentence, else from the ISO date `spoken_of`, else from the page's day.
    """
    sentence = text[start:end]
    lower = _lower(sentence)
    cues = _cues(sentence, lower)
    if not cues:
        return ()
    today = _day(published)
    taken: list[Span] = []
    found: list[TimeFound] = []
    for rule in _needing(cues):
        for match in rule.compiled.finditer(sentence if rule.cased else lower):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken) or not _capital(sentence, match):
                continue
            base = today
            if rule.reading in ANCHORED:
                base = _anchor(found, start + span.start) or _day(spoken_of)
                if base is None and rule.reading == "later":
                    continue
                base = base or today
            time = _read(rule, match, text, start, base)
            if time is not None or rule.reading == "none":
                taken.append(span)
            if time is not None:
                found.append(time)
    found.sort(key=lambda time: time.span)
    return tuple(_ended(time, found, published) for time in found)


def _day(stamp: str | None) -> date | None:
    """The day of an ISO stamp; none for one before print, which templates write for "no date"."""
    day = date.fromisoformat(stamp[:10]) if stamp else None
    return day if day is not None and day.year >= _FIRST_YEAR else None


def _anchor(found: Sequence[TimeFound], position: int) -> date | None:
    """The last day of the nearest time named before the position."""
    before = [
        t for t in found
        if t.span.end <= position and not t.cumulative and t.when.precision in _DAYS
    ]  # fmt: skip
    return _day(max(before, key=lambda time: time.span).when.end) if before else None


def _ended(time: TimeFound, found: Sequence[TimeFound], published: str | None) -> TimeFound:
    """A "since" with its end moved from the page's day to the "as of" of its sentence."""
    if not time.rule.startswith("when.since") or published is None:
        return time
    until = next((t.when.end for t in found if t.rule == "when.as_of" and t.when.end), None)
    when = time.when
    if until is None or when.end != published[:10] or when.edtf is None:
        return time
    edtf = f"{when.edtf.partition('/')[0]}/{until}"
    return replace(time, when=replace(when, end=until, edtf=edtf))


def _lower(sentence: str) -> str:
    """The sentence in lower case, character for character."""
    lower = sentence.lower()
    # a capital İ becomes two characters; offsets must hold
    return lower if len(lower) == len(sentence) else "".join(c.lower()[0] for c in sentence)


def _cues(sentence: str, lower: str) -> set[str]:
    """The words of a sentence that may name a time, with its kinds of cues; else none."""
    told = lower.translate(_APART).split()
    words = set(told)
    capital = not CAPITAL_WORDS.isdisjoint(words) and not CAPITAL_MONTHS.isdisjoint(
        _CASED.findall(sentence)
    )
    shapes = _shapes(lower)
    if words.isdisjoint(_CUE_WORDS) and not capital and not shapes:
        return set()
    words.update(shapes, (kind for kind, names in CUES.items() if not words.isdisjoint(names)))
    if capital:
        words.add("MONTH")
    if "-" in lower or "–" in lower or "—" in lower:
        words.add("DASH")
    named = not words.isdisjoint(_NAMES) and sum(word in _NAMES for word in told) > 1
    if named or "YEAR" in words:
        words.add("TWO")
    return words


def _needing(cues: set[str]) -> Iterator[Rule]:
    """The rules that find what they need among the cues, in order.

    Bits instead of a test of each of the 60 rules: a tenth of the time of a sentence with a cue.
    """
    first = last = 0
    for cue in cues & _ALL_CUES:
        first |= _FIRST.get(cue, 0)
        last |= _LAST.get(cue, 0)
    held = first & last
    while held:
        lowest = held & -held
        yield RULES[lowest.bit_length() - 1]
        held ^= lowest


def _shapes(lower: str) -> list[str]:
    shapes = []
    if _YEAR.search(lower):
        shapes.append("YEAR")
        if _ISO.search(lower):
            shapes.append("ISO")
    if _SLASHED.search(lower):
        shapes.append("SLASHED")
    return shapes


def _capital(sentence: str, match: re.Match[str]) -> bool:
    """Whether "may" and "march" are names of months here: with a capital, as in capitals.

    "Today" with a capital inside a sentence is a paper's or a site's name.
    """
    if match.start() and sentence[match.start() : match.end()] == "Today":
        return False
    return NEED_CAPITAL.search(sentence, *match.span()) is None


def _read(
    rule: Rule, match: re.Match[str], text: str, start: int, today: date | None
) -> TimeFound | None:
    period = READINGS[rule.reading](match, today)
    if period is None:
        return None
    # a dateline's own words are the date alone
    group = "a" if rule.reading == "dateline" else 0
    words = match[group]
    left = start + match.start(group) + len(words) - len(words.lstrip())
    words = words.strip()
    span = Span(left, left + len(words))
    return TimeFound(
        span=span,
        when=when_of(text[span.start : span.end], period, today),
        cumulative=period.cumulative,
        rule=rule.name,
    )
