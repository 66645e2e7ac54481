"""How much one address may ask: counted in memory, under a digest that nobody can turn back."""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

from cenotaph.web.people.gate import house

# A program that reads a record of 10,000 incidents by hundreds asks a hundred times in a row.
AT_ONCE = 120
A_SECOND = 2.0
# Some 10 MB. Whoever was heard of longest ago is forgotten first, and may then ask afresh.
_REMEMBERED = 50_000


@dataclass(slots=True)
class _Left:
    """What one address has left, and when that was counted."""

    requests: float
    at: float


class Limit:
    """So many requests at once from each address, and so many a second after that.

    No address is kept: the salt of its digest is made anew at each start and is written nowhere.
    """

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        a_second: float = A_SECOND,
        remembered: int = _REMEMBERED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._at_once, self._a_second = at_once, a_second
        self._remembered, self._clock = remembered, clock
        self._salt = secrets.token_bytes(16)
        self._left: OrderedDict[bytes, _Left] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str) -> int:
        """Seconds until this address may ask; 0 where it may now, and then one request is taken."""
        key, now = self._digest(address), self._clock()
        with self._lock:
            left = self._left.setdefault(key, _Left(self._at_once, now))
            self._left.move_to_end(key)
            won = (now - left.at) * self._a_second
            left.requests, left.at = min(self._at_once, left.requests + won), now
            if left.requests < 1:
                return ceil((1 - left.requests) / self._a_second)
            left.requests -= 1
            while len(self._left) > self._remembered:
                self._left.popitem(last=False)
            return 0

    def _digest(self, address: str) -> bytes:
        return hashlib.blake2b(house(address).encode(), key=self._salt, digest_size=16).digest()
