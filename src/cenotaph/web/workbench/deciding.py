"""Decisions of whoever is logged in: the project's one way to decide, as them and in their role."""

from collections.abc import Iterable

from django.http import HttpRequest

from cenotaph.errors import CenotaphError
from cenotaph.record.decisions import Decider
from cenotaph.run.clock import now
from cenotaph.run.deciding import Made, Proposal, decide
from cenotaph.web.workbench.naming import with_names


def decider(request: HttpRequest) -> Decider:
    """Who decides: the opaque id of the person logged in, in their role."""
    return Decider(actor=request.user.actor, role=request.user.role)


def decide_as(request: HttpRequest, proposals: Iterable[Proposal]) -> tuple[Made, ...]:
    """The decisions made, all or none; raises what `decide` raises."""
    return decide(request.record, proposals, by=decider(request), at=now())


def seen(request: HttpRequest) -> int | None:
    """The entry that the form was made on; None where it says none, and nothing was looked at."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() else None


def in_words(error: CenotaphError) -> str:
    """The error and its hint, colleagues by their names."""
    return " ".join(filter(None, (with_names(error.message), error.hint)))
