"""Who may open what: every route names the least role that may, and is refused without it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from cenotaph.web.views import masked
from cenotaph.web.workbench.keeping import ask_to_log_in

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One address of the workbench; `least` is None where nobody need be logged in."""

    address: str
    view: View
    name: str
    least: str | None

    def pattern(self) -> Any:
        """The route as Django wants it, guarded."""
        return path(self.address, _guarded(self.view, self.least), name=self.name)


def _guarded(view: View, least: str | None) -> View:
    if least is None:
        return view

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return ask_to_log_in(request)
        if not request.user.may(least):
            raise PermissionDenied
        return _masked(view(request, *args, **kwargs))

    return guarded


def _masked(answer: HttpResponse) -> HttpResponse:
    """The page with what stands for a withheld name in the person's language."""
    if answer.get("Content-Type", "").startswith("text/html"):
        answer.content = masked(answer.content.decode()).encode()
    return answer


def leaf_from(request: HttpRequest) -> int:
    """Where in a long list a leaf begins; what is no place in a list is its beginning."""
    given = request.GET.get("from", "")
    # nine digits fit every database's integers
    return int(given) if given.isdecimal() and len(given) <= 9 else 0
