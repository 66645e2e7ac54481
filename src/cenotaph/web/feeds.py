"""The feeds, as views: what programs follow the site by."""

import io

from django.http import HttpRequest, HttpResponse

from cenotaph.export.feed import write_feed, write_incidents
from cenotaph.web.changed import Changed
from cenotaph.web.sentences import headline
from cenotaph.web.site import Site
from cenotaph.web.tags import when

_ATOM = "application/atom+xml; charset=utf-8"


def changes(request: HttpRequest) -> HttpResponse:
    """What the edition shows otherwise than the one before."""
    changed: Changed | None = request.changed
    file = io.StringIO()
    found = changed.changes if changed else ()
    write_feed(found, request.site.edition, file, address=request.origin)
    return HttpResponse(file.getvalue(), content_type=_ATOM)


def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents to which a page came last."""
    site: Site = request.site
    file = io.StringIO()
    write_incidents(
        site.views,
        site.edition,
        file,
        title=lambda view: f"{headline(view)}, {when(view.when)}",
        address=request.origin,
    )
    return HttpResponse(file.getvalue(), content_type=_ATOM)
