"""RFC 3161 timestamps of an edition's head: asked for, attached, checked, all with openssl.

The stamped bytes are the 32 of the head's SHA-256, which covers every entry up to it. The token is
kept as evidence; the decision that attaches it names its digest.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cenotaph.codec import digest
from cenotaph.errors import ChainBroken, InputError
from cenotaph.model.entries import Decided, Published
from cenotaph.model.pages import Receipt
from cenotaph.record.decisions import RULES, Decider, check_decider, check_permitted
from cenotaph.record.entries import Draft
from cenotaph.run.editions import edition_named
from cenotaph.store.record import Record

_SECONDS = 30


def request(record: Record, named: str, out: Path) -> Published:
    """The request for a token of the edition's head, as a file to send to an authority."""
    edition = edition_named(record, named)
    _openssl(
        "ts", "-query", "-digest", edition.head, "-sha256", "-cert", "-out", str(out),
        wrong=f"The request could not be written to {out}.",
    )  # fmt: skip
    return edition


def attach(
    record: Record, named: str, token: Path, *, authority: Path, by: Decider, at: str
) -> Published:
    """The authority's token, checked, kept as evidence, and named by a decision."""
    check_decider(by)
    check_permitted(by, "timestamp", RULES["timestamp"].role)
    edition = edition_named(record, named)
    _check_there(authority)
    _check(edition, token, authority)
    if digest(token.read_bytes()) in _tokens(record, edition):
        return edition
    kept = record.evidence.keep(
        token.read_bytes(), Receipt(captured_at=at, media_type="application/timestamp-reply")
    )
    payload = Decided(
        action="timestamp",
        subject=edition.edition,
        reason="An authority stamped the edition's head.",
        role=by.role,
        details={"token": kept},
    )
    with record.writing() as log:
        draft = Draft(at=at, actor=by.actor, subject=edition.edition, payload=payload)
        log.append((draft,))
    return edition


def check(record: Record, named: str, *, authority: Path) -> int:
    """How many tokens of the edition hold; raises ChainBroken where one does not."""
    edition = edition_named(record, named)
    _check_there(authority)
    tokens = _tokens(record, edition)
    for token in tokens:
        try:
            _check(edition, record.evidence.path_of(token), authority)
        except InputError as error:
            raise ChainBroken(error.message, hint=error.hint) from None
    return len(tokens)


def _check_there(authority: Path) -> None:
    if not authority.is_file():
        raise InputError(f"There is no file {authority}.", hint="Name the authority's certificate.")


def _tokens(record: Record, edition: Published) -> list[str]:
    """The digests of the tokens that are attached to an edition."""
    return [
        one.decided.details["token"]
        for one in record.decisions()
        if one.decided is not None
        and (one.decided.action, one.decided.subject) == ("timestamp", edition.edition)
    ]


def _check(edition: Published, token: Path, authority: Path) -> None:
    _openssl(
        "ts", "-verify", "-digest", edition.head, "-in", str(token), "-CAfile", str(authority),
        wrong=f"The token does not stamp the head of edition {edition.edition}.",
    )  # fmt: skip


def _openssl(*arguments: str, wrong: str) -> None:
    program = shutil.which("openssl")
    if program is None:
        raise InputError("Timestamps need openssl.", hint="Install it, then run this again.")
    command: Sequence[str] = (program, *arguments)
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, timeout=_SECONDS,
            check=False,
        )  # fmt: skip
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
    if done.returncode:
        raise InputError(wrong, hint=f"openssl says: {lines[-1] if lines else 'nothing'}.")
