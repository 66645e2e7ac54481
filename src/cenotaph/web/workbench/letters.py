"""A reader's message: what they wrote, what was decided on the incident since, and its outcome."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cenotaph.errors import InputError, RecordError
from cenotaph.model.incidents import Incident
from cenotaph.run.auditing import decisions_since
from cenotaph.run.viewing import view_of
from cenotaph.store.settled import Audited
from cenotaph.web.people import letters
from cenotaph.web.people.models import Assignment, Message
from cenotaph.web.sentences import sentence
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import in_words
from cenotaph.web.workbench.said_of import Reader
from cenotaph.web.workbench.sight import sight_of

# What a decision means to who wrote: nobody outside knows our actions by their names.
_CHANGED: Mapping[str, Any] = {
    "accept": gettext_lazy("A figure was checked against its page, and stands."),
    "confirm": gettext_lazy("What the record says was checked, and stands."),
    "amend": gettext_lazy("What was read from a page was corrected."),
    "reject": gettext_lazy("A figure was taken out: its page does not say it."),
    "discount": gettext_lazy("What was shown is not counted any more."),
    "enter": gettext_lazy("A figure that was missing was added."),
    "merge": gettext_lazy("Two incidents were found to be one, and were put together."),
    "same": gettext_lazy("Two incidents were found to be one, and were put together."),
    "split": gettext_lazy("A page was found to tell of something else, and was taken out."),
    "different": gettext_lazy("Two reports were found to tell of different incidents."),
    "withhold": gettext_lazy("The incident is not shown any more."),
    "undo": gettext_lazy("An earlier decision was taken back."),
}
# How a message is settled where no decision does it.
_BY_WORDS = ("declined", "otherwise")
_OTHERWISE = gettext_lazy("The record was changed.")
_DECLINED = gettext_lazy("We looked into it. The record stays as it is, because ")


@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, message: int) -> HttpResponse:
    """The message with what may settle it; or it is taken up, settled, or its words deleted."""
    letter = get_object_or_404(Message, pk=message)
    act = _ACTS.get(request.POST.get("act", ""))
    if request.method == "GET":
        return _shown(request, letter)
    if act is None:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    try:
        return act(request, letter)
    except InputError as error:
        return _shown(request, letter, error)


def _taken(request: HttpRequest, letter: Message) -> HttpResponse:
    taken, _new = Assignment.objects.get_or_create(
        subject=letter.key, defaults={"person": request.user}
    )
    if taken.person != request.user:
        messages.error(
            request, _("%(name)s has taken it on already.") % {"name": taken.person.name}
        )
    return redirect("message", letter.pk)


def _settled(request: HttpRequest, letter: Message) -> HttpResponse:
    outcome = request.POST.get("outcome", "").strip()
    if not outcome or outcome == str(_DECLINED).strip():
        raise InputError(_("An outcome needs words."), hint=_("Say what was done, and why."))
    how = request.POST.get("how", "")
    seq = int(how) if how in {str(line.entry.seq) for line in _since(request, letter)} else None
    if seq is None and how not in _BY_WORDS:
        raise InputError(
            _("This decision is not one that was made on the incident since."),
            hint=_("Choose one of the list, or decline with a reason."),
        )
    if not letters.settle(letter, outcome, declined=how == "declined", seq=seq):
        raise InputError(
            _("A colleague has settled it already."), hint=_("Look at the message again.")
        )
    messages.success(request, _("The reader can see the outcome now."))
    return redirect("queue")


def _forgotten(request: HttpRequest, letter: Message) -> HttpResponse:
    if letter.settled_at is None:
        raise InputError(
            _("Nobody has answered this message."), hint=_("Settle or decline it first.")
        )
    letters.forget(letter)
    messages.success(request, _("The words are deleted. The outcome stays."))
    return redirect("queue")


def _reopened(request: HttpRequest, letter: Message) -> HttpResponse:
    if not letters.reopen(letter):
        raise InputError(
            _("This message cannot be opened again."),
            hint=_("It waits already, or its words are deleted."),
        )
    messages.success(request, _("The message waits again. The reader sees no outcome."))
    return redirect("message", letter.pk)


_ACTS = {"take": _taken, "settle": _settled, "forget": _forgotten, "reopen": _reopened}


def _shown(request: HttpRequest, letter: Message, error: InputError | None = None) -> HttpResponse:
    letter.refresh_from_db()
    found, lines = _incident(request, letter), _since(request, letter)
    how = request.GET.get("how") or request.POST.get("how")
    chosen = next((line for line in lines if str(line.entry.seq) == how), None)
    sight = sight_of(request)
    taken = Assignment.objects.filter(subject=letter.key).select_related("person").first()
    values: dict[str, Any] = {
        "letter": letter,
        "incident": found,
        "pages": [] if found is None else view_of(request.record, found, sight.level).reports,
        "closed": frozenset() if found is None else sight.closed(found.reports),
        "lines": lines,
        "told": {} if found is None else {found.id: _("this incident")},
        # what was typed is never lost, also where what it settled by is gone
        "how": how if chosen or how in _BY_WORDS else ("otherwise" if error else None),
        "outcome": request.POST.get("outcome", "") or _outcome(request, found, chosen, how),
        "error": None if error is None else in_words(error),
        "state": letters.state_of(letter),
        "taken": taken,
        "here": reverse("message", args=[letter.pk]),
        "days": letters.KEPT.days,
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/message.html", values, status=status)


def _incident(request: HttpRequest, letter: Message) -> Incident | None:
    """The incident as it stands, or the one it went into; None where no page tells of it now."""
    try:
        found: Incident = request.record.incident(letter.incident)
    except (InputError, RecordError):
        return None
    return found


def _since(request: HttpRequest, letter: Message) -> list[Audited]:
    """What people decided on the incident since the message came, the latest first."""
    found, sight = _incident(request, letter), sight_of(request)
    if found is None:
        return []
    lines = decisions_since(request.record, found, letter.arrived, veil=sight.veil)
    return Reader(record=request.record, sight=sight).lines(lines)


def _outcome(
    request: HttpRequest, found: Incident | None, chosen: Audited | None, how: str | None
) -> str:
    """The words an outcome begins with: what was done, and what the incident says now."""
    if how == "declined":
        return str(_DECLINED)
    if found is None or (chosen is None and how != "otherwise"):
        return ""
    action = "" if chosen is None or chosen.decided is None else chosen.decided.action
    tolls = [one for one in view_of(request.record, found, "public").tolls if one.key is None]
    now = [] if action == "withhold" else [sentence(one) for one in tolls[:1]]
    return " ".join([str(_CHANGED.get(action, _OTHERWISE)), *now])
