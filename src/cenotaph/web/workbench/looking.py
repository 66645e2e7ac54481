"""The record looked at with other eyes: as it stood earlier, and as a stranger sees it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from cenotaph.errors import CenotaphError, InputError, RecordError
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import POLICY_NAMES, PolicyName
from cenotaph.record.page_sight import PageSight
from cenotaph.record.sums import sums
from cenotaph.record.view import View
from cenotaph.run.clock import now
from cenotaph.run.coding import Coding, coding_of
from cenotaph.run.past import check_there, day_as_of, entry_as_of
from cenotaph.run.viewing import edition_now, view_of
from cenotaph.store.copying import at_entry
from cenotaph.store.past import captured_first
from cenotaph.store.record import Record
from cenotaph.web.incident_page import incident_page
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.site import site_of
from cenotaph.web.tags import relative
from cenotaph.web.times import day
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import Visibility, in_words, release_now, shown_on
from cenotaph.web.workbench.incidents import by_policy
from cenotaph.web.workbench.marks import stretches
from cenotaph.web.workbench.pages import rows_of, seen_of
from cenotaph.web.workbench.sight import sight_of


@require_safe
def as_of(request: HttpRequest, incident: str) -> HttpResponse:
    """The incident as it stood at an entry, an edition or the end of a day, to be read alone.

    The whole record is derived anew up to there: a large one takes as long as `rebuild`.
    """
    found = _found(request.record, incident)
    sight_of(request).check_incident(found)
    given = request.GET.get("at", "").strip()
    values: dict[str, Any] = {"incident": found, "at": given}
    if not given:
        return redirect("incident-desk", found.id)
    return _shown(request, "as_of", values, lambda: _then(request, found, given))


def _shown(
    request: HttpRequest, template: str, values: dict[str, Any], then: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """The page with what was there `then`, or with why that cannot be shown."""
    try:
        values |= then()
    except CenotaphError as error:
        values["error"] = in_words(error)
        return render(request, f"workbench/{template}.html", values, status=status_of(error))
    return render(request, f"workbench/{template}.html", values)


def _then(request: HttpRequest, found: Incident, given: str) -> dict[str, Any]:
    """What the page shows of the incident as it stood; raises InputError where it was not there."""
    sight = sight_of(request)
    seq = entry_as_of(request.record, given)
    as_on = day_as_of(request.record, given, at=request.serving.clock())
    with at_entry(request.record, seq, found.id) as past:
        check_there(request.record, past, found.id)
        then = sight.as_now(request.record, past.incident(found.id))
        view = view_of(past, then, sight.level, sealed=request.record.sealed_sources())
        release = shown_on(past.release_of(then.id), as_on)
    return {
        "seq": seq,
        "view": view,
        "page": incident_page(view),
        "policies": list(by_policy(then)),
        "release": release,
        "closed": sight.closed(then.reports),
    }


@require_safe
def page_as_of(request: HttpRequest, page: str) -> HttpResponse:
    """A page as it stood then: its text, what was read on it and what people had decided."""
    given = request.GET.get("at", "").strip()
    if not given or page in sight_of(request).blind:
        return redirect("page", page)
    values: dict[str, Any] = {"named": page, "at": given}
    return _shown(request, "page_as_of", values, lambda: _page_then(request, page, given))


def _page_then(request: HttpRequest, page: str, given: str) -> dict[str, Any]:
    seq = entry_as_of(request.record, given)
    with at_entry(request.record, seq) as past:
        try:
            coding = coding_of(past, page)
        except RecordError:
            raise _page_not_there(request.record, page, seq) from None
    sight = _page_sight(request, coding)
    return {
        "seq": seq,
        "coding": coding,
        "rows": list(rows_of(coding, None, sight)),
        "stretches": stretches(coding.page, coding.claims, None, sight.spans),
        "seen": seen_of(coding.page, sight),
    }


def _page_not_there(record: Record, page: str, seq: int) -> InputError:
    first = captured_first(record, page)
    if first is not None and seq < first:
        return InputError(
            _("This page was not in the record yet: it came with entry %(entry)s.")
            % {"entry": first},
            hint=_("Choose a later time."),
        )
    return InputError(
        _("This page was not in the record then, or its words were sealed since."),
        hint=_("Choose another time."),
    )


def _page_sight(request: HttpRequest, coding: Coding) -> PageSight:
    """What of the page is to be read: what is sealed now is sealed in the past too."""
    sight = sight_of(request)
    with suppress(RecordError):  # superseded since
        sight.check_page(request.record.page(coding.page.id))
    return sight.of_page(coding)


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """The totals of what strangers see, under one policy: now, or as they stood earlier."""
    named, given = request.GET.get("policy", ""), request.GET.get("at", "").strip()
    policy = cast(PolicyName, named) if named in POLICY_NAMES else "range"
    values: dict[str, Any] = {"policies": POLICY_NAMES, "policy": policy, "at": given}
    return _shown(request, "totals", values, lambda: _totals(request, policy, given))


def _totals(request: HttpRequest, policy: PolicyName, given: str) -> dict[str, Any]:
    if not given:
        totals = sums(request.public.parts(policy))
        return {"totals": totals, "twice": request.site.told_twice}
    seq = entry_as_of(request.record, given)
    as_on = day_as_of(request.record, given, at=request.serving.clock())
    with at_entry(request.record, seq) as past:
        return {"seq": seq, "day": as_on, "totals": sums(past.public(as_on).parts(policy))}


@require_safe
def as_a_stranger(request: HttpRequest, incident: str) -> HttpResponse:
    """The incident's public page, as it is or would be: the same view, the same templates."""
    found = _found(request.record, incident)
    if found.id != incident:
        return redirect("as-a-stranger", found.id)
    sight_of(request).check_incident(found)
    view: View = view_of(request.record, found, "public")
    edition = edition_now(request.record, (found.id,), at=now())
    its_address = reverse("incident", args=[found.id])
    context = {
        "site": site_of((view,), edition, banner=_banner(release_now(request, found.id))),
        "request": request,
        "here": "",
        "address": its_address,
        "page": incident_page(view),
        "view": view,
        "preview": True,
    }
    page = render_to_string("incident.html", context)
    # what the page says of itself is here, and nowhere yet where it is not released
    return HttpResponse(page.replace(f'"{relative(request.path, its_address)}#', '"#'))


def _banner(release: Visibility | None) -> str:
    if release and not release.public:
        return _("A preview, for editors alone. Strangers see this incident from %(day)s on.") % {
            "day": day(release.public_from)
        }
    if release:
        return _("A preview, for editors alone. This incident is released: strangers see this.")
    return _("A preview, for editors alone. This incident is not released: no stranger sees it.")


def _found(record: Record, named: str) -> Incident:
    try:
        return record.incident(named)
    except (InputError, RecordError):
        raise Http404 from None
