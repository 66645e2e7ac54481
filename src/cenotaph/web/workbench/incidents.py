"""One incident: claims by voice, tolls under each policy, what may be it twice, its history."""

from collections.abc import Iterator
from typing import Any, get_args

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cenotaph.errors import CenotaphError, InputError, RecordError
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Action, PolicyName
from cenotaph.record.decisions import RULES
from cenotaph.run.auditing import history
from cenotaph.run.deciding import Proposal
from cenotaph.run.near import Near, near
from cenotaph.run.preview import Change, preview
from cenotaph.run.viewing import view_of
from cenotaph.run.waiting import Row, rows_of
from cenotaph.store.record import Record
from cenotaph.web.incident_page import incident_page
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import decide_as, decider, in_words, release_now, seen
from cenotaph.web.workbench.previewing import told
from cenotaph.web.workbench.reasons import USUAL
from cenotaph.web.workbench.said_of import Reader
from cenotaph.web.workbench.sight import Sight, sight_of

_POLICIES: tuple[PolicyName, ...] = get_args(PolicyName)
# Decisions on the incident as a whole.
_WHOLE: tuple[Action, ...] = ("release", "withhold", "confirm", "discount")


@require_http_methods(["GET", "POST"])
def incident(request: HttpRequest, incident: str) -> HttpResponse:
    """The incident as it stands, or one decision on it and then the incident again."""
    found = _found(request.record, incident)
    if found.id != incident:
        return redirect("incident-desk", found.id)
    sight_of(request).check_incident(found)
    try:
        return _done(request, found) if request.method == "POST" else _asked(request, found)
    except (InputError, RecordError) as error:
        return _shown(request, _found(request.record, incident), error=error)


def _found(record: Record, named: str) -> Incident:
    try:
        return record.incident(named)
    except (InputError, RecordError):
        raise Http404 from None


def _asked(request: HttpRequest, found: Incident) -> HttpResponse:
    """The page, with a preview where a merge or a split is thought of."""
    for act in ("merge", "split"):
        other = request.GET.get(act)
        if other:
            proposal = _pair(request.record, found, act, other, reason="A preview.")
            if act == "merge":
                sight_of(request).check_incident(_found(request.record, other))
            change = preview(request.record, [proposal], by=decider(request))
            return _shown(request, found, change=change, act=act, other=other)
    return _shown(request, found)


def _done(request: HttpRequest, found: Incident) -> HttpResponse:
    act, reason = request.POST.get("act", ""), request.POST.get("reason", "").strip()
    whole = next((one for one in _WHOLE if one == act), None)
    if whole is not None:
        one = Proposal(
            action=whole,
            subject=found.id,
            reason=reason or USUAL[whole],
            seen=seen(request),
            public_from=(request.POST.get("from") or None) if whole == "release" else None,
        )
        decide_as(request, [one])
    elif act in ("merge", "split"):
        other = request.POST.get("other", "")
        pair = _pair(request.record, found, act, other, reason=reason, seen=seen(request))
        decide_as(request, [pair])
    elif act == "undo":
        entry = request.POST.get("entry", "")
        decide_as(request, [Proposal(action="undo", subject=entry, reason=reason or USUAL["undo"])])
    else:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    messages.success(request, _("Decided, and logged."))
    return redirect(reverse("incident-desk", args=[_found(request.record, found.id).id]))


def _pair(
    record: Record, found: Incident, act: str, other: str, *, reason: str, seen: int | None = None
) -> Proposal:
    """The incident put together with another, or one of its reports kept apart from the rest."""
    if act == "split" and other not in {one.id for one in found.reports}:
        raise InputError(
            _("That report is not in this incident."), hint=_("Look at it as it stands.")
        )
    if act == "merge" and (_found(record, other).id == found.id):
        raise InputError(
            _("An incident is one with itself already."), hint=_("Choose another incident.")
        )
    subject, beside = (other, found.id) if act == "split" else (found.id, other)
    action: Action = "split" if act == "split" else "merge"
    return Proposal(
        action=action, subject=subject, reason=reason, seen=seen, details={"with": beside}
    )


def _shown(
    request: HttpRequest,
    found: Incident,
    *,
    change: Change | None = None,
    act: str = "",
    other: str = "",
    error: CenotaphError | None = None,
) -> HttpResponse:
    sight = sight_of(request)
    reader = Reader(record=request.record, sight=sight)
    view = view_of(request.record, found, sight.level)
    stands = {one.action: one for one in view.decisions if one.subject == found.id}
    values: dict[str, Any] = {
        "incident": found,
        "view": view,
        "page": incident_page(view),
        "seq": request.record.head().seq,
        "policies": list(by_policy(found)),
        "stands": [(o, request.user.may(RULES[o.action].role)) for o in stands.values()],
        "release": release_now(request, found.id),
        "near": [o for o in _near(request, found) if o.incident.id not in sight.incidents],
        "twins": _twins(request, found, sight),
        "history": reader.lines(history(request.record, found, veil=sight.veil)),
        "closed": sight.closed(found.reports),
        "told": {found.id: _("this incident")},
        "change": None if change is None else told(request, change),
        "act": act,
        "other": other,
        "may_release": request.user.may("editor"),
        "may_confirm": request.user.may("reviewer"),
        "given": request.POST if error else {},
        "error": None if error is None else in_words(error),
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/incident.html", values, status=status)


def _near(request: HttpRequest, found: Incident) -> tuple[Near, ...]:
    return near(request.record, found, request.serving.told)


def _twins(
    request: HttpRequest, found: Incident, sight: Sight
) -> list[tuple[Row, Incident | None]]:
    """The open pairs of the incident, each with the other one."""
    pairs = request.serving.pairs.of(found.id)
    open_ = [one for one in pairs if not sight.incidents & set(one.incidents)]
    rows = rows_of(request.record, open_, request.serving.what_ifs)
    return [(row, row.other if row.waiting.incident == found.id else row.incident) for row in rows]


def by_policy(found: Incident) -> Iterator[tuple[str, list[Toll]]]:
    """The tolls over all sides, by policy; each policy that has one."""
    for policy in _POLICIES:
        tolls = [toll for toll in found.tolls if toll.policy == policy and toll.key is None]
        if tolls:
            yield policy, tolls
