"""Sealing a page or a decision for ever: what changes, where its words are still; then it."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cenotaph.errors import CenotaphError, InputError, RecordError
from cenotaph.run.clock import now
from cenotaph.run.preview import preview_redaction
from cenotaph.run.redacting import Redacted, redact
from cenotaph.store.redaction import ENTRY
from cenotaph.web.numerals import digits
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import decider, in_words
from cenotaph.web.workbench.previewing import told


@require_http_methods(["GET", "POST"])
def redaction(request: HttpRequest, page: str) -> HttpResponse:
    """What sealing the page, or the decision `entry:57`, would do, which costs as much as to do it;
    or it sealed, and what did.

    Nothing is done before the person has given a reason and said that they have seen it.
    """
    if request.method == "GET":
        return _asked(request, page)
    try:
        return _sealed(request, page)
    except (InputError, RecordError) as error:
        return _asked(request, page, error)


def _sealed(request: HttpRequest, page: str) -> HttpResponse:
    if request.POST.get("sure") != "yes":
        raise InputError(
            _("You have not said that you have seen what changes."),
            hint=_("Look at it, then tick the box."),
        )
    reason = request.POST.get("reason", "")
    done = redact(request.record, page, reason=reason, by=decider(request), at=now())
    return render(request, "workbench/redact.html", {"done": done, **_of(page, done)})


def _asked(request: HttpRequest, page: str, error: CenotaphError | None = None) -> HttpResponse:
    try:
        done, change = preview_redaction(
            request.record, page, reason="A preview.", by=decider(request)
        )
    except InputError:
        raise Http404 from None
    values: dict[str, Any] = {
        "change": told(request, change),
        "count": len(done.sealed),
        "given": request.POST,
        "error": None if error is None else in_words(error),
        **_of(page, done),
    }
    with suppress(RecordError):  # superseded: its words are in the log, and no page shows them
        values["page"] = request.record.page(page)
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/redact.html", values, status=status)


def _of(page: str, done: Redacted) -> dict[str, Any]:
    entries = _(", ").join(map(digits, done.sealed))
    entry = page.removeprefix(ENTRY) if page.startswith(ENTRY) else None
    return {"named": page, "decision": entry, "entries": entries, "editions": done.editions}
