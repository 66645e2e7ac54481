"""What a decision would change, as its page shows it before anything is decided."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident
from cenotaph.run.preview import Change, Stood
from cenotaph.web.workbench.deciding import Visibility, shown_on
from cenotaph.web.workbench.said_of import Reader
from cenotaph.web.workbench.sight import sight_of


def told(request: HttpRequest, change: Change) -> dict[str, Any]:
    """The incidents now and then, how many reports come out or go in, and what speaks against."""
    today = request.public.on
    return {
        "before": _rows(change.before, today),
        "after": _rows(change.after, today),
        "out": len(change.comes_out(today)),
        "gone": len(change.goes_in(today)),
        "against": [_against(request, one) for one in change.against],
    }


def _against(request: HttpRequest, one: Decision) -> Decision:
    reader = Reader(record=request.record, sight=sight_of(request))
    (reason,) = reader.words(one.decided, [one.decided.reason])
    return replace(one, decided=replace(one.decided, reason=reason))


def _rows(some: Iterable[Stood], today: str) -> list[tuple[Incident, Visibility | None]]:
    return [(one.incident, shown_on(one.release, today)) for one in some]
