"""How a function becomes a route: its answer as JSON, its errors, its lines in the OpenAPI."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, wraps
from inspect import getdoc
from typing import Any, get_args, get_type_hints

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from cenotaph import __version__
from cenotaph.codec import to_json
from cenotaph.errors import InputError
from cenotaph.export.contract import as_contract
from cenotaph.web.api import trouble
from cenotaph.web.api.trouble import Trouble

ROOT = "/api/v1/"
_ERRORS = dict.fromkeys((400, 404, 429, 503), Trouble)
_ABOUT = (
    "What the record's public pages show, for programs: released incidents with their claims, "
    "voices and tolls, names and homes withheld. Figures are what sources report, not what is "
    "established. Everything is read with GET; lists go on at `next`."
)

Function = Callable[..., Any]


class Api(NinjaAPI):
    """The API, whose schemas are those of the model, with claims in the shape of the contract."""

    def get_openapi_schema(self, **given: Any) -> Any:
        """The whole of it as OpenAPI 3.1."""
        made = super().get_openapi_schema(path_prefix=given.get("path_prefix", ROOT))
        schemas = as_contract(made["components"]["schemas"])
        used = _named_in(made["paths"], schemas)
        made["components"]["schemas"] = {name: schemas[name] for name in sorted(used)}
        return made


api = Api(
    title="Cenotaph", version=__version__, description=_ABOUT, openapi_url=None, docs_url=None
)
trouble.register(api)


@cache
def described() -> str:
    """The whole API as OpenAPI, written once."""
    return to_json(dict(api.get_openapi_schema()))


def openapi(_request: HttpRequest) -> HttpResponse:
    """The description that programs read."""
    return HttpResponse(described(), content_type="application/json")


def route(path: str, gives: Any, *, media: str = "application/json") -> Callable[[Function], Any]:
    """The function answers GET at this path with a value of this kind, written as JSON.

    It may answer with plain JSON of the same shape, with that as text, or with a whole response.
    What is asked and unknown is refused: a misspelt filter would otherwise pass for one that finds
    everything.
    """

    def registered(function: Function) -> Function:
        known = frozenset(_asked(function))

        @wraps(function)
        def answered(request: HttpRequest, **values: Any) -> HttpResponse:
            _refuse_unknown(request, known)
            found = function(request, **values)
            if isinstance(found, HttpResponse):
                return found
            text = found if isinstance(found, str) else to_json(found)
            return HttpResponse(text, content_type=media)

        text = getdoc(function) or ""
        first, _, rest = text.partition("\n\n")
        made = api.get(
            path,
            response={200: gives, **_ERRORS},
            operation_id=function.__name__,
            summary=first,
            description=rest or first,
        )
        return made(answered)

    return registered


def further(request: HttpRequest, cursor: object | None) -> str | None:
    """The address at which a list goes on from this place, with all that was asked."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["after"] = str(cursor)
    return f"{request.serving.origin}{request.path}?{query.urlencode()}"


def _named_in(
    part: Any, schemas: Mapping[str, Any], known: frozenset[str] = frozenset()
) -> set[str]:
    """The schemas that a part of the description refers to, and those that they refer to."""
    found = set(re.findall(r"#/components/schemas/(\w+)", to_json(part))) - known
    below = (_named_in(schemas[name], schemas, known | found) for name in found)
    return found.union(*below)


def _asked(function: Function) -> Iterator[str]:
    """The names of what may be asked of the function in a query."""
    for kind in get_type_hints(function, include_extras=True).values():
        named = get_args(kind)[:1]
        if named and hasattr(named[0], "model_fields"):
            yield from named[0].model_fields


def _refuse_unknown(request: HttpRequest, known: frozenset[str]) -> None:
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise InputError(
            f"There is nothing called “{unknown[0][:80]}” to ask here.",
            hint=f"Known here: {', '.join(sorted(known))}." if known else "Ask without it.",
        )
