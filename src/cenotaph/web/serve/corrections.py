"""What readers write: a form an incident, a receipt, and the outcome; for anyone, and no cookie.

A form is taken when the browser says that it was sent from this server (Fetch Metadata, or the
origin): there is no session that another site could borrow, and so no token of one.
"""

import time
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cenotaph.record.view import View
from cenotaph.web.numerals import number
from cenotaph.web.people import letters
from cenotaph.web.people.letters import Form, Written
from cenotaph.web.people.models import SENDERS, WRONGS
from cenotaph.web.translation import gettext as _

# A field that no person sees: who fills it in is a program.
_TRAP = "website"


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Where one writes about an incident, or looks for an outcome by its receipt."""
    incident, receipt = (request.GET.get(name, "").strip() for name in ("incident", "receipt"))
    if receipt:
        signs = letters.in_signs(receipt)
        return redirect("correction", letters.in_groups(signs)) if signs else _no_message(request)
    if incident:
        view = _released(request, incident)
        return redirect("correct", view.id)
    return _page(request, "corrections.html")


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, incident: str) -> HttpResponse:
    """The form about one incident, or what was written kept and its receipt shown once."""
    view = _released(request, incident)
    if request.method == "GET":
        return _asked(request, view)
    if not _from_here(request):
        return _asked(request, view, problem=_("This form was not sent from here."), status=403)
    form = letters.form_of(request.POST.get("form", ""))
    if problem := _problem(request, form):
        return _asked(request, view, form=form, problem=problem, status=400)
    if not request.serving.gate.passes(request.META.get("REMOTE_ADDR", ""), now=time.monotonic()):
        problem = _("Too much has come from your connection. Send it again in an hour.")
        return _asked(request, view, form=form, problem=problem, status=429)
    assert form is not None
    written = _written(request, view.id)
    receipt = letters.keep(form, written, arrived=request.record.head().seq)
    shown = letters.in_groups(receipt)
    outcome = f"{request.serving.origin}{reverse('correction', args=[shown])}"
    return _page(request, "received.html", view=view, receipt=shown, outcome=outcome)


@require_safe
def correction(request: HttpRequest, receipt: str) -> HttpResponse:
    """How far the message of this receipt has come; nothing of what it says is shown again."""
    message = letters.message_of(receipt)
    if message is None:
        return _no_message(request)
    return _page(
        request,
        "correction.html",
        message=message,
        state=letters.state_of(message),
        # an incident that is withheld, or went into another, has no page to lead to
        view=request.site.view(message.incident),
    )


def _no_message(request: HttpRequest) -> HttpResponse:
    # in another language it is the page to ask on again: no answer echoes what was asked
    asks = reverse("corrections")
    return _page(request, "corrections.html", unknown=True, address=asks, status=404)


def _released(request: HttpRequest, incident: str) -> View:
    """The incident, if it is released; any other is as if it were not there."""
    view: View | None = request.site.view(incident)
    if view is None:
        raise Http404
    return view


def _from_here(request: HttpRequest) -> bool:
    """Whether a page of this server sent the form, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False


def _problem(request: HttpRequest, form: Form | None) -> str | None:
    """What keeps the form from being taken, in a sentence; what was typed stays in it."""
    given = request.POST
    text, link = given.get("text", "").strip(), given.get("link", "").strip()
    if form is None:
        return _("The form had been open for too long. Send it once more.")
    if form.age() < letters.LEAST_SECONDS or given.get(_TRAP):
        return _("A program might have sent this. Wait a moment and send it once more.")
    if not text:
        return _("There is no text. Say what is wrong, and how you know.")
    if len(text) > letters.MAX_TEXT:
        return _("The text is too long: at most %(n)s letters.") % {"n": number(letters.MAX_TEXT)}
    if link and not _is_link(link):
        return _("The link is no address of a page: it begins with https://.")
    return None


def _is_link(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and len(link) <= letters.MAX_LINK
    )


def _written(request: HttpRequest, incident: str) -> Written:
    given = request.POST
    return Written(
        incident=incident,
        sender=_one_of(given.get("sender", ""), SENDERS),
        wrong=_one_of(given.get("wrong", ""), WRONGS),
        text=given["text"].strip().replace("\0", ""),
        link=given.get("link", "").strip().replace("\0", ""),
    )


def _one_of(value: str, choices: tuple[tuple[str, Any], ...]) -> str:
    return value if value in dict(choices) else "other"


def _asked(
    request: HttpRequest,
    view: View,
    *,
    form: Form | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The form, with what was typed in it where it could not be taken."""
    return _page(
        request,
        "correct.html",
        view=view,
        form=form or letters.new_form(),
        given=request.POST if problem and status != 403 else {},
        problem=problem,
        senders=SENDERS,
        wrongs=WRONGS,
        most=letters.MAX_TEXT,
        days=letters.KEPT.days,
        status=status,
    )


def _page(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    context = {"site": request.site, "request": request, "here": "corrections", **values}
    return HttpResponse(render_to_string(template, context), status=status)
