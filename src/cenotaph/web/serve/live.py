"""The public pages live: the released incidents as the record has them now, for every request."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from cenotaph.errors import CenotaphError
from cenotaph.run.clock import now
from cenotaph.run.exporting import FILES, export
from cenotaph.run.guard import place_of_bug
from cenotaph.run.viewing import edition_now, views
from cenotaph.web.languages import without_language
from cenotaph.web.publish import download_of
from cenotaph.web.serve.last_changes import LastChanges
from cenotaph.web.serve.serving import Serving
from cenotaph.web.site import Site, site_of
from cenotaph.web.workbench.trouble import told


class LiveSite:
    """The released incidents as one site, made anew when the log has grown, and kept until then."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._lock = Lock()
        self._seq = -1
        self._site: Site | None = None
        self._offered: Site | None = None
        self._files: dict[str, bytes] = {}

    def site(self, *, downloads: bool = False) -> Site:
        """The site as the record has it now; its files are only made for who asks for them."""
        with self._lock:
            site = self._now()
            return self._with_files(site) if downloads else site

    def file(self, name: str) -> bytes | None:
        """The bytes of one of the site's files, if there is one of this name."""
        with self._lock:
            self._with_files(self._now())
            return self._files.get(name)

    def _now(self) -> Site:
        record = self._serving.record
        seq = record.head().seq
        if self._site is None or self._seq != seq:
            released = record.released()
            edition = edition_now(record, released, at=now())
            shown = views(record, "public", only=released)
            self._site = site_of(shown, edition, banner=self._serving.banner)
            self._seq, self._offered, self._files = seq, None, {}
        return self._site

    def _with_files(self, site: Site) -> Site:
        if self._offered is None:
            with tempfile.TemporaryDirectory(prefix="cenotaph-") as folder:
                paths = [path for kind in FILES for path in export(site.views, kind, Path(folder))]
                self._files = {path.name: path.read_bytes() for path in paths}
                files = tuple(download_of(path.name, path) for path in paths)
            self._offered = replace(site, downloads=files)
        return self._offered


class Live:
    """Middleware: hangs the record and the public site on each request.

    Expected trouble becomes a page with its sentence; of a bug its kind and place are printed, and
    never what the request or the record held.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer
        self._live = LiveSite(settings.SERVING)
        self._changes = LastChanges(settings.SERVING.record)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.serving = settings.SERVING
        request.record = settings.SERVING.record
        request.live = self._live
        request.origin = str(settings.SERVING.origin)
        request.changed = SimpleLazyObject(self._changes.now)
        offers = without_language(request.path).startswith("downloads")
        request.site = SimpleLazyObject(lambda: self._live.site(downloads=offers))
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for expected trouble, with the status that says what kind it is."""
        if isinstance(error, CenotaphError):
            return told(request, error)
        if not isinstance(error, Http404 | PermissionDenied | SuspiciousOperation):
            print(f"Error: {type(error).__name__} in {place_of_bug(error)}", file=sys.stderr)
        return None


def download(request: HttpRequest, name: str) -> HttpResponse:
    """One file of the site's downloads; raises `Http404` for any other name."""
    live: LiveSite = request.live
    data = live.file(name)
    if data is None:
        raise Http404
    kind = "text/csv" if name.endswith(".csv") else "application/jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=f"{kind}; charset=utf-8", headers=headers)
