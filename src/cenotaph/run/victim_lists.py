"""Victim lists into a record: a file read under its mapping, kept whole, known when it comes again.

No message here quotes a cell: what a list holds are names of the dead.
"""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cenotaph.codec import digest
from cenotaph.errors import InputError
from cenotaph.lists.feeding import same_name
from cenotaph.lists.mapping import ListMap, list_map
from cenotaph.lists.reading import read_list
from cenotaph.model.entries import CapturedList
from cenotaph.model.pages import Receipt
from cenotaph.model.victims import VictimList
from cenotaph.record.entries import Draft
from cenotaph.run.sheets import bytes_of, read_toml, rows_of
from cenotaph.run.sources import TOOL
from cenotaph.store import lists
from cenotaph.store.record import Record

# A colon parts a list's name from what follows it, a comma one list from the next.
_NAME = re.compile(r"[^\W_][\w .-]{0,60}")
_SHOWN_IN = "docs/reference/lists.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedList:
    """What adding a list did: it was new, changed (the earlier one is superseded), or known."""

    listed: VictimList
    what: Literal["new", "changed", "known"]


def read_list_map(path: Path) -> ListMap:
    """The mapping of a list in a TOML file; raises InputError where it is none."""
    return list_map(read_toml(path, _SHOWN_IN))


def add_list(
    record: Record, path: Path, mapping: ListMap, *, name: str, at: str, actor: str
) -> AddedList:
    """The list in the record: its bytes as evidence first, then one sealed entry.

    The same bytes under the same mapping are known; others of the same name supersede them. Raises
    InputError where the file, the mapping or the name cannot be used; nothing is written then.
    """
    name = " ".join(name.split())
    if not _NAME.fullmatch(name):
        raise InputError(
            f"“{name}” cannot name a list.",
            hint="Use letters, digits, spaces, points and hyphens, at most 60.",
        )
    if any(same_name(name, other) for other in mapping.imports):
        raise InputError(
            f"The mapping says that the list “{name}” imports from itself.",
            hint="Name under `imports` the other lists that it copies from.",
        )
    data = bytes_of(path)
    rows = [(row.number, dict(row.cells)) for row in rows_of(path, mapping.columns, sealed=True)]
    before = record.victim_list(name) if name in record.list_names() else None
    key = before.key if before else secrets.token_hex(16)
    listed = read_list(rows, mapping, name=name, digest=digest(data), key=key)
    if before is not None and before == listed:
        return AddedList(listed=before, what="known")
    receipt = Receipt(captured_at=at, media_type=path.suffix.lower(), tool=TOOL, source=name)
    with record.reading() as connection:
        other = lists.list_of_bytes(connection, listed.digest)
    if other not in (None, name):
        raise InputError(
            f"The record holds these bytes already, as the list “{other}”.",
            hint="One file under two names would be taken for two lists that agree on everybody.",
        )
    record.evidence.sweep()
    record.evidence.keep(data, receipt)
    with record.writing() as log:
        supersedes = lists.entry_of_list(log.connection, name)
        payload = CapturedList(listed=listed, receipt=receipt, supersedes=supersedes)
        log.append((Draft(at=at, actor=actor, subject=f"list {name}", payload=payload),))
    return AddedList(listed=listed, what="changed" if before else "new")
