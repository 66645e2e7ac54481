"""Actors: armies, police forces, armed groups and coalitions, by id and by every name they go by.

The data lie in `data/actors/*.csv`, one actor a line. Every country has an army and a police
force, named in the data or made from the country's adjective of belonging.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, cast

from cenotaph.model.vocabulary import Status
from cenotaph.reference.countries import Country, countries, demonyms, read_rows, slug, split_list

ActorKind = Literal[
    "army", "army-of-region", "branch", "security", "police", "militia", "group", "criminal",
    "cartel", "coalition", "peacekeepers",
]  # fmt: skip

_FILES: Final = ("levant", "arabia-iran-gulf", "europe", "africa", "asia", "americas")
# What the state's forces are called after an adjective of belonging: "Syrian troops".
_ARMY_NOUNS: Final = (
    "army", "military", "armed forces", "forces", "troops", "soldiers", "government forces",
    "government troops", "government soldiers", "air force", "navy", "marines", "paratroopers",
    "commandos", "special forces", "border guards", "servicemen", "service members",
)  # fmt: skip
_POLICE_NOUNS: Final = ("police", "police force", "police officers", "policemen", "police officer")
# The same without the adjective: whose they are, the page's country tells.
_BARE_ARMY: Final = (
    "army", "military", "armed forces", "government forces", "government troops",
    "government soldiers", "regime forces", "regime troops", "regime army", "regime soldiers",
    "junta", "junta forces", "junta troops", "junta soldiers", "military junta", "state forces",
    "army troops", "army soldiers", "air force", "navy", "federal troops", "federal forces",
    "national army",
)  # fmt: skip
_BARE_POLICE: Final = (
    "police", "policemen", "police officers", "police officer", "police force",
    "national police", "federal police", "state police",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to violence: an army, a police force, an armed group, a coalition.

    `aliases` hold every name with its capitals; `exact` those that count only as written, since
    they are words otherwise (IS, AA). `side` is the party it belongs to, itself for most groups.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    exact: tuple[str, ...]
    side: str
    status: Status
    kind: ActorKind
    country: str | None


class Actors:
    """All actors with their lookups; built once from the data and never changed."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.by_id: Mapping[str, Actor] = MappingProxyType({each.id: each for each in actors})

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.by_id.values())

    @cached_property
    def aliases(self) -> Mapping[str, Actor]:
        """The actor of each alias as `alias_key` writes it; the first in the data wins."""
        found: dict[str, Actor] = {}
        for actor in self:
            for alias in (actor.name, *actor.aliases):
                # The data are clean: their key is their lower case, which a test holds.
                found.setdefault(alias.lower(), actor)
        return MappingProxyType(found)

    @cached_property
    def case_sensitive(self) -> Mapping[str, Actor]:
        """The actor of each alias that counts only as written; the first in the data wins."""
        found: dict[str, Actor] = {}
        for actor in self:
            for alias in actor.exact:
                found.setdefault(alias, actor)
        return MappingProxyType(found)

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """The ISO code for each adjective of belonging in lower case; `us`, a pronoun, is not in.

        Pages that write `US soldiers` are answered by `demonym`, which sees the capitals.
        """
        return MappingProxyType({word: iso for word, iso in demonyms().items() if word != "us"})

    def demonym(self, word: str) -> str | None:
        """The ISO code of a country for an adjective of belonging as written."""
        return "US" if word == "US" else self.demonyms.get(word.lower())

    def find(self, words: str, countries: tuple[str, ...] = ()) -> Actor | None:
        """The actor that `words` name, else the institution of the first of `countries`.

        Capitals count for short acronyms; masks (`IS*IS`) and curly apostrophes do not matter.
        """
        exact = self.case_sensitive.get(unmask(words))
        named = exact or self.aliases.get(alias_key(words))
        if named or not countries:
            return named
        return self.institution(words, countries[0])

    def institution(self, words: str, country: str) -> Actor | None:
        """The army or police of `country` where `words` are a bare noun for it ("troops")."""
        noun = alias_key(words)
        if noun in _BARE_ARMY:
            return self.army_of(country)
        return self.police_of(country) if noun in _BARE_POLICE else None

    def army_of(self, country: str) -> Actor | None:
        """The armed forces of a country by ISO code."""
        return self._institutions.get(("army", country))

    def police_of(self, country: str) -> Actor | None:
        """The police of a country by ISO code."""
        return self._institutions.get(("police", country))

    def side_of(self, country: str) -> str | None:
        """The party the state forces of a country belong to, by ISO code."""
        army = self.army_of(country)
        return army.side if army else None

    @cached_property
    def _institutions(self) -> Mapping[tuple[str, str], Actor]:
        found: dict[tuple[str, str], Actor] = {}
        for actor in self:
            if actor.country and actor.kind in ("army", "police"):
                found.setdefault((actor.kind, actor.country), actor)
        return found


def unmask(words: str) -> str:
    """`words` without the marks that monitors put into names to pass filters: `IS*IS` is `ISIS`."""
    return " ".join(words.replace("*", "").replace("’", "'").split())


def alias_key(words: str) -> str:
    """`words` as the aliases are keyed: unmasked, lower case, one space between words."""
    return unmask(words).lower()


def _named() -> Iterator[Actor]:
    for file in _FILES:
        for row in read_rows("actors", f"{file}.csv"):
            yield _actor(row)


def _actor(row: dict[str, str]) -> Actor:
    names = split_list(row["aliases"])
    country = row["country"] or None
    kind = cast(ActorKind, row["kind"])
    return Actor(
        id=row["id"],
        name=row["name"],
        aliases=tuple(name for name in names if not name.startswith("=")) + _made(kind, country),
        exact=tuple(name[1:] for name in names if name.startswith("=")),
        side=row["side"] or _own_side(row["id"], kind, country),
        status=cast(Status, row["status"]),
        kind=kind,
        country=country,
    )


def _own_side(actor_id: str, kind: ActorKind, country: str | None) -> str:
    """The state's party for state forces, itself for everyone else."""
    state = kind in ("army", "branch", "security", "police")
    return countries()[country].side if state and country else actor_id


def _made(kind: ActorKind, country: str | None) -> tuple[str, ...]:
    """The names an army or police force has through its country's adjective of belonging."""
    nouns = {"army": _ARMY_NOUNS, "police": _POLICE_NOUNS}.get(kind, ())
    words = countries()[country].demonyms if country else ()
    return tuple(f"{word} {noun}" for word in words for noun in nouns)


def _unnamed(taken: Iterable[Actor]) -> Iterator[Actor]:
    """An army and a police force for each country whose own the data do not name."""
    have = {(each.kind, each.country) for each in taken}
    for country in countries().values():
        if ("army", country.iso) not in have:
            yield _national(country, "army", "Armed Forces", "armed_forces")
        if ("police", country.iso) not in have:
            yield _national(country, "police", "Police", "police")


def _national(country: Country, kind: ActorKind, noun: str, status: Status) -> Actor:
    adjective = country.demonyms[0] if country.demonyms else country.name
    return Actor(
        id=slug(f"{adjective} {noun}"),
        name=f"{adjective} {noun}",
        aliases=_made(kind, country.iso),
        exact=(),
        side=country.side,
        status=status,
        kind=kind,
        country=country.iso,
    )


def _load() -> Actors:
    named = tuple(_named())
    return Actors((*named, *_unnamed(named)))


ACTORS: Final = _load()
