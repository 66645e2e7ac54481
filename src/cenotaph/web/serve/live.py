"""Middleware that hangs the record and the public site on each request, and the downloads."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from cenotaph.errors import CenotaphError
from cenotaph.web import views
from cenotaph.web.serve import search
from cenotaph.web.serve.answers import Answers
from cenotaph.web.serve.last_changes import LastChanges
from cenotaph.web.serve.site import Keeper, LiveSite
from cenotaph.web.serve.trouble import told

# They tell of what is being worked out beside the requests.
_NOT_KEPT = (views.downloads, views.changes)


class Live:
    """Middleware: hangs the record and the public site on each request.

    Expected trouble becomes a page with its sentence.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer
        self._keeper = Keeper(settings.SERVING)
        self._changes = LastChanges(settings.SERVING.record)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.serving = settings.SERVING
        request.record = settings.SERVING.record
        request.public = SimpleLazyObject(settings.SERVING.public)
        request.origin = str(settings.SERVING.origin)
        # where the log is, looked up once for all that hangs on it
        request.head = cache(settings.SERVING.record.head)
        request.changed = SimpleLazyObject(lambda: self._changes.now(request.head().seq))
        request.site = SimpleLazyObject(lambda: self._keeper.now(request.head()))
        return self._answer(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        named: Mapping[str, Any],
    ) -> HttpResponse | None:
        """A public page without a question in its address, from those that are kept."""
        public = view.__module__ == views.__name__ or view is search.incidents
        if not public or request.GET or request.method != "GET":
            return None
        try:
            return self._kept(request, view, args, named)
        except Exception as error:
            # what fails here is not brought to `process_exception` by Django
            told_of = self.process_exception(request, error)
            if told_of is None:
                raise
            return told_of

    def _kept(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        named: Mapping[str, Any],
    ) -> HttpResponse:
        answers: Answers = request.site.answers
        page = answers.get(request.path)
        if page is None:
            answer = view(request, *args, **named)
            page = answer.content
            if view not in _NOT_KEPT:
                answers.keep(request.path, page)
        return HttpResponse(page)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for expected trouble, with the status that says what kind it is."""
        return told(request, error) if isinstance(error, CenotaphError) else None


def download(request: HttpRequest, name: str) -> FileResponse:
    """One file of the site's downloads; raises `Http404` for any other name."""
    site: LiveSite = request.site
    path = site.file(name)
    if path is None:
        raise Http404
    kind = "text/csv" if name.endswith(".csv") else "application/jsonl"
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=name,
        content_type=f"{kind}; charset=utf-8",
    )
