"""The places a sentence names, and the countries a page is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from cenotaph.extract.languages.en.place_words import (
    ADJECTIVE_OF_A_TOWN,
    NAMED_AFTER_TOWNS,
    TRAPS,
)
from cenotaph.extract.languages.en.places import (
    BETWEEN,
    DATED_DATELINE,
    DATELINE,
    LISTED,
    WIRE_DATELINE,
)
from cenotaph.extract.place_countries import country_context
from cenotaph.extract.place_holding import Draft, PlaceRole, link
from cenotaph.extract.place_runs import Clue, Mention, may_name_places, mentions
from cenotaph.extract.place_settling import (
    along,
    holds,
    may_be_unlisted,
    place_of,
    row_named,
    row_within,
    settle_row,
    unlisted,
    whole_place,
)
from cenotaph.extract.place_surroundings import NOWHERE, Surroundings
from cenotaph.model.values import Place, Span
from cenotaph.reference.places import Gazetteer, PlaceRow

__all__ = ["PlaceFound", "PlaceRole", "Surroundings", "country_context", "find_places"]


_WHOLE: Final = re.compile(r"\W*(?:across|throughout)\b", re.I)
# Rules of places that stand over a post or a line.
_HEADS: Final = frozenset(("where.label", "where.tag"))
# "died in a Peshawar hospital": the words before a name with a hospital behind it.
_TREATED: Final = re.compile(
    r"\b(?:taken|brought|rushed|moved|admitted|airlifted|flown|died|treated|condition|are|is|"
    r"remains?|recovering|recover)\s+"
    r"(?:\w+\s+){0,3}?(?:in|at|to)\s+(?:an?\s+|the\s+)?\Z",
    re.I,
)
# "a missile hit their office in Kabul": what is struck speaks not
_STRUCK: Final = re.compile(
    r"\b(?:hit|struck|attacked|stormed|bombed|shelled|raided|targeted|outside)\s+"
    r"(?:[\w’'-]+\s+){0,3}\Z",
    re.I,
)
# "St Louis Hospital had 18 bodies"
_HOUSING: Final = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:hospital|clinic|infirmary|medical cent(?:re|er))\s+"
    r"(?:has|had|received|took in|treated|admitted|counted|registered|reported)\b",
    re.I,
)
# "a hospital in Lashkar Gah", "the camp clinic at Banki"
_CARERS: Final = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|morgue|medical cent(?:re|er)|surgeons|doctors|medics)"
    r"\s+(?:in|at|of)\s+(?:the\s+)?\Z",
    re.I,
)
# "treated 11 wounded"
_CARING: Final = re.compile(r"\s+(?:had\s+|has\s+)?(?:treated|received|admitted|counted)\b", re.I)
_CARE: Final = re.compile(r"\s+(?:\w+\s+)?(?:hospital|clinic|medical)", re.I)
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"”’)\]]*\s*\Z")
# Every dateline ends with one; in capitals the patterns would try all words of the sentence.
_DASH: Final = re.compile("[-–—:_]")
# A headline names places without a preposition; a town of fewer people is more likely a name.
_HEADLINE_TOWN: Final = 20_000
# What may stand between a place and the words that measure it from another.
_ABOUT: Final = frozenset(("about", "some", "around", "which is", "located", "roughly", "just"))
# The longest headline of the measured corpora has 160 characters.
_HEADLINE_LENGTH: Final = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A place in a text: its words, what they mean, its kind, and its part in the sentence.

    `role` is `location` where the harm may lie; `container` for a wider place that only tells
    where a smaller one is; `dateline` where the report was written; `speaker` where its teller
    sits; `origin` where people or weapons came from or went. `kind` is the gazetteer's, or
    `unlisted`; `whole` where the words take in all of it: "across the West Bank".
    """

    span: Span
    place: Place
    kind: str
    rule: str
    role: PlaceRole
    whole: bool = False


