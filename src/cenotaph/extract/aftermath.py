"""What is told behind a harm: rites, and deaths of wounds; their day and town are none of its own.

"The seven soldiers killed in X were buried yesterday in Y": nobody was killed yesterday, or in Y.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from cenotaph.extract.languages.en.aftermath import (
    BRINGING,
    BURIED_ARMS,
    BURYING,
    HARMS,
    LATER_DEATHS,
    RITES,
)
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.when import TimeFound
from cenotaph.extract.where import PlaceFound
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import SUCCUMBED

Kind = Literal["harm", "rite", "wounds", "care"]

_LATER = re.compile(rf"\b(?:{BURYING}|{RITES}|{LATER_DEATHS}|{BRINGING})\b", re.I)
_DEED = re.compile(
    rf"\b(?:(?P<verb>{BURYING})|(?P<rite>{RITES})|(?P<wounds>{LATER_DEATHS})"
    rf"|(?P<care>{BRINGING})|{HARMS})\b",
    re.I,
)
_ARMS = re.compile(BURIED_ARMS, re.I)
_BREAK = re.compile(
    r"[;:]|, (?!\w+ing\b|(?-i:[A-Z]))|\b(?:after|when|since|who|which|that)\b", re.I
)
# "Monday's raid", "the Sunday funeral": a noun right behind says whose day it is.
_OWN = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}")
_RIGHT_BEFORE = re.compile(r"\s+(?:(?:drone|bomb|rocket|gun|night)\s+)?")
# "killed 12 people at a funeral": there a rite is the scene.
_SCENE = re.compile(
    r"\b(?:at|during|outside|near|attending|leaving|on|from|struck|hit|attacked|bombed|shelled"
    r"|targeted|stormed|ambushed|striking|hitting|attacking|bombing|targeting)"
    r"\s+(?:[\w’'-]+\s+){0,3}\Z"
)
#: whose time and place it is, by the group of `_DEED` that matched; a harm where none did
_KINDS: Mapping[str, Kind] = {"verb": "rite", "rite": "rite", "wounds": "wounds", "care": "care"}


class _Deed(NamedTuple):
    start: int
    end: int
    kind: Kind


def of_the_harm(
    text: str, sentence: Sentence, times: Sequence[TimeFound], places: Sequence[PlaceFound]
) -> tuple[tuple[TimeFound, ...], tuple[PlaceFound, ...]]:
    """The times and places of a sentence without those of a rite, or of a death of wounds.

    A time belongs to the word of a rite, a death or a harm that it stands behind, or right before;
    one at the head of a clause to the first word behind it. A time of a death of wounds is kept
    under a rule of its own: it is that death's, and nobody else's. A place before the rite is left:
    "the people of X buried their dead". Where the hurt were brought is no place of the harm.
    """
    words = text[sentence.start : sentence.end]
    if not (times or places) or _LATER.search(words) is None:
        return tuple(times), tuple(places)
    deeds = tuple(_deeds(words, sentence.start))
    dated = tuple(deed for deed in deeds if deed.kind != "care")
    kept: list[TimeFound] = []
    for time in times:
        kind = "harm" if time.cumulative else _whose(text, time.span, dated, placed=False)
        if kind != "rite":
            kept.append(replace(time, rule=SUCCUMBED) if kind == "wounds" else time)
    told = (
        place
        for place in places
        if place.role != "location" or _whose(text, place.span, deeds, placed=True) == "harm"
    )
    return tuple(kept), tuple(told)


def _whose(text: str, span: Span, deeds: Sequence[_Deed], *, placed: bool) -> Kind:
    """The kind of deed that a time or a place belongs to."""
    within = next((deed for deed in deeds if Span(deed.start, deed.end).covers(span)), None)
    if within is not None:
        return within.kind
    before = [deed for deed in deeds if deed.end <= span.start]
    behind = [deed for deed in deeds if deed.start >= span.end]
    if behind and _OWN.fullmatch(text, span.end, behind[0].start):
        return behind[0].kind
    if behind and behind[0].kind != "wounds" and not placed:
        noun = _RIGHT_BEFORE.fullmatch(text, span.end, behind[0].start)
        if noun is not None:
            return behind[0].kind
    if before and not _BREAK.search(text, before[-1].end, span.start):
        return before[-1].kind
    near = (before[-1:] if placed or not behind else behind)[:1]
    return near[0].kind if near else "harm"


def _deeds(words: str, start: int) -> Iterator[_Deed]:
    """The words of a harm, a rite and a death of wounds, in order."""
    harmed = False
    for match in _DEED.finditer(words):
        scene = match["rite"] is not None and harmed and _SCENE.search(words, 0, match.start())
        armed = match["verb"] is not None and _ARMS.search(words, 0, match.start())
        if scene or armed:
            continue
        kind: Kind = _KINDS.get(match.lastgroup or "", "harm")
        harmed = harmed or kind == "harm"
        yield _Deed(start + match.start(), start + match.end(), kind)
