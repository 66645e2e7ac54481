"""Requests that no browser sends: each gets a sentence and a status, and none a failure."""

import socket
from contextlib import ExitStack, suppress
from threading import Thread
from time import sleep
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from cenotaph.errors import RecordError
from cenotaph.web import views
from cenotaph.web.serve import hearing
from cenotaph.web.serve.run import _listening
from tests.workbench.desk import BENCH, Desk
from tests.workbench.django import ORIGIN
from tests.workbench.test_adding import add
from tests.workbench.test_corrections import opened
from tests.workbench.test_serving import release


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", "Nothing can be sent there."),
        ("/ar/", "لا يمكن إرسال شيء إليه."),
        ("/incidents.atom", "Nothing can be sent there."),
        ("/nothing", "Nothing can be sent there."),
        ("/static/site.css", "Nothing can be sent there."),
        (BENCH, "Nothing can be sent there."),
        ("/api/", "Nothing can be sent there."),
    ],
)
def test_no_unknown_method_is_answered(desk: Desk, address: str, said: str, method: str) -> None:
    """Nothing is looked up for it, and it is told in words what may be asked."""
    answer = desk.client().generic(method, address)
    assert (answer.status_code, said in answer.content.decode()) == (405, True)
    assert answer.headers["Allow"].startswith("GET, HEAD")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/map.html", "/downloads/incidents.csv", "/corrections"])
def test_a_public_page_takes_no_form(desk: Desk, address: str) -> None:
    """Nothing sent to it is even read, with a token or without."""
    assert desk.client("editor").post(address, {"a": "b"}).status_code == 405


def test_an_address_that_only_takes_a_form_says_so(desk: Desk) -> None:
    """Who opens it, from a browser's history, reads so in their own language."""
    desk.people["administrator"].language = "ar"
    desk.people["administrator"].save()
    for role, said in (
        ("recorder", "Open the page that holds the form."),
        ("administrator", "استمارة"),
    ):
        answer = desk.client(role).get(f"{BENCH}account/password")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
        assert said in answer.content.decode()


@pytest.mark.parametrize("address", ["log-in", "account/password", "pages/any", "people/invite"])
def test_only_the_form_for_pages_may_be_large(desk: Desk, address: str) -> None:
    """A megabyte of password is not looked at."""
    answer = desk.client("administrator").post(f"{BENCH}{address}", {"login": "x" * 1_000_000})
    assert answer.status_code == 413
    assert "more than can be sent at once" in answer.content.decode()
    pages = desk.client("recorder").post(f"{BENCH}add", {"way": "no", "text": "x" * 1_000_000})
    assert "Use one of the buttons" in pages.content.decode()


def test_what_django_never_hears_is_refused_in_our_words(desk: Desk) -> None:
    """The server below it refuses in the language of the address, under the strict headers."""
    server = _listening("127.0.0.1", 0, ORIGIN)
    Thread(target=server.run, daemon=True).start()
    much = b"Content-Length: 99999999"
    asked = {
        b"POST /corrections/about/x HTTP/1.1\r\n" + much: ("413", "more than can be sent at once"),
        b"POST /ar/corrections HTTP/1.1\r\n" + much: ("413", "دفعة واحدة"),
        b"GET  HTTP/1.1": ("400", "This request cannot be used."),
    }
    for request, (status, said) in asked.items():
        with socket.create_connection(("127.0.0.1", server.effective_port)) as line:
            line.sendall(request + b"\r\n\r\n")
            head, _blank, page = line.makefile("rb").read().decode().partition("\r\n\r\n")
        assert (head.split()[1], said in page) == (status, True)
        assert "default-src 'none'" in head
    server.close()


