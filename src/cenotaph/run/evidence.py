"""Whether the evidence of what is shown is still what was captured.

What an edition or an export says rests on the texts in the log, and those on original bytes. To
read the bytes of twenty thousand pages takes a second, of an edition that takes minutes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.store.evidence import Trouble
from cenotaph.store.pages import evidence_of
from cenotaph.store.record import Record
from cenotaph.store.settled import all_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsound:
    """A page whose evidence is missing or changed, and an incident that it tells of."""

    page: str
    incident: str
    trouble: Trouble


def unsound(record: Record, incidents: Iterable[str] | None) -> tuple[Unsound, ...]:
    """The pages of these incidents, or of all, whose evidence is missing or changed, each once."""
    found: dict[str, Trouble | None] = {}
    pages: dict[str, Unsound] = {}
    with record.reading() as connection:
        ids = all_ids(connection) if incidents is None else incidents
        for page, incident, digest in evidence_of(connection, ids):
            if digest not in found:
                found[digest] = record.evidence.trouble_with(digest)
            if (trouble := found[digest]) is not None:
                pages.setdefault(page, Unsound(page=page, incident=incident, trouble=trouble))
    return tuple(pages.values())
