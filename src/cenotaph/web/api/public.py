"""The only way from the record to a route: public incidents, as a stranger may see them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest

from cenotaph.codec import to_plain
from cenotaph.model.vocabulary import PolicyName
from cenotaph.run.viewing import views
from cenotaph.web.api.trouble import Moved


def public(request: HttpRequest, incident: str, policy: PolicyName) -> dict[str, Any]:
    """The view of a public incident by its whole id, as plain JSON.

    Raises Moved for one that went into it. Raises Http404 for what is not public and for what
    never was: both are looked for in the same two tables, and no part of an id finds anything.
    """
    home = request.record.home(incident)
    if not request.public.has(home):
        raise Http404
    if home != incident:
        raise Moved(home)
    found = next(views_of(request, [home], policy), None)
    if found is None:
        raise Http404
    return found


def views_of(
    request: HttpRequest, ids: Sequence[str], policy: PolicyName
) -> Iterator[dict[str, Any]]:
    """The views of those of these incidents that are public, in their order, as plain JSON."""
    if policy == "range":
        # their rows hold them as they are
        shown = request.public.plain(ids)
    else:
        made = views(request.record, "public", only=ids, policy=policy)
        shown = {view.id: to_plain(view) for view in made}
    return (shown[id_] for id_ in ids if id_ in shown)
