"""Adding pages: by address, as files, as pasted text, as a note written down by hand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cenotaph.errors import InputError
from cenotaph.model.pages import Receipt
from cenotaph.model.values import Problem
from cenotaph.run.adding import Outcome, Work
from cenotaph.run.fetch import fetch
from cenotaph.run.sources import TOOL, Source, media_type_of
from cenotaph.web.serve.settings import MAX_UPLOAD
from cenotaph.web.translation import gettext as _


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The ways to add a page; or pages added, the first of them shown at once."""
    if request.method == "GET":
        return render(request, "workbench/add.html", {})
    make = _WAYS.get(request.POST.get("way", ""))
    if make is None:
        raise InputError(_("There is nothing to do."), hint=_("Use one of the buttons."))
    outcomes = request.serving.add(list(make(request)))
    failed = [(one.name, one.came) for one in outcomes if isinstance(one.came, Problem)]
    added = [one.came for one in outcomes if not isinstance(one.came, Problem)]
    if failed or not added:
        return _told(request, outcomes)
    new = sum(one.new for one in added)
    messages.success(
        request,
        _("%(n)s added, %(known)s known already.") % {"n": new, "known": len(added) - new},
    )
    return redirect("page", added[0].page) if added[0].page else redirect("queue")


def _told(request: HttpRequest, outcomes: list[Outcome]) -> HttpResponse:
    values: dict[str, Any] = {"outcomes": outcomes, "given": request.POST}
    return render(request, "workbench/add.html", values, status=400)


def _by_address(request: HttpRequest) -> Iterator[Work]:
    address = request.POST.get("address", "").strip()
    yield Work(name=address, source=partial(_fetched, address, _known(request)))


def _fetched(address: str, known: dict[str, Any], at: str) -> Source:
    data, receipt = fetch(address, captured_at=at, max_bytes=MAX_UPLOAD, outside=True)
    return Source(name=address, data=data, receipt=replace(receipt, **known))


def _files(request: HttpRequest) -> Iterator[Work]:
    given: list[UploadedFile] = request.FILES.getlist("files")
    if not given:
        raise InputError(_("No file came."), hint=_("Choose one of at most 20 MB."))
    for file in given:
        name = file.name or _("a file")
        yield Work(name=name, source=partial(_uploaded, file.read(), name, _known(request)))


def _uploaded(data: bytes, name: str, known: dict[str, Any], at: str) -> Source:
    receipt = Receipt(captured_at=at, media_type=media_type_of(Path(name)), **known)
    return Source(name=name, data=data, receipt=receipt)


def _written(request: HttpRequest) -> Iterator[Work]:
    names = ("title", "source", "published_at", "url")
    said = {name: request.POST.get(name, "").strip() or None for name in names}
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise InputError(_("There is no text."), hint=_("Paste it, or write it down."))
    # a note names itself: two calls on one day may have the same words
    row_id = f"note-{token_hex(8)}" if request.POST.get("way") == "hand" else None
    receipt = Receipt(
        row_id=row_id, media_type="text/plain; charset=utf-8", tool=tool_of(request), **said
    )
    yield Work(name=_("the text"), source=partial(_text, text.encode(), receipt))


def _text(data: bytes, receipt: Receipt, at: str) -> Source:
    return Source(name="text", data=data, receipt=replace(receipt, captured_at=at))


def _known(request: HttpRequest) -> dict[str, Any]:
    """What the person knows of a page that need not say it of itself."""
    names = ("source", "published_at")
    said = {name: request.POST.get(name, "").strip() or None for name in names}
    return said | {"tool": tool_of(request)}


def tool_of(request: HttpRequest) -> str:
    """The program, and by their opaque id the person who asked it for the page."""
    return f"{TOOL} for {request.user.actor}"


_WAYS: Mapping[str, Callable[[HttpRequest], Iterator[Work]]] = {
    "address": _by_address,
    "files": _files,
    "paste": _written,
    "hand": _written,
}
