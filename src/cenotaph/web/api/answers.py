"""What the routes answer with: the model's own values, in lists that say where they go on."""

from dataclasses import dataclass

from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.following import Touched
from cenotaph.record.listing import Listed
from cenotaph.record.search import SourceSummary
from cenotaph.record.view import ClaimView


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentList:
    """Some incidents, the newest first; `total` is how many are found, `next` where it goes on."""

    items: tuple[Listed, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOf:
    """One claim and the incident it is about."""

    incident: str
    claim: ClaimView


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """Some claims, those of the newest incidents first; `next` is where the list goes on.

    Claims are looked for in some incidents at a time: a list may be short, or empty, and go on.
    """

    items: tuple[ClaimOf, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollList:
    """An incident's tolls under one policy."""

    incident: str
    policy: PolicyName
    items: tuple[Toll, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """Some sources that speak and may be named, by name; `next` is where the list goes on."""

    items: tuple[SourceSummary, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeList:
    """Some of what is public otherwise after entry `since`, in the log's order.

    `until` is the entry to ask from again once all are read, `total` how many there are, `next`
    where the list goes on. What cannot be dated is told again: an incident without a trace is
    withdrawn each time. `redacted` is true where words were sealed since then: whoever holds a copy
    takes all of it anew, and keeps nothing of the old one.
    """

    since: int
    until: int
    redacted: bool
    items: tuple[Touched, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """A policy by name and version, and what it does."""

    name: PolicyName
    version: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyList:
    """The policies that tolls are made under; `range` is the one that is meant unasked."""

    items: tuple[PolicyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """A published edition without its list of incidents: `shown` is how many those are."""

    id: str
    seq: int
    head: str
    code_version: str
    policy: str
    date: str
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionList:
    """The editions that were published, the last one first."""

    items: tuple[EditionLine, ...]
