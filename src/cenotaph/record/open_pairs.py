"""Open pairs: two incidents that may be one, told twice, and that nobody has decided on.

How alike they are lies between their likest two reports and the average of all, which is what
linking joins by. On the parts to tune on, of the first 20 pairs by it 10 are truly one in local
news and 8 in war posts; by the two reports nearest the threshold, 3 and 2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from cenotaph.link.cluster import THRESHOLD, UNSURE, pair_score
from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.link.traits import Traits
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident, Tallied
from cenotaph.record.totals import TOTALLED

# Below it no person need look.
_LEAST = THRESHOLD - UNSURE
# What two reports may say, for and against: days told apart are strong evidence, and may be wrong.
_MOST = 6.0
# As many reports of each incident as are compared: the pairs grow with the square.
_COMPARED = 12


class Told(NamedTuple):
    """A report that tells of an incident, as linking compares it."""

    report: str
    page: str
    incident: str
    traits: Traits


Verdicts = Mapping[frozenset[str], bool | None]
People = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How alike two incidents are, in log-odds, and their two likest reports."""

    score: float
    likest: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPair:
    """Two incidents that may be one; `weight` is how many people hang on it, times how likely.

    `people` are those that a total counts twice if the two are one; `score` and `likest` are those
    of the doubt, the likest reports in the order of the incidents.
    """

    incidents: tuple[str, str]
    likest: tuple[str, str]
    score: float
    people: int
    weight: int


def verdicts(decisions: Iterable[Decided]) -> Verdicts:
    """What people last said of each pair of reports or incidents, the weightiest decision last."""
    return {
        frozenset((a, b)): PUTS_TOGETHER[one.action]
        for one in decisions
        if one.action in PUTS_TOGETHER
        for a in sides(one)[0]
        for b in sides(one)[1]
    }


def doubt(ours: Sequence[Told], theirs: Sequence[Told], said: Verdicts) -> Doubt | None:
    """How the reports of two incidents stand to each other; None where that is no open pair.

    It is none where people keep two of their reports apart, where one page tells of both, where
    people spoke on every two of them, and where linking is sure that they are two.
    """
    pairs = [(one, other) for one in ours[:_COMPARED] for other in theirs[:_COMPARED]]
    known = [_verdict(one, other, said) for one, other in pairs]
    if all(spoken for spoken, _ in known):
        return None
    scores: list[float] = []
    for (one, other), (_, verdict) in zip(pairs, known, strict=True):
        if verdict is False or (one.page == other.page and not verdict):
            return None
        score = pair_score(one.traits, other.traits)
        scores.append(-_MOST if score is None else max(-_MOST, min(_MOST, score)))
    likest = max(range(len(pairs)), key=scores.__getitem__)
    score = (scores[likest] + sum(scores) / len(scores)) / 2
    if score < _LEAST:
        return None
    one, other = pairs[likest]
    return Doubt(score=score, likest=(one.report, other.report))


def _verdict(one: Told, other: Told, said: Verdicts) -> tuple[bool, bool | None]:
    """Whether people spoke on the two, and what they said."""
    if not said:
        return False, None
    for a in (one.report, one.incident):
        for b in (other.report, other.incident):
            pair = frozenset((a, b))
            if pair in said:
                return True, said[pair]
    return False, None


def open_pair(incidents: tuple[str, str], ours: People, theirs: People, found: Doubt) -> OpenPair:
    """The pair with what hangs on it: people, times how likely the two are one, in tenths.

    At the threshold that is a half: linking is as often wrong as right there.
    """
    people = counted_twice(ours, theirs)
    tenths = 10 / (1 + exp(THRESHOLD - found.score))
    return OpenPair(
        incidents=incidents,
        likest=found.likest,
        score=found.score,
        people=people,
        weight=max(1, round(max(people, 1) * tenths)),
    )


def counted_twice(ours: People, theirs: People) -> int:
    """The people that both incidents may count, if they are one: of each measure the fewer."""
    return sum(min(ours[measure], theirs[measure]) for measure in ours.keys() & theirs.keys())


def people_of(incident: Incident | Tallied) -> People:
    """How many people an incident may count, of each measure that totals are made of."""
    whole = (t for t in incident.tolls if t.policy == "range" and t.key is None and t.bounded)
    return {
        toll.measure: next(n for n in (toll.max, toll.best, toll.min) if n is not None)
        for toll in whole
        if toll.measure in TOTALLED
    }
