"""What is said of all public incidents at once: their sums, points to draw, who speaks in them.

Columns alone are read, and no incident.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, func, select
from sqlalchemy.engine import Connection

from cenotaph.model.values import Place
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.search import Choice, Relations, SourceSummary, Version
from cenotaph.record.sums import Part, Parts
from cenotaph.store.listing import not_held_back, public
from cenotaph.store.tables import decision, listed_heard, listed_source, listed_toll, listing

# Whatever changes what is public changes the last entry of a public incident or their number,
# or what is said of a source, or is the end of an embargo.
_OF_SOURCES = ("profile", "undo", "redact")


def version(connection: Connection, *, on: str) -> Version:
    """What tells this state of the public pages from any other; cheap enough to ask each time."""
    row = connection.execute(_VERSION, {"on": on}).one()
    return Version(
        incidents=row.released - row.held,
        last=row.last or 0,
        sources=row.sources or 0,
        embargo=row.embargo or "",
    )


# One question, built once, each part of which an index alone answers: every request asks it.
_ON: BindParameter[str] = bindparam("on")
_HELD = and_(listing.c.released, listing.c.public_from > _ON)
_VERSION = select(
    select(func.count()).where(listing.c.released).scalar_subquery().label("released"),
    select(func.count()).where(_HELD).scalar_subquery().label("held"),
    select(listing.c.seq)
    .where(public(_ON))
    .order_by(listing.c.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("last"),
    select(func.max(decision.c.seq))
    .where(decision.c.action.in_(_OF_SOURCES))
    .scalar_subquery()
    .label("sources"),
    select(func.max(listing.c.public_from)).where(public(_ON)).scalar_subquery().label("embargo"),
)


_ENDED = select(func.max(listing.c.public_from)).where(public(_ON))


def embargo_ended(connection: Connection, *, on: str) -> str:
    """The day on which the last embargo ended; empty where none has."""
    return connection.execute(_ENDED, {"on": on}).scalar() or ""


def parts(connection: Connection, policy: PolicyName, *, on: str) -> Parts:
    """What the sums over public incidents are made of, under one policy."""
    month, many = _MONTH.label("month"), func.count()
    began = connection.execute(
        select(month, listing.c.kind, many).where(public(on)).group_by(month, listing.c.kind)
    ).all()
    toll = listed_toll.c
    tolls = connection.execute(
        select(
            month,
            toll.measure,
            toll.grade,
            many.label("incidents"),
            func.coalesce(func.sum(toll.min), 0).label("min"),
            func.coalesce(func.sum(toll.best), 0).label("best"),
            func.count(toll.best).label("with_best"),
            func.sum(func.coalesce(toll.max, toll.best, toll.min)).label("max"),
            (many - func.count(toll.max)).label("unbounded"),
            func.count(case((toll.open, 1))).label("open"),
        )
        .join(listing, listing.c.incident == toll.incident)
        .where(*_figured(policy, on))
        .group_by(month, toll.measure, toll.grade)
    )
    return Parts(
        policy=policy,
        began={month: n for month, kind, n in began if kind == "incident"},
        episodes=sum(n for _, kind, n in began if kind == "episode"),
        tolls=tuple(Part(**row._mapping) for row in tolls),
    )


def exemplary(connection: Connection, policy: PolicyName, *, on: str) -> str | None:
    """The public incident that best shows how to read a number, as `web.ranges` chooses it."""
    toll = listed_toll.c
    low, best, high = toll.min, toll.best, toll.max
    other = (
        best.is_distinct_from(low),
        and_(high.is_distinct_from(low), high.is_distinct_from(best)),
    )
    # how many figures it has that differ, and one more where it has a best one
    rank = (
        _one_if(low.is_not(None))
        + _one_if(and_(best.is_not(None), other[0]))
        + _one_if(and_(high.is_not(None), other[1]))
        + _one_if(best.is_not(None))
    )
    of = (
        select(toll.incident)
        .join(listing, listing.c.incident == toll.incident)
        .where(*_figured(policy, on), toll.measure == "killed")
        .order_by(
            rank.desc(), toll.voices_most.desc(), listing.c.day.desc(), listing.c.incident.desc()
        )
        .limit(1)
    )
    found: str | None = connection.execute(of).scalar()
    return found


def _one_if(holds: ColumnElement[bool]) -> ColumnElement[int]:
    return case((holds, 1), else_=0)


def _figured(policy: PolicyName, on: str) -> Sequence[ColumnElement[bool]]:
    """Tolls with a figure, of public incidents that are no episodes."""
    toll = listed_toll.c
    return (
        public(on),
        listing.c.kind == "incident",
        toll.policy == policy,
        func.coalesce(toll.min, toll.best, toll.max).is_not(None),
    )


# The month in which an incident began; none unless its first and last day are known.
_MONTH = case((listing.c.last.is_not(None), func.substr(listing.c.first, 1, 7)))


def placed(connection: Connection, *, on: str) -> Iterator[tuple[str, Place]]:
    """The public incidents that have a point, each with it, the newest first."""
    rows = connection.execute(
        select(listing.c.incident, *_PLACE)
        .where(public(on), listing.c.lat.is_not(None))
        .order_by(listing.c.day.desc(), listing.c.incident.desc())
    )
    # incidents share places, and to make one costs more than to read its row
    made: dict[tuple[Any, ...], Place] = {}
    for incident, *row in rows:
        key = tuple(row)
        if key not in made:
            made[key] = _place(*row)
        yield incident, made[key]


def places(connection: Connection, *, on: str) -> Iterator[Place]:
    """Every place with a point where a public incident took place, once."""
    of = select(*_PLACE).where(public(on), listing.c.lat.is_not(None)).distinct()
    return (_place(*row) for row in connection.execute(of))


_PLACE = tuple(listing.c[name] for name in ("place", "precision", "radius_km", "lat", "lon"))


def _place(name: str, precision: Any, radius_km: float | None, lat: float, lon: float) -> Place:
    return Place(
        text=name,
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        precision=precision,
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
        .where(not_held_back(of.incident, on))
        .group_by(of.source)
        .order_by(name, of.source)
    )
    return tuple(
        SourceSummary(id=id_, name=name, role=role, incidents=n, claims=claims, belongs_to=owner)
        for id_, name, role, n, claims, owner in rows
    )


def relations(connection: Connection, *, on: str) -> Mapping[str, Relations]:
    """Whom each source has figures from in public incidents, and who has them from it."""
    repeats, repeated = defaultdict[str, list[Choice]](list), defaultdict[str, list[Choice]](list)
    for source, heard, incidents in connection.execute(_HEARD, {"on": on}):
        repeats[source].append(Choice(code=heard, incidents=incidents))
        repeated[heard].append(Choice(code=source, incidents=incidents))
    return {
        one: Relations(repeats=_by_many(repeats[one]), repeated_by=_by_many(repeated[one]))
        for one in {*repeats, *repeated}
    }


def _by_many(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda one: (-one.incidents, one.code)))


_HEARD = (
    select(listed_heard.c.source, listed_heard.c.heard, func.count())
    .where(not_held_back(listed_heard.c.incident, _ON))
    .group_by(listed_heard.c.source, listed_heard.c.heard)
)
