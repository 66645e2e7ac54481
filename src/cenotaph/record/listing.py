"""One incident as lists and searches need it: a short row made of its public view.

A row holds nothing that the view withholds; what people search by is in it and nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from cenotaph.codec import short_id
from cenotaph.model.claims import Count, Speaker
from cenotaph.model.extent import days
from cenotaph.model.signature import folded_words
from cenotaph.model.tolls import SetBy, Toll
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import MEASURES, IncidentKind, Means, Measure, PolicyName, Role
from cenotaph.record.masking import NAME_WITHHELD
from cenotaph.record.view import ClaimView, View
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.places import fold
from cenotaph.reference.sources import SOURCES

# An incident is listed with the first of these that it has a toll of.
LISTED_WITH: tuple[Measure, ...] = tuple(dict.fromkeys(("killed", "casualties", *MEASURES)))
# An id that may stand in an address as it is.
_ADDRESSED = re.compile(r"[-a-zA-Z0-9_]+")
# What may not stand in an address or in the name of a file on every disk.
_UNADDRESSED = re.compile(r"[^\w]+")
# Whoever speaks as one of these is a person or nobody in particular, and gets no page.
_UNLISTED: frozenset[Role] = frozenset({"witness", "family", "unnamed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClaim:
    """What a source is reported to have said: the claim, its figure and the day it was said."""

    claim: str
    measure: Measure
    count: Count
    at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source as it speaks in one incident: what it said, and whom it has it from.

    `id` is the reference data's, else one made of its name. `repeats` holds ids, `belongs_to`
    its owner's name.
    """

    id: str
    name: str
    role: Role
    said: tuple[SaidClaim, ...]
    repeats: tuple[str, ...]
    belongs_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One incident in a list: when, where, how, by whom, who speaks, and its tolls.

    `tolls` are those over all sides under every policy the view's maker gave, without the claims
    that set them. `told` is when its newest page was published; `seq` the entry it had reached.
    """

    id: str
    seq: int
    released: bool
    told: str | None
    kind: IncidentKind
    when: When | None
    where: tuple[Place, ...]
    means: tuple[Means, ...]
    actors: tuple[str, ...]
    sides: tuple[str, ...]
    labels: Mapping[str, str]
    sources: tuple[ListedSource, ...]
    tolls: tuple[Toll, ...]

    @property
    def first(self) -> str | None:
        """The first day it may have happened on; the last where only that is known."""
        return first_day(self.when)

    @property
    def last(self) -> str | None:
        """The last day it may have happened on; the first where only that is known."""
        first, last = iso_days(self.when)
        return last or first

    @property
    def order(self) -> tuple[str, str]:
        """What lists are sorted by, the newest first; incidents without a day stand last."""
        return self.first or "", self.id

    @property
    def point(self) -> Place | None:
        """The first of its places that has a point."""
        return next((p for p in self.where if p.lat is not None and p.lon is not None), None)

    @property
    def country(self) -> str | None:
        """The country of its first place, as ISO 3166 writes it."""
        return self.where[0].country if self.where else None

    def toll(self, policy: PolicyName = "range") -> Toll | None:
        """The toll it is listed with under this policy: killed, else the first that it has."""
        return lead(self.tolls, policy)


def listed(
    view: View, *, tolls: Iterable[Toll] | None = None, seq: int = 0, released: bool = True
) -> Listed:
    """The row of an incident as its view shows it.

    A view has the tolls of one policy; `tolls` are those of all: a toll is shown to every reader.
    """
    sides = {claim.group.side for claim in view.claims} - {None, "civilian"}
    whole = [toll for toll in (view.tolls if tolls is None else tolls) if toll.key is None]
    return Listed(
        id=view.id,
        seq=seq,
        released=released,
        told=max((one.published_at for one in view.reports if one.published_at), default=None),
        kind=view.kind,
        when=view.when,
        where=view.where,
        means=view.means,
        actors=view.actors,
        sides=tuple(sorted(filter(None, sides))),
        labels=view.labels,
        sources=tuple(_sources(view)),
        tolls=tuple(replace(toll, set_by=SetBy(), excluded=()) for toll in whole),
    )


def lead(tolls: Iterable[Toll], policy: PolicyName) -> Toll | None:
    """The toll over all sides that an incident is listed with, if it has any."""
    known = {toll.measure: toll for toll in tolls if toll.key is None and toll.policy == policy}
    return next((known[measure] for measure in LISTED_WITH if measure in known), None)


def iso_days(when: When | None) -> tuple[str | None, str | None]:
    """The first and last day; None on the side that is open or unknown."""
    first, last = (None if n is None else date.fromordinal(n).isoformat() for n in days(when))
    return first, last


def first_day(when: When | None) -> str | None:
    """The first day; the last where only that is known."""
    first, last = iso_days(when)
    return first or last


def words_of(row: Listed) -> tuple[str, ...]:
    """The folded words to find an incident by: places, parties, sources, means."""
    said = [
        *(part for place in row.where for part in (place.name, place.text) if part),
        *row.labels.values(),
        *(one.replace("-", " ") for one in (*row.actors, *row.sides)),
        *(source.name for source in row.sources),
        *(one.replace("_", " ") for one in row.means),
    ]
    return tuple(dict.fromkeys(word for text in said for word in folded_words(text)))


def place_key(place: Place) -> str | None:
    """What the address of a place's feed says; None for one that no gazetteer names."""
    if place.name is None or place.gazetteer_id is None:
        return None
    return _UNADDRESSED.sub("-", fold(place.name)).strip("-") or None


