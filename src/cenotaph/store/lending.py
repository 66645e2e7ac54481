"""What the record has settled already, lent to one of its earlier states.

An incident that no entry touched since is settled as it was then: settling it again would give the
same rows, and takes three quarters of the time that deriving an earlier state takes.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import BindParameter, Table, bindparam, delete, insert, select
from sqlalchemy.engine import Connection

from cenotaph.codec import digest
from cenotaph.model.entries import Decision
from cenotaph.record.decisions import by_weight, sealed_by
from cenotaph.store import settled, tables

_NAMES: BindParameter[str] = bindparam("names", expanding=True)
# Only what is in the list too: an earlier version kept none.
_SETTLED = (
    select(tables.settled)
    .join(tables.listing, tables.listing.c.incident == tables.settled.c.incident)
    .where(tables.settled.c.incident.in_(_NAMES))
)
_UNMARK = delete(tables.settled).where(tables.settled.c.incident.in_(_NAMES))
_BESIDE = {
    table: select(table).where(table.c.incident.in_(_NAMES))
    for table in (tables.need, *tables.LISTS)
}


class Lender:
    """The settled incidents of a record, of the same log come further.

    Nothing is lent where other sources are sealed now than then: that a source is sealed changes
    how incidents are listed which it does not speak of.
    """

    def __init__(self, later: Connection, profiles: Iterable[Decision]) -> None:
        self._later = later
        then = sealed_by(one.decided for one in by_weight(profiles))
        self._lends = settled.sealed_sources(later) == then

    def lend(self, connection: Connection, touched: Mapping[str, int]) -> set[str]:
        """Take over each marked incident that was last touched by the same entry; the ids of those.

        `touched` gives the last entry that touched each then. A row that is not what its digest
        says is not taken over.
        """
        if not self._lends:
            return set()
        rows = [
            dict(row._mapping)
            for row in self._later.execute(_SETTLED, {"names": list(touched)})
            if row.seq == touched[row.incident] and digest(row.body) == row.digest
        ]
        lent = {row["incident"] for row in rows}
        if lent:
            connection.execute(_UNMARK, {"names": sorted(lent)})
            self._put(connection, tables.settled, rows)
            for table, statement in _BESIDE.items():
                beside = self._later.execute(statement, {"names": sorted(lent)})
                self._put(connection, table, [dict(row._mapping) for row in beside])
        return lent

    def _put(self, connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
        if rows:
            connection.execute(insert(table), rows)
