"""Blind second readings: which pages are read twice, by whom, and how far the two agree.

A second reading measures people and settles nothing, so that it lies here and not in the log.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from cenotaph.record.amending import as_typed
from cenotaph.run.coding import Coded
from cenotaph.web.people.models import Person, SecondReading

# One page in twenty: 5 %.
_ONE_IN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What two people made of one claim: its count as typed, or that the page does not say it."""

    claim: str
    first: str
    second: str

    @property
    def agree(self) -> bool:
        """Whether they made the same of it."""
        return self.first == self.second


REJECTED = "–"


def is_drawn(page: str) -> bool:
    """Whether the page is one of those read twice; nobody can tell beforehand which are."""
    drawn = hmac.new(settings.SECRET_KEY.encode(), page.encode(), hashlib.sha256)
    return int.from_bytes(drawn.digest()[:8]) % _ONE_IN == 0


def ask_for(page: str, *, first: Person) -> None:
    """A second reading of the page, if it is drawn and was not asked for before."""
    if is_drawn(page):
        SecondReading.objects.get_or_create(page=page, defaults={"first_actor": first.actor})


def waiting_for(person: Person) -> QuerySet[SecondReading]:
    """The second readings that this person may do: none of pages they read first."""
    free = Q(person=None) | Q(person=person)
    open_ = SecondReading.objects.filter(free, done_at=None).exclude(first_actor=person.actor)
    return open_.order_by("asked_at")


def taken_by(person: Person, page: str) -> SecondReading | None:
    """The second reading of this page that the person has begun and not ended."""
    return SecondReading.objects.filter(person=person, page=page, done_at=None).first()


def begin(reading: SecondReading, person: Person) -> bool:
    """Whether the reading is this person's now; of two who begin at once one has it."""
    mine = SecondReading.objects.filter(pk=reading.pk).filter(Q(person=None) | Q(person=person))
    return bool(mine.exclude(first_actor=person.actor).update(person=person))


def note(reading: SecondReading, claim: str, made_of_it: str) -> None:
    """What the second reader makes of one claim."""
    found = dict(reading.found or {})
    found[claim] = made_of_it
    reading.found = found
    reading.save(update_fields=["found"])


def end(reading: SecondReading) -> None:
    """The second reading is done, and may be compared."""
    reading.done_at = timezone.now()
    reading.save(update_fields=["done_at"])


def compare(claims: Iterable[Coded], found: Mapping[str, str]) -> list[Compared]:
    """What both made of each claim that the program read and either of them decided on."""
    return [
        Compared(claim=one.claim.id, first=_first(one), second=found[one.claim.id])
        for one in claims
        if one.machine is not None and one.standing is not None and one.claim.id in found
    ]


def _first(one: Coded) -> str:
    assert one.standing is not None
    if one.standing.action in ("reject", "discount"):
        return REJECTED
    return as_typed(one.claim)["count"]
