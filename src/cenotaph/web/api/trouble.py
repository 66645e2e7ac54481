"""What did not work, as JSON: a code for programs, a sentence for people, and what to do."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from cenotaph.codec import to_json
from cenotaph.errors import CenotaphError, RecordError
from cenotaph.run.guard import place_of_bug, problem_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is wrong: a code that stays the same, a sentence, and what to do about it."""

    code: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """The answer to a request that came to nothing."""

    error: Told


class Moved(Exception):  # noqa: N818 - reads as the answer it becomes
    """An incident that went into another one, which is released."""

    def __init__(self, into: str) -> None:
        super().__init__(into)
        self.into = into


def trouble(status: int, code: str, message: str, hint: str | None = None) -> HttpResponse:
    """An answer that says what is wrong, kept by no cache."""
    body = to_json(Trouble(error=Told(code=code, message=message, hint=hint)))
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)


def no_such_thing() -> HttpResponse:
    """One answer for what never was, what is not released and what is withheld."""
    return trouble(
        404,
        "not-found",
        "Nothing public has this id.",
        "/api/v1/incidents, /api/v1/sources and /api/v1/editions list what there is.",
    )


def no_such_route(_request: HttpRequest) -> HttpResponse:
    """The answer for an address that is no route of the API."""
    return trouble(404, "no-route", "The API has no such route.", "/api/ lists them.")


def not_allowed() -> HttpResponse:
    """The answer for a method that would change something."""
    answer = trouble(405, "read-only", "The API only reads.", "Ask with GET or HEAD.")
    answer.headers["Allow"] = "GET, HEAD, OPTIONS"
    return answer


def too_many(seconds: int) -> HttpResponse:
    """The answer for an address that asks too much, with the seconds it has to wait."""
    answer = trouble(
        429,
        "too-many",
        "This address asks more than the server can give to one.",
        f"Wait {seconds} s, and send the ETag of what you have: what is unchanged costs little.",
    )
    answer.headers["Retry-After"] = str(seconds)
    return answer


def register(api: NinjaAPI) -> None:
    """Every error of a route becomes such an answer."""
    api.exception_handler(CenotaphError)(_expected)
    api.exception_handler(ValidationError)(_unreadable)
    api.exception_handler(Moved)(_moved)
    api.exception_handler(SuspiciousOperation)(_unusable)
    api.exception_handler(Http404)(lambda _request, _error: no_such_thing())
    api.exception_handler(Exception)(_bug)


def _moved(request: HttpRequest, moved: Moved) -> HttpResponse:
    """The same question about the incident that it went into; a later split may undo that."""
    match = request.resolver_match
    there = reverse(match.view_name, kwargs={**match.kwargs, "incident": moved.into})
    query = request.META.get("QUERY_STRING", "")
    headers = {"Location": f"{there}?{query}" if query else there, "Cache-Control": "max-age=60"}
    return HttpResponse(status=308, headers=headers)


def _expected(_request: HttpRequest, error: CenotaphError) -> HttpResponse:
    if isinstance(error, RecordError):
        # its sentence tells the operator of the machine's files
        return trouble(503, "unavailable", "The record cannot be read now.", "Try again later.")
    problem = problem_of(error)
    return trouble(400, problem.code, problem.message, problem.hint)


def _unusable(_request: HttpRequest, _error: SuspiciousOperation) -> HttpResponse:
    return trouble(400, "unusable", "This request cannot be used.", "Ask for less at a time.")


def _bug(_request: HttpRequest, error: Exception) -> HttpResponse:
    print(f"Error: {type(error).__name__} in {place_of_bug(error)}", file=sys.stderr)
    return trouble(500, "bug", "The program failed in a way nobody foresaw.", "Try again later.")


def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first: Mapping[str, Any] = error.errors[0]
    name = str(first["loc"][-1])
    given = request.GET.get(name, "")
    return trouble(400, "parameter", f"“{given[:80]}” cannot be read as {name}.", _hint(first))


def _hint(error: Mapping[str, Any]) -> str:
    """What may be written instead, in words."""
    context = error.get("ctx", {})
    match error["type"]:
        case "literal_error":
            return f"Write {context['expected'].replace(chr(39), '')}."
        case "greater_than_equal":
            return f"Write a number of {context['ge']} or more."
        case "less_than_equal":
            return f"Write a number of {context['le']} or less."
        case "string_too_long":
            return f"Write at most {context['max_length']} characters."
        case "string_pattern_mismatch":
            return "Leave out what is no letter, digit or sign."
        case _:
            return "Write a whole number."
