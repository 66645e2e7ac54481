"""Blind second readings: which pages are read twice, by whom, and how far the two agree.

A second reading measures people and settles nothing, so that it lies here and not in the log.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from cenotaph.model.claims import Claim
from cenotaph.model.values import Span
from cenotaph.record.amending import as_typed
from cenotaph.run.coding import Coded, Coding
from cenotaph.web.people.models import Person, SecondReading

# One page in twenty: 5 %.
_ONE_IN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What two people made of the same words: a count as typed, or that the page does not say it.

    `words` are the page's, those of the figure where there is one.
    """

    words: str
    measure: str
    first: str
    second: str

    @property
    def agree(self) -> bool:
        """Whether they made the same of it."""
        return self.first == self.second


REJECTED = "–"
# What begins the key of a claim that the program did not read; then its words and its measure.
_MISSED = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A claim that the second reader found and no program read: where, of what, how many."""

    key: str
    words: Span
    measure: str
    count: str


def key_of(words: Span, measure: str) -> str:
    """What a claim that the program did not read is noted under."""
    return f"{_MISSED}{words.start}-{words.end}-{measure}"


def missed_in(found: Mapping[str, str]) -> list[Missed]:
    """The claims that the second reader added, in the order of the text."""
    added = []
    for key, count in found.items():
        if key.startswith(_MISSED):
            start, end, measure = key.removeprefix(_MISSED).split("-", 2)
            words = Span(int(start), int(end))
            added.append(Missed(key=key, words=words, measure=measure, count=count))
    return sorted(added, key=lambda one: one.words)


def is_drawn(page: str) -> bool:
    """Whether the page is one of those read twice; nobody can tell beforehand which are."""
    drawn = hmac.new(settings.SECRET_KEY.encode(), page.encode(), hashlib.sha256)
    return int.from_bytes(drawn.digest()[:8]) % _ONE_IN == 0


def ask_for(page: str, *, first: Person) -> None:
    """A second reading of the page, if it is drawn and was not asked for before."""
    if is_drawn(page):
        SecondReading.objects.get_or_create(page=page, defaults={"first_actor": first.actor})


def waiting_for(person: Person) -> list[SecondReading]:
    """The second readings that this person may do: none of pages they read first or gave back."""
    free = Q(person=None) | Q(person=person)
    open_ = SecondReading.objects.filter(free, done_at=None).exclude(first_actor=person.actor)
    return [one for one in open_.order_by("asked_at") if person.actor not in one.given_back]


def taken_by(person: Person, page: str) -> SecondReading | None:
    """The second reading of this page that the person has begun and not ended."""
    return SecondReading.objects.filter(person=person, page=page, done_at=None).first()


def read_blind_by(person: Person) -> frozenset[str]:
    """The pages that the person is reading a second time now."""
    mine = SecondReading.objects.filter(person=person, done_at=None)
    return frozenset(mine.values_list("page", flat=True))


def begin(reading: SecondReading, person: Person) -> bool:
    """Whether the reading is this person's now; of two who begin at once one has it.

    What someone noted whose account is gone since is nobody's any more. Who gave it back may have
    seen since what was decided, and does not take it again.
    """
    if person.actor in reading.given_back:
        return False
    mine = SecondReading.objects.filter(pk=reading.pk).exclude(first_actor=person.actor)
    if mine.filter(person=None).update(person=person, found={}):
        return True
    return mine.filter(person=person).exists()


def give_back(reading: SecondReading) -> None:
    """The reading waits for anybody else, as if it had not been begun."""
    if reading.person is not None:
        reading.given_back = [*reading.given_back, reading.person.actor]
    reading.person, reading.found = None, {}
    reading.save(update_fields=["person", "found", "given_back"])


def note(reading: SecondReading, claim: str, made_of_it: str | None) -> None:
    """What the second reader makes of one claim; None takes back what they noted."""
    found = dict(reading.found or {})
    if made_of_it is None:
        found.pop(claim, None)
    else:
        found[claim] = made_of_it
    reading.found = found
    reading.save(update_fields=["found"])


def end(reading: SecondReading) -> None:
    """The second reading is done, and may be compared."""
    reading.done_at = timezone.now()
    reading.save(update_fields=["done_at"])


def is_read(coding: Coding, one: Coded) -> bool:
    """Whether a program read the claim on its page, whatever people decided on it since."""
    return one.machine is not None and not coding.by_hand


def compare(coding: Coding, found: Mapping[str, str], *, first: str) -> list[Compared]:
    """What both made of each claim that the program read, and of those that either added.

    Who corrects what a program marked, and says that all is read, has answered for each mark: what
    they left as it was counts as theirs, as where agreement on pre-annotated text is measured (Fort
    and Sagot 2010). What one gave no value for is left out, as in Krippendorff (2004): a claim that
    the second reader left open, one that was read anew since `first` read the page, and one on
    which somebody else has decided since.
    """
    compared = [
        _compared(coding, one.claim, made, found[one.claim.id])
        for one in coding.claims
        if is_read(coding, one) and one.claim.id in found
        if (made := _made_by(first, one, coding)) is not None
    ]
    left = missed_in(found)
    for one in coding.claims:
        if is_read(coding, one) or _first(one) == REJECTED:
            continue
        if one.standing is not None and one.standing.actor != first:
            continue
        same = next((each for each in left if is_same(one.claim, each.words, each.measure)), None)
        if same is not None:
            left.remove(same)
        count = REJECTED if same is None else same.count
        compared.append(_compared(coding, one.claim, _first(one), count))
    for each in left:
        words = coding.page.text[slice(*each.words)]
        compared.append(
            Compared(words=words, measure=each.measure, first=REJECTED, second=each.count)
        )
    return compared


def _compared(coding: Coding, claim: Claim, first: str, second: str) -> Compared:
    words = coding.page.text[slice(*claim.spans.anchor)]
    return Compared(words=words, measure=claim.measure, first=first, second=second)


def is_same(claim: Claim, words: Span, measure: str) -> bool:
    """Whether a claim of this measure at these words is this one."""
    spans = (claim.spans.anchor, claim.spans.measure)
    there = any(one is not None and one.overlaps(words) for one in spans)
    return claim.measure == measure and there


def _made_by(first: str, one: Coded, coding: Coding) -> str | None:
    """What the first reader made of a claim that the program read; None where it is not known."""
    if one.standing is not None:
        return _first(one) if one.standing.actor == first else None
    return _first(one) if coding.state == "full" else None


def _first(one: Coded) -> str:
    if one.standing is not None and one.standing.action in ("reject", "discount"):
        return REJECTED
    return as_typed(one.claim)["count"]
