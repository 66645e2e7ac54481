"""The log as somebody who checks it reads it: entries found by who, what, when and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.engine import Connection, Row

from cenotaph.model.entries import Decided
from cenotaph.store import tables
from cenotaph.store.log import entry_of, payloads_unless_sealed
from cenotaph.store.settled import Audited


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What entries are looked for; None asks nothing. `until` is an ISO date or date-time."""

    action: str | None = None
    actors: tuple[str, ...] | None = None
    subject: str | None = None
    words: str | None = None
    until: str | None = None


def decisions(connection: Connection, asked: Asked, *, offset: int, limit: int) -> list[Audited]:
    """The decisions that were asked for, the latest first."""
    entry, decision = tables.entry, tables.decision
    rows = connection.execute(
        select(entry, decision.c.stands)
        .join(decision, decision.c.seq == entry.c.seq)
        .where(*_conditions(asked))
        .order_by(entry.c.seq.desc())
        .offset(offset)
        .limit(limit)
    ).all()
    return _lines(connection, rows)


def decision(connection: Connection, seq: int) -> Audited | None:
    """The decision of this entry; None where the entry is none."""
    entry, decided = tables.entry, tables.decision
    row = connection.execute(
        select(entry, decided.c.stands)
        .join(decided, decided.c.seq == entry.c.seq)
        .where(entry.c.seq == seq)
    ).first()
    return None if row is None else _lines(connection, (row,))[0]


def about(connection: Connection, subjects: Iterable[str], *, limit: int) -> list[Audited]:
    """Every entry about these incidents, pages and claims, the latest first."""
    entry, decision = tables.entry, tables.decision
    rows = connection.execute(
        select(entry, decision.c.stands)
        .outerjoin(decision, decision.c.seq == entry.c.seq)
        .where(entry.c.subject.in_(list(subjects)))
        .order_by(entry.c.seq.desc())
        .limit(limit)
    ).all()
    return _lines(connection, rows)


def _lines(connection: Connection, rows: Sequence[Row[Any]]) -> list[Audited]:
    decided = payloads_unless_sealed(connection, (r.seq for r in rows if r.kind == "decided"))
    return [
        Audited(
            entry=entry_of(row),
            decided=payload if isinstance(payload := decided.get(row.seq), Decided) else None,
            stands=bool(row.stands),
        )
        for row in rows
    ]


def _conditions(asked: Asked) -> Iterable[ColumnElement[bool]]:
    entry, decision, payload = tables.entry, tables.decision, tables.payload
    if asked.action:
        yield decision.c.action == asked.action
    if asked.actors is not None:
        yield entry.c.actor.in_(asked.actors)
    if asked.subject:
        begins = (column.startswith(asked.subject, autoescape=True) for column in (
            decision.c.subject, decision.c.other, decision.c.page,
        ))  # fmt: skip
        yield or_(*begins)
    if asked.until:
        # a day holds all of its moments
        yield entry.c.at <= asked.until + ("T99" if len(asked.until) <= len("2026-01-01") else "")
    if asked.words:
        yield entry.c.payload_digest.in_(
            select(payload.c.digest).where(payload.c.body.contains(asked.words, autoescape=True))
        )
