"""Fetching one address by HTTP or HTTPS, with bounds on time, size and redirects."""

import http.client
import time
import urllib.error
import urllib.request
from typing import IO
from urllib.parse import quote, urlsplit

from cenotaph import __version__
from cenotaph.errors import AddressError
from cenotaph.model.pages import Receipt
from cenotaph.run.outside import OutsideHTTP, OutsideHTTPS

# A long report with its markup is below 5 MB; 20 leaves room and still bounds memory.
MAX_BYTES = 20 * 1024 * 1024
# Seconds without a byte, and for the whole answer: a slow server is waited for, a dripping one not.
SILENCE_SECONDS = 20.0
WHOLE_SECONDS = 60.0
# Browsers stop at 20; an outlet needs one for https, one for www and one for a moved article.
MAX_REDIRECTS = 5

_CHUNK = 64 * 1024
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        return super().redirect_request(req, fp, code, msg, headers, check_address(newurl))


def is_address(where: str) -> bool:
    """Whether `where` names an address rather than a file: it has a scheme and `://`."""
    return "://" in where


def check_address(address: str) -> str:
    """The address, quoted for the wire; raises AddressError unless it is http or https."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _refused(address, "is not a valid address") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise _refused(address, f"uses {parts.scheme or 'no scheme'}, not http or https")
    if not host:
        raise _refused(address, "names no host")
    if "@" in parts.netloc:
        raise _refused(address, "carries a user name; such addresses are not fetched")
    try:
        netloc = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        raise _refused(address, "names a host that cannot exist") from None
    return parts._replace(
        netloc=netloc, path=quote(parts.path, _SAFE), query=quote(parts.query, _SAFE), fragment=""
    ).geturl()


def fetch(
    address: str, *, captured_at: str, max_bytes: int = MAX_BYTES, outside: bool = False
) -> tuple[bytes, Receipt]:
    """The bytes at an address, with the receipt of the address that finally answered.

    With `outside`, no address within a network of one's own is asked, nor redirected to: a server
    fetches for others. Raises AddressError when it cannot be had: refused, not found, too large,
    too slow.
    """
    request = urllib.request.Request(
        check_address(address),
        headers={
            "User-Agent": f"cenotaph/{__version__}",
            "Accept": "text/html,text/plain,*/*;q=0.5",
        },
    )
    # No file: or ftp: handler is built in, so no redirect can reach one.
    opener = urllib.request.OpenerDirector()
    for handler in (
        *_ways(outside=outside),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    try:
        with opener.open(request, timeout=SILENCE_SECONDS) as answer:
            data = _read(address, answer, max_bytes)
            receipt = Receipt(
                captured_at=captured_at,
                url=answer.geturl(),
                media_type=answer.headers.get("Content-Type"),
                tool=f"cenotaph/{__version__}",
            )
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(address, f"answered {error.code} {error.reason}") from None
    except TimeoutError:
        raise _refused(address, f"did not answer within {SILENCE_SECONDS:.0f} seconds") from None
    except urllib.error.URLError as error:
        reason = error.reason
        if isinstance(reason, TimeoutError):
            raise _refused(
                address, f"did not answer within {SILENCE_SECONDS:.0f} seconds"
            ) from None
        raise _refused(address, f"cannot be reached ({_in_words(reason)})") from None
    except (OSError, http.client.HTTPException) as error:
        raise _refused(address, f"broke off ({_in_words(error)})") from None
    return data, receipt


def _ways(*, outside: bool) -> tuple[urllib.request.BaseHandler, ...]:
    if outside:
        return OutsideHTTP(), OutsideHTTPS()
    http, https = urllib.request.HTTPHandler(), urllib.request.HTTPSHandler()
    return urllib.request.ProxyHandler(), http, https


def _read(address: str, answer: http.client.HTTPResponse, max_bytes: int) -> bytes:
    deadline = time.monotonic() + WHOLE_SECONDS
    parts: list[bytes] = []
    size = 0
    while chunk := answer.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > max_bytes:
            raise _refused(address, f"is larger than {max_bytes // 1024 // 1024} MB")
        if time.monotonic() > deadline:
            raise _refused(address, f"took longer than {WHOLE_SECONDS:.0f} seconds")
    # read in pieces, a short answer ends like a whole one: only its promised length tells
    if answer.length:
        raise _refused(address, f"broke off {answer.length} bytes before its end")
    return b"".join(parts)


def _in_words(reason: object) -> str:
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    return str(reason) or type(reason).__name__


def _refused(address: str, what: str) -> AddressError:
    return AddressError(
        f"The address {address} {what}.",
        hint="Check the address, or save the page and read the file.",
    )
