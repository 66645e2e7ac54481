"""What someone who keeps a copy of the public record is told, so that the copy stays true."""

from dataclasses import dataclass

from cenotaph.errors import InputError
from cenotaph.model.vocabulary import EntryKind
from cenotaph.record.states import Kind


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


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Followed:
    """Where a page of changes ended: its last one's entry, 0 for none, and incident.

    `until` is the entry that the first page reached. Who reads on is told that one to the end: the
    log may grow meanwhile, and nothing that it gains is then passed over.
    """

    seq: int
    incident: str
    until: int

    def __str__(self) -> str:
        return f"{self.until}~{self.seq}~{self.incident}"


def followed_in(text: str) -> Followed:
    """The place that `str` wrote; raises InputError for other words."""
    until, _, rest = text.partition("~")
    seq, _, incident = rest.partition("~")
    # sixteen digits are more than any log has, and still fit a database's number
    if not incident or not all(
        n.isascii() and n.isdecimal() and len(n) <= 16 for n in (until, seq)
    ):
        raise InputError("That place in the list is none.", hint="Begin at the list's first page.")
    return Followed(seq=int(seq), incident=incident, until=int(until))


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingPage:
    """Some of what is public otherwise; `until` is the entry to ask from once all are read."""

    until: int
    items: tuple[Touched, ...]
    next: Followed | None


def page_of(found: Following, *, limit: int, after: Followed | None = None) -> FollowingPage:
    """The first of these changes, or those after where a page of them ended."""
    until = found.until if after is None else min(after.until, found.until)
    places = [
        (Followed(seq=one.seq or 0, incident=one.incident, until=until), one) for one in found.items
    ]
    rest = [row for row in places if after is None or row[0] > after]
    return FollowingPage(
        until=until,
        items=tuple(one for _, one in rest[:limit]),
        next=rest[limit - 1][0] if len(rest) > limit else None,
    )
