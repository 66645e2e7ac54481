"""The queue: what needs a person, most useful first, and who has taken what on."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cenotaph.errors import RecordError
from cenotaph.record.needs import NEED_KINDS
from cenotaph.record.view import View
from cenotaph.run.coding import has_decided
from cenotaph.run.viewing import views_of
from cenotaph.run.waiting import Row, queue, unread
from cenotaph.store.needs import Leaf
from cenotaph.web.people import letters, second
from cenotaph.web.people.models import Assignment, Message
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.access import leaf_from
from cenotaph.web.workbench.sight import Sight, sight_of

KINDS = ("pair", *NEED_KINDS, "grown", "page")
# Those that show words of a page; the others name incidents and give figures.
_WORDED = NEED_KINDS
# One screen of work: the rest is behind "more".
_LEAF = 25


@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for a person; or something of it taken on, or given back."""
    if request.method == "POST":
        return _taken(request)
    asked = [kind for kind in request.GET.getlist("kind") if kind in KINDS]
    whose = request.GET.get("whose", "")
    offset = leaf_from(request)
    letters.forget_old()
    assigned = Assignment.objects.select_related("person")
    taken = {one.subject: one.person for one in assigned}
    mine = [_thing(key) for key, person in taken.items() if person == request.user]
    leaf = Leaf(
        offset=offset,
        limit=_LEAF,
        only=mine if whose == "mine" else None,
        without=[_thing(key) for key in taken] if whose == "nobody" else [],
    )
    pairs, sight = request.serving.pairs.known(), sight_of(request)
    found = queue(
        request.record,
        asked or KINDS,
        leaf,
        pairs=pairs or (),
        closed=sight.sources,
        what_ifs=request.serving.what_ifs,
    )
    views = _views(request, found.rows, sight)
    rows = [_shown(row, views, sight) | {"person": taken.get(row.key)} for row in found.rows]
    following = request.GET.copy()
    following["from"] = offset + _LEAF
    values: dict[str, Any] = {
        "rows": rows,
        "kinds": [(kind, found.counts.get(kind, 0), kind in asked) for kind in KINDS],
        "whose": whose,
        "more": following.urlencode() if found.more else None,
        "letters": [
            (one, taken.get(one.key))
            for one in Message.objects.filter(settled_at=None).order_by("pk")[:_LEAF]
        ],
        "written": Message.objects.filter(settled_at=None).count(),
        "reads_letters": request.user.may("reviewer"),
        "unread": unread(request.record, sight.sources),
        "comparing": pairs is None,
        "second": [
            one
            for one in second.waiting_for(request.user)[:_LEAF]
            if _may_read_again(request, one.page, sight)
        ],
    }
    return render(request, "workbench/queue.html", values)


def _taken(request: HttpRequest) -> HttpResponse:
    subject, act = request.POST.get("subject", "")[:200], request.POST.get("act")
    if act == "take" and subject:
        try:
            with transaction.atomic():
                Assignment.objects.create(subject=subject, person=request.user)
        except IntegrityError:
            other = Assignment.objects.select_related("person").get(subject=subject)
            messages.error(
                request, _("%(name)s has taken it on already.") % {"name": other.person.name}
            )
    elif act == "drop":
        Assignment.objects.filter(subject=subject, person=request.user).delete()
    return redirect(f"{reverse('queue')}?{request.META.get('QUERY_STRING', '')}")


def _thing(key: str) -> tuple[str, str, str]:
    """The thing that a row of the private database names."""
    kind, incident, subject = [*key.split(":", 2), "", ""][:3]
    return kind, incident, subject


def _may_read_again(request: HttpRequest, page: str, sight: Sight) -> bool:
    """Whether the person may read the page a second time: it is open to them, and not theirs."""
    with suppress(RecordError):  # superseded or redacted since: there is nothing left to read
        sealed = request.record.page(page).source in sight.sources
        return not sealed and not has_decided(request.record, page, request.user.actor)
    return False


def _views(request: HttpRequest, rows: Iterable[Row], sight: Sight) -> Mapping[str, View]:
    """The incidents of which a row shows words, as this person may see them, by id."""
    worded = {
        row.incident.id: row.incident
        for row in rows
        if row.incident is not None and row.waiting.kind in _WORDED
    }
    return {one.id: one for one in views_of(request.record, worded.values(), sight.level)}


def _shown(row: Row, views: Mapping[str, View], sight: Sight) -> dict[str, Any]:
    """A row as this person may see it, with where the thing is settled.

    `blind` is true where they read a page of it a second time, `sealed` where they may not know
    the source that it hangs on.
    """
    about = {one.id for one in (row.incident, row.other) if one is not None}
    if about & sight.incidents:
        return {"row": row, "blind": True, "address": reverse("incident-desk", args=[min(about)])}
    page = _page_of(row)
    closed = frozenset() if row.incident is None else sight.closed(row.incident.reports)
    view = None if row.incident is None else views.get(row.incident.id)
    address = _address(row, None if page in closed else page)
    return {"row": row, "view": view, "sealed": page in closed, "address": address}


def _page_of(row: Row) -> str | None:
    """The page of the claim or the report that waits."""
    wanted = row.waiting.subject
    for report in row.incident.reports if row.incident is not None else ():
        if report.id == wanted or any(claim.id == wanted for claim in report.claims):
            return report.page
    return None


def _address(row: Row, page: str | None) -> str:
    """Where the thing is settled: on its page, or on its incident's."""
    if row.waiting.kind == "page":
        return reverse("page", args=[row.waiting.subject])
    if row.waiting.kind == "pair":
        return reverse("pair", args=[row.waiting.incident, row.waiting.subject])
    if row.waiting.kind in ("bound", "reopened") and page is not None:
        return f"{reverse('page', args=[page])}?claim={row.waiting.subject}#claim"
    return reverse("incident-desk", args=[row.waiting.incident])
