"""Addresses the server is given: its own on the web, and the private database's."""

import ipaddress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from cenotaph.config import PRIVATE_URL
from cenotaph.errors import InputError

# What Django calls the databases that it knows and the project supports.
_ENGINES = {
    "sqlite": "django.db.backends.sqlite3",
    "postgresql": "django.db.backends.postgresql",
}
# Seconds to wait for another writer: people's rows are written in milliseconds.
_BUSY_SECONDS = 20
# A connection of the private database is kept between requests: to open one takes longer than all
# that a page asks of it.
_KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where readers and recorders find the server: scheme, host name and port, and no path."""

    scheme: str
    host: str
    port: int | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the server answers to: on this machine alone, any of its own."""
        here = ("127.0.0.1", "localhost", "[::1]")
        return tuple(dict.fromkeys((self.host, *here))) if _is_loopback(self.host) else (self.host,)

    @property
    def secure(self) -> bool:
        """Whether it is reached by https, so that cookies may be kept to it."""
        return self.scheme == "https"

    def __str__(self) -> str:
        named = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{named}" + (f":{self.port}" if self.port else "")


def origin_of(address: str | None, *, host: str, port: int) -> Origin:
    """The server's own address: the one given, else the one it listens at.

    Raises InputError where passwords would travel in the clear: the server listens to other
    machines and no https address is given, or the address given is no plain origin.
    """
    if address is None:
        if not _is_loopback(host):
            raise InputError(
                f"At {host} passwords would travel in the clear.",
                hint="Put a server with a certificate before this one, let this one listen at "
                "127.0.0.1, and give --address https://NAME.",
            )
        return Origin(scheme="http", host=host, port=port)
    try:
        parts = urlsplit(address)
        named, its_port = parts.hostname, parts.port
    except ValueError:
        named, its_port = None, None
    if named is None or parts.path.strip("/") or parts.query or parts.fragment:
        raise InputError(
            f"“{address}” is no address of a server.", hint="Write it as https://record.example."
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(named)):
        raise InputError(
            f"At {address} passwords would travel in the clear.", hint="Give an https address."
        )
    return Origin(scheme=parts.scheme, host=named, port=its_port)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def database_of(address: str) -> dict[str, Any]:
    """The private database's address as Django wants it; raises InputError for any other."""
    try:
        url = make_url(address)
    except ArgumentError:
        raise _no_database() from None
    engine = _ENGINES.get(url.get_backend_name())
    if engine is None or not url.database:
        raise _no_database()
    if url.get_backend_name() == "sqlite":
        options = {
            "timeout": _BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        }
        return {
            "ENGINE": engine,
            "NAME": url.database,
            "OPTIONS": options,
            "CONN_MAX_AGE": _KEPT_SECONDS,
        }
    return {
        "ENGINE": engine,
        "NAME": url.database,
        "USER": url.username or "",
        "PASSWORD": url.password or "",
        "HOST": url.host or _socket(url),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": _KEPT_SECONDS,
    }


def _socket(url: URL) -> str:
    """The folder of a Unix socket: `postgresql:///name?host=/run/postgresql`."""
    host = url.query.get("host", "")
    return host if isinstance(host, str) else host[0]


def _no_database() -> InputError:
    return InputError(
        f"{PRIVATE_URL} is no database address that is known here.",
        hint="Write it as sqlite:///path/to/private.sqlite or postgresql://user:pass@host/name.",
    )