def find_places(
    text: str,
    start: int,
    end: int,
    gazetteer: Gazetteer,
    *,
    countries: tuple[str, ...] = (),
    headline: bool | None = None,
    around: Surroundings = NOWHERE,
    known: frozenset[str] = frozenset(),
) -> tuple[PlaceFound, ...]:
    """The places named in the sentence `text[start:end]`, in order, with spans of `text`.

    `countries` is the page's context, most weight first; `around` are places it named before, near
    which namesakes and places that no list has are taken to lie. In a headline a known place counts
    without a preposition; where `headline` is not told, a short sentence without an end mark is
    one. `known` are names that no list has and the page has told to be places.
    """
    if headline is None:
        headline = end - start <= _HEADLINE_LENGTH and not _SENTENCE_END.search(text, start, end)
    if not may_name_places(text, start, end, headline=headline):
        return ()
    dateline, begin = _dateline(text, start, end, gazetteer, countries)
    capitals = _capitals_tell_nothing(text, begin, end, headline)
    found = _without_owners(list(mentions(text, begin, end, gazetteer, capitals=capitals)))
    if dateline is not None:
        around = around.with_place(dateline.place, written=True)
    near = around.point(countries)
    drafts = []
    for each in found:
        row = settle_row(each, countries=countries, capitals=capitals, near=near)
        abroad = row is not None and row.country not in countries
        if abroad and NAMED_AFTER_TOWNS.match(text, each.span.end):
            row = None  # "Makka street": no word of the page leads to Makka itself
        drafts.append(Draft(mention=each, row=row))
        if near is None and row is not None and each.after is not None:
            # "Baltimore police told of two killed in Cherry Hill"
            near = (row.lat, row.lon) if each.after.rule.role == "speaker" else None
    link(text, drafts, countries, capitals=capitals, known=known)
    around = _with_sentence(around, drafts, countries)
    for draft in drafts:
        _settle(text, draft, gazetteer, countries, around, headline=headline, capitals=capitals)
    if len(drafts) == 1:
        _label(text[begin:end], drafts[0], countries)
    _list(text, drafts)
    _join_pairs(text, begin, drafts)
    _measure(text, drafts)
    _demote(drafts)
    places = [_found(draft) for draft in drafts if draft.place is not None]
    return (dateline, *places) if dateline else tuple(places)


#: "'s" and a space
_OWNED: Final = 3


def _without_owners(found: Sequence[Mention]) -> list[Mention]:
    """The mentions without names no list has that own a place: "at Lonmin's Marikana mine"."""
    kept: list[Mention] = []
    for mention in found:
        owner = kept[-1] if kept else None
        owned = owner is not None and owner.owner and not owner.rows and mention.rows
        if owner is not None and owned and mention.span.start == owner.span.end + _OWNED:
            kept[-1] = replace(mention, before=mention.before or owner.before)
        else:
            kept.append(mention)
    return kept


def _with_sentence(
    around: Surroundings, drafts: Sequence[Draft], countries: tuple[str, ...]
) -> Surroundings:
    """The surroundings with what the sentence itself names beside a place that no list has."""
    rows = [d.row for d in drafts if d.row is not None and d.row.kind != "country"]
    own = [whole_place(row) for row in rows if not countries or row.country in countries]
    wide = next((p for p in own if p.precision in ("region", "district", "area")), None)
    town = next((p for p in own if p.precision == "town"), None)
    if wide is not None:
        return replace(around, wide=wide, town=town or around.town)
    # a town of the sentence is nearer than a region told before it
    return replace(around, wide=None, town=town) if town is not None else around


def _capitals_tell_nothing(text: str, start: int, end: int, headline: bool) -> bool:
    """Whether the sentence is all in capitals, or a headline that capitalises its words."""
    words = text[start:end].split()
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if not long:
        return False
    if sum(map(str.isupper, long)) * 10 >= len(long) * 7:
        return len(long) > 2
    # A title-case headline capitalises nearly every long word; "-backed" and names vary.
    return headline and len(long) > 2 and sum(w[0].isupper() for w in long) * 4 >= len(long) * 3


