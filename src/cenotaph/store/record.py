"""One record: its log, what is derived from it, and its evidence, behind one set of names."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, inspect, select
from sqlalchemy.engine import Connection

from cenotaph.codec import digest
from cenotaph.errors import RecordError
from cenotaph.link.scores import Scores
from cenotaph.model.entries import Captured, Decided, Decision, Entry
from cenotaph.model.incidents import Incident, Standing, Tallied
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.readings import Capture, Linkable
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.model.victims import VictimList
from cenotaph.model.vocabulary import Action
from cenotaph.record.chain import Head
from cenotaph.record.decisions import by_weight, sealed_by
from cenotaph.record.entries import Draft
from cenotaph.record.releasing import Release
from cenotaph.record.view import View
from cenotaph.store import (
    fresh,
    index,
    kept_views,
    lists,
    log,
    pairs,
    redaction,
    searching,
    settled,
    settling,
    speakers,
    tables,
)
from cenotaph.store.database import open_database
from cenotaph.store.evidence import Evidence
from cenotaph.store.index import Known
from cenotaph.store.neighbours import Neighbours
from cenotaph.store.pages import captured_of, page_of, pages_with_names, row_ids_of
from cenotaph.store.public import Public
from cenotaph.store.settled import Audited
from cenotaph.store.spoken import AsDecided, Said, profiles, spoken
from cenotaph.store.sqlite import SQLITE
from cenotaph.store.subjects import (
    Subject,
    check_not_overtaken,
    claim_named,
    decision_numbered,
    followed,
    incident_named,
    incident_or_claim,
    incident_or_report,
    page_named,
)

# Decisions about which reports are one incident.
LINKING: tuple[Action, ...] = ("merge", "split", "same", "different", "unsure")


def no_checkpoint(_point: str) -> None:
    """Nothing happens at any step."""


class Record:
    """A record that is open; `checkpoint` is called at each step of a write, by name.

    Tests stop the process there; nothing else uses it.
    """

    def __init__(
        self, url: str, evidence: Path, *, checkpoint: Callable[[str], None] = no_checkpoint
    ) -> None:
        self.database, self.engine = open_database(url)
        self.evidence = Evidence(evidence, checkpoint=checkpoint)
        self._checkpoint = checkpoint
        self._neighbours = Neighbours()
        self._spoken = spoken()
        self._profiles = profiles()

    def create(self) -> None:
        """Make the tables and their guards, where they are not there yet."""
        with self._writing() as connection:
            tables.metadata.create_all(connection)
            self.database.guard_log(connection)

    def check(self, *, index: bool = True) -> None:
        """The record's tables are there; raises RecordError otherwise, and makes nothing.

        Without `index` only those of the log: the others can be derived again.
        """
        path = self.engine.url.database if self.database is SQLITE else None
        if path is not None and not Path(path).exists():
            raise RecordError(
                f"The record's database {path} is missing.", hint="Restore it from a copy."
            )
        with self.reading() as connection:
            found = inspect(connection)
            there = {
                name: {column["name"] for column in found.get_columns(name)}
                for name in found.get_table_names()
            }
        kept = (tables.entry, tables.payload)
        for table in (*kept, *((tables.sealed, *tables.DERIVED) if index else ())):
            if set(table.columns.keys()) != there.get(table.name):
                raise RecordError(
                    f"The record's database has no table {table.name} as this version knows it.",
                    hint="Restore it from a copy, or make a record with `cenotaph init`."
                    if table in kept
                    else _REBUILD,
                )

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """The record's one writer: all it appends and settles is there together or not at all.

        Raises RecordLocked when another process goes on writing for too long.
        """
        with self._writing() as connection:
            yield Writer(
                connection, self._neighbours, self._spoken, self._profiles, self._checkpoint
            )
            self._checkpoint("before commit")
        self._checkpoint("committed")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging state of the record to read from, whatever is written meanwhile."""
        with self.database.in_our_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def maintaining(self) -> Iterator[Connection]:
        """The bare connection of one write, for deriving anew; the guards are put back first."""
        with self._writing() as connection:
            tables.metadata.create_all(connection, tables=tables.LOG)
            for index in tables.entry.indexes:
                # a log of before may lack one, which comes with its table alone
                index.create(connection, checkfirst=True)
            self.database.guard_log(connection)
            self._checkpoint("maintaining begins")
            yield connection
            self._checkpoint("before commit")
        self._checkpoint("committed")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.database.in_our_words(), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def known(self, captures: Iterable[Capture], reader: str) -> list[Known | None]:
        """What the log holds of each capture, to a reader of this fingerprint."""
        with self.reading() as connection:
            return [index.known(connection, digest(data), of, reader) for data, of in captures]

    def would_supersede(self, page: Page) -> bool:
        """Whether a capture of this page takes the place of one that stands."""
        with self.reading() as connection:
            return index.superseded_by(connection, page) is not None

    def head(self) -> Head:
        """The place the log has reached."""
        with self.reading() as connection:
            return log.head_of(connection)

    def entries(self) -> Iterator[Entry]:
        """Every entry of the log, as a stream."""
        with self.reading() as connection:
            yield from log.entries(connection)

    def incidents(self) -> Iterator[Incident]:
        """Every settled incident, as a stream in the order of their ids."""
        with self.reading() as connection:
            yield from settled.incidents(connection)

    def some_incidents(self, ids: Iterable[str]) -> Iterator[Incident]:
        """The settled incidents of these ids, as a stream in the order of their ids."""
        with self.reading() as connection:
            yield from settled.each_incident(connection, ids)

    def tallied(self) -> Iterator[Tallied]:
        """What a sum asks of every settled incident, as a stream in the order of their ids."""
        with self.reading() as connection:
            yield from settled.tallied(connection)

    def incident(self, named: str) -> Incident:
        """The incident of this id, of a unique beginning of it, or the one it went into."""
        with self.reading() as connection:
            found = settled.incident(connection, incident_named(connection, named).id)
        if found is None:
            raise RecordError(f"The incident {named} has no settled row.", hint=_REBUILD)
        return found

    def home(self, incident: str) -> str:
        """The incident that the one of this whole id went into, else that id, known or not."""
        with self.reading() as connection:
            return followed(connection, incident)

    def homes(self, reports: Iterable[str]) -> set[str]:
        """The incidents that these reports are in; none for those that the record lacks."""
        with self.reading() as connection:
            return settled.incidents_of(connection, reports)

    def views(self, only: Iterable[str] | None = None) -> Iterator[View]:
        """All incidents, or those of these ids, as anyone may see them once they are public.

        Their tolls are those of the policy `range`. A stream in the order of their ids.
        """
        with self.reading() as connection:
            yield from kept_views.views_of(connection, only)

    def public(self, on: str) -> Public:
        """What anyone may see of the record on this day, in UTC."""
        return Public(self, on)

    def page(self, page_id: str) -> Page:
        """The page of this id, as captured."""
        with self.reading() as connection:
            return page_of(connection, page_id)

    def captured(self, page_id: str) -> Captured:
        """The capture of this page: the page with its receipt."""
        with self.reading() as connection:
            return captured_of(connection, page_id)

    def row_ids(self, source: str) -> list[str]:
        """The ids of the rows of this keeper's sheet that stand, in the order they came in."""
        with self.reading() as connection:
            return row_ids_of(connection, source)

    def sources_of(
        self, incident: Incident
    ) -> tuple[Mapping[str, Page], Mapping[str, tuple[Span, ...]]]:
        """The incident's pages by id, and the spans of person names found on each."""
        with self.reading() as connection:
            return pages_with_names(connection, (report.page for report in incident.reports))

    def claim(self, named: str) -> Subject:
        """The claim of this id, or of a unique beginning of it, as it stands."""
        with self.reading() as connection:
            return claim_named(connection, named)

    def touched(self, incident: str) -> int:
        """The last entry that touched this incident."""
        with self.reading() as connection:
            return incident_named(connection, incident).touched

    def released(self) -> Mapping[str, Release]:
        """The incidents whose weightiest decision to release or withhold is to release, by id.

        Also those under an embargo: what anyone may see is `public`'s to say.
        """
        self.check_list()
        with self.reading() as connection:
            return searching.released(connection)

    def release_of(self, incident: str) -> Release | None:
        """That the incident of just this id is released, and its embargo; None where it is not."""
        with self.reading() as connection:
            return searching.release_of(connection, incident)

    def check_list(self) -> None:
        """Raises RecordError where incidents stand and no list of them: it was not kept then."""
        with self.reading() as connection:
            if searching.is_behind(connection):
                raise RecordError(
                    "This record has no list of its incidents: an earlier version kept it.",
                    hint=_REBUILD,
                )

    def sealed_sources(self) -> frozenset[str]:
        """The sources whose standing profile says that no level but the last may know them."""
        with self.reading() as connection:
            return settled.sealed_sources(connection)

    def speakers_named(self, named: str) -> tuple[str, ...]:
        """The ids of those who speak in the record under just this id, or under this name."""
        with self.reading() as connection:
            return speakers.speakers_named(connection, named)

    def speakers_called(self, name: str) -> tuple[str, ...]:
        """The ids of the known sources that speak here and go by this name in their country."""
        with self.reading() as connection:
            return speakers.speakers_called(connection, name)

    def list_names(self) -> tuple[str, ...]:
        """The victim lists that stand, by name."""
        with self.reading() as connection:
            return lists.list_names(connection)

    def matched_lists(self) -> tuple[tuple[str, ...], ...]:
        """The sets of lists that were matched, the last matched last."""
        with self.reading() as connection:
            return lists.matched_lists(connection)

    def victim_list(self, name: str) -> VictimList:
        """The victim list that stands under this name; raises InputError where there is none."""
        with self.reading() as connection:
            return lists.list_named(connection, name)

    def decisions(self) -> Iterator[Audited]:
        """Every decision in the log's order, as a stream."""
        with self.reading() as connection:
            yield from settled.all_decisions(connection)

    def reports_named(self, named: str) -> tuple[Report, ...]:
        """The reports of this incident, or the report of this id; either may be how it begins."""
        with self.reading() as connection:
            return pairs.reports_named(connection, named)

    def last_until(self, at: str) -> int:
        """The last entry logged by this time, given in UTC as the log writes it; 0 for none."""
        with self.reading() as connection:
            of = select(func.max(tables.entry.c.seq)).where(tables.entry.c.at <= at)
            return connection.execute(of).scalar() or 0

    def sealed(self) -> tuple[int, ...]:
        """The entries whose payloads redactions sealed."""
        with self.reading() as connection:
            return redaction.sealed_entries(connection)

    def sweep_sealed(self) -> tuple[str, ...]:
        """Remove the evidence of sealed captures; the names of what another page has too."""
        shared: list[str] = []
        with self.reading() as connection:
            for capture, entry in redaction.sealed_captures(connection):
                if redaction.still_used(connection, capture.digest, sealed_by=entry):
                    shared.append(capture.digest)
                else:
                    self.evidence.remove(capture.digest)
                self._checkpoint("evidence removed")
        return tuple(shared)


