"""Entries: the lines of the append-only log, and the payloads they point to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Assignment, Report
from cenotaph.model.victims import Linkage, VictimList
from cenotaph.model.vocabulary import Action, DeciderRole, EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log; `hash` covers the line and the hash before it."""

    seq: int
    at: str
    actor: str
    kind: EntryKind
    subject: str
    payload_digest: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A page entered the record: the page as read, the receipt, the evidence's digest."""

    page: Page
    receipt: Receipt
    supersedes: str | None = None
    version: int = 1

    @property
    def digest(self) -> str:
        """The digest of the bytes it was read from."""
        return self.page.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedList:
    """A victim list entered the record: its people as read, the receipt of its file.

    Every reader of the log must keep it sealed: it names the dead.
    """

    listed: VictimList
    receipt: Receipt
    supersedes: int | None = None
    version: int = 2

    @property
    def digest(self) -> str:
        """The digest of the bytes it was read from."""
        return self.listed.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a program found on one page, with the reports it groups into."""

    extraction: Extraction
    reports: tuple[Report, ...]
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Which incidents a page's reports belong to."""

    page: str
    assignments: tuple[Assignment, ...]
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedLists:
    """Which people of several victim lists may be one, with the weights of each pair."""

    linkage: Linkage
    version: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person or a named policy settles, with its reason.

    `subject` is the incident, report, claim, page, source or edition it is about, and `role` what
    the decider acted as. `seen` is the last entry that had touched the subject when it was decided
    on. A decision on a claim holds the claim as the decider saw it, `read`, and its report: it
    attaches to the page, anchor and measure of that. `claim` is the claim as the person has it,
    where they amend or enter one. `seals` names the entries whose payloads a redaction sealed.
    `people` are the listed people whom a decider assigns to an incident: each distinct person by
    their ids on lists. `public_from` is the day, in UTC, from whose beginning a release holds: an
    embargo until then; None for one that holds at once.
    """

    action: Action
    subject: str
    reason: str
    role: DeciderRole | None = None
    seen: int | None = None
    report: str | None = None
    read: Claim | None = None
    claim: Claim | None = None
    seals: tuple[int, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    people: tuple[tuple[str, ...], ...] = ()
    public_from: str | None = None
    version: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An edition: the log position, code version, policy and head digest that were published."""

    edition: str
    head: str
    seq: int
    policy: str
    code_version: str
    incidents: tuple[str, ...]
    version: int = 1


Payload = Captured | CapturedList | Extracted | Assigned | MatchedLists | Decided | Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision where it stands in the log: its entry, when and by whom it was made."""

    seq: int
    at: str
    actor: str
    decided: Decided
