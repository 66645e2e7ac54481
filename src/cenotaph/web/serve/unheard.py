"""What is no request that Django could answer: refused by the server below, in our words too."""

from collections.abc import Mapping

from waitress.task import ErrorTask

from cenotaph.web.languages import language_of
from cenotaph.web.serve.headers import HEADERS
from cenotaph.web.serve.trouble import FAILED, TOO_MUCH, UNUSABLE, bare
from cenotaph.web.translation import speaking

_SAID: Mapping[int, tuple[str, str]] = {413: TOO_MUCH, 431: TOO_MUCH, 500: FAILED}


class Refused(ErrorTask):
    """The answer of the server below, as a page of ours in the language of the address."""

    def execute(self) -> None:
        """Write the page and close the connection."""
        error = self.request.error
        body = _page(error.code, getattr(self.request, "path", "/") or "/")
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [*HEADERS.items(), ("Content-Type", "text/html; charset=utf-8")]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def _page(code: int, path: str) -> bytes:
    with speaking(language_of(path)):
        return bare(_SAID.get(code, UNUSABLE), path).encode()
