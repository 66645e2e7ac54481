"""A visitor of the server: one connection that is kept, as a browser keeps it, and its cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from time import perf_counter
from urllib.parse import urlencode

from benchmarks.server import HOST

# A server that lets somebody wait for longer has lost them.
_SECONDS = 60
OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, and after how many seconds its first byte and the whole of it were there."""

    status: int
    body: str
    first: float
    seconds: float
    to: str | None


class Visitor:
    """Asks from a loopback address of its own: what one address may ask is bounded."""

    def __init__(self, port: int, address: str) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=_SECONDS, source_address=(address, 0))
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """The page at this address."""
        return self._asked("GET", path, None)

    def first_byte(self, path: str) -> tuple[float, bytes]:
        """Seconds until the first byte of the page was there, and all of it."""
        answer = self.get(path)
        if answer.status != OK:
            raise RuntimeError(f"{path} was answered with {answer.status}.")
        return answer.first, answer.body.encode()

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """What the server says to a form, with the token that it gave this visitor."""
        token = self._cookies.get("csrftoken", "")
        return self._asked("POST", path, urlencode({"csrfmiddlewaretoken": token, **fields}))

    def close(self) -> None:
        """The connection ends."""
        self._connection.close()

    def _asked(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={one}" for name, one in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = perf_counter()
        self._connection.request(method, path, body, headers if self._cookies or body else {})
        answer = self._connection.getresponse()
        data = answer.read(1)
        first = perf_counter() - start
        data += answer.read()
        seconds = perf_counter() - start
        for line in answer.headers.get_all("Set-Cookie", ()):
            self._cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return Answer(
            status=answer.status,
            body=data.decode("utf-8"),
            first=first,
            seconds=seconds,
            to=answer.headers["Location"],
        )
