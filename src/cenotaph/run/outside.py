"""Connections to the world outside and nowhere else: no address of the operator's own network.

A name is resolved once, every address it has is looked at, and the connection goes to one of those
that were looked at: who answers a second question otherwise gains nothing. Redirects come through
here too. No proxy of the environment is used, since it would resolve names by itself.
"""

import http.client
import ipaddress
import socket
import ssl
import urllib.request
from ipaddress import IPv4Address, IPv6Address

from cenotaph.errors import AddressError

# RFC 6052: an IPv4 address in the clothes of an IPv6 one.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_outside(address: str) -> bool:
    """Whether this IP address belongs to the world: not to this machine, its network, or nobody."""
    plain = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    return plain.is_global and not plain.is_multicast and not plain.is_reserved


def connect_outside(host: str, port: int, timeout: float | None) -> socket.socket:
    """A connection to the host; raises AddressError where any of its addresses is no outside one.

    Raises OSError where none of them answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not addresses or not all(map(is_outside, addresses)):
        raise AddressError(
            f"{host} lies inside a network of its own.",
            hint="Only addresses of the public web are fetched; save the page and upload the file.",
        )
    failed: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            failed = error
    assert failed is not None
    raise failed


class _Plain(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = connect_outside(self.host, self.port, self.timeout)


class _Secure(http.client.HTTPSConnection):
    def connect(self) -> None:
        plain = connect_outside(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class OutsideHTTP(urllib.request.HTTPHandler):
    """Opens http addresses of the world outside."""

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """The answer; raises AddressError where the address is no outside one."""
        return self.do_open(_Plain, req)


class OutsideHTTPS(urllib.request.HTTPSHandler):
    """Opens https addresses of the world outside, their certificates checked."""

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """The answer; raises AddressError where the address is no outside one."""
        return self.do_open(_Secure, req)


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one carries, where it carries one."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)
