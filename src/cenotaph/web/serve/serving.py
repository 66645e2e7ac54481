"""What the server works on, as one value that Django's settings carry: `settings.SERVING`."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from cenotaph.extract.rows.by_hand import Entered
from cenotaph.model.claims import Claim
from cenotaph.model.readings import Added
from cenotaph.run.adding import Outcome, Work, add_all
from cenotaph.run.apart import Apart
from cenotaph.run.clock import day_of, now
from cenotaph.run.entering import enter_on
from cenotaph.run.near import Told
from cenotaph.run.pairs import OpenPairs
from cenotaph.run.placing import placed
from cenotaph.run.reading import the_reader
from cenotaph.run.what_ifs import WhatIfs
from cenotaph.store.public import Public
from cenotaph.store.record import Record
from cenotaph.web.api.kept import Kept
from cenotaph.web.people.gate import Gate
from cenotaph.web.serve.addresses import Origin
from cenotaph.web.serve.limits import Limit

# What a thousand incidents' reports say: 12 MB where they have one page or two.
_TOLD = 1000


def _one_reader() -> ThreadPoolExecutor:
    # The gazetteer's connection belongs to the thread that opened it, and a page costs a core:
    # one reads, and who adds a page at the same moment waits for their turn.
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The open record, the server's address, the thread that reads pages, the gate of messages.

    `limit` is how much one address may ask of the API, `kept` are its last answers. Editors publish
    into the folder `site`, where one is given, one at a time. Pages are looked at by `apart` before
    they are read here, where one is given. `clock` says when it is, in UTC, as
    `now` does.
    """

    record: Record
    origin: Origin
    banner: str | None = None
    limit: Limit = field(default_factory=Limit)
    kept: Kept = field(default_factory=Kept)
    reading: ThreadPoolExecutor = field(default_factory=_one_reader)
    gate: Gate = field(default_factory=Gate)
    site: Path | None = None
    publishing: Lock = field(default_factory=Lock)
    apart: Apart | None = None
    clock: Callable[[], str] = now
    pairs: OpenPairs = field(init=False)
    what_ifs: WhatIfs = field(default_factory=WhatIfs)
    told: Told = field(default_factory=lambda: Told(most=_TOLD))

    def __post_init__(self) -> None:
        """The record's pairs are found out once and then followed."""
        object.__setattr__(self, "pairs", OpenPairs(self.record))

    def public(self) -> Public:
        """What anyone may see of the record now."""
        return self.record.public(day_of(self.clock()))

    def add(self, work: Iterable[Work]) -> list[Outcome]:
        """What came of each page, added in its turn."""
        return self.reading.submit(self._add, work).result()

    def _add(self, work: Iterable[Work]) -> list[Outcome]:
        if self.apart is None:
            return list(add_all(self.record, work, the_reader()))
        return list(add_all(self.record, work, the_reader(), look=self.apart.look))

    def enter(self, page: str, entered: Entered, *, by: str) -> Added:
        """A page read by the person `by`, where the program found nothing to hang a claim on."""
        return self.reading.submit(self._enter, page, entered, by).result()

    def _enter(self, page: str, entered: Entered, by: str) -> Added:
        gazetteer = the_reader().gazetteer
        return enter_on(self.record, page, entered, gazetteer, at=now(), actor=by)

    def place(self, claim: Claim, before: Claim) -> Claim:
        """An amended claim with the points of the places that were typed into it."""
        return self.reading.submit(self._place, claim, before).result()

    def _place(self, claim: Claim, before: Claim) -> Claim:
        return placed(claim, before, the_reader().gazetteer)

    def warm(self) -> None:
        """The reader is made before the first page waits for it, and pairs before a person does."""
        self.reading.submit(the_reader)
        Thread(target=self.pairs.ranked, name="pairs", daemon=True).start()
