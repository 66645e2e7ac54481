"""What is public otherwise since an entry, by the index alone: nothing is derived again."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from cenotaph.record.changes import Kind
from cenotaph.record.following import Following, Touched
from cenotaph.store.log import head_of
from cenotaph.store.tables import decision, entry, listing, redirect


def following(connection: Connection, since: int) -> Following:
    """Every incident that became public, was touched, or is public no more after this entry."""
    redaction = select(decision.c.seq).where(decision.c.action == "redact", decision.c.seq > since)
    found = [*_shown(connection, since), *_withdrawn(connection, since)]
    return Following(
        since=since,
        until=head_of(connection).seq,
        redacted=connection.execute(redaction.limit(1)).first() is not None,
        items=tuple(sorted(found, key=lambda one: (one.seq or 0, one.incident))),
    )


def _shown(connection: Connection, since: int) -> Iterator[Touched]:
    first = (
        select(decision.c.subject, func.min(decision.c.seq).label("seq"))
        .where(decision.c.action == "release")
        .group_by(decision.c.subject)
        .subquery()
    )
    rows = connection.execute(
        select(listing.c.incident, listing.c.seq, entry.c.kind, first.c.seq.label("first"))
        .join(entry, entry.c.seq == listing.c.seq)
        .outerjoin(first, first.c.subject == listing.c.incident)
        .where(listing.c.released, listing.c.seq > since)
    )
    for row in rows:
        new = row.first is not None and row.first > since
        kind: Kind = "new" if new else "changed"
        yield Touched(incident=row.incident, kind=kind, seq=row.seq, by=row.kind)


def _withdrawn(connection: Connection, since: int) -> Iterator[Touched]:
    """What was released once and is not to be had under its own id now."""
    home = func.coalesce(redirect.c.into, decision.c.subject)
    rows = connection.execute(
        select(
            decision.c.subject, listing.c.incident, listing.c.released, listing.c.seq, entry.c.kind
        )
        .outerjoin(redirect, redirect.c.incident == decision.c.subject)
        .outerjoin(listing, listing.c.incident == home)
        .outerjoin(entry, entry.c.seq == listing.c.seq)
        .where(decision.c.action == "release")
        .distinct()
    )
    for row in rows:
        here = row.released and row.incident == row.subject
        if here or (row.seq is not None and row.seq <= since):
            continue
        into = row.incident if row.released else None
        yield Touched(incident=row.subject, kind="withdrawn", seq=row.seq, by=row.kind, into=into)
