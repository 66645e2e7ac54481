"""Incidents: violence by the same parties at one place within about a day, as settled."""

from dataclasses import dataclass

from cenotaph.model.claims import Claim, Responsibility
from cenotaph.model.reports import Report
from cenotaph.model.tolls import Check, Toll, TollKey
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import (
    Action,
    DeciderRole,
    IncidentKind,
    Interest,
    Means,
    Measure,
    Role,
    Scope,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An origin together with all who repeat it.

    `known` is false for a figure without any speaker: it may or may not be a voice of its own.
    `claims` lists every claim of the voice; `relays` pairs (outlet or speaker, whom it repeats).
    `belongs_to` is the party or source that owns it, if one is known to; `repeated_by` are the ids
    of sources that are known to repeat it; `counts_only` is whom its figures count where its words
    do not say.
    """

    id: str
    name: str
    source: str | None
    role: Role | None
    interest: Interest | None
    known: bool
    claims: tuple[str, ...]
    relays: tuple[tuple[str, str], ...] = ()
    belongs_to: str | None = None
    repeated_by: tuple[str, ...] = ()
    counts_only: TollKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One voice's cumulative figures for one group, area and start."""

    id: str
    measure: Measure
    origin: str | None
    group: str | None
    where: str | None
    start: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A decision that stands on an incident or one of its claims: what, which entry, whose, why.

    `read` is what the program reads now where a claim was decided on, None where it reads nothing
    there. `reopened` is true once that is no longer what was decided on. `public_from` is the day
    from which a release holds, where one was given. `taken_on` is the page it was taken on, where
    another capture has taken that page's place since.
    """

    subject: str
    action: Action
    seq: int
    at: str
    actor: str
    role: DeciderRole | None
    reason: str
    read: Claim | None = None
    reopened: bool = False
    public_from: str | None = None
    taken_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDead:
    """How many distinct people, at least, victim lists name dead in an incident, and which lists.

    `people` is None where so few are not told to the reader.
    """

    people: int | None
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident as settled: its reports with their claims, voices, tolls and checks.

    A claim that a person amended stands in its report as the person has it; `decisions` says so,
    and what the program read. `listed` are the named dead that people assigned to it from lists.
    """

    id: str
    kind: IncidentKind
    when: When | None
    where: tuple[Place, ...]
    means: tuple[Means, ...]
    actors: tuple[str, ...]
    reports: tuple[Report, ...]
    voices: tuple[Voice, ...]
    tolls: tuple[Toll, ...]
    checks: tuple[Check, ...]
    series: tuple[Series, ...]
    responsibility: tuple[Responsibility, ...]
    decisions: tuple[Standing, ...] = ()
    listed: ListedDead | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoped:
    """Of a claim only how much it counts: one incident, a part of it, or many."""

    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """Of a report only the scopes of its claims."""

    claims: tuple[Scoped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """What a sum asks of a settled incident: a seventh of the time that the whole takes to read."""

    id: str
    kind: IncidentKind
    when: When | None
    where: tuple[Place, ...]
    means: tuple[Means, ...]
    tolls: tuple[Toll, ...]
    reports: tuple[Scopes, ...]

    @property
    def beyond(self) -> bool:
        """Whether one of its reports counts people of other incidents too."""
        return any(claim.scope == "cumulative" for one in self.reports for claim in one.claims)
