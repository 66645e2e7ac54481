"""The neighbourhood of new reports: all that linking must look at again, and no more.

A new report changes the incidents that a pair at the threshold connects it with. What these are
connected with stands beside them: it is linked with them, and where it comes out as it was, nothing
farther off can change, since groups join only where such a pair connects them. Where it does not,
it is opened as well, and its own surroundings are looked at. So a page costs what is told around
it, though all posts of a war hang together by some chain.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.engine import Connection

from cenotaph.link.cluster import linking_score
from cenotaph.link.constraints import constraints
from cenotaph.link.keys import KEPT, block_keys
from cenotaph.link.link import mint, order, regrouped
from cenotaph.link.scores import Scores
from cenotaph.link.traits import Traits, traits
from cenotaph.model.reports import Report
from cenotaph.store import tables
from cenotaph.store.pages import NO_ROW_OF
from cenotaph.store.settled import chunks, load_reports
from cenotaph.store.spoken import Said

# Reports kept decoded between the pages of one `add`, at some 9 kB each, and scores of their pairs,
# at some 0.3 kB: 36 and 60 MB.
_KEPT, _PAIRS = 4_000, 200_000

# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_COLUMNS = select(tables.report.c.id, tables.report.c.incident, tables.report.c.extracted)
_BY_BLOCK = (
    _COLUMNS.join(tables.block, tables.block.c.report == tables.report.c.id)
    .where(tables.block.c.key.in_(_NAMES))
    .distinct()
)
# To a sheet's own rows only those that it calls by one name are a pair.
_BY_BLOCK_BESIDE = _BY_BLOCK.join(tables.page, tables.page.c.id == tables.report.c.page).where(
    NO_ROW_OF
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
        self.ids: set[str] = set()
        self.holders: dict[str, list[Neighbour]] = {}
        self.others: set[str] = set()
        sheets = set()
        for one in reports:
            sheets.add(one.traits.kept_as and one.traits.kept_as[0])
            for key in one.keys:
                self.holders.setdefault(key, []).append(one)
            self.ids.add(one.report.id)
            # the incident that a report founds is its own again where it leaves another
            self.others.add(mint(one.report))
            for name in (one.report.id, one.incident):
                self.others |= merged.get(name, frozenset())
        #: the sheet that all of these are rows of
        self.sheet = sheets.pop() if len(sheets) == 1 else None

    def reaches(self, one: Neighbour, scores: Scores) -> bool:
        """Whether people put the report to one of these, or a pair at the threshold does.

        Only reports that share a key are a pair to linking: to score the rest is most of the work.
        """
        if not self.others.isdisjoint((one.report.id, one.incident)):
            return True
        near = {other.report.id: other for key in one.keys for other in self.holders.get(key, ())}
        # of two bare reports neither decides where the other belongs
        told = (o for o in near.values() if not (one.report.bare and o.report.bare))
        return any(_links(one, other, scores) for other in told)


class Neighbours:
    """Finds neighbourhoods of reports, and keeps what it decoded and scored for the next."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], _Decoded] = OrderedDict()
        self.scores = Scores(most=_PAIRS)

    def of(
        self,
        connection: Connection,
        said: Said,
        *,
        new: Iterable[Report] = (),
        logged: Iterable[str] = (),
    ) -> tuple[tuple[Report, str], ...]:
        """The logged reports that linking may put elsewhere, or to, each with its incident.

        They are those around the `new` reports and in the `logged` incidents. An earlier reading of
        a new report's page gives only the reports that the new one gives too.
        """
        search = _Search(self, connection, said, new)
        return tuple((one.report, one.incident) for one in search.around(frozenset(logged)))

    def candidates(self, connection: Connection, frontier: Frontier) -> Iterator[Neighbour]:
        """The logged reports that share a block with the frontier, or that people put to it."""
        return self._neighbours(connection, _rows(connection, frontier))

    def members(self, connection: Connection, incidents: Iterable[str]) -> Iterator[Neighbour]:
        """The reports of these incidents."""
        return self._neighbours(connection, _named(connection, incidents))

    def _neighbours(self, connection: Connection, found: Iterable[Any]) -> Iterator[Neighbour]:
        rows = {row.id: row for row in found if row.incident}
        loaded = self._loaded(connection, tuple(rows.values()))
        for row in rows.values():
            report, its, keys = loaded[row.id]
            yield Neighbour(report, row.incident, its, keys)

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


