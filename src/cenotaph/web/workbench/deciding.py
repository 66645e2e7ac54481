"""Decisions of whoever is logged in: the project's one way to decide, as them and in their role."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cenotaph.errors import CenotaphError, Overtaken, Touch
from cenotaph.record.decisions import Decider
from cenotaph.record.releasing import Release
from cenotaph.run.clock import now
from cenotaph.run.deciding import Made, Proposal, decide
from cenotaph.web.below import in_our_words
from cenotaph.web.sentences import word
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated
from cenotaph.web.words import ACTIONS
from cenotaph.web.workbench.naming import moment, name_of, names, with_names


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Visibility:
    """An incident that is released: whether strangers see it, else from which day they do."""

    public: bool
    public_from: str


def shown_on(release: Release | None, day: str) -> Visibility | None:
    """What a release comes to on a day; None where there is none."""
    if release is None:
        return None
    return Visibility(public=release.is_public(day), public_from=release.public_from)


def release_now(request: HttpRequest, incident: str) -> Visibility | None:
    """What is decided on showing the incident of this id, and what it comes to today."""
    today = request.serving.public().on
    return shown_on(request.record.release_of(incident), today)


def in_words(error: CenotaphError) -> SafeString:
    """The error and its hint, colleagues by their names, in the language being rendered."""
    if isinstance(error, Overtaken) and error.touch is not None:
        return _faster(error.touch)
    said = filter(None, (with_names(error.message), error.hint))
    return format_html_join(" ", "{}", ((in_our_words(one),) for one in said))


def _faster(touch: Touch) -> SafeString:
    """Who was faster and with what, for whoever looked at the same thing."""
    table = "ACTIONS" if touch.did in ACTIONS else "ENTRY_KINDS"
    said = {
        "who": isolated(name_of(touch.actor, names())),
        "did": word(touch.did, table),
        "at": moment(touch.at),
    }
    return format_html(
        "{} {}",
        _("%(who)s was faster: “%(did)s”, %(at)s.") % said,
        _("Nothing of yours is decided. Look at it as it is now, then decide."),
    )