def _dateline(
    text: str, start: int, end: int, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[PlaceFound | None, int]:
    """The place of writing at the head of the sentence, and where the sentence goes on."""
    match = DATED_DATELINE.match(text, start, end)
    if match is None and _DASH.search(text, start, end):
        match = DATELINE.match(text, start, end) or WIRE_DATELINE.match(text, start, end)
    if match is None:
        return None, start
    inner = row_named(match["in"], gazetteer, ()) if match["in"] else None
    context = (inner.country, *countries) if inner else countries
    name = match["place"].strip()
    row = row_within(name, inner, gazetteer) or row_named(name, gazetteer, context)
    if row is None or (row.kind == "country" and match["wire"] is None):
        return None, start
    span = Span(*match.span("place"))
    place = Place(
        text=match["place"],
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        precision=row.precision,
        gazetteer_id=row.id,
        country=row.country,
    )
    found = PlaceFound(
        span=span, place=place, kind=row.kind, rule="where.dateline", role="dateline"
    )
    return found, match.end()


def _settle(
    text: str,
    draft: Draft,
    gazetteer: Gazetteer,
    countries: tuple[str, ...],
    around: Surroundings,
    *,
    headline: bool,
    capitals: bool,
) -> None:
    """Give the draft its place, rule and role where a clue makes it one."""
    mention = draft.mention
    after = mention.after.rule if mention.after else None
    land = after is not None and after.size in ("line", "land")
    if land and _settle_land(text, draft, gazetteer, countries):
        return
    clue = _clue(text, draft, headline=headline)
    rule = clue.rule.name if clue else _unclued(text, draft, countries, headline=headline)
    if rule is None:
        return
    draft.rule = rule
    _set_role(text, draft, clue)
    start = mention.span.start
    sure = rule in ("where.owned", "where.bracket", "where.tag", "where.again")
    if draft.row is not None:
        draft.place = place_of(mention, draft.row, mention.name)
    elif _determined(text, start) and ADJECTIVE_OF_A_TOWN.match(text, mention.span.end):
        return  # "the Adamawan market town of Mubi"
    elif sure or may_be_unlisted(
        mention,
        capitals=capitals,
        held=draft.holder is not None,
        beside=around.wide is not None,
    ):
        draft.place = unlisted(mention, _holding(draft) or around.holder(mention, countries))


def _clue(text: str, draft: Draft, *, headline: bool) -> Clue | None:
    """What beside the name makes it a place: what stands before it, else behind it."""
    mention = draft.mention
    if mention.before is not None or mention.after is None:
        return mention.before
    if mention.after.rule.role == "speaker" and draft.holder is None:
        town = draft.row is not None and draft.row.kind == "town"
        return mention.after if town else None
    begins = headline or not text[: mention.span.start].rstrip(" \n")[-1:].isalnum()
    return mention.after if mention.after.rule.strong or begins else None


def _set_role(text: str, draft: Draft, clue: Clue | None) -> None:
    """Tell the scene from where somebody tells of it, and where its victims are cared for."""
    mention = draft.mention
    start, end = mention.span
    if clue is not None:
        draft.role = clue.rule.role
    told = mention.before is not None and draft.rule == "where.speaker"
    if told and mention.before and _STRUCK.search(text, 0, mention.before.match.start()):
        draft.role = "location"
    if (
        (_CARING.match(text, end) and _CARERS.search(text, max(0, start - 40), start))
        or (_CARE.match(text, end) and _TREATED.search(text, max(0, start - 60), start))
        or _HOUSING.match(text, end)
    ):
        draft.role, draft.rule = "origin", "where.treated"


def _label(sentence: str, draft: Draft, countries: tuple[str, ...]) -> None:
    """Make a known place that is a whole sentence the label of what follows: "Macomia."."""
    row = draft.row
    if draft.place is not None or row is None or row.country not in countries:
        return
    if sentence.strip(" .:") == draft.mention.name:
        draft.place = place_of(draft.mention, row, draft.mention.name)
        draft.rule = "where.label"


def _determined(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() == "the "


def _holding(draft: Draft) -> Place | None:
    """The place that holds a draft, its northern part where the words say so."""
    if draft.holder is None:
        return None
    if draft.holder.row is not None:
        return place_of(draft.holder.mention, draft.holder.row, draft.holder.mention.name)
    return whole_place(draft.holder.known) if draft.holder.known else None


def _unclued(text: str, draft: Draft, countries: tuple[str, ...], *, headline: bool) -> str | None:
    """The rule that makes a name without a clue a place, if one does."""
    holder = draft.holder
    if holder is not None and holder.mention.owner and (draft.row or holder.mention.before):
        return "where.owned"
    if holder is not None and draft.again:
        return "where.again"
    if holder is not None and "(" in text[draft.mention.end : holder.mention.span.start]:
        return "where.bracket"
    start = draft.mention.span.start
    if start and text[start - 1] == "#" and draft.row is not None:
        return "where.tag"
    return "where.bare" if headline and _is_headline_place(draft, countries) else None


def _is_headline_place(draft: Draft, countries: tuple[str, ...]) -> bool:
    """Whether a name with no clue is a place of some size in a country the page is about."""
    row = draft.row
    if row is not None and countries and row.country not in countries:
        return False
    if row is None or row.kind == "country" or draft.mention.name.lower() in TRAPS:
        return False
    return row.population >= _HEADLINE_TOWN or row.kind in ("region", "area")


def _settle_land(text: str, draft: Draft, gazetteer: Gazetteer, countries: tuple[str, ...]) -> bool:
    """Name the desert, triangle or road whole where the gazetteer has it, else by its parts."""
    mention = draft.mention
    assert mention.after is not None
    words = Span(mention.span.start, mention.after.match.end())
    row = row_named(text[words.start : words.end], gazetteer, countries)
    parts = _parts(mention, gazetteer, countries) if row is None else ()
    if row is None and len(parts) < 2:
        return False
    if _determined(text, words.start):
        words = Span(words.start - 4, words.end)
    draft.rule = mention.after.rule.name
    draft.mention = replace(mention, span=words)
    if mention.before is not None:
        draft.role = mention.before.rule.role
    if row is not None:
        draft.row = row
        # The noun is in the row's own name: nothing is left to widen.
        draft.place = place_of(replace(mention, after=None), row, text[words.start : words.end])
    else:
        draft.place = along(parts, text[words.start : words.end])
    return True


def _parts(
    mention: Mention, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[PlaceRow, ...]:
    """The places a hyphen joins: Aleppo-Damascus, Palmyra-Deir ez-Zor."""
    names = re.split(r"[-–](?=[A-Z])", mention.name)
    rows = [row_named(name, gazetteer, countries) for name in names]
    return tuple(row for row in rows if row is not None) if all(rows) else ()


def _list(text: str, drafts: Sequence[Draft]) -> None:
    """Carry a clue along a list: "in Hama, Homs and Idlib"."""
    for first, second in pairwise(drafts):
        known = first.place is not None and second.place is None and second.row is not None
        if not known or second in (first.holder, second.holder) or first.holder is second:
            continue
        if any(each.holder is second for each in drafts):
            continue
        if LISTED.fullmatch(text, first.mention.end, second.mention.span.start):
            row = second.row
            assert row is not None
            if row.kind == "country" and first.row is not None and first.row.kind != "country":
                continue
            second.place = place_of(second.mention, row, second.mention.name)
            second.rule, second.role = "where.listed", first.role


def _join_pairs(text: str, start: int, drafts: list[Draft]) -> None:
    """Make "between X and Y" one place where both are towns; two countries are parties instead."""
    for first, second in pairwise(list(drafts)):
        gap = text[first.mention.end : second.mention.span.start].strip().lower()
        if gap not in ("and", "and the"):
            continue
        left = BETWEEN.search(
            text, max(start, first.mention.span.start - 60), first.mention.span.start
        )
        rows = tuple(row for row in (first.row, second.row) if row is not None)
        if left is None or not rows or any(row.kind == "country" for row in rows):
            continue
        span = Span(left.start(), second.mention.span.end)
        first.mention = replace(first.mention, span=span)
        first.place = along(rows, text[span.start : span.end])
        first.rule, first.role = "where.between", "location"
        second.place = None


def _measure(text: str, drafts: Sequence[Draft]) -> None:
    """Take "X, 65 km north of Y" as X: the second only tells where the first is."""
    for first, second in pairwise(drafts):
        clue = second.mention.before
        if first.place is None or second.place is None or clue is None:
            continue
        if clue.rule.size != "near" or first.role != "location":
            continue
        gap = text[first.mention.end : clue.match.start()]
        if not gap.strip(" ,(\u00a0") or gap.strip(" ,(\u00a0").lower() in _ABOUT:
            second.role = "container"


def _demote(drafts: Sequence[Draft]) -> None:
    """Leave only the smallest places as locations; those around them become containers."""
    held = [draft.holder for draft in drafts if draft.place is not None and draft.holder]
    for draft in held:
        if draft.place is None and draft.row is not None:
            draft.place = place_of(draft.mention, draft.row, draft.mention.name)
            draft.rule = draft.rule or "where.container"
        draft.role = "container"
    located = [d for d in drafts if d.place is not None and d.role == "location"]
    if any(d.rule not in _HEADS for d in located):
        # "#Idlib: two killed in mortar fire on Kafr Nabl": the label is the wider place
        for draft in located:
            draft.role = "container" if draft.rule in _HEADS else draft.role
        located = [d for d in located if d.role == "location"]
    unlisted_at = {
        (d.place.lat, d.place.lon) for d in located if d.place and d.place.gazetteer_id is None
    }
    for outer in located:
        held_by = outer.row is not None and (outer.row.lat, outer.row.lon) in unlisted_at
        if held_by or any(_contains(outer, inner) for inner in located if inner is not outer):
            outer.role = "container"


def _contains(outer: Draft, inner: Draft) -> bool:
    if outer.row is None or outer.row.kind not in ("country", "region", "area"):
        return False
    return inner.row is not None and inner.row.id != outer.row.id and holds(outer.row, inner.row)


def _found(draft: Draft) -> PlaceFound:
    assert draft.place is not None
    before = draft.mention.before
    return PlaceFound(
        span=draft.mention.span,
        place=draft.place,
        kind=draft.row.kind if draft.row is not None else "unlisted",
        rule=draft.rule,
        role=draft.role,
        whole=before is not None and _WHOLE.match(before.match[0]) is not None,
    )
