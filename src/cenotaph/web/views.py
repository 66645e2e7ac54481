"""Views: one function an address; each answers from `request.site` and nothing else.

Whoever makes the request (`publish`, later a server's middleware) hangs the `Site` on it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.listing import Listed
from cenotaph.record.masking import NAME_WITHHELD
from cenotaph.record.search import cursor_in, source_cursor_in
from cenotaph.web import words
from cenotaph.web.changed import Changed
from cenotaph.web.changes_page import groups, told
from cenotaph.web.chart import chart
from cenotaph.web.incident_page import all_claims, incident_page, is_long
from cenotaph.web.languages import without_language
from cenotaph.web.overview import PER_PART, MapPage, map_of
from cenotaph.web.site import PublicSite
from cenotaph.web.tiles import tile_named
from cenotaph.web.translation import gettext as _

_NEWEST = 12  # what a reader takes in at one glance; the list of all is one link away


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the newest incidents, the totals, how to read a number."""
    site: PublicSite = request.site
    return page(
        request,
        "home.html",
        rows=rows_under(site.newest(_NEWEST), site.edition.policy),
        totals=site.totals,
        example=site.example,
        shown=site.over_time,
    )


def incidents(request: HttpRequest) -> HttpResponse:
    """Every incident of the edition, newest first."""
    site: PublicSite = request.site
    rows = rows_under(site.newest(), site.edition.policy)
    return page(request, "incidents.html", rows=rows, total=site.size)


def incident(request: HttpRequest, incident: str) -> HttpResponse:
    """One incident; raises `Http404` when the edition does not hold it."""
    site: PublicSite = request.site
    view = site.view(incident)
    if view is None:
        raise Http404
    made = incident_page(view, site.places)
    changed: Changed | None = request.changed
    change = changed.by_id.get(view.id) if changed else None
    now = told(change, changed, site) if changed and change else None
    return page(request, "incident.html", page=made, view=view, now=now, changed=changed)


def claims(request: HttpRequest, incident: str) -> HttpResponse:
    """Every claim of an incident whose page does not hold them all; raises `Http404` otherwise."""
    view = request.site.view(incident)
    if view is None or not is_long(view):
        raise Http404
    lead = next((toll.measure for toll in view.tolls if toll.key is None), None)
    growth = None if lead is None else chart(view, lead)
    return page(request, "claims.html", view=view, voices=all_claims(view), growth=growth)


def all_on_a_map(request: HttpRequest) -> HttpResponse:
    """Every incident that has a point, on one map, and those that have none."""
    site: PublicSite = request.site
    without, many = site.unplaced(PER_PART)
    rows = rows_under(without, site.edition.policy)
    return _map(request, site.map, without=rows, more=many - len(rows))


def tile(request: HttpRequest, level: int, row: int, column: int, part: int = 1) -> HttpResponse:
    """One tile as a map or a list; raises `Http404` where it holds no incident."""
    site: PublicSite = request.site
    named = tile_named(level, row, column)
    drawn = None if named is None else map_of(named, site.spots, part)
    if drawn is None:
        raise Http404
    wider = site.wider(drawn.tile) if drawn.tile else None
    return _map(request, drawn, numbers=range(1, drawn.parts + 1), wider=wider)


def _map(request: HttpRequest, drawn: MapPage | None, **values: Any) -> HttpResponse:
    site: PublicSite = request.site
    shown = () if drawn is None else site.rows(drawn.incidents)
    rows = rows_under(shown, site.edition.policy)
    return page(request, "map.html", page=drawn, rows=rows, **values)


def sources(request: HttpRequest) -> HttpResponse:
    """Every source that speaks in an incident and may be named."""
    after = request.GET.get("after")
    found = request.site.some_sources(source_cursor_in(after) if after else None)
    return page(request, "sources.html", found=found)


def source(request: HttpRequest, source: str) -> HttpResponse:
    """One source: whom it repeats, what it said; raises `Http404` where it speaks nowhere."""
    site: PublicSite = request.site
    known = {one.id: one for one in site.sources}
    if source not in known:
        raise Http404
    after = request.GET.get("after")
    found = site.of_source(source, cursor_in(after) if after else None)
    heard = site.relations(source)
    return page(
        request,
        "source.html",
        source=known[source],
        found=found,
        rows=[
            {**row, "said": next(one.said for one in row["view"].sources if one.id == source)}
            for row in rows_under(found.rows, site.edition.policy)
        ],
        repeats=[(known[one.code], one.incidents) for one in heard.repeats if one.code in known],
        repeated_by=[
            (known[one.code], one.incidents) for one in heard.repeated_by if one.code in known
        ],
    )


def changes(request: HttpRequest) -> HttpResponse:
    """Every toll that the last edition shows otherwise than the one before, and why."""
    changed: Changed | None = request.changed
    found = groups(changed, request.site) if changed else ()
    return page(request, "changes.html", changed=changed, groups=found)


def methodology(request: HttpRequest) -> HttpResponse:
    """How claims are read, voices told apart and tolls made, with every code in words."""
    return page(
        request,
        "methodology.html",
        reasons=[(code, words.REASON_TITLES[code], text) for code, text in words.REASONS.items()],
        checks=words.CHECKS.items(),
        certainties=words.CERTAINTIES_EXPLAINED.items(),
        scopes=words.SCOPES_EXPLAINED.items(),
        example=request.site.example,
    )


def downloads(request: HttpRequest) -> HttpResponse:
    """The files of the edition with their sizes, digests and columns."""
    return page(request, "downloads.html", downloads=request.site.offered())


def edition(request: HttpRequest) -> HttpResponse:
    """The edition's place in the log, and how to verify it."""
    return page(request, "edition.html")


def missing(request: HttpRequest) -> HttpResponse:
    """The page for an address that the site does not have."""
    # whatever was asked for, the page in another language is this one: it echoes no address
    return page(request, "404.html", address=reverse("missing"))


def rows_under(rows: Iterable[Listed], policy: PolicyName) -> list[dict[str, Any]]:
    """Each incident with the toll that this policy lists it with."""
    return [{"view": row, "toll": row.toll(policy)} for row in rows]


def page(request: HttpRequest, template: str, status: int = 200, **values: Any) -> HttpResponse:
    """One page of the site, from its template."""
    here = without_language(request.path).removesuffix(".html")
    context: Mapping[str, Any] = {"site": request.site, "request": request, "here": here, **values}
    return HttpResponse(masked(render_to_string(template, context)), status=status)


def masked(page: str) -> str:
    """The page with what stands for a withheld name in its own language, wherever that stands."""
    return page.replace(NAME_WITHHELD, _("[name withheld]"))
