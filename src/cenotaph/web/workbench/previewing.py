"""What a decision would change, as its page shows it before anything is decided."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from cenotaph.model.incidents import Incident
from cenotaph.run.preview import Change, Stood
from cenotaph.web.workbench.deciding import Visibility, shown_on


def told(request: HttpRequest, change: Change) -> dict[str, Any]:
    """The incidents now and then, how many reports come out or go in, and what speaks against."""
    today = request.public.on
    return {
        "before": _rows(change.before, today),
        "after": _rows(change.after, today),
        "out": len(change.comes_out(today)),
        "gone": len(change.goes_in(today)),
        "against": change.against,
    }


def _rows(some: Iterable[Stood], today: str) -> list[tuple[Incident, Visibility | None]]:
    return [(one.incident, shown_on(one.release, today)) for one in some]
