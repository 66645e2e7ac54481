"""Incidents: the list that is searched, and each with its claims and tolls."""

from typing import Any

from django.http import HttpRequest
from ninja import Query

from cenotaph.codec import json_around
from cenotaph.export.contract import claims_of
from cenotaph.record.view import View
from cenotaph.web.api.answers import ClaimList, IncidentList, TollList
from cenotaph.web.api.asking import Listing, Policy
from cenotaph.web.api.public import public
from cenotaph.web.api.routing import further, route


@route("/incidents", IncidentList)
def incidents(request: HttpRequest, asked: Query[Listing]) -> str:
    """Released incidents, the newest first.

    Each with its tolls over all sides under the policy, and without the claims that set them.
    """
    found = request.public.find_written(asked.search(), limit=asked.limit, after=asked.cursor())
    about = {"total": found.total, "next": further(request, found.next)}
    return json_around(about, items=found.rows)


@route("/incidents/{slug:incident}", View)
def incident(request: HttpRequest, incident: str, asked: Query[Policy]) -> dict[str, Any]:
    """One incident: its reports, claims, voices, tolls, checks.

    An incident that went into another one is sent on to that one (308).
    """
    view = public(request, incident, asked.policy)
    return {**view, "claims": claims_of(view)}


@route("/incidents/{slug:incident}/claims", ClaimList)
def claims_of_incident(request: HttpRequest, incident: str) -> dict[str, Any]:
    """Every claim of one incident, in the order of its reports."""
    claims = claims_of(public(request, incident, "range"))
    return {"items": [{"incident": incident, "claim": claim} for claim in claims], "next": None}


@route("/incidents/{slug:incident}/tolls", TollList)
def tolls_of_incident(request: HttpRequest, incident: str, asked: Query[Policy]) -> dict[str, Any]:
    """An incident's tolls under one policy: the whole, then each key.

    Each with the claims that set its bounds, and those left out with the reason.
    """
    view = public(request, incident, asked.policy)
    return {"incident": view["id"], "policy": view["policy"], "items": view["tolls"]}
