"""How much may come from one place, counted without knowing the place.

An address in a table, even as a digest, leads back to a house: there are four thousand million of
them, and all can be tried. So nothing is written down. The counts lie in memory, under digests
salted with bytes that were made when the server started and that end with it.
"""

import hashlib
import hmac
import ipaddress
import secrets
from threading import Lock

WINDOW_SECONDS = 3600.0
# A camp or a newsroom behind one address may write this often in an hour; a flood may not.
MOST = 20
# A house is given as many addresses as it likes within this prefix.
_IPV6_PREFIX = 64


class Gate:
    """Lets so much through from one place within an hour, and knows no place."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(32)
        self._lock = Lock()
        self._passed: dict[bytes, list[float]] = {}

    def passes(self, place: str, *, now: float) -> bool:
        """Whether one more may come from this place at this moment, in seconds; it is counted."""
        with self._lock:
            since = now - WINDOW_SECONDS
            recent = {
                known: late
                for known, times in self._passed.items()
                if (late := [at for at in times if at > since])
            }
            mine = recent.setdefault(self._digest(place), [])
            self._passed = recent
            if len(mine) >= MOST:
                return False
            mine.append(now)
            return True

    def _digest(self, place: str) -> bytes:
        return hmac.new(self._salt, house(place).encode(), hashlib.sha256).digest()


def house(place: str) -> str:
    """The part of an address that one house has for itself."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_PREFIX), strict=False))
