"""Reading a page a second time without seeing what the first reader decided; the agreement."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cenotaph.errors import InputError, RecordError
from cenotaph.model.vocabulary import MEASURES
from cenotaph.record.amending import amended, as_typed, counted
from cenotaph.run.coding import Coded, Coding, coding_of, has_decided
from cenotaph.web.people import second
from cenotaph.web.people.models import SecondReading
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import in_words
from cenotaph.web.workbench.marks import stretches
from cenotaph.web.workbench.naming import name_of, names
from cenotaph.web.workbench.selecting import words_in
from cenotaph.web.workbench.sight import sight_of


@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, reading: int) -> HttpResponse:
    """The page as the program read it, and what the second reader makes of each claim."""
    found = get_object_or_404(SecondReading, pk=reading, done_at=None)
    if has_decided(request.record, found.page, request.user.actor):
        messages.info(request, _("You have decided on that page yourself: a colleague reads it."))
        return redirect("queue")
    # before it is theirs: nobody takes on what they may not read
    coding = _coding(request, found.page)
    if not second.begin(found, request.user):
        raise Http404
    found.refresh_from_db()
    if request.method == "GET":
        return _shown(request, found, coding)
    try:
        return _done(request, found, coding)
    except InputError as error:
        return _shown(request, found, coding, error)


def _coding(request: HttpRequest, page: str) -> Coding:
    try:
        found = coding_of(request.record, page)
    except RecordError:
        raise Http404 from None
    sight_of(request).check_page(found.page)
    return found


def _done(request: HttpRequest, found: SecondReading, coding: Coding) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "done":
        second.end(found)
        messages.success(request, _("Thank you. Editors see how far the two readings agree."))
        return redirect("queue")
    if act == "back":
        second.give_back(found)
        messages.success(request, _("The page waits for a colleague again."))
        return redirect("queue")
    make = _NOTES.get(act)
    if make is None:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    second.note(found, *make(request, coding))
    return redirect("second", found.pk)


def _claim(request: HttpRequest, coding: Coding) -> Coded:
    wanted = request.POST.get("claim")
    read = next((one for one in _read(coding) if one.claim.id == wanted), None)
    if read is None:
        raise InputError(
            _("This claim is on the page no more."), hint=_("Look at the page as it stands.")
        )
    return read


def _accepted(request: HttpRequest, coding: Coding) -> tuple[str, str]:
    claim = _claim(request, coding).claim
    return claim.id, as_typed(claim)["count"]


def _rejected(request: HttpRequest, coding: Coding) -> tuple[str, str]:
    return _claim(request, coding).claim.id, second.REJECTED


def _corrected(request: HttpRequest, coding: Coding) -> tuple[str, str]:
    claim = _claim(request, coding).claim
    return claim.id, as_typed(amended(claim, [_count(request)]))["count"]


def _added(request: HttpRequest, coding: Coding) -> tuple[str, str]:
    """A claim that the program did not read; its count as it would be typed again."""
    words = words_in(request, coding.page)
    if not coding.page.text[slice(*words)].strip():
        raise InputError("No words are selected.", hint="Select the words that say it.")
    given = request.POST.get("measure")
    measure = next((one for one in MEASURES if one == given), "killed")
    if any(second.is_same(one.claim, words, measure) for one in _read(coding)):
        raise InputError(
            _("The program reads a claim in these words already."),
            hint=_("Say of that one what you make of it."),
        )
    typed = request.POST.get("count", "").strip() or "unstated"
    return second.key_of(words, measure), counted(typed)


def _taken_out(request: HttpRequest, _coding: Coding) -> tuple[str, None]:
    return request.POST.get("claim", ""), None


def _count(request: HttpRequest) -> str:
    return f"count={request.POST.get('count', '').strip()}"


_NOTES: Mapping[str, Callable[[HttpRequest, Coding], tuple[str, str | None]]] = {
    "accept": _accepted,
    "reject": _rejected,
    "correct": _corrected,
    "enter": _added,
    "take-out": _taken_out,
}


def _read(coding: Coding) -> list[Coded]:
    """The claims that the program read, with nothing of what people decided or added."""
    return [_unseen(one) for one in coding.claims if second.is_read(coding, one)]


def _unseen(one: Coded) -> Coded:
    assert one.machine is not None
    return Coded(
        claim=one.machine,
        machine=one.machine,
        standing=None,
        report=one.report,
        incident=one.incident,
    )


def _shown(
    request: HttpRequest, found: SecondReading, coding: Coding, error: InputError | None = None
) -> HttpResponse:
    claims = _read(coding)
    wanted = request.POST.get("claim") or request.GET.get("claim")
    asked = next((one for one in claims if one.claim.id == wanted), None)
    open_ = [one for one in claims if one.claim.id not in found.found]
    current = asked or next(iter(open_), None)
    sight = sight_of(request).of_page(coding)
    values: dict[str, Any] = {
        "reading": found,
        "coding": coding,
        "current": current,
        "rows": [
            (sight.claim(one.claim), found.found.get(one.claim.id), one == current)
            for one in claims
        ],
        "missed": [
            (one, coding.page.text[slice(*one.words)]) for one in second.missed_in(found.found)
        ],
        "open": len(open_),
        "measures": MEASURES,
        "stretches": stretches(coding.page, claims, current, sight.spans),
        "title": sight.mask.maybe(coding.page.title),
        "given": request.POST if error else {},
        "error": None if error is None else in_words(error),
    }
    status = 200 if error is None else 400
    return render(request, "workbench/second.html", values, status=status)


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
        compared = second.compare(coding, one.found, first=one.first_actor)
        rows.append(
            {
                "reading": one,
                "title": coding.page.title,
                "first": name_of(one.first_actor, known),
                "compared": compared,
                "apart": [pair for pair in compared if not pair.agree],
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
