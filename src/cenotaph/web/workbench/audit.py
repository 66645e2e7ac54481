"""The audit list: every decision, who, when and why; found by words; as it was on a day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cenotaph.model.vocabulary import ACTIONS
from cenotaph.run.auditing import decisions, incidents_of, pages_of
from cenotaph.run.coding import Coding
from cenotaph.store.audit import Asked
from cenotaph.web.people.models import Person
from cenotaph.web.translation import isolated
from cenotaph.web.workbench.access import leaf_from
from cenotaph.web.workbench.said_of import Reader
from cenotaph.web.workbench.sight import Sight, sight_of
from cenotaph.web.workbench.tags import shortly

_LEAF = 50


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The decisions that were asked for, the latest first."""
    given = {
        name: request.GET.get(name, "").strip()
        for name in ("action", "who", "subject", "words", "until")
    }
    offset = leaf_from(request)
    asked = Asked(
        action=given["action"] or None,
        actors=_actors(given["who"]),
        subject=given["subject"] or None,
        words=given["words"] or None,
        until=given["until"] or None,
    )
    sight = sight_of(request)
    found = decisions(request.record, asked, offset=offset, limit=_LEAF + 1, veil=sight.veil)
    reader = Reader(record=request.record, sight=sight)
    lines = found[:_LEAF]
    lines = reader.found(lines, asked.words) if asked.words else reader.lines(lines)
    following = request.GET.copy()
    following["from"] = offset + _LEAF
    values: dict[str, Any] = {
        "lines": lines,
        "told": {one.id: shortly(one) for one in incidents_of(request.record, lines)}
        | {one.page.id: _title(one, sight) for one in pages_of(request.record, lines)},
        "more": following.urlencode() if len(found) > _LEAF else None,
        "given": given,
        "actions": ACTIONS,
    }
    return render(request, "workbench/audit.html", values)


def _title(coding: Coding, sight: Sight) -> str:
    """The page's title without what is withheld in its words, or its id."""
    page = coding.page
    return isolated(sight.of_page(coding).mask.maybe(page.title) or page.id)


def _actors(who: str) -> tuple[str, ...] | None:
    """The ids in the log of everyone of that name, and the id itself where it is one."""
    if not who:
        return None
    named = Person.objects.filter(name__icontains=who).values_list("actor", flat=True)
    return (who, *named)
