"""Claims over all released incidents: those of some incidents at a time."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from ninja import Query

from cenotaph.export.contract import claims_of
from cenotaph.web.api.answers import ClaimList
from cenotaph.web.api.asking import Claims
from cenotaph.web.api.public import views_of
from cenotaph.web.api.routing import further, route


@route("/claims", ClaimList)
def claims(request: HttpRequest, asked: Query[Claims]) -> dict[str, Any]:
    """The claims of released incidents, those of the newest incidents first.

    `limit` is the number of incidents whose claims are given at a time, so that an answer may hold
    any number of claims, also none, and go on.
    """
    found = request.public.find_ids(asked.search(), limit=asked.limit, after=asked.cursor())
    wanted = [
        {"incident": view["id"], "claim": claim}
        for view in views_of(request, found.ids, asked.policy)
        for claim in _wanted(claims_of(view), asked)
    ]
    return {"items": wanted, "next": further(request, found.next)}


def _wanted(claims: list[dict[str, Any]], asked: Claims) -> Iterator[dict[str, Any]]:
    for claim in claims:
        speakers = {speaker["source"] for speaker in claim["attribution"]}
        if (
            asked.measure in (None, claim["measure"])
            and asked.certainty in (None, claim["certainty"])
            and (asked.speaker is None or asked.speaker in speakers)
        ):
            yield claim
