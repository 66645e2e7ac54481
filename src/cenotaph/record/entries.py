"""Payloads to log lines and back: which kind a payload is, its canonical body, its readers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cenotaph.codec import from_json, to_json
from cenotaph.errors import RecordError
from cenotaph.model.entries import Assigned, Captured, Decided, Extracted, Payload, Published
from cenotaph.model.vocabulary import EntryKind

_KINDS: Mapping[type[Payload], EntryKind] = {
    Captured: "captured",
    Extracted: "extracted",
    Assigned: "assigned",
    Decided: "decided",
    Published: "published",
}
# One reader a kind and payload version. A new version adds a reader and keeps the old ones: the
# golden log of each version stays in the tests.
_READERS: Mapping[tuple[EntryKind, int], Callable[[str], Payload]] = {
    (kind, version): lambda body, payload=payload: from_json(payload, body)  # type: ignore[misc]
    for payload, kind in _KINDS.items()
    # version 2 of a decision says more; a field that version 1 lacks is empty
    for version in ((1, 2) if kind == "decided" else (1,))
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
    found = _VERSION.search(body)
    version = int(found[1]) if found else 0
    reader = _READERS.get((kind, version))
    if reader is None:
        raise RecordError(
            f"The log holds a {kind} entry of payload version {version}, which is not known here.",
            hint="Use a newer version of cenotaph on this record.",
        )
    return reader(body)
