"""What is said of all public incidents at once: rows to sum, points to draw, who speaks in them.

Columns alone are read, and no incident.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.engine import Connection, Row

from cenotaph.model.tolls import SetBy, Toll
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import Measure, PolicyName
from cenotaph.record.search import Choice, Relations, SourceSummary, Version
from cenotaph.record.totals import Row as TotalRow
from cenotaph.store.listing import public
from cenotaph.store.tables import decision, listed_heard, listed_source, listed_toll, listing

# Whatever changes what is public changes the last entry of a public incident or their number,
# or what is said of a source, or is the end of an embargo.
_OF_SOURCES = ("profile", "undo", "redact")


def version(connection: Connection, *, on: str) -> Version:
    """What tells this state of the public pages from any other; cheap enough to ask each time."""
    of = select(func.count(), func.max(listing.c.seq)).where(public(on))
    incidents, last = connection.execute(of).one()
    sources = connection.execute(
        select(func.max(decision.c.seq)).where(decision.c.action.in_(_OF_SOURCES))
    ).scalar()
    ended = embargo_ended(connection, on=on)
    return Version(incidents=incidents, last=last or 0, sources=sources or 0, embargo=ended)


def embargo_ended(connection: Connection, *, on: str) -> str:
    """The day on which the last embargo ended; empty where none has."""
    ended = connection.execute(select(func.max(listing.c.public_from)).where(public(on))).scalar()
    return ended or ""


def rows_to_sum(connection: Connection, policy: PolicyName, *, on: str) -> Iterator[TotalRow]:
    """What a total needs of each public incident, the newest first."""
    tolls: dict[str, dict[Measure, Toll]] = {}
    toll = listed_toll.c
    of = (
        select(listed_toll)
        .join(listing, listing.c.incident == toll.incident)
        .where(public(on), toll.policy == policy)
    )
    for row in connection.execute(of):
        tolls.setdefault(row.incident, {})[row.measure] = Toll(
            measure=row.measure,
            key=None,
            min=row.min,
            best=row.best,
            max=row.max,
            open=row.open,
            summed=False,
            voices=(row.voices_least, row.voices_most),
            grade=row.grade,
            policy=policy,
            policy_version="",
            set_by=SetBy(),
            excluded=(),
        )
    for row in connection.execute(_newest(select(*_WHEN_AND_WHERE).where(public(on)))):
        yield TotalRow(
            id=row.incident,
            kind=row.kind,
            when=When(text=None, start=row.first, end=row.last, precision="interval", edtf=None),
            place=_place(row) if row.before == 0 else None,
            means=(),
            tolls=tolls.get(row.incident, {}),
        )


_WHEN_AND_WHERE = tuple(
    listing.c[name]
    for name in (
        "incident", "kind", "first", "last", "place", "precision", "radius_km", "lat", "lon",
        "before",
    )
)  # fmt: skip


def placed(connection: Connection, *, on: str) -> Iterator[tuple[str, Place]]:
    """The public incidents that have a point, each with it, the newest first."""
    here = select(*_WHEN_AND_WHERE).where(public(on), listing.c.lat.is_not(None))
    for row in connection.execute(_newest(here)):
        yield row.incident, _place(row)


def _newest(rows: Select[Any]) -> Select[Any]:
    return rows.order_by(listing.c.day.desc(), listing.c.incident.desc())


def _place(row: Row[Any]) -> Place:
    return Place(
        text=row.place,
        name=row.place,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        precision=row.precision,
        gazetteer_id=None,
        country=None,
    )


def source_summaries(connection: Connection, *, on: str) -> tuple[SourceSummary, ...]:
    """Every source that speaks in a public incident and may be named, by name."""
    of = listed_source.c
    # one who is named in several ways stands under the name that sorts first
    name, role, owner = (func.min(column) for column in (of.name, of.role, of.belongs_to))
    rows = connection.execute(
        select(of.source, name, role, func.count(), func.sum(of.claims), owner)
        .join(listing, listing.c.incident == of.incident)
        .where(public(on))
        .group_by(of.source)
        .order_by(name, of.source)
    )
    return tuple(
        SourceSummary(id=id_, name=name, role=role, incidents=n, claims=claims, belongs_to=owner)
        for id_, name, role, n, claims, owner in rows
    )


def relations(connection: Connection, source: str, *, on: str) -> Relations:
    """Whom a source has figures from in public incidents, and who has them from it."""
    of = listed_heard.c
    found = []
    for its, other in ((of.source, of.heard), (of.heard, of.source)):
        many = func.count()
        rows = connection.execute(
            select(other, many)
            .join(listing, listing.c.incident == of.incident)
            .where(public(on), its == source)
            .group_by(other)
            .order_by(many.desc(), other)
        )
        found.append(tuple(Choice(code=code, incidents=n) for code, n in rows))
    return Relations(repeats=found[0], repeated_by=found[1])
