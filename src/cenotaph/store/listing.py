"""The list of incidents in the database: rows put where they are settled, from their public views.

`searching` asks them.
"""

from collections.abc import Iterator
from math import cos, radians, sin

from sqlalchemy import Table, bindparam, delete, insert
from sqlalchemy.engine import Connection

from cenotaph.codec import to_json
from cenotaph.model.vocabulary import POLICY_NAMES
from cenotaph.record.listing import Listed, words_of
from cenotaph.reference.places import fold
from cenotaph.store.tables import LISTS, listed_source, listed_term, listed_toll, listing

# Built once: to build a statement costs more than to run it.
_DROP = [delete(table).where(table.c.incident == bindparam("of")) for table in LISTS]
# A point on the globe to some millimetres: the same on every machine.
_DIGITS = 9


def drop(connection: Connection, incident: str) -> None:
    """The incident is in no list any more."""
    for statement in _DROP:
        connection.execute(statement, {"of": incident})


def put(connection: Connection, row: Listed) -> None:
    """The row of an incident, in place of the one it had."""
    drop(connection, row.id)
    point = row.point
    spot = (None, None) if point is None else (point.lat, point.lon)
    x, y, z = (None, None, None) if point is None else globe(point.lat or 0.0, point.lon or 0.0)
    values = {
        "incident": row.id,
        "seq": row.seq,
        "released": row.released,
        "day": row.order[0],
        "first": row.first,
        "last": row.last,
        "lat": spot[0],
        "lon": spot[1],
        "x": x,
        "y": y,
        "z": z,
        # a blank before each word, so that a search finds beginnings alone
        "words": "".join(f" {word}" for word in words_of(row)),
        "body": to_json(row),
    }
    connection.execute(insert(listing), values)
    beside: dict[Table, list[dict[str, object]]] = {
        listed_term: [{"kind": kind, "code": code} for kind, code in sorted(set(_terms(row)))],
        listed_source: [
            {"source": one.id, "role": one.role, "name": one.name, "claims": len(one.said)}
            for one in row.sources
        ],
        listed_toll: [
            {"policy": one.policy, "measure": one.measure, "min": one.min, "max": one.max}
            for one in row.tolls
        ],
    }
    for table, rows in beside.items():
        if rows:
            connection.execute(insert(table), [{**one, "incident": row.id} for one in rows])


def _terms(row: Listed) -> Iterator[tuple[str, str]]:
    """Each kind of thing that the incident is found by, and its code."""
    yield from (("actor", code) for code in (*row.actors, *row.sides))
    yield from (("means", code) for code in row.means)
    yield from (("place", fold(place.name)) for place in row.where if place.name)
    if row.country is not None:
        yield "country", row.country
    if row.first is not None:
        yield "year", row.first[:4]
    for policy in POLICY_NAMES:
        toll = row.toll(policy)
        if toll is not None and toll.grade is not None:
            yield "grade", graded(policy, toll.grade)


def graded(policy: str, grade: str) -> str:
    """The code of a grade that a policy gave."""
    return f"{policy}/{grade}"


def globe(lat: float, lon: float) -> tuple[float, float, float]:
    """A point of the earth on a globe of radius 1."""
    up, around = radians(lat), radians(lon)
    x, y, z = cos(up) * cos(around), cos(up) * sin(around), sin(up)
    return round(x, _DIGITS), round(y, _DIGITS), round(z, _DIGITS)
