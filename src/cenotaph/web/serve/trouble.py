"""Pages for what did not work: one sentence that says what is wrong, and what to do.

What is not answered at an address of the workbench looks like the workbench, anything else like
the public pages. A bug has a page of its own, which needs nothing that may have failed.
"""

import sys
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_noop

from cenotaph.errors import CenotaphError, NotPermitted, Overtaken, RecordError
from cenotaph.run.guard import place_of_bug
from cenotaph.web import views
from cenotaph.web.below import in_our_words
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.keeping import sent_from_an_old_page

_WORKBENCH = "/workbench/"
# What is wrong, and what to do: also where the server below Django says it.
TOO_MUCH = (
    gettext_noop("This is more than can be sent at once."),
    gettext_noop("A form takes some pages of text, files 20 MB in all. Send less at a time."),
)
UNUSABLE = (
    gettext_noop("This request cannot be used."),
    gettext_noop("Go back to the page that led here, and begin from there."),
)
FAILED = (
    gettext_noop("The program failed in a way nobody foresaw."),
    gettext_noop("Nothing was half-done. Whoever runs the server finds the place in its output."),
)


def told(request: HttpRequest, error: CenotaphError) -> HttpResponse:
    """Expected trouble in its own words, with the status that says what kind it is."""
    status = status_of(error)
    if status == 503 and not _at_work(request):
        # its sentence tells the operator of the machine's files
        return _page(request, _("The record cannot be read now."), _("Try again later."), status)
    hint = in_our_words(error.hint) if error.hint else None
    return _page(request, in_our_words(error.message), hint, status)


def status_of(error: CenotaphError) -> int:
    """The status of an answer that tells of this error."""
    if isinstance(error, NotPermitted):
        return 403
    if isinstance(error, Overtaken):
        return 409
    return 503 if isinstance(error, RecordError) else 400


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The workbench's page for no such thing, or the public one."""
    if _at_work(request):
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


def not_answered(request: HttpRequest, known: Iterable[str]) -> HttpResponse:
    """The page for a method that its address does not answer to, among those that are `known`."""
    methods = tuple(known)
    if "GET" in methods:
        hint = _("Nothing can be sent there. Open it as a page.")
    else:
        hint = _("A form is sent there. Open the page that holds the form.")
    response = _page(request, _("This address is not used that way."), hint, 405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def unusable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that cannot be used, or that holds too much."""
    too_much = isinstance(exception, RequestDataTooBig)
    message, hint = map(_, TOO_MUCH if too_much else UNUSABLE)
    return _page(request, message, hint, 413 if too_much else 400)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for a bug: it says nothing of what the request held.

    Its kind and place are printed, and never what the request or the record held.
    """
    error = sys.exception()
    if isinstance(error, Exception):
        print(f"Error: {type(error).__name__} in {place_of_bug(error)}", file=sys.stderr)
    return HttpResponse(bare(FAILED, request.path), status=500)


def bare(said: tuple[str, str], path: str) -> str:
    """A page of these two sentences for this address, which needs no record and no account."""
    message, hint = map(_, said)
    values = {"message": message, "hint": hint, "work": path.startswith(_WORKBENCH)}
    return render_to_string("bare.html", values)


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


def _at_work(request: HttpRequest) -> bool:
    return bool(request.path.startswith(_WORKBENCH))


def _page(request: HttpRequest, message: str, hint: str | None, status: int) -> HttpResponse:
    closed = status == 403 and request.method != "POST"
    heading = _("This page is closed to you") if closed else _("That did not work")
    values: dict[str, Any] = {"heading": heading, "message": message, "hint": hint}
    if _at_work(request):
        return render(request, "workbench/trouble.html", values, status=status)
    # in another language it is the first page: what was asked for is not echoed
    values |= {"request": request, "address": reverse("home")}
    return render(None, "trouble.html", values, status=status)
