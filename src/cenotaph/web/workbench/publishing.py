"""Publishing from the workbench: what the next edition changes, and the button that makes it."""

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cenotaph.config import contact_of
from cenotaph.errors import CenotaphError, InputError, Overtaken
from cenotaph.run import evidence
from cenotaph.run.editions import changed_since_last
from cenotaph.run.evidence import Unsound
from cenotaph.store.past import published
from cenotaph.web.publishing import publish_record
from cenotaph.web.serve.trouble import status_of
from cenotaph.web.translation import gettext as _
from cenotaph.web.workbench.deciding import decider, in_words, seen


@require_http_methods(["GET", "POST"])
def publishing(request: HttpRequest) -> HttpResponse:
    """What would change for readers of the published site; or it is published, and how it went."""
    if request.method == "GET":
        return _shown(request)
    try:
        files, edition = _published(request)
    except CenotaphError as error:
        return _shown(request, error=error)
    found = evidence.unsound(request.record, edition.incidents)
    return _shown(request, made=edition, files=files, unsound=found)


def _published(request: HttpRequest) -> Any:
    """The number of files and the edition, which is the one whose changes the editor looked at."""
    site: Path | None = request.serving.site
    if site is None:
        raise InputError(
            _("This server was not told where to publish."),
            hint=_("Start it with: cenotaph serve --site DIR"),
        )
    if seen(request) != request.record.head().seq:
        raise Overtaken(
            _("The record has changed since you looked."),
            hint=_("Here is what would be published now."),
        )
    if not request.serving.publishing.acquire(blocking=False):
        raise Overtaken(_("A colleague is publishing right now."), hint=_("Look again soon."))
    try:
        return publish_record(
            request.record,
            site,
            by=decider(request),
            banner=request.serving.banner,
            contact=contact_of() or _own_form(request),
            pairs=request.serving.pairs,
        )
    finally:
        request.serving.publishing.release()


def _own_form(request: HttpRequest) -> str | None:
    """The server's own page for corrections, if it has an address that others can reach."""
    origin = request.serving.origin
    return f"{origin}/corrections" if origin.secure else None


def _shown(
    request: HttpRequest,
    *,
    made: Any = None,
    files: int = 0,
    unsound: tuple[Unsound, ...] = (),
    error: CenotaphError | None = None,
) -> HttpResponse:
    public = request.public.ids()
    editions = published(request.record)
    today = request.public.on
    values: dict[str, Any] = {
        "released": public,
        "embargoed": sorted(
            (release.public_from, incident)
            for incident, release in request.record.released().items()
            if not release.is_public(today)
        ),
        "last": editions[-1] if editions else None,
        "changes": changed_since_last(request.record, public, "range")[1],
        "seq": request.record.head().seq,
        "made": made,
        "files": files,
        "unsound": unsound,
        "error": None if error is None else in_words(error),
    }
    status = 200 if error is None else status_of(error)
    return render(request, "workbench/publish.html", values, status=status)
