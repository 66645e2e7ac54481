"""Profiles of sources: whom one belongs to, whom it repeats, of whom alone it speaks.

They come from reference data and from decisions `profile` about a source, whose details are
`belongs_to` and `repeats` (each another source's id) and `scope` (`civilians`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cenotaph.model.entries import Decided
from cenotaph.model.signature import folded_words
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
        by_name(one.subject): profile_in(one)
        for one in decisions
        if one.action == ACTION and not _only_seals(one)
    }
    return {**known, **decided} if decided else known


def _only_seals(one: Decided) -> bool:
    """Whether a decision seals the words of a name, and says nothing of whose voice it is."""
    return by_name(one.subject) != one.subject and set(one.details) == {"level"}


def profile_in(one: Decided) -> Profile:
    """The profile that a decision gives a source."""
    return Profile(
        belongs_to=one.details.get("belongs_to") or None,
        repeats=by_name(one.details.get("repeats", "")) or None,
        scope=CIVILIANS if one.details.get("scope") == "civilians" else None,
    )


def by_name(source: str) -> str:
    """The key of a source's profile: its id, or the words of a name that nobody had heard yet."""
    if ":" in source or source in SOURCES.by_id:
        return source
    return slug(source)


def slug(name: str) -> str:
    """A name's words, as the ids of voices without an id of their own are made of them."""
    return "-".join(folded_words(name))


def names_of(voice: str) -> tuple[str, ...]:
    """The keys under which a voice of this id may have a profile, the closest first.

    What an outlet says in its own voice (`unknown:…`, `outlet:…`) is the outlet's, and that of the
    known source of its name; a speaker without an id (`words:role`) may be meant by the words.
    """
    kind, _, name = voice.partition(":")
    if not name:
        return (voice,)
    if kind not in ("unknown", "outlet"):
        return (voice, kind)
    known = _known_by_name().get(name)
    return (voice, f"outlet:{name}", f"{name}:outlet", name, *((known,) if known else ()))


def named_as(key: str) -> frozenset[str]:
    """The words that an outlet may bear whose own voice has the profile under this key."""
    known = (name for name, of in _known_by_name().items() if of == key)
    return frozenset({key.removesuffix(":outlet"), *known})


@cache
def _known_by_name() -> Mapping[str, str]:
    """Each known source by its own name; a monitor also by others, since those are no others' too.

    Many a state has a “state television”.
    """
    return {
        slug(name): one.id
        for one in SOURCES
        for name in (one.id, one.name, *(one.aliases if one.role == "monitor" else ()))
    }


def profile_of(voice: str, profiles: Profiles) -> Profile:
    """What is known of the source whose voice this is."""
    return next((profiles[name] for name in names_of(voice) if name in profiles), NO_PROFILE)


def repeated_by(source: str, profiles: Profiles) -> str:
    """The source that this one repeats in the end; itself where it repeats none, or in a ring."""
    seen = [source]
    while (ahead := profile_of(seen[-1], profiles).repeats) is not None:
        if ahead in seen:
            return min(seen[seen.index(ahead) :])
        seen.append(ahead)
    return seen[-1]
