"""Views: one function an address; each answers from `request.site` and nothing else.

Whoever makes the request (`publish`, later a server's middleware) hangs the `Site` on it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from cenotaph.record.view import View
from cenotaph.web import words
from cenotaph.web.changed import Changed
from cenotaph.web.changes_page import groups, told
from cenotaph.web.incident_page import incident_page
from cenotaph.web.languages import without_language
from cenotaph.web.overview import PER_PART, MapPage, map_of
from cenotaph.web.ranges import example, range_of
from cenotaph.web.site import Site
from cenotaph.web.tiles import tile_named

_NEWEST = 12  # what a reader takes in at one glance; the list of all is one link away


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the newest incidents, the totals, how to read a number."""
    site: Site = request.site
    return _page(
        request,
        "home.html",
        rows=_rows(site, site.views[:_NEWEST]),
        totals=site.totals,
        example=example(site.views),
        shown=site.over_time,
    )


def incidents(request: HttpRequest) -> HttpResponse:
    """Every incident of the edition, newest first."""
    return _page(request, "incidents.html", rows=_rows(request.site, request.site.views))


def incident(request: HttpRequest, incident: str) -> HttpResponse:
    """One incident; raises `Http404` when the edition does not hold it."""
    site: Site = request.site
    view = site.by_id.get(incident)
    if view is None:
        raise Http404
    page = incident_page(view, site.spots)
    changed: Changed | None = request.changed
    change = changed.by_id.get(view.id) if changed else None
    now = told(change, changed, site) if changed and change else None
    return _page(request, "incident.html", page=page, view=view, now=now, changed=changed)


def all_on_a_map(request: HttpRequest) -> HttpResponse:
    """Every incident that has a point, on one map, and those that have none."""
    site: Site = request.site
    placed = {spot.incident for spot in site.spots}
    without = [view for view in site.views if view.id not in placed]
    return _map(
        request,
        site.map,
        without=_rows(site, without[:PER_PART]),
        more=max(len(without) - PER_PART, 0),
    )


def tile(request: HttpRequest, level: int, row: int, column: int, part: int = 1) -> HttpResponse:
    """One tile as a map or a list; raises `Http404` where it holds no incident."""
    site: Site = request.site
    named = tile_named(level, row, column)
    page = None if named is None else map_of(named, site.spots, part)
    if page is None:
        raise Http404
    return _map(request, page, numbers=range(1, page.parts + 1))


def _map(request: HttpRequest, page: MapPage | None, **values: Any) -> HttpResponse:
    site: Site = request.site
    shown = [] if page is None else [site.by_id[id_] for id_ in page.incidents]
    return _page(request, "map.html", page=page, rows=_rows(site, shown), **values)


def changes(request: HttpRequest) -> HttpResponse:
    """Every toll that the last edition shows otherwise than the one before, and why."""
    changed: Changed | None = request.changed
    found = groups(changed, request.site) if changed else ()
    return _page(request, "changes.html", changed=changed, groups=found)


def methodology(request: HttpRequest) -> HttpResponse:
    """How claims are read, voices told apart and tolls made, with every code in words."""
    return _page(
        request,
        "methodology.html",
        reasons=[(code, words.REASON_TITLES[code], text) for code, text in words.REASONS.items()],
        checks=words.CHECKS.items(),
        certainties=words.CERTAINTIES_EXPLAINED.items(),
        scopes=words.SCOPES_EXPLAINED.items(),
        example=example(request.site.views),
    )


def downloads(request: HttpRequest) -> HttpResponse:
    """The files of the edition with their sizes, digests and columns."""
    return _page(request, "downloads.html")


def edition(request: HttpRequest) -> HttpResponse:
    """The edition's place in the log, and how to verify it."""
    return _page(request, "edition.html", rows=_rows(request.site, request.site.views))


def missing(request: HttpRequest) -> HttpResponse:
    """The page for an address that the site does not have."""
    # whatever was asked for, the page in another language is this one: it echoes no address
    return _page(request, "404.html", address=reverse("missing"))


def _rows(site: Site, views: Iterable[View]) -> list[dict[str, Any]]:
    """Each view with the toll it is listed with."""
    leads = ((view, site.lead(view)) for view in views)
    return [
        {"view": view, "toll": toll, "range": None if toll is None else range_of(toll, view)}
        for view, toll in leads
    ]


def _page(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    here = without_language(request.path).removesuffix(".html")
    context: Mapping[str, Any] = {"site": request.site, "request": request, "here": here, **values}
    return HttpResponse(render_to_string(template, context))
