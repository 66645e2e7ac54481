"""The only way from the record to a route: released incidents, as a stranger may see them."""

from collections.abc import Iterable, Iterator

from django.http import Http404

from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.listing import Listed
from cenotaph.record.view import View
from cenotaph.run.viewing import view_of, views
from cenotaph.store.record import Record
from cenotaph.web.api.trouble import Moved


def row_of(record: Record, incident: str) -> Listed:
    """The row of a released incident, by its whole id.

    Raises Moved for one that went into it. Raises Http404 for what is not released and for what
    never was: both are looked for in the same two tables, and no part of an id finds anything.
    """
    home = record.home(incident)
    row = next((one for one in record.listed([home]) if one.released), None)
    if row is None:
        raise Http404
    if row.id != incident:
        raise Moved(row.id)
    return row


def public(record: Record, incident: str, policy: PolicyName) -> View:
    """The view of a released incident; raises as `row_of` does."""
    row = row_of(record, incident)
    return view_of(record, record.incident(row.id), "public", policy)


def views_of(record: Record, rows: Iterable[Listed], policy: PolicyName) -> Iterator[View]:
    """The views of released incidents that a search found, in its order."""
    ids = [row.id for row in rows]
    shown = {view.id: view for view in views(record, "public", only=ids, policy=policy)}
    return (shown[id_] for id_ in ids if id_ in shown)
