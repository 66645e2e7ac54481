"""Fetching for others: the world outside and nothing of one's own network, by whatever way."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from cenotaph.errors import AddressError
from cenotaph.run.fetch import fetch
from cenotaph.run.outside import is_outside

OUTSIDE = "93.184.215.14"
AT = "2026-01-02T03:04:05Z"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "198.18.0.1", "::1",
        "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1", "2002:0a00:0001::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_world(address: str) -> None:
    """This machine, private networks, nobody's addresses, and IPv4 ones in other clothes."""
    assert not is_outside(address)


@pytest.mark.parametrize("address", [OUTSIDE, "8.8.8.8", "2606:4700::1", "64:ff9b::8.8.8.8"])
def test_what_is_one(address: str) -> None:
    """Addresses of the public web."""
    assert is_outside(address)


class _Page(BaseHTTPRequestHandler):
    """Answers with a page, or sends on to where its path says."""

    def do_GET(self) -> None:
        """The page at /, a redirect at /to?…"""
        _, sent, there = self.path.partition("/to?")
        self.send_response(302 if sent else 200)
        if sent:
            self.send_header("Location", there)
        body = b"" if sent else b"Twelve people were killed."
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, int]]]:
    """A world of one server, reached at an address outside; what was connected to."""
    server = HTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    connect = socket.create_connection
    names = {"news.example": [OUTSIDE], "inside.example": ["10.0.0.7"],
             "both.example": [OUTSIDE, "127.0.0.1"]}  # fmt: skip
    asked: list[tuple[str, int]] = []

    def resolved(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        found = names.get(host, [host])
        return [(2, 1, 6, "", (address, port)) for address in found]

    def connected(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        asked.append(address)
        return connect(("127.0.0.1", server.server_port), timeout)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", connected)
    yield asked
    server.shutdown()
    server.server_close()


def test_a_page_outside_is_had(world: list[tuple[str, int]]) -> None:
    """The connection goes to the address that was looked at, and not to a name resolved again."""
    data, receipt = fetch("http://news.example/", captured_at=AT, outside=True)
    assert data == b"Twelve people were killed."
    assert receipt.url == "http://news.example/"
    assert world == [(OUTSIDE, 80)]


@pytest.mark.parametrize(
    "address",
    [
        "http://inside.example/",
        "http://both.example/",
        "http://news.example/to?http://inside.example/",
        "http://news.example/to?http://127.0.0.1/",
        "http://news.example/to?http://news.example/to?http://[::1]/",
        "http://news.example/to?file:///etc/passwd",
    ],
)
def test_no_way_leads_inside(world: list[tuple[str, int]], address: str) -> None:
    """Not a name that resolves inside, not one of two addresses, not a redirect."""
    with pytest.raises(AddressError):
        fetch(address, captured_at=AT, outside=True)
    assert {host for host, _port in world} <= {OUTSIDE}


def test_redirects_end(world: list[tuple[str, int]]) -> None:
    """A server that sends on for ever is left."""
    sent_on = "http://news.example/to?" * 30 + "http://news.example/"
    with pytest.raises(AddressError):
        fetch(sent_on, captured_at=AT, outside=True)
    assert len(world) <= 7


def test_no_proxy_of_the_environment_is_used(
    world: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would resolve names by itself, where nobody looks."""
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    fetch("http://news.example/", captured_at=AT, outside=True)
    assert world == [(OUTSIDE, 80)]
