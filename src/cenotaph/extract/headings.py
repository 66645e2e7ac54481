"""Headings and labels that are nothing but a place: they say where lies what stands under them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cenotaph.extract.context import Memory
from cenotaph.extract.languages.en.place_words import SIDED, SMALL, WIDE
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.where import PlaceFound

# A region's name with its noun, a number before it and a country behind.
_LONGEST: Final = 48
_END: Final = re.compile(r"[.!?…:;,]\W*\Z")
# "3.", "II -", a bullet
_BEFORE: Final = re.compile(
    rf"\W*(?:(?:\d{{1,2}}|[IVX]{{1,4}})[.):]\s*)?[\W_]*(?:(?:in|the|{SIDED})\s+){{0,3}}", re.I
)
_BEHIND: Final = re.compile(rf"(?:\s+(?:{WIDE}|{SMALL}))?\W*", re.I)

# The head of a row that tells where; a row of three columns or more is one of figures.
_ROW: Final = re.compile(
    r"\W*(?:places?|locations?|where|towns?|villages?|city|area|district|province|region|state"
    r"|governorate|country|site)\b[^|]*\|",
    re.I,
)

# Behind a title: a station by its call sign, an outlet by its address.
_OUTLET: Final = re.compile(
    r"\s[-–—|]\s(?=(?:[^-–—|]*\W)?(?:[A-Z]{3,4}-(?:TV|FM|AM|DT)\b|\w+\.(?:com|net|org)\b))"
)
_CREDIT: Final = re.compile(
    r"[(\[](?:file |ap )?(?:photo|image|picture|credit|courtesy)s?\b[^()\[\]]*[)\]]", re.I
)


def may_head(words: str) -> bool:
    """Whether a paragraph may be a heading: a few words, no mark at their end, no columns."""
    return len(words) <= _LONGEST and "|" not in words and _END.search(words) is None


def of_no_masthead(
    text: str, start: int, end: int, places: tuple[PlaceFound, ...], *, title: bool
) -> tuple[PlaceFound, ...]:
    """The places of some words; those of an outlet and its credits hold others, no harm.

    A bare name in the columns of a masthead, "Dnipro Courier | Sunday 3 December"; not the row of a
    table that says where: "Place | Zanna". What follows a title, " - WXYZ-TV: Bora, News". The
    credit of a picture: "(Photo: Bora Free Press)".
    """
    words = text[start:end]
    bars = "|" in words and not _ROW.match(words)
    tail = _OUTLET.search(words) if title else None
    credits = [(start + m.start(), start + m.end()) for m in _CREDIT.finditer(words)]
    if not (bars or tail or credits):
        return places
    last = end if tail is None else start + tail.start()

    def aside(found: PlaceFound) -> bool:
        at = found.span.start
        return at > last or any(a <= at < b for a, b in credits) or (
            bars and found.rule == "where.bare"
        )  # fmt: skip

    return tuple(replace(one, role="container") if aside(one) else one for one in places)


def note_heading(
    memory: Memory,
    text: str,
    paragraph: Sequence[Sentence],
    places: Sequence[Sequence[PlaceFound]],
) -> bool:
    """Has the memory hold the place of a paragraph that is a heading, or begins with a label.

    Whether it is such a heading.

    A heading holds until the next one, and one without a place ends it: "3. DERNA", "METHOD". A
    label holds for its own paragraph, as a dateline does: "7 November. Macomia. Six were killed".
    """
    if not memory.headed and not any(places):
        return False
    found = [
        _alone(text, sentence, named) for sentence, named in zip(paragraph, places, strict=True)
    ]
    place = next((each for each in found if each is not None), None)
    first, last = paragraph[0], paragraph[-1]
    if may_head(text[first.start : last.end]) and not first.headline:
        if place is not None and found[-1] is place:
            memory.place, memory.placed, memory.summed_in = place, last.paragraph, place
            memory.headed = True
            return True
        if memory.headed and not any(places):
            memory.place, memory.summed_in, memory.headed = None, None, False
            return True
    elif place is not None and found[-1] is None:
        memory.datelines[last.paragraph] = replace(place, role="dateline")
        return True
    return False


def _alone(text: str, sentence: Sentence, places: Sequence[PlaceFound]) -> PlaceFound | None:
    """The place of a sentence that has no other words."""
    if sentence.end - sentence.start > _LONGEST:
        return None
    for found in places:
        opens = _BEFORE.fullmatch(text, sentence.start, found.span.start)
        if opens and _BEHIND.fullmatch(text, found.span.end, sentence.end):
            return found
    return None
