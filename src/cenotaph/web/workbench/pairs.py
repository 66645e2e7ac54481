"""Pairs of incidents that the program is least sure of, side by side, for a person to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cenotaph.errors import CenotaphError, InputError, RecordError
from cenotaph.link.cluster import THRESHOLD
from cenotaph.link.compare import explain_pair
from cenotaph.model.reports import Report
from cenotaph.model.vocabulary import Action, Level
from cenotaph.record.view import ClaimView, ReportView, View
from cenotaph.run.deciding import Proposal
from cenotaph.run.linking import most_useful
from cenotaph.run.near import Near
from cenotaph.run.viewing import view_of
from cenotaph.store.past import homes
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import decide_as, in_words, seen
from cenotaph.web.workbench.trouble import status_of

# As many as a person goes over at a sitting; each is shown in full.
_AT_ONCE = 10
# Of a long page the first claims say what it tells of.
_CLAIMS = 4
# What may be said of a pair, and why, where a person says no more.
_VERDICTS: Mapping[str, Action] = {"same": "same", "different": "different", "unsure": "unsure"}
_REASONS: Mapping[str, str] = {
    "same": "Read side by side: they tell of one incident.",
    "different": "Read side by side: they tell of two incidents.",
    "unsure": "Read side by side: it cannot be told.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One report of a pair as its reader may see it, and the incident it is in."""

    report: ReportView
    claims: tuple[ClaimView, ...]
    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports side by side; `near` says what speaks for one incident and what against."""

    sides: tuple[Side, Side]
    near: Near

    @property
    def likely(self) -> bool:
        """Whether the two score as one incident, if only by a hair."""
        return self.near.score >= THRESHOLD


@require_http_methods(["GET", "POST"])
def pairs(request: HttpRequest) -> HttpResponse:
    """The pairs that a person's word on is worth most, as `link --review` has them; or one decided.

    Every pair of two incidents that share a block is compared again for it.
    """
    if request.method == "GET":
        return _shown(request)
    try:
        _decided(request)
    except (InputError, RecordError) as error:
        return _shown(request, error)
    messages.success(request, _("Decided, and logged."))
    return redirect("pairs")


def _decided(request: HttpRequest) -> None:
    act = request.POST.get("act", "")
    if act not in _VERDICTS:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    one = Proposal(
        action=_VERDICTS[act],
        subject=request.POST.get("one", ""),
        reason=request.POST.get("reason", "").strip() or _REASONS[act],
        seen=seen(request),
        details={"with": request.POST.get("other", "")},
    )
    decide_as(request, [one])


def _shown(request: HttpRequest, error: CenotaphError | None = None) -> HttpResponse:
    record, level = request.record, _level(request)
    found = most_useful(record.undecided_pairs(), _AT_ONCE)
    with record.reading() as connection:
        at = homes(connection)
    ids = {at[report.id] for one in found for report in one[:2]}
    incidents = {id_: record.incident(id_) for id_ in sorted(ids)}
    seen_as = {id_: view_of(record, one, level) for id_, one in incidents.items()}
    values: dict[str, Any] = {
        "pairs": [
            Pair(
                sides=(_side(ours, seen_as[at[ours.id]]), _side(theirs, seen_as[at[theirs.id]])),
                near=Near(
                    incident=incidents[at[theirs.id]], score=score, reasons=_reasons(ours, theirs)
                ),
            )
            for ours, theirs, score in found
        ],
        "seq": record.head().seq,
        "error": None if error is None else in_words(error),
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/pairs.html", values, status=status)


def _level(request: HttpRequest) -> Level:
    return "sealed" if request.user.may("editor") else "internal"


def _side(report: Report, view: View) -> Side:
    shown = next(one for one in view.reports if one.id == report.id)
    claims = tuple(claim for claim in view.claims if claim.report == report.id)
    return Side(report=shown, claims=claims[:_CLAIMS], view=view)


def _reasons(ours: Report, theirs: Report) -> Mapping[str, float]:
    return {name: score for name, score in explain_pair(ours, theirs).items() if name != "score"}
