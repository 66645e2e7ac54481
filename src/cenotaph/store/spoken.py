"""What people said of which reports are one incident, kept decoded between the pages of an `add`.

A page asks for what was said of the reports around it, and a record holds thousands of decisions:
to decode all of them for each page costs more than the page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.model.entries import Decided
from cenotaph.store import settled, tables

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


class Spoken:
    """What is said as the log stands, read again only when somebody has decided something."""

    def __init__(self) -> None:
        self._at: str | None = None
        self._said = said_in(())

    def of(self, connection: Connection) -> Said:
        """What stands in this state of the record."""
        last = connection.execute(_LAST).scalar()
        if last != self._at:
            self._said = said_in(settled.decisions_to(connection, tuple(PUTS_TOGETHER)))
            self._at = last
        return self._said


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
