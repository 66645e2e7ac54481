"""What is public otherwise since an entry, by the index alone: nothing is derived again."""

from collections.abc import Callable, Iterator

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Exists,
    FromClause,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.engine import Connection

from cenotaph.record.decisions import RELEASING
from cenotaph.record.following import Following, Touched
from cenotaph.record.states import Kind
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
    # asked of each incident that is told: of all, it would cost more than everything else
    first = (
        select(func.min(decision.c.seq))
        .where(decision.c.action == "release", decision.c.subject == listing.c.incident)
        .scalar_subquery()
    )
    at = connection.execute(select(entry.c.at).where(entry.c.seq == since)).scalar() or ""
    ended = listing.c.public_from > at
    rows = connection.execute(
        select(
            listing.c.incident,
            listing.c.seq,
            entry.c.kind,
            or_(first > since, ended).label("new"),
        )
        .join(entry, entry.c.seq == listing.c.seq)
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
        .where(
            decision.c.action == "release",
            decision.c.subject.in_(_away(since, on)),
            or_(listing.c.seq.is_(None), listing.c.seq > since),
            _held(on),
        )
        .distinct()
    )
    for row in rows:
        into = row.incident if row.public else None
        yield Touched(incident=row.subject, kind="withdrawn", seq=row.seq, by=row.kind, into=into)


def _away(since: int, on: str) -> CompoundSelect[tuple[str]]:
    """What may not be had under its own id since then.

    Three questions that indexes answer: nearly all that was released is public still, and to look
    at each would cost more than everything else.
    """
    touched = select(listing.c.incident).where(listing.c.seq > since)
    gone = select(decision.c.subject).where(
        decision.c.action == "release", ~exists().where(listing.c.incident == decision.c.subject)
    )
    return union_all(
        touched.where(listing.c.released, listing.c.public_from > on),
        touched.where(not_(listing.c.released)),
        gone,
    )


def _held(on: str) -> ColumnElement[bool]:
    """Whether a release ever held: its embargo ended before anything took its place."""
    # apart: joined by "or", no index would answer either, and each release would walk through all
    overtaken = (
        _before_the_end(
            lambda later: and_(
                later.c.seq > decision.c.seq,
                later.c.subject == decision.c.subject,
                later.c.action.in_(RELEASING),
            )
        ),
        _before_the_end(lambda later: later.c.takes_back == decision.c.seq),
    )
    return and_(decision.c.public_from <= on, *(~one for one in overtaken))


def _before_the_end(is_that: Callable[[FromClause], ColumnElement[bool]]) -> Exists:
    """Whether a decision of this kind stands that was taken before the release's embargo ended."""
    later, its_entry = decision.alias(), entry.alias()
    return exists().where(
        is_that(later),
        later.c.stands,
        its_entry.c.seq == later.c.seq,
        its_entry.c.at < decision.c.public_from,
    )
