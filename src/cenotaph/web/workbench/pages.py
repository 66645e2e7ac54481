"""One page: its text with every claim marked in place, and a decision on each by key or form."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cenotaph.errors import CenotaphError, InputError, RecordError
from cenotaph.extract.rows.by_hand import entered_claims
from cenotaph.model.pages import Page
from cenotaph.model.values import Problem
from cenotaph.model.vocabulary import MEASURES, ROLES
from cenotaph.record.amending import amended
from cenotaph.record.decisions import RULES
from cenotaph.record.entering import Told, entered
from cenotaph.record.page_sight import PageSight
from cenotaph.run.clock import now
from cenotaph.run.coding import Coded, Coding, coding_of
from cenotaph.run.deciding import Proposal
from cenotaph.run.describing import Description, day_published, describe_by_hand, described
from cenotaph.run.waiting import next_page
from cenotaph.web.people import second
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.adding import tool_of
from cenotaph.web.workbench.deciding import decide_as, in_words, seen
from cenotaph.web.workbench.fields import Field, changes, fields_of
from cenotaph.web.workbench.marks import state_of, stretches
from cenotaph.web.workbench.naming import name_of, names
from cenotaph.web.workbench.reasons import USUAL
from cenotaph.web.workbench.selecting import words_in
from cenotaph.web.workbench.sight import sight_of

# What of a page read by hand the form asks for, by the names of `Entered`.
_OF_HAND = ("said_by", "role", "date", "place")


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, page: str) -> HttpResponse:
    """The page as it stands, or one decision on it and then the page again."""
    blind = second.taken_by(request.user, page)
    if blind is not None:
        return redirect("second", blind.pk)
    if request.method == "GET":
        return _shown(request, _coding(request, page), request.GET.get("claim"))
    try:
        return _done(request, _coding(request, page))
    except (InputError, RecordError) as error:
        return _shown(request, _coding(request, page), request.POST.get("claim"), error)


@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """The next page that nobody has read in full."""
    found = next_page(
        request.record, after=request.GET.get("after"), closed=sight_of(request).sources
    )
    if found is None:
        messages.success(request, _("Every page is read in full."))
        return redirect("queue")
    return redirect("page", found)


def _coding(request: HttpRequest, page: str) -> Coding:
    try:
        found = coding_of(request.record, page)
    except RecordError:
        raise Http404 from None
    sight_of(request).check_page(found.page)
    return found


def _done(request: HttpRequest, coding: Coding) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "enter" and not coding.reports:
        return _first_claim(request, coding)
    if act == "about":
        return _described(request, coding)
    make = _ACTS.get(act)
    if make is None:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    proposal = make(request, coding)
    decide_as(request, [proposal])
    if act == "read":
        second.ask_for(coding.page.id, first=request.user)
        messages.success(request, _("The page is read in full."))
        return redirect(f"{reverse('next-page')}?after={coding.page.id}")
    stays = act in ("undo", "enter")
    on = proposal.subject if act == "enter" else request.POST.get("claim", "")
    if act == "enter" and proposal.claim is not None:
        on = proposal.claim.id
    return redirect(_address(coding, on if stays else _next_open(coding, on)))


def _next_open(coding: Coding, after: str) -> str | None:
    """The next claim of the page that waits for a person, from this one on and then around."""
    ids = [one.claim.id for one in coding.claims]
    at = ids.index(after) if after in ids else -1
    around = [*coding.claims[at + 1 :], *coding.claims[: at + 1]]
    return next((o.claim.id for o in around if not o.settled and o.claim.id != after), None)


def _address(coding: Coding, claim: str | None) -> str:
    here = reverse("page", args=[coding.page.id])
    return f"{here}?claim={claim}#claim" if claim else f"{here}?claim=none#done"


def _reason(request: HttpRequest, act: str) -> str:
    return request.POST.get("reason", "").strip() or USUAL[act]


def _on_claim(request: HttpRequest, coding: Coding) -> Coded:
    wanted = request.POST.get("claim")
    found = next((one for one in coding.claims if one.claim.id == wanted), None)
    if found is None:
        raise InputError(
            _("This claim is on the page no more."), hint=_("Look at the page as it stands.")
        )
    return found


def _accept(request: HttpRequest, coding: Coding) -> Proposal:
    coded = _on_claim(request, coding)
    return Proposal(
        action="accept",
        subject=coded.claim.id,
        reason=_reason(request, "accept"),
        seen=seen(request),
    )


def _reject(request: HttpRequest, coding: Coding) -> Proposal:
    coded = _on_claim(request, coding)
    return Proposal(
        action="reject",
        subject=coded.claim.id,
        reason=_reason(request, "reject"),
        seen=seen(request),
    )


def _correct(request: HttpRequest, coding: Coding) -> Proposal:
    claim = _on_claim(request, coding).claim
    return Proposal(
        action="amend",
        subject=claim.id,
        reason=_reason(request, "correct"),
        seen=seen(request),
        claim=amended(claim, [f"count={request.POST.get('count', '')}"]),
    )


def _amend(request: HttpRequest, coding: Coding) -> Proposal:
    claim = _on_claim(request, coding).claim
    changed = changes(claim, request.POST)
    if not changed:
        raise InputError(
            _("Nothing is amended."), hint=_("Change a field, or accept the claim as it is.")
        )
    made = amended(claim, changed)
    return Proposal(
        action="amend",
        subject=claim.id,
        reason=_reason(request, "amend"),
        seen=seen(request),
        claim=made if made.where == claim.where else request.serving.place(made, claim),
    )


def _enter(request: HttpRequest, coding: Coding) -> Proposal:
    given = request.POST
    chosen = [one for one, _incident in coding.reports if one.id == given.get("report")]
    if not chosen:
        raise InputError(
            _("The page tells of no incident that the claim could belong to."),
            hint=_("The program found neither time nor place on it."),
        )
    measure, role = given.get("measure", ""), given.get("role", "unnamed")
    told = Told(
        measure=next((one for one in MEASURES if one == measure), "killed"),
        count=given.get("count", ""),
        group=given.get("group", "").strip(),
        speaker=given.get("speaker", "").strip(),
        role=next((one for one in ROLES if one == role), "unnamed"),
    )
    claim = entered(coding.page, chosen[0], words_in(request, coding.page), told)
    return Proposal(
        action="enter",
        subject=coding.page.id,
        reason=_reason(request, "enter"),
        seen=seen(request),
        claim=claim,
        report=chosen[0].id,
    )


def _first_claim(request: HttpRequest, coding: Coding) -> HttpResponse:
    """The first claim of a page that tells of no incident yet: the person says where and when."""
    given = {name: request.POST.get(name, "").strip() or None for name in _OF_HAND}
    words = coding.page.text[slice(*words_in(request, coding.page))]
    claim = {"measure": request.POST.get("measure"), "count": request.POST.get("count", "").strip()}
    claim |= {"words": words, "group": request.POST.get("group", "").strip() or None}
    entered = entered_claims(
        {name: value for name, value in given.items() if value} | {"claims": [claim]}
    )
    request.serving.enter(coding.page.id, entered, by=request.user.actor)
    return redirect(_address(coding, None))


def _described(request: HttpRequest, coding: Coding) -> HttpResponse:
    """The page read again with where it is from, as the person says it."""
    if coding.by_hand:
        return _described_by_hand(request, coding)
    (outcome,) = request.serving.add(
        [
            described(
                request.record,
                coding.page.id,
                _description(request, coding.page),
                tool=tool_of(request),
            )
        ]
    )
    if isinstance(outcome.came, Problem):
        raise InputError(outcome.came.message, hint=outcome.came.hint)
    messages.success(request, _("The page is read again with this."))
    return redirect("page", outcome.came.page)


def _described_by_hand(request: HttpRequest, coding: Coding) -> HttpResponse:
    """The same of a page that a person has read: no program reads it, and their claims stay."""
    added = describe_by_hand(
        request.record, coding.page.id, _description(request, coding.page),
        tool=tool_of(request), at=now(), by=request.user.actor,
    )  # fmt: skip
    messages.success(request, _("It stands there now; the claims are as they were entered."))
    return redirect("page", added.page)


def _description(request: HttpRequest, page: Page) -> Description:
    names = ("title", "source", "published_at")
    stands = Description(title=page.title, source=page.source, published_at=day_published(page))
    # what is withheld from them is not in their form, and stays
    given = {name: request.POST.get(name, getattr(stands, name) or "") for name in names}
    return Description(**{name: said.strip() or None for name, said in given.items()})


def _read(request: HttpRequest, coding: Coding) -> Proposal:
    return Proposal(
        action="read", subject=coding.page.id, reason=_reason(request, "read"), seen=seen(request)
    )


def _undo(request: HttpRequest, _coding: Coding) -> Proposal:
    return Proposal(
        action="undo", subject=request.POST.get("entry", ""), reason=_reason(request, "undo")
    )


_ACTS: Mapping[str, Callable[[HttpRequest, Coding], Proposal]] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "amend": _amend,
    "enter": _enter,
    "read": _read,
    "undo": _undo,
}


def _shown(
    request: HttpRequest, coding: Coding, wanted: str | None, error: CenotaphError | None = None
) -> HttpResponse:
    current, page = _current(coding, wanted), coding.page
    sight = sight_of(request).of_page(coding)
    about = Description(title=page.title, source=page.source, published_at=day_published(page))
    sent = request.POST.get("act") == "about"
    values: dict[str, Any] = {
        "coding": coding,
        "current": current,
        "rows": list(rows_of(coding, current, sight)),
        "stretches": stretches(coding.page, coding.claims, current, sight.spans),
        "fields": _fields(request, current, sight, error),
        "open": sum(not one.settled for one in coding.claims),
        "measures": MEASURES,
        "roles": ROLES,
        "given": request.POST if error else {},
        "described": request.POST if error and sent else about,
        "seen": seen_of(page, sight),
        "error": None if error is None else in_words(error),
        "may_redact": request.user.may(RULES["redact"].role),
        "may_undo": _may_undo(request, current),
        "reader": None if coding.read is None else name_of(coding.read.actor, names()),
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/page.html", values, status=status)


def _may_undo(request: HttpRequest, current: Coded | None) -> bool:
    """Whether a decision stands on the claim that this person may take back."""
    standing = None if current is None else current.standing
    return standing is not None and request.user.may(RULES[standing.action].role)


def _fields(
    request: HttpRequest, current: Coded | None, sight: PageSight, error: CenotaphError | None
) -> list[Field]:
    """The fields of the claim that is looked at, but for those with words that are withheld."""
    if current is None:
        return []
    found = fields_of(current.claim, _typed(request, error))
    return [one for one in found if sight.mask.text(one.value) == one.value]


def _typed(request: HttpRequest, error: CenotaphError | None) -> QueryDict:
    """What a person typed into the fields of a claim, where it could not be taken."""
    return request.POST if error and request.POST.get("act") == "amend" else QueryDict()


def _current(coding: Coding, wanted: str | None) -> Coded | None:
    """The claim that is looked at: the one asked for, else the first that waits for a person."""
    if wanted == "none":
        return None
    asked = next((one for one in coding.claims if one.claim.id == wanted), None)
    return asked or next((one for one in coding.claims if not one.settled), None)


def seen_of(page: Page, sight: PageSight) -> Mapping[str, str | None]:
    """The page's title, outlet and address, without what is withheld of them."""
    url = page.url if page.url is None or not sight.mask.hides(page.url) else None
    title, source = sight.mask.maybe(page.title), sight.mask.maybe(page.source)
    return {"title": title, "source": source, "url": url}


def rows_of(coding: Coding, current: Coded | None, sight: PageSight) -> Iterator[dict[str, Any]]:
    """The claims of the page in the text's order, each with its state and whose that is.

    What is not to be read of their words is withheld from them.
    """
    known = names()
    reports = {report.id: report for report, _incident in coding.reports}
    for number, one in enumerate(coding.claims):
        standing = one.standing
        yield {
            "coded": _seen(one, sight),
            "claim": sight.claim(one.claim),
            "report": reports[one.report],
            "state": state_of(one),
            "current": current is not None and one.claim.id == current.claim.id,
            "by": None if standing is None else name_of(standing.actor, known),
            "before": coding.claims[number - 1].claim.id if number else None,
            "after": coding.claims[number + 1].claim.id
            if number + 1 < len(coding.claims)
            else None,
        }


def _seen(one: Coded, sight: PageSight) -> Coded:
    standing = one.standing
    return replace(
        one,
        claim=sight.claim(one.claim),
        machine=None if one.machine is None else sight.claim(one.machine),
        standing=None
        if standing is None
        else replace(standing, reason=sight.mask.text(standing.reason)),
    )
