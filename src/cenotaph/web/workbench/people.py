"""Everyone's accounts, for an administrator: invitations, roles, closing and deleting."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cenotaph.errors import InputError
from cenotaph.model.vocabulary import DECIDER_ROLES
from cenotaph.web.people import acts, invitations
from cenotaph.web.people.erasing import leave_the_disk
from cenotaph.web.people.models import Act, Invitation, Person
from cenotaph.web.sentences import word
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated
from cenotaph.web.workbench.access import leaf_from
from cenotaph.web.workbench.naming import name_of, names

# One screen of what was done: the rest is behind "older".
_LEAF = 50
# What became of another's account, by the button that was pressed.
_DONE = {
    "role": gettext_lazy("%(name)s is %(role)s from now on, and logs in again."),
    "close": gettext_lazy("%(name)s’s account is closed: nobody logs in with it."),
    "open": gettext_lazy("%(name)s’s account is open again."),
    "codes": gettext_lazy("%(name)s logs in without codes, and is logged out now."),
    "sessions": gettext_lazy("%(name)s is logged out everywhere."),
    "delete": gettext_lazy("%(name)s’s account is deleted."),
}


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who has an account, and the invitations that are open."""
    return _page(request)


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """A new invitation; its link is on this answer alone and nowhere afterwards."""
    role = request.POST.get("role", "")
    if role not in DECIDER_ROLES:
        raise InputError(_("There is no such role."), hint=_("Choose one of the list."))
    token = invitations.invite(role, by=request.user)
    link = f"{settings.SERVING.origin}{reverse('join', args=[token])}"
    return _page(request, link=link, role=role)


@require_POST
def withdraw(request: HttpRequest, invitation: int) -> HttpResponse:
    """An open invitation is worth nothing any more."""
    if invitations.withdraw(invitation, by=request.user):
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("people")


@require_POST
def change(request: HttpRequest, person: int) -> HttpResponse:
    """Another's role or entry changes, their sessions end, or their account is deleted."""
    other = get_object_or_404(Person, pk=person)
    act, role = request.POST.get("act", ""), request.POST.get("role", "")
    if other.pk == request.user.pk and act in ("role", "close", "delete"):
        raise InputError(
            _("Nobody changes their own role or closes their own account."),
            hint=_("Ask another administrator."),
        )
    if act not in _DONE or (act == "role" and role not in DECIDER_ROLES):
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    with transaction.atomic():
        _changed(other, act, role, by=request.user)
    if act == "delete":
        leave_the_disk()
    named = {"name": other.name, "role": word(role, "ROLE_NAMES")}
    messages.success(request, str(_DONE[act]) % named)
    return redirect("people")


def _changed(other: Person, act: str, role: str, *, by: Person) -> None:
    """The account changed, and that it was written down: both or neither."""
    before = other.role if act == "role" else ""
    acts.keep(act, by=by, on=other, role=role if act == "role" else "", before=before)
    if act == "role":
        other.role = role
        other.save(update_fields=["role"])
    elif act in ("close", "open"):
        other.is_active = act == "open"
        other.save(update_fields=["is_active"])
    elif act == "codes":
        other.code_secret = ""
        other.save(update_fields=["code_secret"])
    # whatever changed, it holds from now on and not from their next log-in
    other.sessions.all().delete()
    if act == "delete":
        other.delete()


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What administrators, and invitations, did to accounts; the latest first."""
    offset = leaf_from(request)
    found = list(Act.objects.order_by("-pk")[offset : offset + _LEAF + 1])
    known = names()
    values = {
        "acts": [(one, _said(one, known)) for one in found[:_LEAF]],
        "more": offset + _LEAF if len(found) > _LEAF else None,
    }
    return render(request, "workbench/acts.html", values)


def _said(one: Act, known: Mapping[str, str]) -> str:
    by = isolated(name_of(one.by, known)) if one.by else _("whoever has the record’s folder")
    said = str(acts.SAID[one.what]) % {
        "by": by,
        "on": isolated(name_of(one.on, known)) if one.on else "",
        "role": word(one.role, "ROLE_NAMES"),
        "before": word(one.before, "ROLE_NAMES"),
    }
    return said[:1].upper() + said[1:]


def _page(request: HttpRequest, *, link: str = "", role: str = "") -> HttpResponse:
    open_ = Invitation.objects.filter(used_at=None, ends_at__gt=timezone.now())
    values = {
        "people": Person.objects.order_by("name"),
        "invitations": open_.select_related("made_by").order_by("ends_at"),
        "roles": DECIDER_ROLES,
        "link": link,
        "role": role,
    }
    return render(request, "workbench/people.html", values)