def source_id(name: str) -> str:
    """The id of a source that the reference data do not know: its name, fit for an address."""
    slug = "-".join(folded_words(name))
    return slug if slug.isascii() and slug else short_id("source", name)


class _Named(NamedTuple):
    """A source that may be named: its id, name and role."""

    id: str
    name: str
    role: Role


def _sources(view: View) -> Iterator[ListedSource]:
    """Every source that speaks in the incident and may be named, in the order of its claims."""
    outlets = {report.id: report.outlet for report in view.reports}
    owners = {voice.source: voice.belongs_to for voice in view.voices if voice.source}
    named: dict[str, _Named] = {}
    said: dict[str, dict[SaidClaim, None]] = {}
    repeats: dict[str, dict[str, None]] = {}
    for claim in view.claims:
        chain = [_outlet(outlets.get(claim.report)), *map(_speaker, claim.speakers)]
        for one, heard in zip_longest(chain, chain[1:]):
            if one is None:
                continue
            named.setdefault(one.id, one)
            said.setdefault(one.id, {})[_said(claim)] = None
            if heard is not None and heard.id != one.id:
                repeats.setdefault(one.id, {})[heard.id] = None
    for id_, one in named.items():
        yield ListedSource(
            id=id_,
            name=one.name,
            role=one.role,
            said=tuple(said[id_]),
            repeats=tuple(repeats.get(id_, ())),
            belongs_to=_owner(owners.get(id_)),
        )


def _outlet(name: str | None) -> _Named | None:
    if not name or NAME_WITHHELD in name:
        return None
    known = SOURCES.by_id.get(source_id(name))
    return (
        _Named(known.id, known.name, known.role)
        if known
        else _Named(source_id(name), name, "outlet")
    )


def _speaker(speaker: Speaker) -> _Named | None:
    if speaker.source is None or speaker.role in _UNLISTED or NAME_WITHHELD in speaker.text:
        return None
    known = SOURCES.by_id.get(speaker.source) or ACTORS.by_id.get(speaker.source)
    id_ = speaker.source if _ADDRESSED.fullmatch(speaker.source) else source_id(speaker.source)
    return _Named(id_, known.name if known else speaker.text, speaker.role)


def _owner(id_: str | None) -> str | None:
    """The readable name of who runs a source."""
    if id_ is None:
        return None
    known = ACTORS.by_id.get(id_) or SOURCES.by_id.get(id_)
    return known.name if known else id_


def _said(claim: ClaimView) -> SaidClaim:
    return SaidClaim(claim=claim.id, measure=claim.measure, count=claim.count, at=claim.said.at)
