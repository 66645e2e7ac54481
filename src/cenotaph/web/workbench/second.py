"""Reading a page a second time without seeing what the first reader decided; the agreement."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cenotaph.errors import InputError, RecordError
from cenotaph.record.amending import amended, as_typed
from cenotaph.record.public_view import hidden_names
from cenotaph.run.coding import Coded, Coding, coding_of
from cenotaph.web.people import second
from cenotaph.web.people.models import SecondReading
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.marks import stretches
from cenotaph.web.workbench.naming import name_of, names


@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, reading: int) -> HttpResponse:
    """The page as the program read it, and what the second reader makes of each claim."""
    found = get_object_or_404(SecondReading, pk=reading, done_at=None)
    if not second.begin(found, request.user):
        raise Http404
    coding = _coding(request, found.page)
    claims = [_unseen(one) for one in coding.claims if one.machine is not None]
    if request.method == "POST" and request.POST.get("act") == "done":
        second.end(found)
        messages.success(request, _("Thank you. Editors see how far the two readings agree."))
        return redirect("queue")
    if request.method == "POST":
        _noted(request, found, claims)
        return redirect("second", found.pk)
    found.refresh_from_db()
    open_ = [one for one in claims if one.claim.id not in found.found]
    current = open_[0] if open_ else None
    hidden = {
        span
        for report, _incident in coding.reports
        for span in hidden_names(report, coding.names, "internal")
    }
    values: dict[str, Any] = {
        "reading": found,
        "coding": coding,
        "current": current,
        "rows": [(one.claim, found.found.get(one.claim.id), one == current) for one in claims],
        "stretches": stretches(coding.page, claims, current, hidden),
    }
    return render(request, "workbench/second.html", values)


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """How far first and second readings agree, and where they do not."""
    known = names()
    rows: list[dict[str, Any]] = []
    for one in SecondReading.objects.exclude(done_at=None).select_related("person"):
        try:
            coding = coding_of(request.record, one.page)
        except RecordError:  # superseded or sealed since: there is nothing left to compare
            continue
        compared = second.compare(coding.claims, one.found)
        by_id = {coded.claim.id: coded.claim for coded in coding.claims}
        rows.append(
            {
                "reading": one,
                "title": coding.page.title,
                "first": name_of(one.first_actor, known),
                "compared": compared,
                "apart": [(by_id[pair.claim], pair) for pair in compared if not pair.agree],
            }
        )
    pairs = [pair for row in rows for pair in row["compared"]]
    same = sum(pair.agree for pair in pairs)
    values = {
        "rows": rows,
        "claims": len(pairs),
        "same": same,
        "share": round(100 * same / len(pairs)) if pairs else None,
    }
    return render(request, "workbench/agreement.html", values)


def _coding(request: HttpRequest, page: str) -> Coding:
    try:
        return coding_of(request.record, page)
    except RecordError:
        raise Http404 from None


def _unseen(one: Coded) -> Coded:
    """The claim as the program reads it, with nothing of what people decided."""
    assert one.machine is not None
    return Coded(
        claim=one.machine,
        machine=one.machine,
        standing=None,
        report=one.report,
        incident=one.incident,
    )


def _noted(request: HttpRequest, found: SecondReading, claims: list[Coded]) -> None:
    claim = next((o.claim for o in claims if o.claim.id == request.POST.get("claim")), None)
    act = request.POST.get("act")
    if claim is None or act not in ("accept", "reject", "correct"):
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    made_of_it = second.REJECTED
    if act == "accept":
        made_of_it = as_typed(claim)["count"]
    elif act == "correct":
        typed = request.POST.get("count", "").strip()
        made_of_it = as_typed(amended(claim, [f"count={typed}"]))["count"]
    second.note(found, claim.id, made_of_it)
