"""The description as OpenAPI is true: of every route, and of what the routes really answer."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from cenotaph.web.api.guide import lines
from cenotaph.web.api.routing import ROOT, described
from cenotaph.web.api.urls import urlpatterns
from tests.api.stranger import Stranger, published
from tests.docs.pages import page

OPENAPI = json.loads(described())
ROUTES = {path.removeprefix(ROOT[:-1]): one for path, one in OPENAPI["paths"].items()}


def closed(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: closed(one) for name, one in schema.items()}
    if "properties" in made and made.get("type") == "object":
        made.setdefault("additionalProperties", False)
    return made


def faults(answer: Any, route: str, status: str) -> Iterator[str]:
    """Where the answer is not what the description says."""
    content = ROUTES[route]["get"]["responses"][status]["content"]
    schema = content["application/json"]["schema"]
    whole = {**closed(schema), "components": closed(OPENAPI["components"])}
    yield from (error.message for error in Draft202012Validator(whole).iter_errors(answer))


def addresses(stranger: Stranger) -> dict[str, str]:
    """An address of each route that has an answer."""
    incident = next(stranger.desk.record.incidents()).id
    edition = published(stranger.desk).id
    ids = {"{incident}": incident, "{edition}": edition, "{source}": "sohr"}
    made = {}
    for route in ROUTES:
        address = route
        for name, id_ in ids.items():
            address = address.replace(name, id_)
        made[route] = address
    return made


def test_every_answer_is_what_the_description_says(stranger: Stranger) -> None:
    """Each field is named, each is of its kind, none is missing and none is more."""
    for route, address in addresses(stranger).items():
        answer = stranger.read(address)
        assert list(faults(answer, route, "200")) == [], route
        assert answer.get("items", [answer]), route


def test_every_error_is_what_the_description_says(stranger: Stranger) -> None:
    """Of a parameter that cannot be read, and of an id that nothing has."""
    for route in ROUTES:
        answer = stranger.ask(route.replace("{", "").replace("}", "") + "?nonsense=1")
        assert answer.status_code == 400, route
        assert list(faults(answer.json(), route, "400")) == []


@pytest.mark.parametrize("field", ["page", "attribution", "quote"])
def test_a_field_that_is_missing_is_found(stranger: Stranger, field: str) -> None:
    """The comparison above would fail for a claim of another shape."""
    incident = next(stranger.desk.record.incidents()).id
    answer = stranger.read(f"/incidents/{incident}")
    del answer["claims"][0][field]
    assert len(list(faults(answer, "/incidents/{incident}", "200"))) == 1


def test_a_field_that_is_more_is_found(stranger: Stranger) -> None:
    """Nor may an answer hold what the description does not name."""
    answer = stranger.read("/sources/sohr") | {"telephone": "none"}
    assert len(list(faults(answer, "/sources/{source}", "200"))) == 1


def test_the_api_only_reads() -> None:
    """No route has another method than GET."""
    assert {method for one in ROUTES.values() for method in one} == {"get"}


def test_every_route_has_its_line_in_the_guide() -> None:
    """In the page for people who write programs, each once."""
    wanted = sorted(one["get"]["operationId"] for one in ROUTES.values())
    assert sorted(line.operation for line in lines()) == wanted


def test_every_example_of_the_guide_has_an_answer(stranger: Stranger) -> None:
    """What a reader is told to try works."""
    for line in lines():
        if line.example:
            assert stranger.ask(f"/{line.example}").status_code == 200, line.example


def test_no_route_is_left_out() -> None:
    """Every address that Django knows is described, but for the description itself."""
    known = [one for one in urlpatterns if hasattr(one, "url_patterns")]
    names = {one.name for part in known for one in part.url_patterns}
    assert names == {one["get"]["operationId"] for one in ROUTES.values()}


def test_the_description_is_served(stranger: Stranger) -> None:
    """Under an address of its own, as OpenAPI 3.1."""
    assert stranger.read("/openapi.json") == OPENAPI
    assert OPENAPI["openapi"].startswith("3.1")


def test_the_guide_is_a_page_of_the_site(stranger: Stranger) -> None:
    """It names every route, links the description, and runs nothing."""
    for address in ("/api/", "/ar/api/"):
        body = Client().get(address).content.decode()
        assert all(line.path.replace("&", "&amp;") in body for line in lines())
        assert f'href="{ROOT}openapi.json"' in body
        assert "<script" not in body
    assert b'href="/api/"' in Client().get("/downloads.html").content


def test_every_address_of_the_how_to_can_be_asked(stranger: Stranger) -> None:
    """No example asks for what a route does not know; ids in it are made up."""
    asked = re.findall(r"https://record\.example/api/v1(/[^'\"\s]*)", page("docs/how-to/api.md"))
    assert len(asked) > 4
    for address in asked:
        assert stranger.ask(address.replace("…", "")).status_code in (200, 404), address
