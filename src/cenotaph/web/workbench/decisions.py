"""One decision of the log: what it is about now, and the way to take it back."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cenotaph.errors import CenotaphError, InputError, NotPermitted, RecordError
from cenotaph.model.entries import Decided
from cenotaph.record.decisions import RULES
from cenotaph.run.auditing import incidents_about, incidents_of, one_decision
from cenotaph.run.deciding import Proposal
from cenotaph.store.redaction import ENTRY
from cenotaph.store.settled import Audited
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import decide_as, in_words
from cenotaph.web.workbench.fields import amendments
from cenotaph.web.workbench.reasons import USUAL
from cenotaph.web.workbench.said_of import Reader
from cenotaph.web.workbench.sight import sight_of
from cenotaph.web.workbench.tags import shortly

# What a redaction sealed is gone, a token attests, and who takes a taking back back decides anew.
_FINAL = ("redact", "timestamp", "undo")


@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, entry: int) -> HttpResponse:
    """The decision of this entry, or it taken back and then the decision again."""
    found = one_decision(request.record, entry, veil=sight_of(request).veil)
    if found is None:
        raise Http404
    if found.veiled:
        raise NotPermitted(
            _("What was decided here is closed to you."),
            hint=_(
                "It is about a source that is sealed, or a page that you are reading a second time."
            ),
        )
    if request.method == "GET":
        return _shown(request, found)
    reason = request.POST.get("reason", "").strip() or USUAL["undo"]
    try:
        decide_as(request, [Proposal(action="undo", subject=str(entry), reason=reason)])
    except (InputError, RecordError) as error:
        return _shown(request, found, error)
    messages.success(request, _("The decision is taken back, and that is logged."))
    return redirect("decision", entry)


def _shown(
    request: HttpRequest, found: Audited, error: CenotaphError | None = None
) -> HttpResponse:
    reader = Reader(record=request.record, sight=sight_of(request))
    found = reader.lines([found])[0]
    decided = found.decided
    open_ = decided is not None and found.stands and decided.action not in _FINAL
    values: dict[str, Any] = {
        "line": found,
        "told": {one.id: shortly(one) for one in incidents_of(request.record, [found])},
        "amended": [] if decided is None else list(_amended(decided, reader)),
        "about": list(_about(request, found)),
        "open": open_,
        "may_redact": _may_redact(request, found),
        "named": f"{ENTRY}{found.entry.seq}",
        "may": decided is not None and request.user.may(RULES[decided.action].role),
        "given": request.POST,
        "error": None if error is None else in_words(error),
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/decision.html", values, status=status)


def _amended(decided: Decided, reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Each field that was amended, with what of its values the person may read."""
    for label, before, after in amendments(decided):
        was, is_now = reader.words(decided, (before, after))
        yield label, was, is_now


def _may_redact(request: HttpRequest, found: Audited) -> bool:
    """Whether the person may seal the words of the decision, and there are any."""
    decided = found.decided
    is_said = decided is not None and decided.action != "redact"
    return is_said and request.user.may(RULES["redact"].role)


def _about(request: HttpRequest, found: Audited) -> Iterator[tuple[str, str]]:
    """Where what was decided on is looked at as it is now: addresses and their words."""
    decided = found.decided
    if decided is None:
        return
    claim = decided.claim or decided.read
    if claim is not None:
        yield f"{reverse('page', args=[claim.page])}?claim={claim.id}#claim", _("the claim")
    elif RULES[decided.action].about == "page" and decided.action != "redact":
        yield reverse("page", args=[decided.subject]), _("the page")
    for incident in incidents_about(request.record, decided):
        yield reverse("incident-desk", args=[incident.id]), shortly(incident)
