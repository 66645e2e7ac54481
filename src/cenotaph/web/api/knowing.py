"""What a reader of figures needs beside them: who speaks, and by which rules tolls are made."""

from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpRequest

from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.search import SourceSummary
from cenotaph.toll.known_policies import POLICIES
from cenotaph.web.api.answers import PolicyLine, PolicyList, SourceList
from cenotaph.web.api.routing import route

ABOUT: Final[Mapping[PolicyName, str]] = {
    "range": "The lowest, the shared and the highest figure of the independent voices.",
    "conservative": "The lowest credible figure, three times; after ACLED.",
    "low-best-high": "Lowest, best and highest, always with a best one; after UCDP GED.",
    "two-source": "The range of known voices, provisional below two; after Iraq Body Count.",
    "graded": "The range, with a grade of how well it is supported; after Airwars.",
}


@route("/sources", SourceList)
def sources(request: HttpRequest) -> SourceList:
    """Every source that speaks in a released incident, with how much it says there.

    Witnesses, relatives, unnamed speakers and sealed sources are none of them.
    """
    return SourceList(items=request.public.source_summaries())


@route("/sources/{slug:source}", SourceSummary)
def source(request: HttpRequest, source: str) -> SourceSummary:
    """One source by its id; `/incidents?source=` lists where it speaks."""
    for known in request.public.source_summaries():
        if known.id == source:
            return known
    raise Http404


@route("/policies", PolicyList)
def policies(request: HttpRequest) -> PolicyList:
    """The policies that tolls are made under, with their versions."""
    known = (PolicyLine(name=p.name, version=p.version, about=ABOUT[p.name]) for p in POLICIES)
    return PolicyList(items=tuple(known))
