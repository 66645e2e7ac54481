"""What people have decided about which reports are one incident, and which are not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report

#: what each decision on a pair says: one incident, two, or nothing any more
PUTS_TOGETHER: Mapping[str, bool | None] = MappingProxyType(
    {"merge": True, "same": True, "split": False, "different": False, "unsure": None}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of reports that must be one incident, and pairs that must not."""

    together: frozenset[frozenset[str]]
    apart: frozenset[frozenset[str]]


#: where nobody has decided anything
NOTHING_SAID = Constraints(together=frozenset(), apart=frozenset())


def constraints(
    decisions: Iterable[Decided], reports: Sequence[Report], logged: Mapping[str, str]
) -> Constraints:
    """The decisions as pairs of reports; a later decision on a pair outranks an earlier one.

    `merge` and `same` put together, `split` and `different` keep apart, `unsure` leaves a pair to
    the program again. Each names two subjects, `subject` and `details["with"]`, each a report or an
    incident, which stands for the reports it held when it was decided on, `details["reports"]` and
    `details["with_reports"]`, else for those logged under it. Two reports of one page are apart: a
    page tells of an incident once.
    """
    one_page = frozenset(_of_one_page(reports))
    verdicts: dict[frozenset[str], bool | None] = dict.fromkeys(one_page, False)
    ids = {report.id for report in reports}
    for decision in decisions:
        if decision.action not in PUTS_TOGETHER:
            continue
        left, right = (
            {one for name in side for one in _members(name, ids, logged)}
            for side in sides(decision)
        )
        for a in left:
            for b in right - {a}:
                verdicts[frozenset((a, b))] = PUTS_TOGETHER[decision.action]
    return Constraints(
        together=frozenset(pair for pair, verdict in verdicts.items() if verdict is True),
        apart=frozenset(
            pair
            for pair, verdict in verdicts.items()
            if verdict is False or (verdict is None and pair in one_page)
        ),
    )


def _of_one_page(reports: Sequence[Report]) -> Iterator[frozenset[str]]:
    pages: dict[str, list[str]] = {}
    for report in reports:
        pages.setdefault(report.page, []).append(report.id)
    for told in pages.values():
        yield from map(frozenset, combinations(told, 2))


def sides(decision: Decided) -> tuple[frozenset[str], frozenset[str]]:
    """The reports that a decision on a pair is about: those that its two subjects then held.

    An incident goes into others, and its reports with it; they are what was put together.
    """
    details = decision.details
    left = details.get("reports", "").split() or [decision.subject]
    right = details.get("with_reports", "").split() or [details.get("with", "")]
    return frozenset(left), frozenset(right)


def _members(subject: str, ids: set[str], logged: Mapping[str, str]) -> set[str]:
    if subject in ids:
        return {subject}
    return {report for report, incident in logged.items() if incident == subject}
