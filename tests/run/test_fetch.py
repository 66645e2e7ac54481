"""Fetching an address: only the web, only so much, and one sentence when it cannot be had."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cenotaph.errors import AddressError
from cenotaph.run import fetch as module
from cenotaph.run.fetch import check_address, fetch, is_address

AT = "2026-01-02T03:04:05Z"
BODY = b"<p>Five people were killed.</p>"


class Answers(BaseHTTPRequestHandler):
    """A server that answers as the path says."""

    def do_GET(self) -> None:
        """Answer one request."""
        paths = {"/away": "/page", "/file": "file:///etc/passwd", "/loop": "/loop"}
        paths["/named"] = "http://user:word@127.0.0.1:1/"
        if self.path in paths:
            self.send_response(302)
            self.send_header("Location", paths[self.path])
            self.end_headers()
        elif self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(BODY)
        elif self.path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(BODY)
        elif self.path == "/silent":
            threading.Event().wait(0.5)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_a_page_is_had_with_its_receipt(base: str) -> None:
    """Bytes, address and media type."""
    data, receipt = fetch(f"{base}/page", captured_at=AT)
    assert (data, receipt.url, receipt.media_type, receipt.captured_at) == (
        BODY,
        f"{base}/page",
        "text/html; charset=utf-8",
        AT,
    )


def test_the_receipt_names_the_address_that_answered(base: str) -> None:
    """A page that moved is under its new address."""
    assert fetch(f"{base}/away", captured_at=AT)[1].url == f"{base}/page"


def test_a_redirect_to_a_file_is_refused(base: str) -> None:
    """No server can make the program read a file of this machine."""
    with pytest.raises(AddressError, match="not allowed"):
        fetch(f"{base}/file", captured_at=AT)


def test_a_redirect_is_held_to_what_an_address_is(base: str) -> None:
    """What would be refused when it is typed is refused when it is sent on to."""
    with pytest.raises(AddressError, match="carries a user name"):
        fetch(f"{base}/named", captured_at=AT)


def test_endless_redirects_end(base: str) -> None:
    """A loop is an address that cannot be had."""
    with pytest.raises(AddressError, match="answered 302"):
        fetch(f"{base}/loop", captured_at=AT)


def test_a_missing_page_says_so(base: str) -> None:
    """The server's answer is in the sentence."""
    with pytest.raises(AddressError, match="answered 404 Not Found"):
        fetch(f"{base}/nothing", captured_at=AT)


def test_a_page_cut_off_is_no_page(base: str) -> None:
    """Half a page is never taken for the whole."""
    with pytest.raises(AddressError, match="broke off"):
        fetch(f"{base}/short", captured_at=AT)


def test_too_large_a_page_is_refused(base: str) -> None:
    """The limit holds whatever length the server gives."""
    with pytest.raises(AddressError, match="is larger than"):
        fetch(f"{base}/page", captured_at=AT, max_bytes=10)


def test_a_silent_server_is_not_waited_for(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the silence the address is said not to answer."""
    monkeypatch.setattr(module, "SILENCE_SECONDS", 0.05)
    with pytest.raises(AddressError, match="did not answer within"):
        fetch(f"{base}/silent", captured_at=AT)


def test_a_slow_page_is_not_waited_for(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that drips is cut off after the time for the whole."""
    monkeypatch.setattr(module, "WHOLE_SECONDS", -1.0)
    with pytest.raises(AddressError, match="took longer than"):
        fetch(f"{base}/page", captured_at=AT)


def test_a_host_that_does_not_answer_is_named() -> None:
    """Nothing listens there."""
    with pytest.raises(AddressError, match="cannot be reached"):
        fetch("http://127.0.0.1:1/", captured_at=AT)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "uses file, not http or https"),
        ("ftp://example.org/a", "uses ftp, not http or https"),
        ("https://", "names no host"),
        ("https://user:word@example.org/", "carries a user name"),
        ("http://[::1", "is not a valid address"),
        ("http://example.org:port/", "is not a valid address"),
        (f"http://{'a' * 70}.org/", "names a host that cannot exist"),
    ],
)
def test_an_address_that_is_not_of_the_web_is_refused(address: str, why: str) -> None:
    """One sentence says why, before anything is sent."""
    with pytest.raises(AddressError, match=why):
        check_address(address)


def test_an_address_in_other_letters_is_quoted() -> None:
    """Words outside ASCII are sent as the web wants them, what is quoted stays."""
    assert (
        check_address("https://пример.example/отчёт?q=a%20b c#part")
        == "https://xn--e1afmkfd.example/%D0%BE%D1%82%D1%87%D1%91%D1%82?q=a%20b%20c"
    )


def test_a_path_is_no_address() -> None:
    """Only what has a scheme is fetched."""
    assert [is_address("pages/a.txt"), is_address("https://example.org")] == [False, True]
