"""Victim lists: the named dead of one list-maker, its scope, and how the people of lists match."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cenotaph.model.vocabulary import Sex, Status

People = Literal["everyone", "civilians", "fighters"]
DropReason = Literal["no-name", "relative-only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScope:
    """Which deaths a list sets out to record; None and empty where it sets no bound.

    Days are ISO dates, `places` the provinces or towns it is bound to.
    """

    people: People = "everyone"
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """One row of a victim list: a person as this list has them.

    `id` is the list's name and a keyed hash, so that it tells nobody who it is; an unchanged row
    keeps it when the list is added again. `names` are spellings of one name. `date` is an ISO day,
    month or year. What names a person is left out of `repr`.
    """

    id: str
    row: int
    names: tuple[str, ...] = field(repr=False)
    date: str | None = None
    place: str | None = None
    age: int | None = None
    sex: Sex | None = None
    status: Status | None = None
    notes: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A row of a list that names nobody, and why it is left out of matching and estimates."""

    row: int
    reason: DropReason


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimList:
    """A victim list as it was read: its people, the rows it lost, and what it copies from.

    `digest` is that of the file's bytes, `mapping` that of what its columns were said to hold.
    `key` makes the ids of its people; it stays when the list is added again.
    """

    name: str
    digest: str
    mapping: str
    scope: ListScope
    imports: tuple[str, ...]
    people: tuple[ListedPerson, ...]
    dropped: tuple[Dropped, ...]
    unread: Mapping[str, int]
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two listed people who may be one: how probable that is, and what speaks for and against.

    `weights` holds, by comparison, the level the pair reached and its weight in bits: the base-2
    logarithm of how many times likelier the level is for one person than for two.
    """

    a: str
    b: str
    probability: float
    weights: Mapping[str, tuple[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """What matching several lists found: their entries, the pairs kept, and how it was done.

    `prior` is the probability, in bits, that two people drawn from the lists are one. `compared`
    is how many pairs were compared, `trained` whether the weights come from these lists or, being
    too small, from the defaults. `method` says what found it.
    """

    lists: Mapping[str, int]
    pairs: tuple[Pair, ...]
    prior: float
    compared: int
    trained: bool
    method: str
