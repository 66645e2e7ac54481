"""The only way from the record to a route: public incidents, as a stranger may see them."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest

from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.listing import Listed
from cenotaph.record.view import View
from cenotaph.run.viewing import view_of, views
from cenotaph.web.api.trouble import Moved


def row_of(request: HttpRequest, incident: str) -> Listed:
    """The row of a public incident, by its whole id.

    Raises Moved for one that went into it. Raises Http404 for what is not public and for what
    never was: both are looked for in the same two tables, and no part of an id finds anything.
    """
    home = request.record.home(incident)
    row = next(iter(request.public.listed([home])), None)
    if row is None:
        raise Http404
    if row.id != incident:
        raise Moved(row.id)
    return row


def public(request: HttpRequest, incident: str, policy: PolicyName) -> View:
    """The view of a public incident; raises as `row_of` does."""
    row = row_of(request, incident)
    return view_of(request.record, request.record.incident(row.id), "public", policy)


def views_of(request: HttpRequest, rows: Iterable[Listed], policy: PolicyName) -> Iterator[View]:
    """The views of public incidents that a search found, in its order."""
    ids = [row.id for row in rows]
    if policy == "range":
        # their rows hold them as they are
        kept = request.public.views(ids)
        return (kept[id_] for id_ in ids if id_ in kept)
    shown = {view.id: view for view in views(request.record, "public", only=ids, policy=policy)}
    return (shown[id_] for id_ in ids if id_ in shown)
