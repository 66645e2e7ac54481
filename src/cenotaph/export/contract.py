"""The contract: readings and incidents as the plain JSON that `read --json` and exports share."""

from collections.abc import Iterable, Mapping
from typing import Any

from cenotaph.codec import to_plain
from cenotaph.model.claims import Extraction
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import Page
from cenotaph.model.values import Problem
from cenotaph.record.view import View

READING_KEYS = ("page", "claims", "responsibility", "incidents", "series", "problems")
INCIDENT_KEYS = ("id", "kind", "when", "where", "claims", "tolls", "checks")


def reading_plain(
    page: Page, extraction: Extraction, incidents: Iterable[Incident]
) -> dict[str, Any]:
    """One page as read: the object `cenotaph read --json` prints."""
    incidents = tuple(incidents)
    of_page = to_plain(page)
    problems = of_page.pop("problems")
    found = to_plain(extraction)
    return {
        "page": of_page,
        "claims": found["claims"],
        "responsibility": found["responsibility"],
        "incidents": [incident_plain(incident) for incident in incidents],
        "series": [to_plain(series) for incident in incidents for series in incident.series],
        "problems": problems + found["problems"],
    }


def failed_plain(problems: Iterable[Problem]) -> dict[str, Any]:
    """The same object for a page that could not be read: no page, no claims, its problems."""
    return {
        "page": None,
        "claims": [],
        "responsibility": [],
        "incidents": [],
        "series": [],
        "problems": [to_plain(problem) for problem in problems],
    }


def incident_plain(incident: Incident) -> dict[str, Any]:
    """One incident with the ids of its claims, its tolls and its checks."""
    plain: Mapping[str, Any] = to_plain(incident)
    claims = [claim["id"] for report in plain["reports"] for claim in report["claims"]]
    return {
        "id": plain["id"],
        "kind": plain["kind"],
        "when": plain["when"],
        "where": plain["where"],
        "claims": claims,
        "tolls": plain["tolls"],
        "checks": plain["checks"],
    }


def view_plain(view: View) -> dict[str, Any]:
    """One incident as a reader of its level may see it, its claims in the shape of the contract."""
    plain: dict[str, Any] = to_plain(view)
    return {**plain, "claims": claims_of(plain)}


def claims_of(plain: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The claims of a view that is plain JSON already, in the same shape."""
    pages = {report["id"]: report["page"] for report in plain["reports"]}
    return [_claim_plain(claim, pages) for claim in plain["claims"]]


def _claim_plain(claim: Mapping[str, Any], pages: Mapping[str, str | None]) -> dict[str, Any]:
    known = dict(claim)
    quote, speakers = known.pop("quote"), known.pop("speakers")
    return {
        **known,
        "page": pages.get(claim["report"]),
        "attribution": speakers,
        "quote": None if quote is None else "".join(piece["text"] for piece in quote),
    }


def as_contract(schemas: Mapping[str, Any]) -> dict[str, Any]:
    """JSON Schemas of views as those of what this module writes: their claims are the contract's.

    `schemas` holds those of `ClaimView` and of all that it is made of, by name.
    """
    claim = schemas["ClaimView"]
    known = dict(claim["properties"])
    del known["quote"]
    words = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    changed = {"page": words, "attribution": known.pop("speakers"), "quote": words}
    properties = {**known, **changed}
    made = {**claim, "properties": properties, "required": list(properties)}
    return {name: one for name, one in schemas.items() if name != "Piece"} | {"ClaimView": made}
