"""What people have decided about which reports are one incident, and which are not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of reports that must be one incident, and pairs that must not."""

    together: frozenset[frozenset[str]]
    apart: frozenset[frozenset[str]]


def constraints(
    decisions: Iterable[Decided], reports: Sequence[Report], logged: Mapping[str, str]
) -> Constraints:
    """The decisions as pairs of reports; a later decision on a pair outranks an earlier one.

    `merge` and `split` name two subjects, `subject` and `details["with"]`, each a report or an
    incident, which stands for the reports logged under it. Two reports of one page are apart: a
    page tells of an incident once.
    """
    verdicts: dict[frozenset[str], str] = {}
    for one, other in combinations(reports, 2):
        if one.page == other.page:
            verdicts[frozenset((one.id, other.id))] = "split"
    ids = {report.id for report in reports}
    for decision in decisions:
        if decision.action in ("merge", "split"):
            left = _members(decision.subject, ids, logged)
            right = _members(decision.details.get("with", ""), ids, logged)
            for a in left:
                for b in right - {a}:
                    verdicts[frozenset((a, b))] = decision.action
    return Constraints(
        together=frozenset(pair for pair, verdict in verdicts.items() if verdict == "merge"),
        apart=frozenset(pair for pair, verdict in verdicts.items() if verdict == "split"),
    )


def _members(subject: str, ids: set[str], logged: Mapping[str, str]) -> set[str]:
    if subject in ids:
        return {subject}
    return {report for report, incident in logged.items() if incident == subject}
