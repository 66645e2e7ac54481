"""The door of the API: every request passes it, and every answer leaves with its headers.

Who asks too much waits; who has the answer already is told so before anything is looked up;
nothing but reading is answered. No cookie is read and none is set.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from cenotaph import __version__
from cenotaph.codec import digest
from cenotaph.web.api.kept import Body
from cenotaph.web.api.trouble import not_allowed, too_many

# What is withheld is gone from every cache within a minute.
_KEPT = "public, max-age=60"
_READING = ("GET", "HEAD")

View = Callable[..., HttpResponse]


def door(view: View) -> View:
    """The view behind the door."""

    @csrf_exempt
    @gzip_page
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        answer = _answer(request, view, *args, **values)
        if request.serving.origin.secure:
            _for_other_sites(answer)
        return answer

    return answered


def _answer(request: HttpRequest, view: View, *args: Any, **values: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": "GET, HEAD, OPTIONS"})
    if request.method not in _READING:
        return not_allowed()
    seconds = request.serving.limit.wait(request.META.get("REMOTE_ADDR", ""))
    if seconds:
        return too_many(seconds)
    tag = _tag(request)
    if _has(request, tag):
        return _kept(HttpResponse(status=304), tag)
    known = request.serving.kept.get(tag)
    if known is not None:
        return _kept(HttpResponse(known.content, content_type=known.media), tag)
    asked, request.method = request.method, "GET"  # the routes know no other
    answer = view(request, *args, **values)
    request.method = asked
    if answer.status_code != 200:
        return answer
    body = Body(content=answer.content, media=answer.headers["Content-Type"])
    request.serving.kept.put(tag, body)
    return _kept(answer, tag)


def _tag(request: HttpRequest) -> str:
    """A validator of the answer: the log's head, embargoes, the code, and all that is asked."""
    state = f"{request.head().hash} {request.public.embargo_ended()}"
    return f'"{digest(f"{state} {__version__} {request.get_full_path()}")[:32]}"'


def _has(request: HttpRequest, tag: str) -> bool:
    """Whether the asker has the answer; a packed answer's tag is a weak one of the same name."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return any(one.removeprefix("W/") == tag for one in known)


def _kept(answer: HttpResponse, tag: str) -> HttpResponse:
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = _KEPT
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def _for_other_sites(answer: HttpResponse) -> None:
    """Any site's script may read it: whatever is here is public, and no cookie is asked for.

    Only under an address of its own. On a machine that others do not reach, any page that the
    operator looks at could read what is released there and not published yet.
    """
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
    answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    answer.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
