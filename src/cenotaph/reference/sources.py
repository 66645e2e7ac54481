"""Sources: outlets, monitors, ministries, spokes offices, rescue services, by id and by name.

The data lie in `data/sources/*.csv`. A row whose id is `*` lists several sources of one kind.
Every country has its ministries, its government and its rescue service, made by rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final, cast

from cenotaph.model.vocabulary import Role, Status
from cenotaph.reference.actors import ACTORS, Actor, alias_key, unmask
from cenotaph.reference.countries import Country, countries, read_rows, slug, split_list

_FILES: Final = ("outlets", "monitors", "officials", "others")
# What a state's offices are called, and the role in which each speaks: a ministry is an official
# speaker, whatever it counts.
_OFFICES: Final[Mapping[str, tuple[Role, tuple[str, ...]]]] = MappingProxyType(
    {
        "health-ministry": ("official", ("health ministry", "ministry of health",
                                         "health minister", "minister of health",
                                        "public health ministry", "health authorities",
                                        "health officials")),
        "defence-ministry": ("official", ("defence ministry", "defense ministry",
                                          "defence minister", "defense minister",
                                          "ministry of defence", "ministry of defense",
                                          "mod", "ministry of national defense")),
        "interior-ministry": ("official", ("interior ministry", "ministry of interior",
                                           "interior minister", "minister of interior",
                                           "ministry of the interior", "home ministry")),
        "foreign-ministry": ("official", ("foreign ministry", "ministry of foreign affairs",
                                          "foreign minister")),
        "information-ministry": ("official", ("information ministry", "ministry of information",
                                              "information minister")),
        "government": ("official", ("government", "authorities", "officials",
                                    "government officials", "government spokesman",
                                    "government spokesperson")),
        "civil-defence": ("rescue", ("civil defence", "civil defense", "civil protection",
                                     "civil defence agency", "civil defense agency",
                                     "emergency services", "rescue services")),
    }
)  # fmt: skip
# An army speaks for itself; so does any other armed party, which is no state's officer.
_ROLE_OF_STATUS: Final[Mapping[Status, Role]] = MappingProxyType(
    {"armed_forces": "military", "police": "police", "protected": "official"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher or speaker with the role it speaks in.

    `exact` are aliases that count only as written (AP). `belongs_to` is the party that runs it,
    null for an independent one; `only_status` the one status it counts, null for all.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    exact: tuple[str, ...]
    role: Role
    language: str | None
    country: str | None
    belongs_to: str | None
    only_status: Status | None


class Sources:
    """All sources with their lookups; built once from the data and never changed."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.by_id: Mapping[str, Source] = MappingProxyType({each.id: each for each in sources})

    def __iter__(self) -> Iterator[Source]:
        return iter(self.by_id.values())

    @cached_property
    def aliases(self) -> Mapping[str, Source]:
        """The source of each alias as `alias_key` writes it; the first in the data wins."""
        found: dict[str, Source] = {}
        for source in self:
            names = (
                source.aliases if source.name in source.exact else (source.name, *source.aliases)
            )
            for alias in names:
                # The data are clean: their key is their lower case, which a test holds.
                found.setdefault(alias.lower(), source)
        return MappingProxyType(found)

    @cached_property
    def case_sensitive(self) -> Mapping[str, Source]:
        """The source of each alias that counts only as written; the first in the data wins."""
        found: dict[str, Source] = {}
        for source in self:
            for alias in source.exact:
                found.setdefault(alias, source)
        return MappingProxyType(found)

    def find(self, words: str, countries: tuple[str, ...] = ()) -> Source | None:
        """The source that `words` name, else the office of the first of `countries`, else an actor.

        An article before the name does not matter.
        """
        bare = unmask(words)
        bare = bare[4:] if bare[:4].lower() == "the " else bare
        named = self.case_sensitive.get(bare) or self.aliases.get(bare.lower())
        if named:
            return named
        office = self.office(bare, countries[0]) if countries else None
        if office:
            return office
        actor = ACTORS.find(bare, countries)
        return speaker_of(actor) if actor else None

    def office(self, words: str, country: str) -> Source | None:
        """The office of `country` where `words` are a bare name for one ("health ministry")."""
        kind = _OFFICE_OF_NAME.get(alias_key(words))
        found = countries().get(country)
        return self.by_id.get(_office_id(found, kind)) if kind and found else None


def speaker_of(actor: Actor) -> Source:
    """The source an actor is when it speaks: military for state forces, else an armed party."""
    return Source(
        id=actor.id,
        name=actor.name,
        aliases=actor.aliases,
        exact=actor.exact,
        role=_ROLE_OF_STATUS.get(actor.status, "armed_party"),
        language=None,
        country=actor.country,
        belongs_to=actor.side,
        only_status=None,
    )


def _named() -> Iterator[Source]:
    for file in _FILES:
        for row in read_rows("sources", f"{file}.csv"):
            if row["id"] != "*":
                yield _source(row, row["id"], (row["name"], *split_list(row["aliases"])))
                continue
            for part in split_list(row["aliases"]):
                names = tuple(part.split(";"))
                yield _source(row, slug(names[0].replace(".", "")), names)


def _source(row: dict[str, str], source_id: str, names: tuple[str, ...]) -> Source:
    return Source(
        id=source_id,
        name=names[0],
        aliases=tuple(name for name in names[1:] if not name.startswith("=")),
        exact=tuple(name[1:] for name in names if name.startswith("=")),
        role=cast(Role, row["role"]),
        language=row["language"] or None,
        country=row["country"] or None,
        belongs_to=row["belongs_to"] or None,
        only_status=cast(Status | None, row["only_status"] or None),
    )


_OFFICE_OF_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {name: kind for kind, (_, names) in _OFFICES.items() for name in names}
)


def _office_id(country: Country, kind: str) -> str:
    """`syria-health-ministry`; offices of the Palestinian Authority are the West Bank's."""
    return f"{slug(country.name)}-{kind}"


def _offices() -> Iterator[Source]:
    for country in countries().values():
        for kind, (role, names) in _OFFICES.items():
            own = (*country.demonyms, country.name, f"{country.name}'s")
            yield Source(
                id=_office_id(country, kind),
                name=f"{country.name} {names[0]}",
                aliases=tuple(f"{word} {name}" for word in own for name in names),
                exact=(),
                role=role,
                language=None,
                country=country.iso,
                belongs_to=country.side,
                only_status=None,
            )


def _load() -> Sources:
    found = {each.id: each for each in _named()}
    for office in _offices():
        named = found.get(office.id)
        # An office the data name keeps its own fields and takes the names made by rule as well.
        found[office.id] = (
            replace(named, aliases=named.aliases + office.aliases) if named else office
        )
    return Sources(found.values())


SOURCES: Final = _load()
