"""What holds of every answer of the API, whatever is asked."""

import gzip
from contextlib import closing
from dataclasses import replace

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory, override_settings

from cenotaph.web.serve.addresses import Origin
from cenotaph.web.serve.headers import HEADERS
from cenotaph.web.serve.limits import Limit
from tests.api.stranger import ROOT, Stranger, released
from tests.workbench.desk import Desk


def test_who_has_the_answer_is_told_so(stranger: Stranger) -> None:
    """The same question about the same state is answered with 304 and no body."""
    first = stranger.ask("/incidents")
    again = stranger.ask("/incidents", if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "max-age" in again.headers["Cache-Control"]


def test_a_tag_is_of_one_state_and_one_question(filled: Desk) -> None:
    """Another filter, another policy or a longer log make another tag."""
    stranger = Stranger(desk=filled)
    paths = ("/incidents", "/incidents?limit=1", "/incidents?policy=graded", "/sources")
    before = [stranger.ask(path).headers["ETag"] for path in paths]
    released(filled, next(filled.record.incidents()).id)
    after = [stranger.ask(path).headers["ETag"] for path in paths]
    assert len({*before, *after}) == 2 * len(paths)


def test_an_old_tag_gets_the_new_answer(filled: Desk) -> None:
    """Who holds what was true is given what is true now."""
    stranger = Stranger(desk=filled)
    old = stranger.ask("/incidents").headers["ETag"]
    released(filled, next(filled.record.incidents()).id)
    answer = stranger.ask("/incidents", if_none_match=old)
    assert (answer.status_code, answer.json()["total"]) == (200, 1)


def test_a_packed_answer_is_the_same_and_known_again(stranger: Stranger) -> None:
    """What is asked for packed comes packed, and its weak tag is known like the strong one."""
    plain = stranger.ask("/incidents")
    packed = stranger.ask("/incidents", accept_encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content)
    assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
    assert stranger.ask("/incidents", if_none_match=packed.headers["ETag"]).status_code == 304
    assert "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.parametrize("path", [f"{ROOT}/incidents", "/"])
def test_head_is_get_without_a_body(stranger: Stranger, path: str) -> None:
    """So it leaves for the wire: the headers are those of the answer, with its length."""
    started: list[tuple[str, dict[str, str]]] = []
    body = get_wsgi_application()(
        RequestFactory().head(path).environ,
        lambda status, all_: started.append((status, dict(all_))),
    )
    got = Client().get(path)
    ((status, headers),) = started
    assert (status, b"".join(body)) == ("200 OK", b"")
    assert headers["Content-Length"] == str(len(got.content))
    assert headers.get("ETag") == got.headers.get("ETag")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/incidents", "/openapi.json", "/nothing"])
def test_nothing_can_be_written(desk: Desk, method: str, path: str) -> None:
    """No method but those of reading is answered, also not from a logged-in administrator."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(desk.people["administrator"])
    answer = getattr(browser, method)(f"{ROOT}{path}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["error"]["code"] == "read-only"


@pytest.mark.parametrize("path", ["/incidents", "/incidents/none", "/nothing", "/openapi.json"])
def test_the_api_sets_no_cookie_and_keeps_the_strict_headers(desk: Desk, path: str) -> None:
    """Whoever reads it carries nothing, and an answer that a browser opens can run nothing."""
    answer = Stranger(desk=desk).ask(path)
    assert dict(answer.cookies) == {}
    assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize("path", ["/incidents", "/incidents/none", "/nothing", "/openapi.json"])
def test_other_sites_may_read_where_the_server_has_an_address(desk: Desk, path: str) -> None:
    """Any site's script may read what is public, and none may send a cookie along."""
    origin = Origin(scheme="https", host="testserver", port=None)
    with override_settings(SERVING=replace(desk.serving, origin=origin)):
        answer = Stranger(desk=desk).ask(path)
        asked_before = Client().options(f"{ROOT}{path}")
    for one in (answer, asked_before):
        assert one.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in one.headers
    assert asked_before.status_code == 204


def test_a_machine_s_own_server_is_closed_to_other_sites(desk: Desk) -> None:
    """A page that the operator looks at cannot read a record that only they reach."""
    answer = Stranger(desk=desk).ask("/incidents")
    assert not any(name.startswith("Access-Control") for name in answer.headers)


def test_the_workbench_is_closed_to_other_sites(desk: Desk) -> None:
    """Only the API is read from elsewhere."""
    origin = Origin(scheme="https", host="testserver", port=None)
    with override_settings(SERVING=replace(desk.serving, origin=origin)):
        for path in ("/workbench/", "/", "/downloads/incidents.csv"):
            with closing(
                Client().get(path, headers={"origin": "https://elsewhere.example"})
            ) as answer:
                assert not any(name.startswith("Access-Control") for name in answer.headers)


def test_who_asks_too_much_waits(desk: Desk) -> None:
    """Also for what is not there and for what is unchanged; the answer says for how long."""
    serving = replace(desk.serving, limit=Limit(at_once=3, a_second=0.1, clock=lambda: 0.0))
    stranger = Stranger(desk=desk)
    with override_settings(SERVING=serving):
        tag = stranger.ask("/policies").headers["ETag"]
        stranger.ask("/policies", if_none_match=tag)
        stranger.ask("/nothing")
        answer = stranger.ask("/policies", if_none_match=tag)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "10")
    assert "10 s" in answer.json()["error"]["hint"]


def test_no_header_of_the_asker_counts_as_their_address(desk: Desk) -> None:
    """Who writes another address into a header is counted by their own."""
    serving = replace(desk.serving, limit=Limit(at_once=1, a_second=1, clock=lambda: 0.0))
    stranger = Stranger(desk=desk)
    with override_settings(SERVING=serving):
        answers = [
            stranger.ask("/policies", x_forwarded_for=f"192.0.2.{n}", forwarded=f"for=192.0.2.{n}")
            for n in (1, 2)
        ]
    assert [one.status_code for one in answers] == [200, 429]


def test_a_bug_is_told_without_a_value(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer is a sentence as JSON; the output names kind and place and no value."""

    class Broken:
        """A record of which the answer's tag can be made, and nothing else."""

        head = desk.record.head
        embargo_ended = desk.serving.public().embargo_ended

        def public(self, _on: str) -> "Broken":
            return self

        def __repr__(self) -> str:
            return "words of a page"

    with override_settings(SERVING=replace(desk.serving, record=Broken())):
        answer = Client(raise_request_exception=False).get(f"{ROOT}/incidents")
    said = capsys.readouterr().err
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "bug")
    assert ("AttributeError" in said, "words of a page" in said) == (True, False)
