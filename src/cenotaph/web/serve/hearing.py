"""How long the server below listens to a connection: who sends nothing, or a letter now and then.

A connection costs no thread until its request is whole, but there are only so many of them.
"""

from time import monotonic
from typing import Any

from waitress.channel import HTTPChannel

from cenotaph.web.serve.unheard import Refused

# A browser sends the head of a request at once, a telephone on a bad line within some seconds.
HEAD_SECONDS = 10.0
# Twenty megabytes, the largest page, take four minutes on half a megabit a second.
WHOLE_SECONDS = 300.0
# Of a connection that is kept between clicks; the browser opens another without a word.
IDLE_SECONDS = 30
# How often those are looked for.
LOOK_SECONDS = 5


class Heard(HTTPChannel):
    """A connection that is closed when its request does not come in time."""

    error_task_class = Refused
    # the request that is not whole yet, and when its first letter came
    _coming: Any = None
    _began = 0.0

    def received(self, data: bytes) -> bool:
        """Some of a request has come."""
        taken = bool(super().received(data))
        if self.request is not self._coming:
            self._coming, self._began = self.request, monotonic()
        return taken

    def readable(self) -> bool:
        """Whether more may come; asked each second at least, also where nothing comes."""
        if self._coming is not None:
            allowed = WHOLE_SECONDS if self._coming.headers_finished else HEAD_SECONDS
            if monotonic() - self._began > allowed:
                self.will_close = True
        return bool(super().readable())
