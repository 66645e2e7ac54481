"""What `serve` and `invite` do, once their arguments are known."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from cenotaph.cli.console import out
from cenotaph.errors import InputError


def serve_record(
    folder: Path, *, host: str, port: int, address: str | None, site: Path | None
) -> None:
    """Serve the record until interrupted."""
    _server("serve")(folder, host=host, port=port, address=address, site=site, say=_say)


def print_invitation(folder: Path, role: str, *, address: str | None) -> None:
    """Print the link of a new invitation."""
    _say(_server("invitation_link")(folder, role, address))


def _say(line: str) -> None:
    out().print(line, soft_wrap=True, highlight=False)


def _server(name: str) -> Callable[..., Any]:
    try:
        import_module("waitress")
        import_module("django")
        function: Callable[..., Any] = getattr(import_module("cenotaph.web.serve.run"), name)
    except ModuleNotFoundError as error:
        raise InputError(
            f"The record cannot be served: {error.name} is not installed.",
            hint='Install it with: pip install "cenotaph[web]"',
        ) from None
    return function