def test_a_request_that_does_not_come_in_time_is_hung_up_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A head that comes letter by letter, or stops; one that is whole has its body waited for."""
    monkeypatch.setattr(hearing, "HEAD_SECONDS", 0.5)
    server = _listening("127.0.0.1", 0, ORIGIN)
    Thread(target=server.run, daemon=True).start()
    at = ("127.0.0.1", server.effective_port)
    with ExitStack() as lines:
        slow, still, body = (
            lines.enter_context(socket.create_connection(at, timeout=10)) for _ in range(3)
        )
        still.sendall(b"GET /404.html HTT")
        body.sendall(b"POST /corrections HTTP/1.1\r\nContent-Length: 2\r\n\r\na")
        with suppress(ConnectionError):
            for _ in range(50):
                slow.sendall(b"X")
                sleep(0.1)
        assert hung_up(slow)
        assert hung_up(still)
        body.sendall(b"b")
        assert body.recv(12).startswith(b"HTTP/1.1 ")
    server.close()


def hung_up(line: socket.socket) -> bool:
    """Whether the other side is gone."""
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("address", ["/api/v1/incidents", "/api/v1/claims", "/incidents.html"])
def test_more_parameters_than_are_read_are_refused(desk: Desk, address: str) -> None:
    """A thousand of them are a request that cannot be used, and no failure."""
    many = "&".join(f"a{n}=1" for n in range(1000))
    answer = desk.client().get(f"{address}?{many}")
    assert answer.status_code == 400
    assert "This request cannot be used." in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "said"), [("", "in a way nobody foresaw"), ("/ar", "لم يتوقع")]
)
def test_a_bug_is_a_page_without_a_value(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: Any, language: str, said: str
) -> None:
    """Its kind and place are printed once, and nothing of what was asked or kept."""

    def broken(*_: Any) -> None:
        raise ValueError("a secret")

    monkeypatch.setattr(views, "render_to_string", broken)
    browser = Client(raise_request_exception=False)
    answer = browser.get(f"{language}/methodology.html?words=asked")
    page, printed = answer.content.decode(), capsys.readouterr().err
    assert (answer.status_code, said in page) == (500, True)
    assert printed.startswith("Error: ValueError in tests.workbench.test_requests.broken, line ")
    assert printed.count("\n") == 1
    assert "secret" not in page + printed and "asked" not in page + printed


@pytest.mark.parametrize("failing", ["people_person", "people_personsession"])
def test_a_bug_s_page_needs_no_account(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: Any, failing: str
) -> None:
    """Where the private database itself fails, who works there reads so too."""
    browser = desk.client("recorder")
    browser.raise_request_exception = False

    def broken(execute: Any, sql: str, *rest: Any) -> Any:
        if f'FROM "{failing}"' in sql:
            raise OperationalError("disk I/O error")
        return execute(sql, *rest)

    with connection.execute_wrapper(broken):
        answer = browser.get(BENCH)
    assert (answer.status_code, "nobody foresaw" in answer.content.decode()) == (500, True)
    assert "Error: OperationalError in " in capsys.readouterr().err


def test_a_stranger_is_not_told_of_the_machine_s_files(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the record's trouble is concerns its operator; a reader is told to come again."""

    def broken(*_: Any) -> None:
        raise RecordError("The record at /srv/secret cannot be used: disk I/O error.")

    monkeypatch.setattr(views, "render_to_string", broken)
    answer = desk.client().get("/methodology.html")
    assert (answer.status_code, "/srv" in answer.content.decode()) == (503, False)
    assert "cannot be read now" in answer.content.decode()


@pytest.mark.parametrize("year", ["9" * 27, "-1", "0", "1e400"])
@pytest.mark.parametrize("field", ["since", "until"])
@pytest.mark.parametrize("address", ["/incidents.html", "/incidents.atom", "/api/v1/incidents"])
def test_a_year_that_no_date_can_hold_is_no_date(
    desk: Desk, address: str, field: str, year: str
) -> None:
    """It is said so, as of any other word."""
    answer = desk.client().get(f"{address}?{field}={year}")
    assert answer.status_code == 400
    assert "no date" in answer.content.decode()


def test_what_is_too_long_is_not_written_back_whole(desk: Desk) -> None:
    """The answer to a long question is no longer for it, and keeps none of it in memory."""
    answer = desk.client().get(f"/incidents.html?words={'x' * 50_000}&since={'9' * 50_000}")
    assert answer.status_code == 400
    assert "too long to search for" in answer.content.decode()
    assert len(answer.content) < 20_000


@pytest.mark.parametrize(
    "receipt", ["../../private.key", "/etc/passwd", "//evil.example", "a/b", "uuu", "\u0660"]
)
def test_a_receipt_that_is_none_leads_nowhere(desk: Desk, receipt: str) -> None:
    """What no receipt can hold is left out before it becomes an address, and never echoed."""
    answer = desk.client().get("/corrections", {"receipt": receipt}, follow=True)
    assert answer.status_code == 404
    assert "No message has this receipt" in answer.content.decode()
    assert all(path.startswith("/corrections/") for path, _status in answer.redirect_chain)


@pytest.mark.parametrize("origin", ["http://[", "null", "http://testserver.evil.example"])
def test_a_message_with_an_origin_that_is_none_is_refused(filled: Desk, origin: str) -> None:
    """Whatever stands where the browser says from where a form comes."""
    one = next(filled.record.incidents())
    release(filled, one.id)
    answer: Any = Client().post(
        f"/corrections/about/{one.id}",
        {"form": opened(), "text": "There were thirteen."},
        headers={"origin": origin},
    )
    assert answer.status_code == 403


def test_no_other_site_can_tell_that_a_record_is_kept_here(desk: Desk) -> None:
    """A page somebody looks at may ask this machine for a file, and learns nothing from it."""
    answer = desk.client().get("/static/site.css", headers={"origin": "https://evil.example"})
    answer.close()
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/x"])
def test_a_page_s_address_that_is_a_script_is_no_link(desk: Desk, address: str) -> None:
    """Whoever gives it, it stands as words on the workbench and nowhere for readers."""
    answer = add(desk, "paste", text="Five people were killed in Hama on Monday.", url=address)
    one = next(desk.record.incidents())
    release(desk, one.id)
    scheme = address.partition(":")[0]
    for page in (answer.url, f"{BENCH}incidents/{one.id}"):
        assert f'href="{scheme}:' not in desk.client("editor").get(page).content.decode()
    for page in (f"/incidents/{one.id}.html", f"/api/v1/incidents/{one.id}"):
        shown = desk.client().get(page)
        assert (shown.status_code, f"{scheme}:" in shown.content.decode()) == (200, False)


def test_a_page_s_address_that_cannot_be_read_keeps_no_page_out(desk: Desk) -> None:
    """A page may say anything of itself; it is added all the same."""
    told = '<html><head><link rel="canonical" href="http://[::1"></head><body><p>{}</p></body>'
    words = "Five people were killed in Hama on Monday."
    assert add(desk, "paste", text=words, url="http://[::1").status_code == 302
    assert add(desk, "paste", text=told.format(words)).status_code == 302
