"""What programs read, as views: the feeds, and the figures behind charts."""

import io
from collections.abc import Sequence
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse

from cenotaph.export.feed import NEWEST_PAGES, Channel, write_feed, write_incidents
from cenotaph.record.listing import Listed
from cenotaph.web.changed import Changed
from cenotaph.web.figures import figures_csv
from cenotaph.web.over_time import over_time_csv
from cenotaph.web.sentences import headline
from cenotaph.web.site import PublicSite
from cenotaph.web.times import when

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
    return feed_of(request, request.site.last_told, NEWEST_PAGES)


def of_source(request: HttpRequest, source: str) -> HttpResponse:
    """Those in which a source speaks; raises `Http404` where it speaks nowhere."""
    site: PublicSite = request.site
    known = next((one for one in site.sources if one.id == source), None)
    if known is None:
        raise Http404
    channel = Channel(
        id=f"urn:cenotaph:source:{source}",
        title=f"Incidents in which {known.name} speaks",
        path=f"sources/{source}.atom",
        page=f"sources/{source}.html",
    )
    return feed_of(request, site.last_told_by(source), channel)


def of_place(request: HttpRequest, place: str) -> HttpResponse:
    """Those that took place there; raises `Http404` where no incident did."""
    site: PublicSite = request.site
    known = site.told_at(place)
    if known is None:
        raise Http404
    channel = Channel(
        id=f"urn:cenotaph:place:{place}",
        title=f"Incidents in {known.name}",
        path=f"places/{quote(place)}.atom",
    )
    return feed_of(request, known.rows, channel)


def feed_of(request: HttpRequest, rows: Sequence[Listed], channel: Channel) -> HttpResponse:
    """The incidents of one channel to which a page came last, as a feed."""
    file = io.StringIO()
    write_incidents(
        rows,
        request.site.edition,
        file,
        title=lambda row: f"{headline(row)}, {when(row.when)}",
        address=request.origin,
        channel=channel,
    )
    return HttpResponse(file.getvalue(), content_type=_ATOM)


def figures(request: HttpRequest, incident: str) -> HttpResponse:
    """What one incident's charts are drawn from; raises `Http404` when it is not shown."""
    view = request.site.view(incident)
    if view is None:
        raise Http404
    return HttpResponse(figures_csv(view), content_type="text/csv; charset=utf-8")


def over_time(request: HttpRequest) -> HttpResponse:
    """What the home page's charts of the record as a whole are drawn from."""
    table = over_time_csv(request.site.over_time)
    return HttpResponse(table, content_type="text/csv; charset=utf-8")
