"""Editions: a published state of the record."""

from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.codec import short_id
from cenotaph.model.vocabulary import PolicyName


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published state: log position, head digest, code version, policy, date, incidents.

    `seq` is the log's last entry when it was taken and `head` that entry's hash; `date` is an ISO
    date or date-time.
    """

    id: str
    seq: int
    head: str
    code_version: str
    policy: PolicyName
    date: str
    incidents: tuple[str, ...]


def edition_of(
    *,
    seq: int,
    head: str,
    code_version: str,
    policy: PolicyName,
    date: str,
    incidents: Iterable[str],
) -> Edition:
    """The edition of one log position; its id is the hash of everything else it holds."""
    ids = tuple(sorted(incidents))
    return Edition(
        id=short_id(seq, head, code_version, policy, date, ids),
        seq=seq,
        head=head,
        code_version=code_version,
        policy=policy,
        date=date,
        incidents=ids,
    )
