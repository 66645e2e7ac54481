"""What a reader may ask of the list of incidents, and what is found: values, and no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cenotaph.errors import InputError
from cenotaph.model.extent import day_number
from cenotaph.model.vocabulary import Means, PolicyName, Role
from cenotaph.record.listing import Listed

_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A circle on the ground: its middle in degrees, its radius in kilometres."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A window of degrees; it lies across the date line where `west` is greater than `east`."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which incidents are looked for; what is None asks for nothing, and all must hold.

    `text` are words, each the beginning of one that an incident is found by. `since` and `until`
    are ISO days, months or years: an incident is found when its days touch them. `place` is a
    name or how it begins, `at` what the address of its feed says (`place_key`); `near` and `box`
    ask for the place's point. `actor` is a party or side by id, `source` a source by id. `grade`,
    `killed_at_least` and `killed_at_most` are of the tolls under `policy`: its lowest figure is at
    least, its highest at most so many. `placed` asks for those with a point, or those without. Only
    what is public is ever found.
    """

    text: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    at: str | None = None
    near: Near | None = None
    box: Box | None = None
    placed: bool | None = None
    country: str | None = None
    actor: str | None = None
    means: Means | None = None
    source: str | None = None
    grade: str | None = None
    policy: PolicyName = "range"
    killed_at_least: int | None = None
    killed_at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where a page of a list ended: the day and id of its last incident; what follows is older."""

    day: str
    id: str

    def __str__(self) -> str:
        return f"{self.day}~{self.id}"


def cursor_in(text: str) -> Cursor:
    """The cursor that `str` wrote; raises InputError for other words."""
    day, mark, id_ = text.partition("~")
    if not mark or not id_ or (day and day_number(day) is None):
        raise _no_place()
    return Cursor(day=day, id=id_)


def _no_place() -> InputError:
    return InputError(
        "That place in the list is none.", hint="Begin at the first page of the list."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of what was found, the newest first; `next` is where the page after it begins.

    Each row has its tolls under the policy that was searched by.
    """

    rows: tuple[Listed, ...]
    total: int
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWritten:
    """The same, each row as the JSON that it is kept in."""

    rows: tuple[str, ...]
    total: int
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIds:
    """The same without the rows, and without how many there are."""

    ids: tuple[str, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value to search by, as a code, and how many released incidents have it."""

    code: str
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The values that released incidents can be searched by, the most frequent first.

    `years` are those an incident began in, the last first; `grades` are those of each policy.
    """

    actors: tuple[Choice, ...]
    means: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    years: tuple[Choice, ...]
    grades: Mapping[str, tuple[Choice, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSummary:
    """A source over all released incidents: how many it speaks in, and its claims there.

    `belongs_to` names who runs it, where that is known.
    """

    id: str
    name: str
    role: Role
    incidents: int
    claims: int
    belongs_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SourceCursor:
    """Where a page of a list of sources ended: its last one's name, as far as told, and id."""

    name: str
    id: str

    def __str__(self) -> str:
        return f"{self.name}~{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSources:
    """One page of the sources, by name; `next` is where the page after it begins."""

    rows: tuple[SourceSummary, ...]
    total: int
    next: SourceCursor | None


def some_of(
    sources: Iterable[SourceSummary], *, limit: int, after: SourceCursor | None = None
) -> FoundSources:
    """A page of these sources. It goes on where one ended, also if its last one speaks no more."""
    ordered = sorted((_place_of(one), n, one) for n, one in enumerate(sources))
    rest = [row for row in ordered if after is None or row[0] > after]
    return FoundSources(
        rows=tuple(one for _, _, one in rest[:limit]),
        total=len(ordered),
        next=rest[limit - 1][0] if len(rest) > limit else None,
    )


def _place_of(source: SourceSummary) -> SourceCursor:
    # an address has room for so much of a name, on one line
    return SourceCursor(name=" ".join(source.name.split())[:_NAME], id=source.id)


def source_cursor_in(text: str) -> SourceCursor:
    """The cursor that `str` wrote; raises InputError for other words."""
    name, mark, id_ = text.rpartition("~")
    if not mark or not id_:
        raise _no_place()
    return SourceCursor(name=name, id=id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Whom a source has its figures from, and who has theirs from it, as sources by id."""

    repeats: tuple[Choice, ...]
    repeated_by: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What tells one state of the public pages from another.

    How many incidents are public, the last entry that touched one, the last about sources, and the
    day on which the last embargo ended.
    """

    incidents: int
    last: int
    sources: int
    embargo: str


def days_between(search: Search) -> tuple[str | None, str | None]:
    """The first and last day that is asked for; raises InputError for what is no date."""
    return _day("since", search.since), _day("until", search.until, end=True)


def _day(name: str, text: str | None, *, end: bool = False) -> str | None:
    found = day_number(text, end=end)
    if text is not None and found is None:
        raise InputError(
            f"“{text}” is no date to search {name}.",
            hint="Write a day, month or year: 2023-01-14, 2023-01, 2023.",
        )
    return None if found is None else date.fromordinal(found).isoformat()
