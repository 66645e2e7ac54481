"""The numbers a report gives for one measure: those it says of the incident, and their sum."""

from typing import Literal

from cenotaph.model.reports import Report


def numbers(report: Report, measure: Literal["killed", "injured"]) -> frozenset[int]:
    """Every figure the report gives for the incident, and the sum of its sides."""
    told: set[int] = set()
    sides: dict[str, int] = {}
    for claim in report.claims:
        if claim.measure != measure or claim.scope != "incident" or claim.count.figure is None:
            continue
        if claim.stance == "denies" or claim.certainty == "expected":
            continue
        told.add(claim.count.figure)
        side = claim.group.side or claim.group.status
        if side != "unknown":
            sides[side] = max(claim.count.figure, sides.get(side, 0))
    if len(sides) > 1:
        told.add(sum(sides.values()))
    return frozenset(told)
