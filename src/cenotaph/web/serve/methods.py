"""Which methods are answered where, and how much may come with them: told before any is read."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from cenotaph.web.languages import without_language
from cenotaph.web.serve.settings import MAX_BODY
from cenotaph.web.serve.trouble import not_answered

# Where forms are sent; everything else is read.
_WRITTEN_TO = ("workbench/", "corrections/about/")
# Pages come in one form; no other holds more than some selected words and a reason.
_PAGES = "workbench/add"
_MOST_OF_A_FORM = 512 * 1024
# The API has a door of its own.
_API = "api/v1/"

Answer = Callable[[HttpRequest], HttpResponse]


def only_what_is_answered(answer: Answer) -> Answer:
    """Middleware: a method that nothing answers to here, or too large a form, is refused at once.

    What is refused is said on a page, in the language of the address or the person. Raises
    RequestDataTooBig.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        path = without_language(request.path_info)
        if path.startswith(_API):
            return answer(request)
        known = ("GET", "HEAD", "POST") if path.startswith(_WRITTEN_TO) else ("GET", "HEAD")
        if request.method not in known:
            return not_answered(request, known)
        if _length(request) > (MAX_BODY if path == _PAGES else _MOST_OF_A_FORM):
            raise RequestDataTooBig
        response = answer(request)
        if response.status_code == 405:
            return not_answered(request, response.headers["Allow"].split(", "))
        return response

    return answered


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0
