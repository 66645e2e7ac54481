"""What the last edition changed, for a server: worked out once an edition, beside the requests."""

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from cenotaph.run.editions import last_changes
from cenotaph.run.guard import place_of_bug
from cenotaph.store.past import published_after
from cenotaph.store.record import Record
from cenotaph.web.changed import Changed


class LastChanges:
    """The changes of the last edition, compared with the one before it.

    Both states are derived from the log again, which takes minutes for a large record: one thread
    does it when somebody first asks after an edition was published, and no request waits for it.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="changes")
        # how far the log was looked through, and whether an edition found there is not compared yet
        self._reached = 0
        self._waits = False
        self._asked: Future[Changed | None] | None = None
        self._last: Changed | None = None

    def now(self, seq: int) -> Changed | None:
        """What is known: nothing where no edition is, else the last edition that is compared.

        `seq` is the log's last entry.
        """
        with self._lock:
            if self._asked is not None and self._asked.done():
                self._last, self._asked = self._asked.result(), None
            if seq > self._reached:
                self._reached, new = published_after(self._record, self._reached)
                self._waits = self._waits or new is not None
            if self._asked is None and self._waits:
                self._waits = False
                self._asked = self._worker.submit(self._compare)
            return self._last

    def _compare(self) -> Changed | None:
        try:
            found = last_changes(self._record)
        except Exception as error:  # noqa: BLE001 - a bug here must not fail every later page
            print(f"Error: {type(error).__name__} in {place_of_bug(error)}", file=sys.stderr)
            return self._last
        if found is None:
            return None
        since, until, changes = found
        return Changed(since=since, until=until, changes=changes)
