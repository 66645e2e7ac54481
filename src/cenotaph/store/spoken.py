"""What people decided for every page, kept decoded between the pages of an `add`.

A page asks for what was said of the reports around it and of all sources, and a record holds
thousands of decisions: to decode all of them for each page costs more than the page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.engine import Connection

from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.model.entries import Decided, Decision
from cenotaph.store import settled, tables
from cenotaph.store.heard import profiles_in
from cenotaph.store.log import decisions_at

T = TypeVar("T")

# The last entry that decided anything. Its hash is no other's: a decision that was taken back with
# its transaction leaves its number to the next.
_LAST = (
    select(tables.entry.c.hash)
    .where(tables.entry.c.seq == select(tables.decision.c.seq).order_by(
        tables.decision.c.seq.desc()).limit(1).scalar_subquery())
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The decisions on pairs that stand, the weightiest last, and where each name stands in them.

    `merged` gives for each report or incident that people put together with others those others.
    """

    decisions: tuple[Decided, ...]
    named: Mapping[str, tuple[int, ...]]
    merged: Mapping[str, frozenset[str]]

    def about(self, names: Iterable[str]) -> tuple[Decided, ...]:
        """The decisions that name one of these reports or incidents, the weightiest last."""
        places = {at for name in names for at in self.named.get(name, ())}
        return tuple(self.decisions[at] for at in sorted(places))


class AsDecided(Generic[T]):
    """What follows from the decisions, read again only when somebody has decided something."""

    def __init__(self, read: Callable[[Connection], T]) -> None:
        self._read = read
        self._kept: tuple[str | None, T] | None = None

    def of(self, connection: Connection) -> T:
        """What stands in this state of the record."""
        last = connection.execute(_LAST).scalar()
        if self._kept is None or self._kept[0] != last:
            self._kept = last, self._read(connection)
        return self._kept[1]


def spoken() -> AsDecided[Said]:
    """What is said of which reports are one incident."""
    return AsDecided(lambda of: said_in(settled.decisions_to(of, tuple(PUTS_TOGETHER))))


def profiles() -> AsDecided[tuple[Decision, ...]]:
    """The profiles of sources, in log order."""
    return AsDecided(lambda of: profiles_in(of, log=of))


def opposing(connection: Connection, decided: Decided) -> Iterator[Decision]:
    """The decisions that stand and say the opposite of reports that this one is about."""
    verdict = PUTS_TOGETHER.get(decided.action)
    if verdict is None:
        return
    opposite = [action for action, one in PUTS_TOGETHER.items() if one is (not verdict)]
    decision = tables.decision
    of = select(decision.c.seq).where(decision.c.action.in_(opposite), decision.c.stands)
    left, right = sides(decided)
    for one in decisions_at(connection, connection.execute(of).scalars()).values():
        ours, theirs = sides(one.decided)
        if (left & ours and right & theirs) or (left & theirs and right & ours):
            yield one


def said_in(decisions: tuple[Decided, ...]) -> Said:
    """These decisions by the names that they are about."""
    named: dict[str, list[int]] = {}
    merged: dict[str, set[str]] = {}
    for at, decision in enumerate(decisions):
        left, right = sides(decision)
        for name in left | right:
            named.setdefault(name, []).append(at)
        if PUTS_TOGETHER[decision.action]:
            for ours, theirs in ((left, right), (right, left)):
                for name in ours:
                    merged.setdefault(name, set()).update(theirs)
    return Said(
        decisions=decisions,
        named={name: tuple(places) for name, places in named.items()},
        merged={name: frozenset(others) for name, others in merged.items()},
    )
