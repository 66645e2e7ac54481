"""What the routes answer with: the model's own values, in lists that say where they go on."""

from dataclasses import dataclass

from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import PolicyName
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
    """Every source that speaks in a released incident and may be named."""

    items: tuple[SourceSummary, ...]


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
