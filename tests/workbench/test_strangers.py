"""A stranger at every public address: what is not released is nowhere, and no way leads out."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cenotaph.web.serve.settings import KEY
from tests.store.logs import decided, write
from tests.store.towns import told
from tests.workbench.desk import Desk

SHOWN, HELD, NEVER = "shown", "kept-back", "made-up-id"
MARKUP = '<img src=x onerror="alert(1)">'
# Each public address once, with what stands for its parts; `{}` is an incident's id.
ADDRESSES = {
    "": "/",
    "index.html": "/index.html",
    "incidents.html": "/incidents.html",
    "incidents/<slug:incident>.html": "/incidents/{}.html",
    "incidents/<slug:incident>/claims.html": "/incidents/{}/claims.html",
    "incidents/<slug:incident>.csv": "/incidents/{}.csv",
    "sources.html": "/sources.html",
    "incidents.atom": "/incidents.atom?words=gazette",
    "sources/<slug:source>.atom": "/sources/the-held-gazette.atom",
    "sources/<slug:source>.html": "/sources/the-held-gazette.html",
    "map.html": "/map.html",
    "map/<int:level>-<int:row>-<int:column>.html": "/map/1-0-0.html",
    "map/<int:level>-<int:row>-<int:column>-<int:part>.html": "/map/1-0-0-1.html",
    "changes.html": "/changes.html",
    "methodology.html": "/methodology.html",
    "downloads.html": "/downloads.html",
    "downloads/<str:name>": "/downloads/{}",
    "downloads/changes.atom": "/downloads/changes.atom",
    "downloads/incidents.atom": "/downloads/incidents.atom",
    "places/<str:place>.atom": "/places/{}.atom",
    "edition.html": "/edition.html",
    "404.html": "/404.html",
    "corrections": "/corrections",
    "corrections/about/<slug:incident>": "/corrections/about/{}",
    "corrections/<str:receipt>": "/corrections/{}",
    "api/": "/api/",
}


def public() -> Iterator[str]:
    """The pattern of every address outside of the workbench and the API, without its language."""
    ours: list[URLPattern | URLResolver] = list(get_resolver().url_patterns)
    while ours:
        one = ours.pop()
        if isinstance(one, URLPattern):
            yield str(one.pattern)
        elif str(one.pattern) not in ("workbench/", "api/"):
            ours += one.url_patterns


@pytest.fixture(params=["not released", "under embargo"])
def stranger(request: pytest.FixtureRequest, desk: Desk) -> Client:
    """Somebody without an account, before one incident that is public and one that is not."""
    write(
        desk.record,
        *told(SHOWN, outlet=MARKUP),
        *told(HELD, "2022-02-02", killed=99, outlet="The Held Gazette", released=False),
    )
    if request.param == "under embargo":
        write(desk.record, decided("release", HELD, public_from="9999-12-31"))
    return desk.client()


def asked(stranger: Client, address: str) -> tuple[int, str]:
    """The status of the answer, and all of it."""
    answer = stranger.get(address)
    return answer.status_code, answer.content.decode()


def test_every_public_address_is_in_the_table(desk: Desk) -> None:
    """An address that is added is tried as a stranger, or this fails."""
    assert desk.client().get("/").status_code == 200
    tables_of_figures = {"downloads/over-time.csv"}
    assert set(public()) - tables_of_figures == set(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES.values())
def test_no_public_address_tells_of_what_is_not_released(stranger: Client, address: str) -> None:
    """Neither its id nor its source stands there, and asked for it is what never was."""
    for language in ("", "/ar"):
        held = stranger.get(language + address.format(HELD))
        never = stranger.get(language + address.format(NEVER))
        assert held.status_code == never.status_code
        said = b"".join(held) if held.streaming else held.content
        if "{}" in address:
            assert said.replace(HELD.encode(), b"") == never.content.replace(NEVER.encode(), b"")
        else:
            assert HELD.encode() not in said
            assert b"Held Gazette" not in said


@pytest.mark.parametrize("asked", ["../" * n + KEY for n in range(4)])
@pytest.mark.parametrize(
    "base", ["/downloads/", "/static/", "/map/", "/incidents/", "/sources/", "/api/v1/incidents/"]
)
def test_no_address_leads_out_of_the_site(stranger: Client, base: str, asked: str) -> None:
    """A path upwards, plain or written as percent signs, once or twice, finds no file."""
    for path in (asked, quote(asked, safe=""), quote(quote(asked, safe=""), safe="")):
        for end in ("", ".html"):
            assert stranger.get(f"{base}{path}{end}").status_code in (400, 404)


@pytest.mark.parametrize("language", ["", "/ar"])
def test_a_source_s_name_is_never_markup(stranger: Client, language: str) -> None:
    """A page may name its outlet as it likes: the name is words wherever it stands."""
    pages = [
        stranger.get(f"{language}{path}").content.decode()
        for path in ("/", "/incidents.html", f"/incidents/{SHOWN}.html", "/sources.html")
    ]
    assert any("onerror" in page for page in pages)
    assert all("<img" not in page for page in pages)


@pytest.mark.parametrize("address", ["/incidents.html?words={}", "/incidents.html?place={}"])
def test_what_is_searched_for_is_never_markup(stranger: Client, address: str) -> None:
    """A link with a script in its question shows the script as words."""
    page = stranger.get(address.format(quote(MARKUP))).content.decode()
    assert "onerror" in page
    assert "<img" not in page
