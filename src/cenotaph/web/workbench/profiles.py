"""What is known of a source beyond its name: shown with where it bears, and decided anew."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from cenotaph.errors import CenotaphError, InputError, NotPermitted, RecordError
from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident
from cenotaph.run.profiling import heard_in, profiled, standing_profile
from cenotaph.run.speaking import source_named
from cenotaph.store.record import Record
from cenotaph.store.settled import some_incidents
from cenotaph.toll.profiles import (
    Profile,
    by_name,
    names_of,
    profile_in,
    profile_of,
    reference_profiles,
)
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import decide_as, in_words
from cenotaph.web.workbench.sight import Sight, sight_of

# As many incidents as a person looks at; the others are counted.
_LISTED = 30


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The source that the address names, or its profile decided and then the source again."""
    named = request.GET.get("named", "").strip()
    if not named:
        return redirect("queue")
    try:
        source, _heard = source_named(request.record, named)
        sight = sight_of(request)
        _check_may_know(request.record, sight, source, named)
        if request.method == "POST":
            _decided(request, source)
            return redirect(f"{reverse('source-profile')}?{urlencode({'named': source})}")
    except (InputError, RecordError) as error:
        return _shown(request, named, None, error)
    return _shown(request, named, source, None)


def _check_may_know(record: Record, sight: Sight, source: str, named: str) -> None:
    """Raises NotPermitted where the source is sealed to this person, or what is known names one."""
    sealed = {by_name(one) for one in sight.sources} | sight.sources
    decided = standing_profile(record, source)
    told = set() if decided is None else set(decided.decided.details.values())
    if not sealed.isdisjoint({named, source, *names_of(source), *told, *map(by_name, told)}):
        raise NotPermitted(_("This source is sealed."), hint=_("Ask an editor."))


def _decided(request: HttpRequest, source: str) -> None:
    stands = standing_profile(request.record, source)
    if stands is not None and stands.decided.details.get("level"):
        # a profile replaces the one before it whole, and would take the seal away
        raise InputError(
            _("This source is sealed, and stays so."),
            hint=_("What else is known of it is decided with: cenotaph profile"),
        )
    given = {
        name: request.POST.get(name, "").strip() for name in ("belongs_to", "repeats", "scope")
    }
    said = {name: value for name, value in given.items() if value} or {"belongs_to": ""}
    made = profiled(request.record, source, said, reason=request.POST.get("reason", "").strip())
    before = request.record.head().seq
    decide_as(request, [made.proposal])
    number = len(heard_in(request.record, source))
    told = _("Decided, and logged with entry %(entry)s. It bears on %(n)s incidents.")
    messages.success(request, told % {"entry": before + 1, "n": number})
    for one in made.unheard:
        messages.warning(request, _("No page hears %(source)s yet.") % {"source": one})


def _shown(
    request: HttpRequest, named: str, source: str | None, error: CenotaphError | None
) -> HttpResponse:
    values: dict[str, Any] = {"named": named, "source": source, "given": request.POST}
    if source is not None:
        decided = standing_profile(request.record, source)
        closed = sight_of(request).incidents
        ids = [one for one in heard_in(request.record, source) if one not in closed]
        values |= {
            "decided": decided,
            "known": _known(source, decided),
            "incidents": list(_incidents(request, ids[:_LISTED])),
            "more": max(0, len(ids) - _LISTED),
        }
    values["error"] = None if error is None else in_words(error)
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/profile.html", values, status=status)


def _known(source: str, decided: Decision | None) -> Profile:
    """What stands: what was decided, else what the reference data give."""
    if decided is not None:
        return profile_in(decided.decided)
    return profile_of(source, reference_profiles())


def _incidents(request: HttpRequest, ids: list[str]) -> Iterator[dict[str, Any]]:
    with request.record.reading() as connection:
        found: tuple[Incident, ...] = some_incidents(connection, ids)
    for one in found:
        tolls = [toll for toll in one.tolls if toll.policy == "range" and toll.key is None]
        yield {"incident": one, "tolls": tolls}
