"""Which incidents hold what an id names, and in which of them certain people speak."""

from collections.abc import Iterable, Sequence

from sqlalchemy import BindParameter, Select, bindparam, or_, select
from sqlalchemy.engine import Connection

from cenotaph.codec import to_json
from cenotaph.store.settled import chunks
from cenotaph.store.tables import claim, redirect, report, settled

# Built once: to build a statement costs as much as to run it.
_THESE: BindParameter[str] = bindparam("these", expanding=True)
_WENT = select(redirect.c.into).where(redirect.c.incident.in_(_THESE))
_HOLD = select(report.c.incident).where(
    or_(report.c.incident.in_(_THESE), report.c.id.in_(_THESE), report.c.page.in_(_THESE))
)
_HOLD_CLAIM = (
    select(report.c.incident)
    .join(claim, claim.c.report == report.c.id)
    .where(claim.c.id.in_(_THESE))
)
_KEPT = select(settled.c.incident).where(settled.c.incident.in_(_THESE))


def incidents(connection: Connection, named: Iterable[str]) -> set[str]:
    """The incidents that hold these claims, reports and pages now, or that these went into."""
    known, new = set[str](), set(named)
    while new:
        known |= new
        went = {one for some in chunks(sorted(new)) for one in _column(connection, _WENT, some)}
        new = went - known
    found = (
        one
        for some in chunks(sorted(known))
        for statement in (_HOLD, _HOLD_CLAIM)
        for one in _column(connection, statement, some)
    )
    return set(filter(None, found))


def kept(
    connection: Connection, ids: Iterable[str], speakers: Sequence[tuple[str, str]]
) -> set[str]:
    """Those of these incidents in which somebody speaks who has a field of this value.

    Their rows are searched as they are written: to read an incident takes a hundred times as long.
    """
    if not speakers:
        return set()
    said = (to_json({name: value})[1:-1] for name, value in speakers)
    of = _KEPT.where(or_(*(settled.c.body.contains(one, autoescape=True) for one in said)))
    return {one for some in chunks(sorted(ids)) for one in _column(connection, of, some)}


def _column(connection: Connection, statement: Select[str], these: list[str]) -> Iterable[str]:
    return connection.execute(statement, {"these": these}).scalars()