class Writer:
    """What may be done inside one write: look up, append, settle."""

    def __init__(
        self,
        connection: Connection,
        neighbours: Neighbours,
        spoken: AsDecided[Said],
        profiles: AsDecided[tuple[Decision, ...]],
        checkpoint: Callable[[str], None],
    ) -> None:
        self.connection = connection
        self._neighbours = neighbours
        self._spoken = spoken
        self._profiles = profiles
        self._checkpoint = checkpoint
        self._touched: dict[str, int] = {}
        self._sealed = self._sealed_sources()
        checkpoint("writing begins")

    def append(self, drafts: Iterable[Draft]) -> Head:
        """Put the drafts at the log's end and bring the index up to them."""
        written = log.append(self.connection, drafts)
        self._checkpoint("appended")
        self._touched |= fresh.follow_all(self.connection, written)
        head = log.head_of(self.connection)
        index.reach(self.connection, head)
        self._checkpoint("indexed")
        return head

    def head(self) -> Head:
        """The place the log has reached."""
        return log.head_of(self.connection)

    def settle(self) -> tuple[str, ...]:
        """Settle again what the appended entries touched; returns those incidents."""
        touched = dict(sorted(self._touched.items()))
        settling.settle_touched(self.connection, touched, self._profiles.of(self.connection))
        # a source that is sealed may be named in incidents where it does not speak
        sealed = self._sealed_sources()
        if sealed != self._sealed:
            settling.list_again(self.connection)
            self._sealed = sealed
        self._touched.clear()
        self._checkpoint("settled")
        return tuple(touched)

    def seal(self, seqs: Iterable[int], *, by: int) -> None:
        """Take these entries' payloads away by the redaction of entry `by`, and derive anew."""
        redaction.seal(self.connection, seqs, by=by)
        self._touched.clear()
        self._checkpoint("sealed")

    def unwritten(self, pages: Iterable[Linkable], reader: str) -> tuple[Linkable, ...]:
        """Those of the pages that the log still lacks as they were read by this fingerprint."""
        held = ((one, index.known(self.connection, one.page.digest, one.receipt, reader))
                for one in pages)  # fmt: skip
        return tuple(
            one
            for one, of in held
            if (of is not None) == one.known and not (of and of.stands_against(reader))
        )

    def superseded_by(self, page: Page, receipt: Receipt) -> str | None:
        """The page that stands now and that this capture supersedes.

        What a page alone says of its address is believed of no page that was had from there.
        """
        found = index.superseded_by(self.connection, page)
        if found in (None, page.id) or page.url in (None, receipt.url):
            return found
        had_from = captured_of(self.connection, str(found)).receipt.url
        if had_from != page.url:
            return found
        return index.superseded_by(self.connection, page, by_address=False)

    def neighbours(self, reports: Iterable[Report]) -> tuple[tuple[Report, str], ...]:
        """The logged reports that the linking of new ones may touch, each with its incident."""
        return self._neighbours.of(self.connection, self._said(), new=reports)

    def neighbours_of(self, incidents: Iterable[str]) -> tuple[tuple[Report, str], ...]:
        """The logged reports of these incidents, and those that linking them again may touch."""
        return self._neighbours.of(self.connection, self._said(), logged=incidents)

    @property
    def scores(self) -> Scores:
        """What is known of pairs of reports that were neighbours before."""
        return self._neighbours.scores

    def reports_in(self, incident: str) -> tuple[str, ...]:
        """The reports that an incident holds now; none where that is no incident."""
        return settled.report_ids(self.connection, incident)

    def incidents_about(self, decisions: Iterable[Decided]) -> tuple[str, ...]:
        """The incidents that one of these pairs, or its undoing, is about."""
        named: set[str] = set()
        for one in decisions:
            undone = one.details.get("entry")
            pair = self.decision(undone).decided if undone else one
            if pair.action in LINKING:
                named |= {pair.subject, pair.details.get("with", pair.subject)}
        return tuple(sorted(settled.incidents_of(self.connection, named)))

    def linking_decisions(
        self, reports: Iterable[Report], neighbours: Iterable[tuple[Report, str]]
    ) -> tuple[Decided, ...]:
        """What people have settled about whether these reports belong together."""
        names = {report.id for report in reports}
        names |= {name for report, incident in neighbours for name in (report.id, incident)}
        return self._said().about(names)

    def _sealed_sources(self) -> frozenset[str]:
        return sealed_by(one.decided for one in by_weight(self._profiles.of(self.connection)))

    def _said(self) -> Said:
        return self._spoken.of(self.connection)

    def incident(self, named: str) -> Subject:
        """The incident of this id, or of a unique beginning of it."""
        return incident_named(self.connection, named)

    def claim(self, named: str) -> Subject:
        """The claim of this id, or of a unique beginning of it."""
        return claim_named(self.connection, named)

    def page(self, named: str) -> Subject:
        """The page of this id, or of a unique beginning of it."""
        return page_named(self.connection, named)

    def incident_or_claim(self, named: str) -> Subject:
        """The incident of this id, else the claim."""
        return incident_or_claim(self.connection, named)

    def incident_or_report(self, named: str) -> Subject:
        """The incident of this id, else the report."""
        return incident_or_report(self.connection, named)

    def decision(self, number: str) -> Decision:
        """The decision of this entry that stands."""
        return decision_numbered(self.connection, number)

    def check_not_overtaken(self, subject: Subject, seen: int | None) -> None:
        """Raises Overtaken when something touched the subject after the entry `seen`."""
        check_not_overtaken(self.connection, subject, seen)

    def standing(self, decided: Decided) -> Standing | None:
        """What stands of the kind of this decision on its subject."""
        return settled.standing(self.connection, decided)


_REBUILD = "`cenotaph rebuild` derives the incidents from the log again."
