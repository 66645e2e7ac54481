"""Pages that tell of no incident: which of the incidents told elsewhere each belongs to.

A vigil, a page in a language that is not read: they have words in common with the pages of an
incident. They change none: incidents are made of what tells of them, and these join afterwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.link.cluster import THRESHOLD, Scored
from cenotaph.link.compare import in_common
from cenotaph.link.constraints import Constraints
from cenotaph.link.keys import keys_of
from cenotaph.link.scores import Scores
from cenotaph.link.traits import Traits
from cenotaph.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Attaching:
    """The groups that bare reports may join, and what decides.

    `by_day` a day in common will do, where it is that of one group alone; `kept` are scores known.
    """

    groups: Sequence[Sequence[Report]]
    traits: Mapping[str, Traits]
    rules: Constraints
    by_day: bool = False
    kept: Scores | None = None

    def joined(self, bare: Sequence[Report]) -> list[list[Report]]:
        """The groups, each with the bare reports that belong to it; what none takes stands alone.

        A bare report joins the group that it scores highest with on average, at the threshold,
        where one of the members that share a block key with it reaches the threshold too.
        """
        joined = [list(group) for group in self.groups]
        alone: list[list[Report]] = []
        keys = {one.id: keys_of(self.traits[one.id], by_day=self.by_day) for one in bare}
        holders = self._holders({key for each in keys.values() for key in each})
        for one in bare:
            near = {at for key in keys[one.id] for at in holders.get(key, ())}
            scores = list(self._scores(one, near))
            # of several incidents of a day the day does not say which
            found = max(scores, default=None) if not self.by_day or len(scores) == 1 else None
            if found is None:
                alone.append([one])
            else:
                joined[-found[1]].append(one)
        return [*joined, *alone]

    def _holders(self, wanted: set[str]) -> Mapping[str, set[tuple[int, str]]]:
        """The members that hold each of these block keys, with their groups."""
        holders: dict[str, set[tuple[int, str]]] = {}
        for at, group in enumerate(self.groups if wanted else ()):
            for report in group:
                for key in wanted.intersection(keys_of(self.traits[report.id])):
                    holders.setdefault(key, set()).add((at, report.id))
        return holders

    def _scores(self, one: Report, near: set[tuple[int, str]]) -> Iterator[tuple[float, int]]:
        """The average score with each group that a report may join, and the group, negative."""
        for at in sorted({at for at, _ in near}):
            members = (one, *self.groups[at])
            its = [self.traits[each.id] for each in members]
            scored = Scored(members, its, self.rules, self.kept)
            scores = [scored.score(0, place) for place in range(1, len(members))]
            told = [score for score in scores if score is not None]
            reached = any(
                score is not None and score >= THRESHOLD and self._alike(one, other)
                for score, other in zip(scores, self.groups[at], strict=True)
                if (at, other.id) in near
            )
            if reached and len(told) == len(scores) and sum(told) / len(told) >= THRESHOLD:
                yield sum(told) / len(told), -at

    def _alike(self, one: Report, other: Report) -> bool:
        return self.by_day or in_common(self.traits[one.id], self.traits[other.id])
