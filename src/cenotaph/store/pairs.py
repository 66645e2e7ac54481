"""Pairs of incidents that may be one, found by the blocks that their reports share."""

from collections import OrderedDict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.link.keys import block_keys
from cenotaph.link.traits import traits
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.record.open_pairs import Doubt, Told, Verdicts, doubt
from cenotaph.store import tables
from cenotaph.store.pages import NO_ROW_OF
from cenotaph.store.settled import chunks, load_reports
from cenotaph.store.subjects import incident_or_report

# Reports whose traits are kept between incidents: at some 8 kB each, 65 MB.
_KEPT = 8000
# Incidents whose pairs are asked for at once: one statement costs as much as ten of these.
_AT_ONCE = 200
_theirs = tables.block.alias()
_other = tables.report.alias()
_keys = (
    select(tables.report.c.incident, tables.block.c.key)
    .join(tables.block, tables.block.c.report == tables.report.c.id)
    .where(tables.report.c.incident.in_(bindparam("ids", expanding=True)))
    .distinct()
    .subquery()
)
_sharing_one = (
    select(_keys.c.incident, _other.c.incident.label("other"))
    .join(_theirs, _theirs.c.key == _keys.c.key)
    .join(_other, _other.c.id == _theirs.c.report)
    .distinct()
)
# The incidents that share a key with each of these, and those of them with a later id: asked for
# incident by incident they cost ten times that.
_NEAR = _sharing_one.where(_other.c.incident != _keys.c.incident)
_LATER = _sharing_one.where(_other.c.incident > _keys.c.incident)
# The other incidents that share one of these keys with an incident.
SHARING = (
    select(tables.report.c.incident)
    .join(tables.block, tables.block.c.report == tables.report.c.id)
    .where(
        tables.block.c.key.in_(bindparam("keys", expanding=True)),
        tables.report.c.incident != bindparam("of"),
    )
    .distinct()
)
_SOME_SHARING = SHARING.order_by(tables.report.c.incident).limit(bindparam("most"))
_SOME_SHARING_BESIDE = _SOME_SHARING.join(
    tables.page, tables.page.c.id == tables.report.c.page
).where(NO_ROW_OF)
_REPORTS = select(
    tables.report.c.id, tables.report.c.page, tables.report.c.incident, tables.report.c.extracted
).where(tables.report.c.incident.in_(bindparam("ids", expanding=True)))

Found = tuple[str, str, Doubt]


class Pairs:
    """Finds open pairs, and keeps what it decoded of reports for the next incident."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Told | None] = OrderedDict()

    def of(
        self, connection: Connection, incidents: Sequence[str], said: Verdicts
    ) -> Iterator[Found]:
        """The open pairs that one of these incidents makes with any other, each once."""
        rows = connection.execute(_NEAR, {"ids": incidents}).all()
        known = settled_ids(connection, {id_ for row in rows for id_ in row})
        pairs = ((one, other) if one < other else (other, one) for one, other in rows)
        return self._open(connection, {pair for pair in pairs if known.issuperset(pair)}, said)

    def with_later(
        self,
        connection: Connection,
        incidents: Sequence[str],
        said: Verdicts,
        among: Container[str],
    ) -> Iterator[Found]:
        """The open pairs that these incidents make with those of a later id `among` some."""
        rows = connection.execute(_LATER, {"ids": incidents})
        return self._open(connection, {(a, b) for a, b in rows if b in among}, said)

    def _open(
        self, connection: Connection, pairs: Collection[tuple[str, str]], said: Verdicts
    ) -> Iterator[Found]:
        told = self._told(connection, sorted({one for pair in pairs for one in pair}))
        for first, second in sorted(pairs):
            found = doubt(told.get(first, []), told.get(second, []), said)
            if found is not None:
                yield first, second, found

    def _told(self, connection: Connection, ids: list[str]) -> Mapping[str, list[Told]]:
        """The reports of these incidents that tell of something, by incident."""
        rows = [
            row
            for some in chunks(ids)
            for row in connection.execute(_REPORTS.order_by(tables.report.c.id), {"ids": some})
        ]
        self._load(connection, rows)
        told: dict[str, list[Told]] = {}
        for row in rows:
            key = row.id, row.extracted
            self._kept.move_to_end(key)
            one = self._kept[key]
            if one is not None:
                # a report keeps its traits wherever it is put
                told.setdefault(row.incident, []).append(one._replace(incident=row.incident))
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return told

    def _load(self, connection: Connection, rows: Sequence[Any]) -> None:
        new = {(row.id, row.extracted): row for row in rows}
        missing = [key for key in new if key not in self._kept]
        found = {report.id: report for report in load_reports(connection, missing)}
        for key in missing:
            report = found.get(key[0])
            self._kept[key] = (
                None
                if report is None or report.bare
                else Told(report.id, report.page, new[key].incident, traits(report))
            )


def sharing(
    connection: Connection, incident: Incident, *, most: int, beside: str | None = None
) -> list[str]:
    """Incidents that share a block with this one, as many as are asked for.

    With `beside`, only those that hold more than rows of this keeper's sheet.
    """
    statement = _SOME_SHARING if beside is None else _SOME_SHARING_BESIDE
    keys = sorted({key for one in incident.reports for key in block_keys(one)})
    found: dict[str, None] = {}
    for some in chunks(keys):
        asked = {"keys": some, "of": incident.id, "most": most, "sheet": beside}
        rows = connection.execute(statement, asked)
        found |= dict.fromkeys(filter(None, rows.scalars()))
    return list(found)[:most]


def batches(incidents: Sequence[str]) -> Iterator[Sequence[str]]:
    """The incidents in lists that are asked for at once."""
    for start in range(0, len(incidents), _AT_ONCE):
        yield incidents[start : start + _AT_ONCE]


def settled_ids(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of these incidents that there are."""
    known = tables.settled.c.incident
    return {
        one
        for some in chunks(sorted(ids))
        for one in connection.execute(select(known).where(known.in_(some))).scalars()
    }


def ids_by_day(connection: Connection) -> list[str]:
    """Every incident, so that those of one time stand together."""
    listing = tables.listing
    rows = select(listing.c.incident).order_by(listing.c.day, listing.c.incident)
    return list(connection.execute(rows).scalars())


def reports_named(connection: Connection, named: str) -> tuple[Report, ...]:
    """The report of this id or the reports of this incident; either may be how an id begins."""
    id_ = incident_or_report(connection, named).id
    report = tables.report
    rows = connection.execute(
        select(report.c.id, report.c.extracted).where(
            (report.c.id == id_) | (report.c.incident == id_)
        )
    )
    found = tuple(load_reports(connection, [(row.id, row.extracted) for row in rows]))
    if not found:
        raise InputError(f"{named} holds no report.", hint="`cenotaph incidents` lists them.")
    return found
