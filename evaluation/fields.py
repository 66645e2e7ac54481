"""Whether each field of a read claim says what the annotation says."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from cenotaph.model.claims import Claim
from cenotaph.model.extent import distance_km
from cenotaph.model.values import Place
from cenotaph.reference.actors import ACTORS, Actor
from cenotaph.reference.sources import SOURCES
from evaluation.edtf import parse, period_of
from evaluation.passages import GoldClaim

# The words before a name that are no part of it.
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "of"})
_WORD = re.compile(r"[^\W_]+")
# Two names are one where more than half of the shorter's words are in the other: "police" and
# "police spokesman" are, "interior ministry" and "defence ministry" are not.
_SHARED_WORDS = 0.5
# About the width of a district.
_NEAR_KM = 25.0


def kind(gold: GoldClaim, claim: Claim) -> bool:
    """Whether exact, at least, vague and so on agree."""
    return bool(claim.count.kind == gold.fields["kind"])


def speaker(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the origins are both absent, or one source, or share most of their words."""
    chain = gold.fields["attribution"]
    if not chain or claim.origin is None:
        return not chain and claim.origin is None
    wanted = chain[-1]["text"]
    if claim.origin.source and claim.origin.source == _source_id(wanted):
        return True
    ours, theirs = _words(claim.origin.text), _words(wanted)
    fewest = min(len(ours), len(theirs))
    return fewest > 0 and len(ours & theirs) / fewest > _SHARED_WORDS


def chain(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the chains are equally long."""
    return len(claim.attribution) == len(gold.fields["attribution"])


def role(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the origins speak in the same role, or both are absent."""
    links = gold.fields["attribution"]
    ours = claim.origin.role if claim.origin else None
    return bool(ours == (links[-1]["role"] if links else None))


def when(gold: GoldClaim, claim: Claim) -> bool:
    """Whether first and last day are equal, or neither is given."""
    ours = period_of(claim.when)
    wanted = gold.fields["edtf"]
    return ours == (parse(wanted) if wanted else None)


def where(gold: GoldClaim, claim: Claim) -> bool:
    """Whether a place of the claim lies within 25 km, or neither has a place."""
    wanted = gold.fields["where"]
    if wanted is None or not claim.where:
        return wanted is None and not claim.where
    point = _point(wanted)
    distances = (distance_km(point, place) for place in claim.where)
    return any(d is not None and d <= _NEAR_KM for d in distances)


def where_held(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the place is right, or the circle drawn for it holds the point of the gold.

    A country has no one point: its circle is what the claim says.
    """
    wanted = gold.fields["where"]
    if wanted is None or not claim.where:
        return where(gold, claim)
    point = _point(wanted)
    return where(gold, claim) or any(
        d is not None and place.radius_km is not None and d <= place.radius_km
        for place in claim.where
        for d in (distance_km(point, place),)
    )


def actor(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the actors are one, by id or by a name the reference data know, or both absent."""
    ours, wanted = claim.group.actor, gold.fields["actor"]
    found = _actor(wanted)
    return bool(ours == wanted or (found and ours == found.id))


def side(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the sides are one; the annotated actor stands for the party it belongs to."""
    ours, wanted = claim.group.side, gold.fields["side"]
    found = _actor(wanted)
    return bool(ours == wanted or (found and ours in (found.id, found.side)))


def means_overlap(gold: GoldClaim, claim: Claim) -> float:
    """F1 of the set of means; 1 where both are empty."""
    ours, wanted = set(claim.means), set(gold.fields["means"])
    if not ours and not wanted:
        return 1.0
    return 2 * len(ours & wanted) / (len(ours) + len(wanted))


def _plain(name: str, ours: Callable[[Claim], Any]) -> Callable[[GoldClaim, Claim], bool]:
    return lambda gold, claim: bool(ours(claim) == gold.fields[name])


# Every field but means and part_of, which need more than a yes or no of one pair.
FIELDS: Mapping[str, Callable[[GoldClaim, Claim], bool]] = {
    "kind": kind,
    "speaker": speaker,
    "chain": chain,
    "role": role,
    "certainty": _plain("certainty", lambda c: c.certainty),
    "scope": _plain("scope", lambda c: c.scope),
    "stance": _plain("stance", lambda c: c.stance),
    "status": _plain("status", lambda c: c.group.status),
    "side": side,
    "actor": actor,
    "sex": _plain("sex", lambda c: c.group.sex),
    "age": _plain("age", lambda c: c.group.age),
    "unit": _plain("unit", lambda c: c.count.unit),
    "moved_from": _plain("moved_from", lambda c: c.moved_from),
    "when": when,
    "where": where,
    "where_held": where_held,
}


def agreement(gold: GoldClaim, claim: Claim) -> float:
    """The share of fields that agree."""
    return sum(right(gold, claim) for right in FIELDS.values()) / len(FIELDS)


def shown(name: str, gold: GoldClaim, claim: Claim) -> tuple[str, str]:
    """The annotated and the read value of a field, as words for an error list."""
    wanted = gold.fields
    links = wanted["attribution"]
    ours = claim.origin
    special: dict[str, tuple[object, object]] = {
        "kind": (wanted["kind"], claim.count.kind),
        "speaker": (links[-1]["text"] if links else None, ours.text if ours else None),
        "chain": (
            " > ".join(link["text"] for link in links) or None,
            " > ".join(link.text for link in claim.attribution) or None,
        ),
        "role": (links[-1]["role"] if links else None, ours.role if ours else None),
        "certainty": (wanted["certainty"], claim.certainty),
        "scope": (wanted["scope"], claim.scope),
        "stance": (wanted["stance"], claim.stance),
        "unit": (wanted["unit"], claim.count.unit),
        "moved_from": (wanted["moved_from"], claim.moved_from),
        "when": (wanted["edtf"], claim.when.edtf or period_of(claim.when)),
        "where": (_place_words(wanted["where"]), "; ".join(map(_read_place, claim.where)) or None),
        "where_held": (
            _place_words(wanted["where"]),
            "; ".join(map(_read_place, claim.where)) or None,
        ),
        "means": (", ".join(wanted["means"]) or None, ", ".join(claim.means) or None),
    }
    if name in special:
        first, second = special[name]
    else:
        first, second = wanted[name], getattr(claim.group, name)
    return _words_of(first), _words_of(second)


def _words_of(value: object) -> str:
    return "none" if value is None else str(value)


def _place_words(place: Mapping[str, Any] | None) -> str | None:
    return f"{place['text']} ({place['lat']}, {place['lon']})" if place else None


def _read_place(place: Place) -> str:
    return f"{place.text} = {place.name} {place.country} ({place.lat}, {place.lon})"


def _point(place: Mapping[str, Any]) -> Place:
    return Place(
        text=place["text"],
        name=None,
        lat=place["lat"],
        lon=place["lon"],
        radius_km=None,
        precision=None,
        gazetteer_id=None,
        country=None,
    )


@cache
def _source_id(words: str) -> str | None:
    found = SOURCES.find(words)
    return found.id if found else None


@cache
def _actor(wanted: str | None) -> Actor | None:
    if wanted is None:
        return None
    return ACTORS.by_id.get(wanted) or ACTORS.find(wanted.replace("-", " "))


def _words(text: str) -> set[str]:
    return {w for w in _WORD.findall(text.casefold()) if w not in _ARTICLES}
