"""Profiles of sources: whom one belongs to, whom it repeats, of whom alone it speaks.

They come from reference data and from decisions `profile` about a source, whose details are
`belongs_to` and `repeats` (each another source's id) and `scope` (`civilians`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cenotaph.model.entries import Decided
from cenotaph.model.tolls import TollKey
from cenotaph.reference.sources import SOURCES

ACTION = "profile"
CIVILIANS = TollKey(dimension="status", value="civilian")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of a source beyond its name.

    A source that `repeats` another is that one's voice. Sources that belong to one owner may not
    speak independently: together they are one voice at least. A `scope` says whom a source's
    figures count where its words do not.
    """

    belongs_to: str | None = None
    repeats: str | None = None
    scope: TollKey | None = None


NO_PROFILE = Profile()
Profiles = Mapping[str, Profile]


@cache
def reference_profiles() -> Profiles:
    """The profiles that the reference data give.

    Only outlets belong to their owner: a ministry and an army of one state are two origins.
    """
    return {
        source.id: Profile(
            belongs_to=source.belongs_to if source.role == "outlet" else None,
            scope=TollKey(dimension="status", value=source.only_status)
            if source.only_status
            else None,
        )
        for source in SOURCES
        if source.only_status or (source.belongs_to and source.role == "outlet")
    }


def decided_profiles(decisions: Iterable[Decided], known: Profiles) -> Profiles:
    """The known profiles with those that people decided, in the log's order; the last one stands.

    A decided profile replaces the known one whole: what it does not say is taken back.
    """
    decided = {
        one.subject: Profile(
            belongs_to=one.details.get("belongs_to") or None,
            repeats=one.details.get("repeats") or None,
            scope=CIVILIANS if one.details.get("scope") == "civilians" else None,
        )
        for one in decisions
        if one.action == ACTION
    }
    return {**known, **decided} if decided else known


def repeated_by(source: str, profiles: Profiles) -> str:
    """The source that this one repeats in the end; itself where it repeats none, or in a ring."""
    seen = [source]
    while (ahead := profiles.get(seen[-1], NO_PROFILE).repeats) is not None:
        if ahead in seen:
            return min(seen[seen.index(ahead) :])
        seen.append(ahead)
    return seen[-1]
