"""Serving a record: the private database brought up to date, then public pages and workbench."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cenotaph.config import PRIVATE_URL, private_url
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import DECIDER_ROLES
from cenotaph.run.apart import Apart
from cenotaph.run.demo import BANNER, in_use, is_demo
from cenotaph.run.opening import open_record
from cenotaph.web.serve.addresses import Origin, origin_of
from cenotaph.web.serve.serving import Serving
from cenotaph.web.serve.settings import MAX_BODY, configure_server, kept_key

# People wait for pages in a browser: some ten at once, and those who only read are quick.
_THREADS = 8
# A browser keeps its connection between clicks; who comes after the last of these waits unheard.
_CONNECTIONS = 1000
# Who sends somewhat too much is heard out: a browser that is cut off shows no answer.
_HEARD_OUT = 2 * MAX_BODY


def serve(
    folder: Path,
    *,
    host: str,
    port: int,
    address: str | None,
    site: Path | None,
    say: Callable[[str], None],
) -> None:
    """Public pages and workbench of the record in this folder, until interrupted.

    Editors publish into the folder `site`, where one is given. `say` is told where they are, and
    what somebody needs who has no account yet.
    """
    origin = origin_of(address, host=host, port=port)
    with opened(folder, origin, site=site) as serving:
        # first of all: where nothing can listen, no invitation is made and no password is shown
        server = _listening(host, port, origin)
        for line in _welcome(serving):
            say(line)
        serving.warm()
        server.run()


def invitation_link(folder: Path, role: str, address: str | None) -> str:
    """The link of a new invitation, for whoever has the record's folder and no account."""
    origin = origin_of(address, host="127.0.0.1", port=8000)
    with opened(folder, origin):
        return _join_link(origin, role)


@contextmanager
def opened(folder: Path, origin: Origin, *, site: Path | None = None) -> Iterator[Serving]:
    """The record open and Django set up for it, the private database in today's shape."""
    with in_use(folder), open_record(folder) as record:
        record.check_list()
        banner = BANNER if is_demo(folder) else None
        apart = Apart()
        serving = Serving(record=record, origin=origin, banner=banner, site=site, apart=apart)
        configure_server(serving, private_url=private_url(folder), key=kept_key(folder))
        _bring_up_to_date()
        yield serving
        serving.reading.shutdown(cancel_futures=True)
        apart.end()


def _bring_up_to_date() -> None:
    """The private database in today's shape; raises InputError when it cannot be had."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up now
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        raise InputError(
            f"The database of people cannot be used: {str(error).strip()}.",
            hint=f"Check {PRIVATE_URL}, and that its folder can be written.",
        ) from None


def _welcome(serving: Serving) -> Iterator[str]:
    from cenotaph.web.people.models import Person  # noqa: PLC0415 - Django is set up now

    yield f"The public pages: {serving.origin}/"
    yield f"The workbench:    {serving.origin}/workbench/"
    if Person.objects.exists():
        if serving.banner is not None:
            yield "The accounts are those of its first start. `make demo` makes everything anew."
        return
    if serving.banner is None:
        link = _join_link(serving.origin, "administrator")
        yield f"Nobody has an account. Make the first: {link}"
        return
    yield "Accounts of the demonstration, shown once:"
    for role in DECIDER_ROLES:
        password = secrets.token_urlsafe(9)
        Person.objects.make(login=role, name=f"Demo {role}", role=role, password=password)
        yield f"  {role:<15}{password}"


def _join_link(origin: Origin, role: str) -> str:
    from django.urls import reverse  # noqa: PLC0415 - Django is set up now

    from cenotaph.web.people.invitations import invite  # noqa: PLC0415

    return f"{origin}{reverse('join', args=[invite(role)])}"


def _listening(host: str, port: int, origin: Origin) -> Any:
    """A server that holds its port and answers once it runs; raises InputError without one."""
    import waitress  # noqa: PLC0415 - only who serves pays for it
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415
    from waitress.server import BaseWSGIServer  # noqa: PLC0415

    # Django is set up now
    from cenotaph.web.serve.hearing import IDLE_SECONDS, LOOK_SECONDS, Heard  # noqa: PLC0415

    BaseWSGIServer.channel_class = Heard
    # Behind a server with a certificate, the nearest address is that server's.
    behind = {
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_headers": {"x-forwarded-for"},
        "clear_untrusted_proxy_headers": True,
    }
    try:
        return waitress.create_server(
            get_wsgi_application(),
            host=host,
            port=port,
            threads=_THREADS,
            connection_limit=_CONNECTIONS,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=LOOK_SECONDS,
            # `select` knows no file beyond its 1024th
            asyncore_use_poll=True,
            ident=None,
            url_scheme=origin.scheme,
            max_request_body_size=_HEARD_OUT,
            **(behind if origin.secure else {}),
        )
    except OSError as error:
        raise InputError(
            f"The server cannot listen at {host}, port {port}: {error.strerror}.",
            hint="Choose another with --port.",
        ) from None
