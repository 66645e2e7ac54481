"""The log as somebody who checks it reads it: entries found by who, what, when and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """What somebody may not know: the sources that are sealed from them, and what is said of pages.

    Lines of the log about these are told without their words, and no search finds them.
    """

    sources: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()


NO_VEIL = Veil()


def decisions(
    connection: Connection, asked: Asked, *, offset: int, limit: int, veil: Veil = NO_VEIL
) -> list[Audited]:
    """The decisions that were asked for, the latest first."""
    entry, decision = tables.entry, tables.decision
    rows = connection.execute(
        _lines(veil)
        .join(decision, decision.c.seq == entry.c.seq)
        .where(*_conditions(asked, veil))
        .order_by(entry.c.seq.desc())
        .offset(offset)
        .limit(limit)
    ).all()
    return _read(connection, rows)


def decision(connection: Connection, seq: int, *, veil: Veil = NO_VEIL) -> Audited | None:
    """The decision of this entry; None where the entry is none."""
    entry, decided = tables.entry, tables.decision
    row = connection.execute(
        _lines(veil).join(decided, decided.c.seq == entry.c.seq).where(entry.c.seq == seq)
    ).first()
    return None if row is None else _read(connection, (row,))[0]


def about(
    connection: Connection, subjects: Iterable[str], *, limit: int, veil: Veil = NO_VEIL
) -> list[Audited]:
    """Every entry about these incidents, pages and claims, the latest first."""
    entry, decision = tables.entry, tables.decision
    rows = connection.execute(
        _lines(veil)
        .outerjoin(decision, decision.c.seq == entry.c.seq)
        .where(entry.c.subject.in_(list(subjects)))
        .order_by(entry.c.seq.desc())
        .limit(limit)
    ).all()
    return _read(connection, rows)


def _read(connection: Connection, rows: Sequence[Row[Any]]) -> list[Audited]:
    said = (row.seq for row in rows if row.kind == "decided" and not row.veiled)
    decided = payloads_unless_sealed(connection, said)
    return [
        Audited(
            entry=entry_of(row),
            decided=payload if isinstance(payload := decided.get(row.seq), Decided) else None,
            stands=bool(row.stands),
            veiled=bool(row.veiled),
        )
        for row in rows
    ]


def _lines(veil: Veil) -> Select[Any]:
    return select(tables.entry, tables.decision.c.stands, _veiled(veil).label("veiled"))


def _veiled(veil: Veil) -> ColumnElement[bool]:
    """Whether an entry is about a page that is closed, or names a source that is."""
    entry, decision, payload, page = tables.entry, tables.decision, tables.payload, tables.page
    sources, pages = sorted(veil.sources), sorted(veil.pages)
    found: list[ColumnElement[bool]] = [false()]
    if pages:
        found += [entry.c.subject.in_(pages), decision.c.page.in_(pages)]
    if sources:
        theirs = select(page.c.id).where(page.c.source.in_(sources))
        found += [entry.c.subject.in_(theirs), decision.c.page.in_(theirs)]
        found += [
            entry.c.payload_digest.in_(select(payload.c.digest).where(_says(name)))
            for name in sources
        ]
    return or_(*found)


def _says(words: str) -> ColumnElement[bool]:
    return tables.payload.c.body.contains(words, autoescape=True)


def _conditions(asked: Asked, veil: Veil) -> Iterable[ColumnElement[bool]]:
    entry, decision, payload = tables.entry, tables.decision, tables.payload
    if asked.subject or asked.words:
        # to find a line by its words is to read them
        yield ~func.coalesce(_veiled(veil), false())
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
        yield entry.c.payload_digest.in_(select(payload.c.digest).where(_says(asked.words)))
