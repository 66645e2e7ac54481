"""Every address of the API: its description as OpenAPI, its routes, and one for all others."""

from django.urls import URLPattern, path, re_path

from cenotaph.web.api import claims, editions, incidents, knowing, map  # noqa: F401 - routes
from cenotaph.web.api.door import door
from cenotaph.web.api.routing import api, openapi
from cenotaph.web.api.trouble import no_such_route

_ROUTES = [
    URLPattern(known.pattern, door(known.callback), known.default_args, known.name)
    for known in api.urls[0]
    if known.name != "api-root"
]

urlpatterns = [
    path("v1/openapi.json", door(openapi), name="openapi"),
    path("v1/", (_ROUTES, "api", "api")),
    re_path("", door(no_such_route)),
]
