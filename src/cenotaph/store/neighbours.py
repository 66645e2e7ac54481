"""The neighbourhood of new reports: all that linking must look at again, and no more.

Linking joins groups whose pairs score the threshold on average, so every group hangs together by
single pairs that reach it. What no chain of such pairs reaches from the new reports keeps its
incident whatever happens: leaving it out changes nothing, and a long war is not one neighbourhood.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.engine import Connection

from cenotaph.link.cluster import linking_score
from cenotaph.link.keys import KEPT, block_keys
from cenotaph.link.traits import Traits, traits
from cenotaph.model.reports import Report
from cenotaph.store import tables
from cenotaph.store.settled import chunks, load_reports

# Reports kept decoded between the pages of one `add`: at some 9 kB each, 36 MB.
_KEPT = 4000

# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_COLUMNS = select(tables.report.c.id, tables.report.c.incident, tables.report.c.extracted)
_BY_BLOCK = (
    _COLUMNS.join(tables.block, tables.block.c.report == tables.report.c.id)
    .where(tables.block.c.key.in_(_NAMES))
    .distinct()
)
# The same without the rows of a sheet: its keeper has told their incidents apart already, so that
# to the sheet's own rows only those that it calls by one name are a pair.
_BY_BLOCK_BESIDE = _BY_BLOCK.join(tables.page, tables.page.c.id == tables.report.c.page).where(
    or_(
        tables.page.c.row_id.is_(None),
        tables.page.c.source.is_distinct_from(bindparam("sheet")),
    )
)
_BY_NAME = _COLUMNS.where(or_(tables.report.c.id.in_(_NAMES), tables.report.c.incident.in_(_NAMES)))


_Decoded = tuple[Report, Traits, frozenset[str]]


class Neighbour(NamedTuple):
    """A logged report with its incident, what linking compares of it, and its block keys."""

    report: Report
    incident: str
    traits: Traits
    keys: frozenset[str]


class Frontier:
    """The reports whose neighbours are looked for, by block key, and whom people put to them."""

    def __init__(self, reports: Iterable[Neighbour], merged: Mapping[str, frozenset[str]]) -> None:
        self.holders: dict[str, list[Neighbour]] = {}
        self.others: set[str] = set()
        sheets = set()
        for one in reports:
            sheets.add(one.traits.kept_as and one.traits.kept_as[0])
            for key in one.keys:
                self.holders.setdefault(key, []).append(one)
            for name in (one.report.id, one.incident):
                self.others |= merged.get(name, frozenset())
        #: the sheet that all of these are rows of
        self.sheet = sheets.pop() if len(sheets) == 1 else None

    def reaches(self, one: Neighbour) -> bool:
        """Whether people put the report to one of these, or a pair at the threshold does.

        Only reports that share a key are a pair to linking: to score the rest is most of the work.
        """
        if not self.others.isdisjoint((one.report.id, one.incident)):
            return True
        near = {other.report.id: other for key in one.keys for other in self.holders.get(key, ())}
        # of two bare reports neither decides where the other belongs
        told = (o for o in near.values() if not (one.report.bare and o.report.bare))
        return any(linking_score(one.traits, other.traits) is not None for other in told)


class Neighbours:
    """Finds the neighbourhood of new reports, and keeps what it decoded for the next page."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], _Decoded] = OrderedDict()

    def of(
        self,
        connection: Connection,
        reports: Iterable[Report],
        merged: Mapping[str, frozenset[str]],
    ) -> tuple[tuple[Report, str], ...]:
        """The logged reports that the linking of these may touch, each with its incident.

        Those are the reports that a chain of pairs at the threshold, or of merges that people
        decided, leads to; `merged` gives the reports and incidents that each was put together with.
        An earlier reading of the same page gives only the reports that the new
        one gives too: they keep their incident.
        """
        new = {report.id: report for report in reports}
        pages = {report.page for report in new.values()}
        found: dict[str, Neighbour] = {}
        reached = [Neighbour(report, "", *_decoded(report)[1:]) for report in new.values()]
        while reached:
            frontier = Frontier(reached, merged)
            reached = []
            for one in self._candidates(connection, frontier, found):
                if one.report.id in new:
                    found[one.report.id] = one
                elif one.report.page not in pages and frontier.reaches(one):
                    found[one.report.id] = one
                    reached.append(one)
        return tuple((found[id_].report, found[id_].incident) for id_ in sorted(found))

    def _candidates(
        self, connection: Connection, frontier: Frontier, found: Mapping[str, Neighbour]
    ) -> Iterator[Neighbour]:
        """The logged reports that share a block with the frontier or that people merged."""
        rows = {row.id: row for row in _rows(connection, frontier)}
        wanted = [row for id_, row in rows.items() if id_ not in found and row.incident]
        loaded = self._loaded(connection, wanted)
        for row in wanted:
            report, its, keys_of_it = loaded[row.id]
            yield Neighbour(report, row.incident, its, keys_of_it)

    def _loaded(self, connection: Connection, rows: Sequence[Any]) -> Mapping[str, _Decoded]:
        new = [(row.id, row.extracted) for row in rows if (row.id, row.extracted) not in self._kept]
        fresh = {one.id: _decoded(one) for one in load_reports(connection, new)}
        found: dict[str, _Decoded] = {}
        for row in rows:
            key = row.id, row.extracted
            found[row.id] = self._kept[key] = fresh.get(row.id) or self._kept[key]
            self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found


def _decoded(report: Report) -> _Decoded:
    return report, traits(report), frozenset(block_keys(report))


def _rows(connection: Connection, frontier: Frontier) -> Iterator[Any]:
    """What the frontier may touch: who shares a key with it, and whom people put to it."""
    names = {key for key in frontier.holders if frontier.sheet is None or key.startswith(KEPT)}
    for statement, some in (
        (_BY_BLOCK, names),
        (_BY_BLOCK_BESIDE, frontier.holders.keys() - names),
        (_BY_NAME, frontier.others),
    ):
        for each in chunks(sorted(some)):
            asked = {"names": each, "sheet": frontier.sheet}
            yield from connection.execute(statement, asked)
