"""What is public otherwise since an entry, by the index alone: nothing is derived again."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.engine import Connection

from cenotaph.record.changes import Kind
from cenotaph.record.decisions import RELEASING
from cenotaph.record.following import Following, Touched
from cenotaph.store.listing import public
from cenotaph.store.log import head_of
from cenotaph.store.tables import decision, entry, listing, redirect


def following(connection: Connection, since: int, *, on: str) -> Following:
    """Every incident that became public, was touched, or is public no more after this entry.

    An embargo ends without an entry. What one ended for on a day that began after this entry was
    logged is told each time that is asked from here: whoever asks may have asked before that day.
    """
    redaction = select(decision.c.seq).where(decision.c.action == "redact", decision.c.seq > since)
    found = [*_shown(connection, since, on), *_withdrawn(connection, since, on)]
    return Following(
        since=since,
        until=head_of(connection).seq,
        redacted=connection.execute(redaction.limit(1)).first() is not None,
        items=tuple(sorted(found, key=lambda one: (one.seq or 0, one.incident))),
    )


def _shown(connection: Connection, since: int, on: str) -> Iterator[Touched]:
    first = (
        select(decision.c.subject, func.min(decision.c.seq).label("seq"))
        .where(decision.c.action == "release")
        .group_by(decision.c.subject)
        .subquery()
    )
    at = connection.execute(select(entry.c.at).where(entry.c.seq == since)).scalar() or ""
    ended = listing.c.public_from > at
    rows = connection.execute(
        select(
            listing.c.incident,
            listing.c.seq,
            entry.c.kind,
            or_(first.c.seq > since, ended).label("new"),
        )
        .join(entry, entry.c.seq == listing.c.seq)
        .outerjoin(first, first.c.subject == listing.c.incident)
        .where(public(on), or_(listing.c.seq > since, ended))
    )
    for row in rows:
        kind: Kind = "new" if row.new else "changed"
        yield Touched(incident=row.incident, kind=kind, seq=row.seq, by=row.kind)


def _withdrawn(connection: Connection, since: int, on: str) -> Iterator[Touched]:
    """What was public once and is not to be had under its own id now."""
    home = func.coalesce(redirect.c.into, decision.c.subject)
    rows = connection.execute(
        select(
            decision.c.subject,
            listing.c.incident,
            public(on).label("public"),
            listing.c.seq,
            entry.c.kind,
        )
        .outerjoin(redirect, redirect.c.incident == decision.c.subject)
        .outerjoin(listing, listing.c.incident == home)
        .outerjoin(entry, entry.c.seq == listing.c.seq)
        .where(decision.c.action == "release", _held(on))
        .distinct()
    )
    for row in rows:
        here = row.public and row.incident == row.subject
        if here or (row.seq is not None and row.seq <= since):
            continue
        into = row.incident if row.public else None
        yield Touched(incident=row.subject, kind="withdrawn", seq=row.seq, by=row.kind, into=into)


def _held(on: str) -> ColumnElement[bool]:
    """Whether a release ever held: its embargo ended before anything took its place."""
    later, its_entry = decision.alias(), entry.alias()
    overtaken = exists().where(
        later.c.seq > decision.c.seq,
        or_(
            and_(later.c.subject == decision.c.subject, later.c.action.in_(RELEASING)),
            later.c.takes_back == decision.c.seq,
        ),
        later.c.stands,
        its_entry.c.seq == later.c.seq,
        its_entry.c.at < decision.c.public_from,
    )
    return and_(decision.c.public_from <= on, ~overtaken)
