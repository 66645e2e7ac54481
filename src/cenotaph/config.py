"""Where a record lies and what the environment says: read above the store, never below it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cenotaph.errors import InputError, NotARecord, RecordError
from cenotaph.model.vocabulary import DECIDER_ROLES, DeciderRole

MARKER = "cenotaph.toml"
DATABASE = "record.sqlite"
PRIVATE = "private.sqlite"
EVIDENCE = "evidence"
FORMAT = 1

RECORD_URL = "CENOTAPH_RECORD_URL"
PRIVATE_URL = "CENOTAPH_PRIVATE_URL"
ACTOR = "CENOTAPH_ACTOR"
ROLE = "CENOTAPH_ROLE"
CONTACT = "CENOTAPH_CONTACT"
TRACEBACK = "CENOTAPH_TRACEBACK"
SETTINGS: Mapping[str, str] = {
    RECORD_URL: "The address of the record's database, instead of the file in its folder.",
    PRIVATE_URL: "The address of the database of people, instead of the file in the folder.",
    ACTOR: "The opaque id under which decisions are logged; `person:local` where it is not set.",
    ROLE: "The role in which this user decides; `editor` where it is not set.",
    CONTACT: "Where readers of published pages write: a mail address or a page's.",
    TRACEBACK: "Set to 1 to see where an unexpected error comes from.",
}

# For the environment of a process before it imports numpy. The matrices here are small: a thread
# a core costs up to five times the work it shares, and up to forty with a process a core.
ONE_THREAD: Mapping[str, str] = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

_MARKER_TEXT = f"""\
# This folder is a Cenotaph record: {DATABASE} is its log, {EVIDENCE}/ the original bytes.
[record]
format = {FORMAT}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlace:
    """The folder of a record and the address of its database."""

    folder: Path
    url: str

    @property
    def evidence(self) -> Path:
        """The folder of the original bytes."""
        return self.folder / EVIDENCE

    @property
    def marker(self) -> Path:
        """The file that makes the folder a record."""
        return self.folder / MARKER


def place_of(folder: Path, environ: Mapping[str, str] = os.environ) -> RecordPlace:
    """Where a record in this folder lies, whether it is there or not."""
    url = environ.get(RECORD_URL) or f"sqlite:///{(folder / DATABASE).absolute()}"
    return RecordPlace(folder=folder, url=url)


def private_url(folder: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The address of the private database of a record in this folder."""
    return environ.get(PRIVATE_URL) or f"sqlite:///{(folder / PRIVATE).absolute()}"


def find_record(folder: Path, environ: Mapping[str, str] = os.environ) -> RecordPlace:
    """The record in this folder; raises NotARecord when there is none.

    Raises RecordError when its format is not the one this version knows.
    """
    import tomllib  # noqa: PLC0415 - 0.05 s that no other command should pay

    place = place_of(folder, environ)
    try:
        text = place.marker.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise NotARecord(
            f"{folder} is not a record.",
            hint=f"Make one with `cenotaph init {folder}`, or name one with --record DIR.",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(
            f"{place.marker} cannot be read: {error}.", hint="Check its permissions."
        ) from None
    try:
        found = tomllib.loads(text)["record"]["format"]
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        found = None
    if found != FORMAT:
        raise RecordError(
            f"{place.marker} names record format {found}; this version knows format {FORMAT}.",
            hint="Use the version of cenotaph that made the record, or restore the file.",
        )
    return place


def marker_text() -> str:
    """What the marker of a new record says."""
    return _MARKER_TEXT


def actor_of(environ: Mapping[str, str] = os.environ) -> str:
    """The opaque id under which this user's decisions are logged."""
    return environ.get(ACTOR) or "person:local"


def contact_of(environ: Mapping[str, str] = os.environ) -> str | None:
    """Where readers of published pages write, if it is said; raises InputError for no address."""
    contact = environ.get(CONTACT) or None
    if contact and not re.fullmatch(r"https?://\S+|[^\s@]+@[^\s@]+", contact):
        raise InputError(
            f"{CONTACT} says where nobody can write: {contact}.",
            hint="Set it to a mail address, or to the address of a page: https://….",
        )
    return contact


def role_of(environ: Mapping[str, str] = os.environ) -> DeciderRole:
    """The role in which this user decides; raises InputError for one that there is not.

    Whoever keeps a record alone does all but what cannot be taken back; for that they say so.
    """
    named = environ.get(ROLE) or "editor"
    for role in DECIDER_ROLES:
        if role == named:
            return role
    raise InputError(f"{ROLE} names no role: {named}.", hint=f"One of: {', '.join(DECIDER_ROLES)}.")
