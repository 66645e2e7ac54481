"""The page for people who write programs: every route with an address to try, in few words."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cenotaph.web.api.asking import MOST
from cenotaph.web.api.routing import ROOT
from cenotaph.web.serve.limits import A_SECOND, AT_ONCE
from cenotaph.web.translation import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One route: its name in the OpenAPI, what follows the API's root, what it gives.

    `example` is an address that can be opened as it stands; none where an id is needed.
    """

    operation: str
    path: str
    about: str
    example: str | None = None


def lines() -> tuple[Line, ...]:
    """Every route in the order of the page, in the language being rendered."""
    return (
        Line(
            operation="incidents",
            path="incidents",
            about=_("Released incidents, the newest first; searched by what is asked."),
            example="incidents?since=2023&killed_min=5",
        ),
        Line(
            operation="incidents_on_a_map",
            path="incidents.geojson",
            about=_("The same list as GeoJSON, for maps."),
            example="incidents.geojson?limit=100",
        ),
        Line(
            operation="incident",
            path="incidents/ID",
            about=_("One incident with its reports, claims, voices, tolls and checks."),
        ),
        Line(
            operation="claims_of_incident",
            path="incidents/ID/claims",
            about=_("Its claims alone, each with its speakers and its words."),
        ),
        Line(
            operation="tolls_of_incident",
            path="incidents/ID/tolls?policy=graded",
            about=_("Its tolls under one policy, with the claims that set each bound."),
        ),
        Line(
            operation="claims",
            path="claims",
            about=_("Claims of all released incidents, those of some incidents at a time."),
            example="claims?measure=injured&limit=10",
        ),
        Line(
            operation="sources",
            path="sources",
            about=_("Who speaks in released incidents, and how much."),
            example="sources",
        ),
        Line(operation="source", path="sources/ID", about=_("One of those.")),
        Line(
            operation="policies",
            path="policies",
            about=_("The rules that tolls are made by, with their versions."),
            example="policies",
        ),
        Line(
            operation="editions",
            path="editions",
            about=_("The editions that were published, each with the log’s head."),
            example="editions",
        ),
        Line(
            operation="edition",
            path="editions/ID",
            about=_("One edition with the ids of its incidents."),
        ),
        Line(
            operation="changes",
            path="changes?since=ENTRY",
            about=_("What is public otherwise since an entry of the log or an edition."),
            example="changes",
        ),
    )


def guide(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    values = {
        "site": request.site,
        "here": "api",
        "lines": lines(),
        "root": ROOT,
        "base": f"{request.serving.origin}{ROOT}",
        "most": MOST,
        "at_once": AT_ONCE,
        "a_second": int(A_SECOND),
    }
    return render(request, "api.html", values)
