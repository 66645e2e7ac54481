"""Entries followed many at a time: pages that the index never knew are written in one go.

Most entries of a log tell of a page that was not there before, or decide on what is there. Nothing
else in the index depends on such a page while only entries of this kind follow, so its rows wait
and are written with those of hundreds of others. Any other entry is followed as `follow_entry` does
it, after what waits: the index is the same, row by row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Select, Table, bindparam, insert, select
from sqlalchemy.engine import Connection, Row

from cenotaph.model.entries import Assigned, Captured, Decided, Entry, Extracted, Payload
from cenotaph.model.reports import Report
from cenotaph.model.vocabulary import Action
from cenotaph.store import index, needs
from cenotaph.store.evidence import receipt_digest
from cenotaph.store.settled import chunks
from cenotaph.store.tables import claim, decision, page, redirect, report

Followed = tuple[Entry, Payload | None]
Values = dict[str, Any]

# Actions that change more of the index than a row of their own.
_ALONE: frozenset[Action] = frozenset({"enter", "profile", "redact", "undo"})

# Built once: to build a statement costs more than to run it.
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_PAGES = select(page.c.id).where(page.c.id.in_(_NAMES))
_REDIRECTED = select(redirect.c.incident, redirect.c.into).where(redirect.c.incident.in_(_NAMES))
_REPLACED = select(page.c.id, page.c.replaced_by).where(
    page.c.id.in_(_NAMES), page.c.replaced_by.is_not(None)
)
_ENTERED = select(decision.c.subject, decision.c.report).where(
    decision.c.report.in_(_NAMES), decision.c.action == "enter"
)
# What names of incidents, pages, reports and claims stand for: the name, the incident.
_STAND_FOR: tuple[Select[Any], ...] = (
    select(report.c.incident, report.c.incident).where(report.c.incident.in_(_NAMES)).distinct(),
    select(report.c.page, report.c.incident).where(report.c.page.in_(_NAMES)),
    select(report.c.id, report.c.incident).where(report.c.id.in_(_NAMES)),
    select(claim.c.id, report.c.incident)
    .join(report, report.c.id == claim.c.report)
    .where(claim.c.id.in_(_NAMES)),
)


@dataclass(slots=True)
class _Page:
    """A page whose rows wait: its own, and its reports with the incidents they are assigned to."""

    row: Values
    reports: dict[str, Report] = field(default_factory=dict)
    incidents: dict[str, str] = field(default_factory=dict)


def follow_all(connection: Connection, entries: Sequence[Followed]) -> Mapping[str, int]:
    """Bring the index up to the last of these entries, which follow on where it is.

    Returns the incidents they touch, each with the last entry that touched it.
    """
    waiting = _Waiting(connection, entries)
    for entry, payload in entries:
        if not waiting.takes(entry, payload):
            waiting.write()
            waiting.touch(index.follow_entry(connection, entry, payload), entry.seq)
            if isinstance(payload, Assigned):
                waiting.look_for_redirects()
    waiting.write()
    return waiting.touched


class _Waiting:
    """The pages and decisions of some entries that are not written yet."""

    def __init__(self, connection: Connection, entries: Iterable[Followed]) -> None:
        self.touched: dict[str, int] = {}
        self._connection = connection
        payloads = [payload for _, payload in entries]
        away = {id_ for one in payloads if isinstance(one, Captured) for id_ in index.gone(one)}
        self._known = {row.id for row in self._found(_PAGES, away)}
        assigned = (o for one in payloads if isinstance(one, Assigned) for o in one.assignments)
        self._incidents = {one.incident for one in assigned}
        self._pages: dict[str, _Page] = {}
        self._homes: dict[str, _Page] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._decisions: list[Values] = []
        self.look_for_redirects()

    def look_for_redirects(self) -> None:
        """Note which of the incidents to come were emptied: an assignment to one revives it."""
        self._emptied = {row.incident for row in self._found(_REDIRECTED, self._incidents)}

    def touch(self, incidents: Iterable[str], seq: int) -> None:
        """Note that this entry touches the incidents."""
        for one in incidents:
            self.touched[one] = max(seq, self.touched.get(one, 0))

    def takes(self, entry: Entry, payload: Payload | None) -> bool:
        """Whether what the entry says can wait, and waits now."""
        match payload:
            case Captured():
                return self._captured(entry.seq, payload)
            case Extracted():
                return self._extracted(entry.seq, payload)
            case Assigned():
                return self._assigned(entry.seq, payload)
            case Decided() if payload.action not in _ALONE:
                self._decisions.append(index.decision_row(payload, entry.seq))
                return True
            case Decided():
                return False
            case _:
                # lists, editions and what is sealed say nothing of pages: the order is all one
                self.touch(index.follow_entry(self._connection, entry, payload), entry.seq)
                return True

    def _captured(self, seq: int, payload: Captured) -> bool:
        away = index.gone(payload)
        if away & self._known or away & self._pages.keys():
            self._known.add(payload.page.id)
            return False
        self._pages[payload.page.id] = _Page(index.page_row(payload.page, seq))
        self._seen[payload.page.digest, receipt_digest(payload.receipt)] = seq
        return True

    def _extracted(self, seq: int, payload: Extracted) -> bool:
        mine = self._pages.get(payload.extraction.page)
        if mine is None or mine.row["extracted"] is not None:
            return False
        mine.row |= {"extracted": seq, "fingerprint": payload.extraction.fingerprint}
        mine.reports = {one.id: one for one in payload.reports}
        self._homes |= dict.fromkeys(mine.reports, mine)
        return True

    def _assigned(self, seq: int, payload: Assigned) -> bool:
        for one in payload.assignments:
            home = self._homes.get(one.report)
            moved = home is None or home.incidents.get(one.report, one.incident) != one.incident
            if moved or one.incident in self._emptied:
                return False
        for one in payload.assignments:
            self._homes[one.report].incidents[one.report] = one.incident
        self.touch((one.incident for one in payload.assignments), seq)
        return True

    def write(self) -> None:
        """Write what waits."""
        rows: dict[Table, list[Values]] = {page: [], report: []}
        for mine in self._pages.values():
            rows[page].append(mine.row)
            extracted = mine.row["extracted"]
            for one in mine.reports.values():
                incident = mine.incidents.get(one.id)
                rows[report].append(index.report_row(one, extracted, incident))
                for table, beside in index.rows_beside(one).items():
                    rows.setdefault(table, []).extend(beside)
        rows.setdefault(claim, []).extend(self._entered())
        rows[decision] = self._decisions
        index.see_all(self._connection, self._seen)
        for table, some in rows.items():
            if some:
                self._connection.execute(insert(table), some)
        read = {row["subject"] for row in self._decisions if row["action"] == "read"}
        needs.look_again(self._connection, read | self._pages.keys())
        self._touch_decided()
        self._known |= self._pages.keys()
        self._pages, self._homes, self._seen, self._decisions = {}, {}, {}, []

    def _entered(self) -> Iterable[Values]:
        """The claims that people have entered on these pages before, when the record had them."""
        rows = self._found(_ENTERED, self._homes)
        return [{"id": row.subject, "report": row.report} for row in rows]

    def _touch_decided(self) -> None:
        """Touch what the decisions are about, as it stands after all that waited.

        A report that got its incident after a decision was taken on it was touched then, later.
        """
        named = {row["seq"]: index.names_of(row) for row in self._decisions}
        names = {name for some in named.values() for name in some}
        into = {row.incident: row.into for row in self._found(_REDIRECTED, names)}
        into |= {row.id: row.replaced_by for row in self._found(_REPLACED, names)}
        stand_for: dict[str, set[str]] = {}
        for statement in _STAND_FOR:
            for row in self._found(statement, {*names, *into.values()}):
                name, incident = tuple(row)
                if incident is not None:
                    stand_for.setdefault(name, set()).add(incident)
        for seq, some in named.items():
            for name in {*some, *(into[one] for one in some if one in into)}:
                self.touch(stand_for.get(name, ()), seq)

    def _found(self, statement: Select[Any], names: Iterable[str]) -> Iterator[Row[Any]]:
        for some in chunks(sorted(names)):
            yield from self._connection.execute(statement, {"names": some})
