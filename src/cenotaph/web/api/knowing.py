"""What a reader of figures needs beside them: who speaks, and by which rules tolls are made."""

from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpRequest
from ninja import Query

from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.search import SourceSummary, some_of, source_cursor_in
from cenotaph.toll.known_policies import POLICIES
from cenotaph.web.api.answers import PolicyLine, PolicyList, SourceList
from cenotaph.web.api.asking import Paged
from cenotaph.web.api.routing import further, route

ABOUT: Final[Mapping[PolicyName, str]] = {
    "range": "The lowest, the shared and the highest figure of the independent voices.",
    "conservative": "The lowest credible figure, three times; after ACLED.",
    "low-best-high": "Lowest, best and highest, always with a best one; after UCDP GED.",
    "two-source": "The range of known voices, provisional below two; after Iraq Body Count.",
    "graded": "The range, with a grade of how well it is supported; after Airwars.",
}


@route("/sources", SourceList)
def sources(request: HttpRequest, asked: Query[Paged]) -> SourceList:
    """Every source that speaks in a released incident, by name, with how much it says there.

    Witnesses, relatives, unnamed speakers and sealed sources are none of them.
    """
    after = None if asked.after is None else source_cursor_in(asked.after)
    found = some_of(request.site.sources, limit=asked.limit, after=after)
    return SourceList(items=found.rows, total=found.total, next=further(request, found.next))


@route("/sources/{slug:source}", SourceSummary)
def source(request: HttpRequest, source: str) -> SourceSummary:
    """One source by its id; `/incidents?source=` lists where it speaks."""
    for known in request.site.sources:
        if known.id == source:
            return known
    raise Http404


@route("/policies", PolicyList)
def policies(request: HttpRequest) -> PolicyList:
    """The policies that tolls are made under, with their versions."""
    known = (PolicyLine(name=p.name, version=p.version, about=ABOUT[p.name]) for p in POLICIES)
    return PolicyList(items=tuple(known))
