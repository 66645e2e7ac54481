"""Entries: the lines of the append-only log, and the payloads they point to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cenotaph.model.claims import Extraction
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Assignment, Report
from cenotaph.model.vocabulary import EntryKind


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
class Decided:
    """What a person or a named policy settles, with its reason.

    `action` is `release`, `withhold`, `accept`, `amend`, `reject`, `confirm`, `discount`, `merge`,
    `split`, `grade` or `redact`; `subject` is the incident, page or claim it is about.
    """

    action: str
    subject: str
    reason: str
    details: Mapping[str, str] = field(default_factory=dict)
    version: int = 1


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


Payload = Captured | Extracted | Assigned | Decided | Published
