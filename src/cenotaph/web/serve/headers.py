"""Headers of every answer: nothing from elsewhere, nothing inline, no frame, no trace left."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

from cenotaph.web.languages import without_language

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}

# The workbench, and what leads to who wrote: no cache and no search engine has it.
_KEPT_NOWHERE = ("workbench/", "corrections")

Answer = Callable[[HttpRequest], HttpResponse]


def strict_headers(answer: Answer) -> Answer:
    """Middleware: every answer has the headers; what only some may see is kept nowhere."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        if without_language(request.path).startswith(_KEPT_NOWHERE):
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return with_headers


def no_body_for_head(answer: Answer) -> Answer:
    """Middleware: an answer to HEAD has the headers of GET, and no body.

    Neither Django nor the server below it leaves the body out, and a client that keeps its
    connection would take it for the next answer.
    """

    def without_body(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.method == "HEAD" and not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return without_body
