"""What keeps two groups of reports apart, though the likest two of them may be one incident."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.link.cluster import THRESHOLD, pair_score
from cenotaph.link.compare import APART, rule_apart
from cenotaph.link.traits import traits
from cenotaph.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """Of the pairs of two groups' reports: how many there are, and how many a rule keeps apart.

    `times` are told on days apart: one is enough to keep all apart. `places` are told of places
    apart, and weigh against the others in the `average`, in log-odds, of all.
    """

    pairs: int
    times: int
    places: int
    average: float

    @property
    def by_average(self) -> bool:
        """Whether all pairs together are less than linking asks for."""
        return self.average < THRESHOLD


def kept_apart(ours: Sequence[Report], theirs: Sequence[Report]) -> KeptApart:
    """What the rules say of every two of the reports; those that tell of nothing have no say."""
    one, other = ([traits(report) for report in each if not report.bare] for each in (ours, theirs))
    rules = Counter(rule_apart(a, b) for a in one for b in other)
    found = [pair_score(a, b) for a in one for b in other]
    scores = [APART if score is None else score for score in found]
    return KeptApart(
        pairs=len(scores),
        times=rules["time"],
        places=rules["place"],
        average=sum(scores) / len(scores) if scores else APART,
    )
