"""Pages for what did not work: one sentence that says what is wrong, and what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cenotaph.errors import CenotaphError, NotPermitted, Overtaken, RecordError
from cenotaph.web import views
from cenotaph.web.below import in_our_words
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.keeping import sent_from_an_old_page


def told(request: HttpRequest, error: CenotaphError) -> HttpResponse:
    """Expected trouble in its own words, with the status that says what kind it is."""
    hint = in_our_words(error.hint) if error.hint else None
    return _page(request, in_our_words(error.message), hint, status_of(error))


def status_of(error: CenotaphError) -> int:
    """The status of an answer that tells of this error."""
    if isinstance(error, NotPermitted):
        return 403
    if isinstance(error, Overtaken):
        return 409
    return 503 if isinstance(error, RecordError) else 400


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The workbench's page for no such thing, or the public one."""
    if request.path.startswith("/workbench/"):
        return _page(request, _("There is no such page here."), None, 404)
    response = views.missing(request)
    response.status_code = 404
    return response


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what a role may not do."""
    return _page(
        request,
        _("Your role does not allow this."),
        _("Ask an administrator if it should."),
        403,
    )


def unusable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that cannot be used."""
    return _page(request, _("This request cannot be used."), None, 400)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for a bug: it says nothing of what the request held."""
    return _page(
        request,
        _("The program failed in a way nobody foresaw."),
        _("Nothing was half-done. Whoever runs the server finds the place in its output."),
        500,
    )


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from one of our own pages, or from an old one."""
    again = sent_from_an_old_page(request)
    if again is not None:
        return again
    return _page(
        request,
        _("This form was not sent from a page of this server, or it had grown old."),
        _("Open the page again and send the form from there."),
        403,
    )


def _page(request: HttpRequest, message: str, hint: str | None, status: int) -> HttpResponse:
    values: dict[str, Any] = {"message": message, "hint": hint}
    return render(request, "workbench/trouble.html", values, status=status)
