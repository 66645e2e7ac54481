"""Series: one voice's cumulative figures for one group, area and start."""

from collections.abc import Iterable

from cenotaph.codec import short_id
from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Series
from cenotaph.model.signature import folded_words
from cenotaph.toll.said import moment
from cenotaph.toll.voices import Voices


def series(claims: Iterable[Claim], voices: Voices) -> tuple[Series, ...]:
    """The cumulative claims by voice, measure, group, area and start, each in the order said.

    The group is its actor, else its side, else its words; a part of a cumulative figure feeds no
    series of its own.
    """
    groups: dict[tuple[str, str, str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.scope == "cumulative":
            groups.setdefault(_key(claim, voices), []).append(claim)
    return tuple(_series(key, members, voices) for key, members in sorted(groups.items()))


def _key(claim: Claim, voices: Voices) -> tuple[str, str, str, str, str]:
    group = claim.group
    whom = group.actor or group.side or " ".join(folded_words(group.text or ""))
    place = claim.where[0] if claim.where else None
    where = (place.gazetteer_id or place.name or place.text) if place else ""
    return voices.of[claim.id], claim.measure, whom, where, claim.when.start or ""


def _series(key: tuple[str, str, str, str, str], members: list[Claim], voices: Voices) -> Series:
    first = min(members, key=lambda claim: claim.id)
    voice = voices.voice(first)
    place = first.where[0] if first.where else None
    ordered = sorted(members, key=lambda claim: (moment(claim.said), claim.id))
    return Series(
        id=short_id("series", *key),
        measure=first.measure,
        origin=voice.id if voice.known else None,
        group=first.group.actor or first.group.side or first.group.text,
        where=(place.name or place.text) if place else None,
        start=first.when.start,
        claims=tuple(claim.id for claim in ordered),
    )
