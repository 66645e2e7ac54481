"""Payloads to log lines and back: which kind a payload is, its canonical body, its readers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.codec import from_json, to_json
from cenotaph.errors import RecordError
from cenotaph.model.entries import (
    Assigned,
    Captured,
    CapturedList,
    Decided,
    Extracted,
    MatchedLists,
    Payload,
    Published,
)
from cenotaph.model.readings import Linkable
from cenotaph.model.reports import Assignment, Report
from cenotaph.model.vocabulary import EntryKind

# One class a kind and payload version. A new version adds a row and keeps the old ones: the golden
# log of each version stays in the tests. What an earlier version of a decision lacks is empty. A
# decision is of another version with each field, so that a program that does not know of embargoes
# refuses the record rather than publish what is under one.
_PAYLOADS: Mapping[tuple[EntryKind, int], type[Payload]] = {
    ("captured", 1): Captured,
    ("captured", 2): CapturedList,
    ("extracted", 1): Extracted,
    ("assigned", 1): Assigned,
    ("assigned", 2): MatchedLists,
    ("decided", 1): Decided,
    ("decided", 2): Decided,
    ("decided", 3): Decided,
    ("decided", 4): Decided,
    ("published", 1): Published,
}
_KINDS: Mapping[type[Payload], EntryKind] = {
    payload: kind for (kind, _), payload in _PAYLOADS.items()
}

# "version" sorts last among the fields of every payload, so it ends the canonical JSON: it is
# read without parsing the body twice.
_VERSION = re.compile(r'"version":(\d+)\}$')


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry before the log gives it its place: when (UTC, ISO 8601), who, about what, what."""

    at: str
    actor: str
    subject: str
    payload: Payload


def kind_of(payload: Payload) -> EntryKind:
    """The entry kind that carries this payload."""
    return _KINDS[type(payload)]


def body_of(payload: Payload) -> str:
    """The payload as canonical JSON."""
    return to_json(payload)


def read_payload(kind: EntryKind, body: str) -> Payload:
    """The payload that `body` holds; raises RecordError for a version it cannot read."""
    return from_json(_payload_of(kind, body), body)


def _payload_of(kind: EntryKind, body: str) -> type[Payload]:
    """The class of the payload of this version."""
    found = _VERSION.search(body)
    version = int(found[1]) if found else 0
    payload = _PAYLOADS.get((kind, version))
    if payload is None:
        raise RecordError(
            f"The log holds a {kind} entry of payload version {version}, which is not known here.",
            hint="Use a newer version of cenotaph on this record.",
        )
    return payload


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reports:
    """Of what a program found on a page, only the reports."""

    reports: tuple[Report, ...]


def read_reports(body: str) -> tuple[Report, ...]:
    """The reports of an extracted entry, in half the time that all of its payload takes.

    Every version so far has them alike. Raises RecordError for a version it cannot read.
    """
    _payload_of("extracted", body)
    return from_json(_Reports, body).reports


def drafts_of(
    pages: Sequence[Linkable],
    supersedes: Mapping[str, str | None],
    linked: Iterable[Assignment],
    *,
    at: str,
    actor: str,
) -> Iterator[Draft]:
    """The entries of pages that were read and linked: captured unless known, extracted, assigned.

    `supersedes` gives the page whose place each takes. What linking moved beside them follows with
    the last.
    """
    home = {report.id: one.page.id for one in pages for report in one.reports}
    by_page: dict[str, list[Assignment]] = {one.page.id: [] for one in pages}
    for assignment in linked:
        by_page[home.get(assignment.report, pages[-1].page.id)].append(assignment)
    for one in pages:
        page = one.page
        payloads: list[Payload] = [
            Extracted(extraction=one.extraction, reports=one.reports),
            Assigned(page=page.id, assignments=tuple(by_page[page.id])),
        ]
        if not one.known:
            captured = Captured(page=page, receipt=one.receipt, supersedes=supersedes[page.id])
            payloads.insert(0, captured)
        for payload in payloads:
            yield Draft(at=at, actor=actor, subject=page.id, payload=payload)
