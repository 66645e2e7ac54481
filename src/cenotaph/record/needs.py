"""What of a settled incident needs a person, and how many people's count hangs on it.

The weight only orders a queue: the people at stake, times how often such a thing turns out wrong.
Those shares are rough on purpose and stand in tenths: a decision that no longer fits what is read
is always looked at; every second doubtful link or failed check is one; of the program's claims one
in ten has its figure wrong (the gold passages say 4 to 20 %).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import Literal, get_args

from cenotaph.link.cluster import THRESHOLD, UNSURE
from cenotaph.link.compare import compare_traits
from cenotaph.link.traits import traits
from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident

NeedKind = Literal["reopened", "check", "link", "bound"]
NEED_KINDS: tuple[NeedKind, ...] = get_args(NeedKind)
_TENTHS = {"reopened": 10, "check": 5, "link": 5, "bound": 1}
# Reports of one incident compared with each other: their pairs grow with the square.
_COMPARED = 30
_ENOUGH = THRESHOLD + UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that needs a person: its kind, the claim, report or check, and its weight."""

    kind: NeedKind
    subject: str
    weight: int


def needs_of(incident: Incident) -> Iterator[Need]:
    """What needs a person in this incident, each thing once."""
    claims = {one.id: one for report in incident.reports for one in report.claims}
    decided = {one.subject: one for one in incident.decisions}
    for one in incident.decisions:
        if one.reopened and one.subject in claims:
            yield _need("reopened", one.subject, people_of(claims[one.subject]))
    for number, check in enumerate(incident.checks):
        if check.status == "fails":
            yield _need("check", f"{check.code}-{number}", max(check.figures.values(), default=1))
    whole = [toll for toll in incident.tolls if toll.policy == "range" and toll.key is None]
    bounds = [id_ for t in whole for id_ in (*t.set_by.min, *t.set_by.best, *t.set_by.max)]
    for id_ in dict.fromkeys(bounds):
        if id_ in claims and id_ not in decided:
            yield _need("bound", id_, people_of(claims[id_]))
    people = max((toll.max or toll.min or 0 for toll in whole), default=0)
    for report in _doubtful(incident):
        yield _need("link", report, people)


def people_of(claim: Claim) -> int:
    """How many people a claim counts, at most as far as its words say."""
    count = claim.count
    return next((n for n in (count.figure, count.max, count.min) if n is not None), 1)


def _need(kind: NeedKind, subject: str, people: int) -> Need:
    return Need(kind=kind, subject=subject, weight=max(people, 1) * _TENTHS[kind])


def _doubtful(incident: Incident) -> Iterator[str]:
    """The reports whose likeness to every other report of the incident is hardly enough."""
    known = {report.id: traits(report) for report in incident.reports[:_COMPARED]}
    settled = {one.subject for one in incident.decisions}
    best = dict.fromkeys(known, -inf)
    for (a, one), (b, other) in combinations(known.items(), 2):
        if min(best[a], best[b]) >= _ENOUGH:
            continue
        score = compare_traits(one, other)["score"]
        best[a], best[b] = max(best[a], score), max(best[b], score)
    for id_, score in best.items():
        if -inf < score < _ENOUGH and id_ not in settled:
            yield id_
