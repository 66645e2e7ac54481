"""Incidents as anyone may see them once they are public: their views, kept beside the list.

Whether an incident may be shown is the caller's question. A view that other code made is not
shown, since it may hold what this code withholds: it is made anew.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import BindParameter, Row, Select, bindparam, select
from sqlalchemy.engine import Connection

from cenotaph.codec import from_json, plain_in, to_plain
from cenotaph.errors import RecordError
from cenotaph.record.labels import labels_of
from cenotaph.record.made_by import made_by
from cenotaph.record.public_view import public_view
from cenotaph.record.view import View
from cenotaph.store import settled, tables
from cenotaph.store.pages import pages_with_names

_REBUILD = "`cenotaph rebuild` derives the incidents from the log again."
_THESE: BindParameter[str] = bindparam("these", expanding=True)
# A record that an earlier version wrote may have an incident and no row beside it.
_KEPT: Select[Any] = (
    select(tables.settled.c.incident, tables.listed_view.c.made_by, tables.listed_view.c.body)
    .outerjoin(tables.listed_view, tables.listed_view.c.incident == tables.settled.c.incident)
    .where(tables.settled.c.incident.in_(_THESE))
)


def view_of_row(connection: Connection, row: Row[Any]) -> View:
    """The view of a row that holds incident, made_by and body.

    Raises RecordError where somebody has changed the row.
    """
    if row.made_by != made_by():
        return _made_now(connection, row.incident)
    try:
        return from_json(View, row.body)
    except ValidationError:
        # its message would quote the row
        raise _not_to_be_read() from None


def plain_of_row(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """The same as plain JSON."""
    if row.made_by != made_by():
        plain: dict[str, Any] = to_plain(_made_now(connection, row.incident))
        return plain
    try:
        plain = plain_in(row.body)
    except ValueError:
        raise _not_to_be_read() from None
    return plain


def views_of(connection: Connection, incidents: Iterable[str] | None) -> Iterator[View]:
    """The views of these incidents, or of all, as a stream in the order of their ids.

    Raises RecordError for one that is not settled: an edition never leaves one out.
    """
    wanted = set(settled.all_ids(connection) if incidents is None else incidents)
    for some in settled.chunks(sorted(wanted)):
        found = connection.execute(_KEPT, {"these": some}).all()
        rows = {row.incident: row for row in found}
        for id_ in some:
            if id_ not in rows:
                raise RecordError(f"The incident {id_} has no settled row.", hint=_REBUILD)
            yield view_of_row(connection, rows[id_])


def _not_to_be_read() -> RecordError:
    return RecordError("A public view cannot be read.", hint=_REBUILD)


def _made_now(connection: Connection, incident: str) -> View:
    """The incident as anyone may see it, made by the code that runs."""
    (found,) = settled.some_incidents(connection, (incident,))
    pages, names = pages_with_names(connection, (one.page for one in found.reports))
    return public_view(
        found,
        "public",
        pages=pages,
        names=names,
        labels=labels_of(found),
        sealed=settled.sealed_sources(connection),
    )
