"""The list of incidents in the database: rows put where they are settled, from their public views.

`searching` asks them.
"""

from collections.abc import Iterator, Mapping
from math import cos, radians, sin

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    not_,
    select,
    union_all,
)
from sqlalchemy.engine import Connection

from cenotaph.codec import to_json, to_plain
from cenotaph.model.vocabulary import POLICY_NAMES
from cenotaph.record.listing import Listed, iso_days, place_key, words_of
from cenotaph.record.made_by import made_by
from cenotaph.record.view import View
from cenotaph.reference.places import fold
from cenotaph.store.tables import (
    LISTS,
    listed_body,
    listed_heard,
    listed_source,
    listed_term,
    listed_toll,
    listed_under,
    listed_view,
    listing,
)

# Built once: to build a statement costs more than to run it.
_DROP = [delete(table).where(table.c.incident == bindparam("of")) for table in LISTS]
_SPOT = ("place", "precision", "radius_km", "lat", "lon", "before", "x", "y", "z")
# A point on the globe to some millimetres: the same on every machine.
_DIGITS = 9


def public(on: str | BindParameter[str]) -> ColumnElement[bool]:
    """What anyone may see on this day: released, and under no embargo any more."""
    return and_(listing.c.released, listing.c.public_from <= on)


def looked_up(on: BindParameter[str]) -> ColumnElement[bool]:
    """The same where rows are walked through or found by their ids.

    In words that no index of what is public answers: SQLite would walk through all of that, and
    look at each row it names.
    """
    return and_(listing.c.released.is_not(False), func.coalesce(listing.c.public_from, "") <= on)


def not_held_back(
    incident: ColumnElement[str], on: str | BindParameter[str]
) -> ColumnElement[bool]:
    """The same of a row beside the list's, by its incident.

    What is held back is looked up in a list of it: to look up what is shown costs five times that.
    It is listed by two stretches of an index, and is nothing most of the time.
    """
    held = select(listing.c.incident)
    never = held.where(not_(listing.c.released))
    not_yet = held.where(listing.c.released, listing.c.public_from > on)
    return incident.not_in(union_all(never, not_yet))


def put(connection: Connection, row: Listed, view: View, *, public_from: str) -> None:
    """The row of an incident, in place of the one it had; `public_from` ends its embargo."""
    for statement in _DROP:
        connection.execute(statement, {"of": row.id})
    for table, rows in rows_of(row, view, public_from=public_from).items():
        if rows:
            connection.execute(insert(table), rows)


def rows_of(
    row: Listed, view: View, *, public_from: str
) -> Mapping[Table, list[dict[str, object]]]:
    """All that lists and its page ask of an incident, a table at a time.

    `view` is the one that the row was made of; `public_from` ends its embargo.
    """
    first, last = iso_days(row.when)
    values = {
        "incident": row.id,
        "seq": row.seq,
        "released": row.released,
        "public_from": public_from,
        "told": row.told,
        "kind": row.kind,
        "day": row.order[0],
        "first": first,
        "last": last,
        # a blank before each word, so that a search finds beginnings alone
        "words": "".join(f" {word}" for word in words_of(row)),
    }
    beside = _beside(row).items()
    return {
        listing: [values | _spot(row)],
        listed_view: [{"incident": row.id, "made_by": made_by(), "body": to_json(view)}],
        **{table: [{**one, "incident": row.id} for one in rows] for table, rows in beside},
    }


def _spot(row: Listed) -> dict[str, object]:
    """Where the incident lies: the first of its places that has a point."""
    place = row.point
    if place is None or place.lat is None or place.lon is None:
        return dict.fromkeys(_SPOT)
    x, y, z = globe(place.lat, place.lon)
    spot = (
        place.name or place.text, place.precision, place.radius_km, place.lat, place.lon,
        row.where.index(place), x, y, z,
    )  # fmt: skip
    return dict(zip(_SPOT, spot, strict=True))


def _beside(row: Listed) -> Mapping[Table, list[dict[str, object]]]:
    """What lies beside the row, a table at a time."""
    plain = to_plain(row)
    tolls = plain.pop("tolls")
    return {
        listed_body: [{"body": to_json(plain)}],
        listed_under: [
            {"policy": policy, "tolls": to_json([one for one in tolls if one["policy"] == policy])}
            for policy in POLICY_NAMES
        ],
        listed_term: [{"kind": kind, "code": code} for kind, code in sorted(set(_terms(row)))],
        listed_source: [
            {
                "source": one.id,
                "role": one.role,
                "name": one.name,
                "belongs_to": one.belongs_to,
                "claims": len(one.said),
            }
            for one in row.sources
        ],
        listed_heard: [
            {"source": one.id, "heard": heard} for one in row.sources for heard in one.repeats
        ],
        listed_toll: [
            {
                "policy": toll.policy,
                "measure": toll.measure,
                "min": toll.min,
                "best": toll.best,
                "max": toll.max,
                "open": toll.open,
                "grade": toll.grade,
                "voices_least": toll.voices[0],
                "voices_most": toll.voices[1],
            }
            for toll in row.tolls
        ],
    }


def _terms(row: Listed) -> Iterator[tuple[str, str]]:
    """Each kind of thing that the incident is found by, and its code."""
    yield from (("actor", code) for code in (*row.actors, *row.sides))
    yield from (("means", code) for code in row.means)
    yield from (("place", fold(place.name)) for place in row.where if place.name)
    yield from (("feed", key) for key in map(place_key, row.where) if key is not None)
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
