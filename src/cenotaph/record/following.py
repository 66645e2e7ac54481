"""What someone who keeps a copy of the public record is told, so that the copy stays true."""

from dataclasses import dataclass

from cenotaph.model.vocabulary import EntryKind
from cenotaph.record.changes import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A public incident that was touched, or one that is public no more.

    `seq` is the last entry that touched it and `by` the kind of that entry; both are None where
    nothing of it is left. `into` is the public incident that a withdrawn one went into.
    """

    incident: str
    kind: Kind
    seq: int | None
    by: EntryKind | None
    into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What is public otherwise after entry `since`, up to entry `until`, in the log's order.

    What cannot be dated is told again: an incident without a trace is withdrawn each time.
    `redacted` is true where words were sealed since then: whoever holds a copy takes all of it
    anew, and keeps nothing of the old one.
    """

    since: int
    until: int
    redacted: bool
    items: tuple[Touched, ...]
