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

from cenotaph.link.cluster import THRESHOLD, pair_score
from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.link.keys import block_keys
from cenotaph.link.traits import Traits, traits
from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report
from cenotaph.store import tables
from cenotaph.store.settled import chunks, load_reports

# Reports kept decoded between the pages of one `add`: at some 5 kB each, 20 MB.
_KEPT = 4000

# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_COLUMNS = select(tables.report.c.id, tables.report.c.incident, tables.report.c.extracted)
_BY_BLOCK = (
    _COLUMNS.join(tables.block, tables.block.c.report == tables.report.c.id)
    .where(tables.block.c.key.in_(_NAMES))
    .distinct()
)
_BY_NAME = _COLUMNS.where(or_(tables.report.c.id.in_(_NAMES), tables.report.c.incident.in_(_NAMES)))


class Neighbour(NamedTuple):
    """A logged report with its incident, and what linking compares of it."""

    report: Report
    incident: str
    traits: Traits


class Neighbours:
    """Finds the neighbourhood of new reports, and keeps what it decoded for the next page."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], tuple[Report, Traits]] = OrderedDict()

    def of(
        self, connection: Connection, reports: Iterable[Report], decisions: Iterable[Decided]
    ) -> tuple[tuple[Report, str], ...]:
        """The logged reports that the linking of these may touch, each with its incident.

        Those are the reports that a chain of pairs at the threshold, or of merges that people
        decided, leads to. An earlier reading of the same page gives only the reports that the new
        one gives too: they keep their incident.
        """
        new = {report.id: report for report in reports}
        pages = {report.page for report in new.values()}
        merged = _merged(decisions)
        found: dict[str, Neighbour] = {}
        frontier = [Neighbour(report, "", traits(report)) for report in new.values()]
        while frontier:
            reached = []
            for one in self._candidates(connection, frontier, merged, found):
                if one.report.id in new:
                    found[one.report.id] = one
                elif one.report.page not in pages and _near(one, frontier, merged):
                    found[one.report.id] = one
                    reached.append(one)
            frontier = reached
        return tuple((found[id_].report, found[id_].incident) for id_ in sorted(found))

    def _candidates(
        self,
        connection: Connection,
        frontier: Iterable[Neighbour],
        merged: Mapping[str, set[str]],
        found: Mapping[str, Neighbour],
    ) -> Iterator[Neighbour]:
        """The logged reports that share a block with the frontier or that people merged."""
        keys = {key for one in frontier for key in block_keys(one.report)}
        rows = {row.id: row for row in _rows(connection, sorted(keys), sorted(merged))}
        wanted = [row for id_, row in rows.items() if id_ not in found and row.incident]
        loaded = self._loaded(connection, wanted)
        for row in wanted:
            report, its = loaded[row.id]
            yield Neighbour(report, row.incident, its)

    def _loaded(
        self, connection: Connection, rows: Sequence[Any]
    ) -> Mapping[str, tuple[Report, Traits]]:
        new = [(row.id, row.extracted) for row in rows if (row.id, row.extracted) not in self._kept]
        fresh = {one.id: (one, traits(one)) for one in load_reports(connection, new)}
        found: dict[str, tuple[Report, Traits]] = {}
        for row in rows:
            key = row.id, row.extracted
            found[row.id] = self._kept[key] = fresh.get(row.id) or self._kept[key]
            self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found


def _near(one: Neighbour, frontier: Iterable[Neighbour], merged: Mapping[str, set[str]]) -> bool:
    names = {one.report.id, one.incident}
    for other in frontier:
        if any(names & merged.get(name, set()) for name in (other.report.id, other.incident)):
            return True
        if one.report.bare and other.report.bare:
            continue  # neither of them decides where the other belongs
        score = pair_score(one.traits, other.traits)
        if score is not None and score >= THRESHOLD:
            return True
    return False


def _rows(connection: Connection, keys: list[str], merged: list[str]) -> Iterator[Any]:
    for statement, names in ((_BY_BLOCK, keys), (_BY_NAME, merged)):
        for some in chunks(names):
            yield from connection.execute(statement, {"names": some})


def _merged(decisions: Iterable[Decided]) -> Mapping[str, set[str]]:
    """For each report or incident that people merged with others, those others."""
    merged: dict[str, set[str]] = {}
    for decision in decisions:
        if PUTS_TOGETHER.get(decision.action):
            left, right = sides(decision)
            for one in left:
                merged.setdefault(one, set()).update(right)
            for other in right:
                merged.setdefault(other, set()).update(left)
    return merged