class _Search:
    """A neighbourhood while it is looked for.

    `open` incidents may change, those `beside` may take what leaves them; `loose` are reports that
    tell of no incident and may go from one to another; `before` the earlier readings of new ones.
    """

    def __init__(
        self, known: Neighbours, connection: Connection, said: Said, new: Iterable[Report]
    ) -> None:
        self.known = known
        self.connection = connection
        self.said = said
        self.new = {one.id: Neighbour(one, "", *_decoded(one)[1:]) for one in new}
        self.pages = {one.report.page for one in self.new.values()}
        self.open: set[str] = set()
        self.beside: set[str] = set()
        self.loose: dict[str, Neighbour] = {}
        self.before: dict[str, Neighbour] = {}
        self.members: dict[str, tuple[Neighbour, ...]] = {}
        self.looked: set[str] = set()

    def around(self, logged: frozenset[str]) -> tuple[Neighbour, ...]:
        """The reports of all incidents that may change, and of those beside them, by their ids."""
        self.open |= logged
        self._look(self.new.values(), self.open)
        self._grow()
        while changed := self._changed():
            self.open |= changed
            self._grow()
        found = {**self._told(), **self.loose, **self.before}
        return tuple(found[id_] for id_ in sorted(found))

    def _told(self) -> dict[str, Neighbour]:
        """The reports of the incidents open and beside, but for what new readings replace."""
        wanted = self.open | self.beside
        missing = wanted - self.members.keys()
        loaded: dict[str, list[Neighbour]] = {incident: [] for incident in missing}
        for one in self.known.members(self.connection, missing):
            if one.report.page not in self.pages:
                loaded[one.incident].append(one)
        self.members |= {incident: tuple(some) for incident, some in loaded.items()}
        return {one.report.id: one for each in sorted(wanted) for one in self.members[each]}

    def _grow(self) -> None:
        """Look around what is open, and around what is loose, until all is looked at."""
        while fresh := self._fresh():
            self._look(fresh, self.beside)

    def _fresh(self) -> list[Neighbour]:
        told = self._told().values()
        inside = [one for one in told if one.incident in self.open]
        both = {one.report.id: one for one in (*inside, *self.loose.values())}
        return [one for id_, one in both.items() if id_ not in self.looked]

    def _look(self, around: Iterable[Neighbour], into: set[str]) -> None:
        """Put the incidents that a pair connects with these reports `into` a set."""
        frontier = Frontier(around, self.said.merged)
        self.looked.update(frontier.ids)
        for one in self.known.candidates(self.connection, frontier):
            if one.report.page in self.pages:
                self.open.add(one.incident)
                if one.report.id in self.new:
                    self.before[one.report.id] = one
            elif one.report.id in self.looked or one.incident in self.open:
                continue
            elif frontier.reaches(one, self.known.scores):
                (self.beside if one.report.bare else into).add(one.incident)
                if one.report.bare:
                    self.loose[one.report.id] = one

    def _changed(self) -> set[str]:
        """The incidents beside that linking would change."""
        logged = {**self._told(), **self.loose}
        reports = [one.report for one in (*logged.values(), *self.new.values())]
        incidents = {id_: one.incident for id_, one in logged.items()}
        decided = self.said.about({*incidents, *incidents.values(), *self.new})
        its = {one.report.id: one.traits for one in (*logged.values(), *self.new.values())}
        found = regrouped(reports, its, constraints(decided, reports, incidents), self.known.scores)
        groups = {frozenset(report.id for report in group) for group in found.groups}
        told = {report.id for group in found.groups for report in group}
        return {
            incident
            for incident in self.beside - self.open
            if (ours := told.intersection(one.report.id for one in self.members[incident]))
            and ours not in groups
        }


def _links(one: Neighbour, other: Neighbour, scores: Scores) -> bool:
    """Whether the pair reaches the threshold; asked for in the order in which linking asks."""
    a, b = sorted((one, other), key=lambda each: order(each.report))
    return scores.of(linking_score, a.report, b.report, (a.traits, b.traits)) is not None


def _decoded(report: Report) -> _Decoded:
    return report, traits(report), frozenset(block_keys(report))


def _rows(connection: Connection, frontier: Frontier) -> Iterator[Any]:
    """What the frontier may touch: who shares a key with it, and whom people put to it."""
    names = {key for key in frontier.holders if frontier.sheet is None or key.startswith(KEPT)}
    for statement, some in (
        (_BY_BLOCK, names),
        (_BY_BLOCK_BESIDE, frontier.holders.keys() - names),
    ):
        for each in chunks(sorted(some)):
            yield from connection.execute(statement, {"names": each, "sheet": frontier.sheet})
    yield from _named(connection, frontier.others)


def _named(connection: Connection, names: Iterable[str]) -> Iterator[Any]:
    """The reports of these ids, or of these incidents."""
    for each in chunks(sorted(names)):
        yield from connection.execute(_BY_NAME, {"names": each})
