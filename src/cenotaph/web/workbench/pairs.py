"""Pairs of incidents that may be one, side by side, for a person to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cenotaph.errors import CenotaphError, InputError, RecordError
from cenotaph.link.apart import KeptApart, kept_apart
from cenotaph.link.cluster import THRESHOLD
from cenotaph.link.compare import explain_pair
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Action
from cenotaph.record.open_pairs import OpenPair
from cenotaph.record.view import ClaimView, ReportView, View
from cenotaph.run.deciding import Proposal
from cenotaph.run.near import Near
from cenotaph.run.viewing import view_of
from cenotaph.run.waiting import Row, rows_of
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import (
    Visibility,
    decide_as,
    in_words,
    release_now,
    seen,
)
from cenotaph.web.workbench.reasons import USUAL
from cenotaph.web.workbench.sight import Sight, sight_of

# As many as a person goes over at a sitting; each is shown in full.
_AT_ONCE = 10
# Of a long page the first claims say what it tells of.
_CLAIMS = 4
# What may be said of a pair.
_VERDICTS: tuple[Action, ...] = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One incident of a pair: its likest report, as its reader may see it, and the others.

    `release` says whether strangers see it.
    """

    report: ReportView
    claims: tuple[ClaimView, ...]
    others: tuple[ReportView, ...]
    view: View
    release: Visibility | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two incidents side by side; `near` says what speaks for one and what against.

    `row` holds what the tolls would be if they are one, `closed` the pages that
    may not be opened.
    """

    sides: tuple[Side, Side]
    near: Near
    row: Row
    score: float
    closed: frozenset[str]
    apart: KeptApart

    @property
    def likely(self) -> bool:
        """Whether the two score as one incident, if only by a hair."""
        return self.score >= THRESHOLD

    @property
    def kept_apart(self) -> str:
        """What keeps two apart that are likely one; empty where they are not, or no rule does."""
        if not self.likely:
            return ""
        if self.apart.times:
            named = {"n": self.apart.times, "pairs": self.apart.pairs}
            return _("Told on days too far apart: %(n)s of %(pairs)s pairs of pages.") % named
        if not self.apart.by_average:
            return ""
        if self.apart.places:
            named = {"n": self.apart.places, "pairs": self.apart.pairs}
            return _("Told of places too far apart: %(n)s of %(pairs)s pairs of pages.") % named
        return _("All pages of both, taken together, are not alike enough.")


@require_http_methods(["GET", "POST"])
def pairs(request: HttpRequest) -> HttpResponse:
    """The open pairs that a person's word on is worth most; or one of them decided."""
    found = request.serving.pairs.known()
    if request.method == "GET":
        return _shown(request, found)
    return _answered(request, found, "pairs")


@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """One open pair, from the queue; or it decided, and then the queue again."""
    of = [p for p in request.serving.pairs.ranked() if set(p.incidents) == {one, other}]
    if request.method == "POST":
        return _answered(request, of, "queue")
    if not of:
        # whoever has the address may come late; of what never was there is nothing to say
        if not {one, other} <= {i.id for i in _known(request, (one, other))}:
            raise Http404
        messages.info(request, _("That pair is open no more."))
        return redirect("pairs")
    return _shown(request, of)


def _known(request: HttpRequest, ids: Iterable[str]) -> Iterable[Incident]:
    for id_ in ids:
        try:
            yield request.record.incident(id_)
        except (InputError, RecordError):
            continue


def _answered(request: HttpRequest, found: Iterable[OpenPair] | None, then: str) -> HttpResponse:
    try:
        _decided(request)
    except (InputError, RecordError) as error:
        return _shown(request, found, error)
    messages.success(request, _("Decided, and logged."))
    return redirect(then)


def _decided(request: HttpRequest) -> None:
    act = request.POST.get("act", "")
    verdict = next((one for one in _VERDICTS if one == act), None)
    if verdict is None:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    one = Proposal(
        action=verdict,
        subject=request.POST.get("one", ""),
        reason=request.POST.get("reason", "").strip() or USUAL[verdict],
        seen=seen(request),
        details={"with": request.POST.get("other", "")},
    )
    decide_as(request, [one])


def _shown(
    request: HttpRequest, found: Iterable[OpenPair] | None, error: CenotaphError | None = None
) -> HttpResponse:
    sight = sight_of(request)
    # of what somebody reads blind they see no figure beside another
    every = tuple(one for one in found or () if not sight.incidents & set(one.incidents))
    values: dict[str, Any] = {
        "pairs": [_pair(request, one, sight) for one in every[:_AT_ONCE]],
        "more": max(0, len(every) - _AT_ONCE),
        "comparing": found is None,
        "seq": request.record.head().seq,
        "error": None if error is None else in_words(error),
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/pairs.html", values, status=status)


def _pair(request: HttpRequest, one: OpenPair, sight: Sight) -> Pair:
    (row,) = rows_of(request.record, [one])
    assert row.incident is not None and row.other is not None, "an open pair's incidents stand"
    both = row.incident, row.other
    ours, theirs = (
        next(report for report in incident.reports if report.id == id_)
        for incident, id_ in zip(both, one.likest, strict=True)
    )
    reasons = {name: score for name, score in explain_pair(ours, theirs).items() if name != "score"}
    left, right = (
        _side(request, id_, view_of(request.record, incident, sight.level))
        for incident, id_ in zip(both, one.likest, strict=True)
    )
    near = Near(incident=row.other, score=one.score, reasons=reasons)
    closed = sight.closed(report for incident in both for report in incident.reports)
    return Pair(
        sides=(left, right),
        near=near,
        row=row,
        score=one.score,
        closed=closed,
        apart=kept_apart(*(incident.reports for incident in both)),
    )


def _side(request: HttpRequest, likest: str, view: View) -> Side:
    shown = next(one for one in view.reports if one.id == likest)
    claims = tuple(claim for claim in view.claims if claim.report == likest)
    others = tuple(one for one in view.reports if one.id != likest)
    return Side(
        report=shown,
        claims=claims[:_CLAIMS],
        others=others,
        view=view,
        release=release_now(request, view.id),
    )
