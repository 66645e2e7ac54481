"""What anyone may see of a record on one day: released incidents that are under no embargo then.

Every public address asks this and nothing else, so that an embargo is kept in one place. The day
is given: the store has no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.engine import Connection

from cenotaph.model.values import Place
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.following import Following
from cenotaph.record.listing import Listed
from cenotaph.record.search import (
    Choices,
    Cursor,
    Found,
    FoundIds,
    FoundWritten,
    Relations,
    Search,
    SourceSummary,
    Version,
)
from cenotaph.record.sums import Parts
from cenotaph.record.view import View
from cenotaph.store import searching, summing, tables
from cenotaph.store.following import following
from cenotaph.store.kept_views import plain_of_row, view_of_row
from cenotaph.store.listing import looked_up

# Built once: every page of an incident asks it.
_OF: BindParameter[str] = bindparam("of", expanding=True)
_SHOWN = (
    select(tables.listed_view.c.incident, tables.listed_view.c.made_by, tables.listed_view.c.body)
    .join(tables.listing, tables.listing.c.incident == tables.listed_view.c.incident)
    .where(tables.listing.c.incident.in_(_OF), looked_up(bindparam("on")))
)


class Readable(Protocol):
    """A record, as far as it is read here."""

    def check_list(self) -> None:
        """Raises RecordError where the list of incidents was not kept."""

    def reading(self) -> AbstractContextManager[Connection]:
        """One unchanging state of the record to read from."""


class Public:
    """What is public of a record on the day `on`, an ISO date in UTC."""

    def __init__(self, record: Readable, on: str) -> None:
        self._record = record
        self.on = on

    def ids(self) -> tuple[str, ...]:
        """The incidents that are public, in the order of their ids."""
        self._record.check_list()
        with self._record.reading() as connection:
            released = searching.released(connection)
        return tuple(id_ for id_, release in released.items() if release.is_public(self.on))

    def has(self, incident: str) -> bool:
        """Whether the incident of just this id is public."""
        with self._record.reading() as connection:
            release = searching.release_of(connection, incident)
        return release is not None and release.is_public(self.on)

    def view(self, incident: str) -> View | None:
        """The incident of just this id as anyone may see it, if it is public."""
        return self.views((incident,)).get(incident)

    def views(self, incidents: Iterable[str]) -> Mapping[str, View]:
        """Those of these incidents that are public, by id, each as anyone may see it."""
        with self._record.reading() as connection:
            shown = self._shown(connection, incidents)
            return {row.incident: view_of_row(connection, row) for row in shown}

    def plain(self, incidents: Iterable[str]) -> Mapping[str, dict[str, Any]]:
        """The same views as plain JSON: to make values of it first takes ten times as long."""
        with self._record.reading() as connection:
            shown = self._shown(connection, incidents)
            return {row.incident: plain_of_row(connection, row) for row in shown}

    def _shown(self, connection: Connection, incidents: Iterable[str]) -> Sequence[Any]:
        """The kept views of those of these incidents that are public."""
        asked = {"of": sorted(set(incidents)), "on": self.on}
        return connection.execute(_SHOWN, asked).all()

    def listed(self, ids: Iterable[str], policy: PolicyName = "range") -> tuple[Listed, ...]:
        """The rows of those of these incidents that are public, the newest first.

        Each has its tolls under this policy.
        """
        with self._record.reading() as connection:
            return searching.rows_of(connection, ids, on=self.on, policy=policy)

    def last_told(self, limit: int, search: Search | None = None) -> tuple[str, ...]:
        """The incidents, or those that are searched for, to which a page came last."""
        with self._record.reading() as connection:
            return searching.last_told(connection, search or Search(), limit=limit, on=self.on)

    def find(
        self,
        search: Search,
        *,
        limit: int,
        after: Cursor | None = None,
        total: int | None = None,
    ) -> Found:
        """A page of the incidents that are searched for, the newest first, and how many there are.

        They are not counted where their `total` is given.
        Raises InputError for a date that is none.
        """
        with self._record.reading() as connection:
            return searching.find(
                connection, search, on=self.on, limit=limit, after=after, total=total
            )

    def find_written(
        self, search: Search, *, limit: int, after: Cursor | None = None
    ) -> FoundWritten:
        """The same as JSON: values made of it and written again would cost more than all else."""
        with self._record.reading() as connection:
            return searching.find_written(connection, search, on=self.on, limit=limit, after=after)

    def find_ids(self, search: Search, *, limit: int, after: Cursor | None = None) -> FoundIds:
        """The same without the rows, and nothing is counted."""
        with self._record.reading() as connection:
            return searching.find_ids(connection, search, on=self.on, limit=limit, after=after)

    def choices(self) -> Choices:
        """What the incidents can be searched by."""
        with self._record.reading() as connection:
            return searching.choices(connection, on=self.on)

    def source_summaries(self) -> tuple[SourceSummary, ...]:
        """Every source that speaks in an incident and may be named, by name."""
        with self._record.reading() as connection:
            return summing.source_summaries(connection, on=self.on)

    def relations(self) -> Mapping[str, Relations]:
        """Whom each source has figures from, and who has them from it, by its id."""
        with self._record.reading() as connection:
            return summing.relations(connection, on=self.on)

    def version(self) -> Version:
        """What tells what is public now from what was and will be."""
        with self._record.reading() as connection:
            return summing.version(connection, on=self.on)

    def embargo_ended(self) -> str:
        """The day on which the last embargo ended; empty where none has."""
        with self._record.reading() as connection:
            return summing.embargo_ended(connection, on=self.on)

    def parts(self, policy: PolicyName) -> Parts:
        """What the sums over incidents are made of, under one policy."""
        with self._record.reading() as connection:
            return summing.parts(connection, policy, on=self.on)

    def exemplary(self, policy: PolicyName) -> str | None:
        """The incident that best shows how to read a number, if there is one."""
        with self._record.reading() as connection:
            return summing.exemplary(connection, policy, on=self.on)

    def placed(self) -> tuple[tuple[str, Place], ...]:
        """The incidents that have a point, each with it, the newest first."""
        with self._record.reading() as connection:
            return tuple(summing.placed(connection, on=self.on))

    def places(self) -> tuple[Place, ...]:
        """Every place with a point where an incident took place, once."""
        with self._record.reading() as connection:
            return tuple(summing.places(connection, on=self.on))

    def following(self, since: int) -> Following:
        """What is public otherwise after this entry."""
        with self._record.reading() as connection:
            return following(connection, since, on=self.on)
