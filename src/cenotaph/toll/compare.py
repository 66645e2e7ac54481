"""Two policies over one incident: where their tolls differ, and by which rule of each."""

from dataclasses import dataclass

from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure, PolicyName
from cenotaph.toll.why import REASONS_IN_WORDS, Step, explain


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One measure's tolls over all sides under two policies that differ, with the reasons.

    A toll is None where the policy makes none. Each reason is a sentence: the rule by which a bound
    or the grade is another, or the claims that only one of the policies leaves out.
    """

    measure: Measure
    one: Toll | None
    other: Toll | None
    reasons: tuple[str, ...]


def differences(
    incident: Incident, one: PolicyName, other: PolicyName, measure: Measure | None = None
) -> tuple[Difference, ...]:
    """The measures whose whole tolls differ in a bound, or in a grade where both policies grade."""
    tolls = {(toll.policy, toll.measure): toll for toll in incident.tolls if toll.key is None}
    measures = dict.fromkeys(
        toll.measure for toll in incident.tolls if measure in (None, toll.measure)
    )
    found = ((each, tolls.get((one, each)), tolls.get((other, each))) for each in measures)
    return tuple(
        Difference(measure=each, one=a, other=b, reasons=_reasons(incident, each, one, other))
        for each, a, b in found
        if _differs(a, b)
    )


def _differs(one: Toll | None, other: Toll | None) -> bool:
    """Whether a bound differs, or a grade where both policies grade."""
    if one is None or other is None:
        return one is not other
    graded = one.grade is not None and other.grade is not None
    of_one, of_other = (
        (toll.min, toll.best, toll.max, toll.open, toll.grade if graded else None)
        for toll in (one, other)
    )
    return of_one != of_other


def _reasons(
    incident: Incident, measure: Measure, one: PolicyName, other: PolicyName
) -> tuple[str, ...]:
    """Bounds that differ with the rule of each policy, then what only one leaves out."""
    mine, theirs = (
        [step for step in explain(incident, measure, policy) if step.key is None]
        for policy in (one, other)
    )
    said = [
        f"{_NAMES[what]}: {one} {_bound(a)}; {other} {_bound(b)}"
        for what in ("min", "best", "max", "open", "grade")
        if _differ(a := _step(mine, what), b := _step(theirs, what))
    ]
    return (*said, *_left_out(one, mine, theirs), *_left_out(other, theirs, mine))


_NAMES = {"min": "lowest", "best": "best", "max": "highest", "open": "open", "grade": "grade"}


def _step(steps: list[Step], what: str) -> Step | None:
    return next((step for step in steps if step.what == what), None)


def _differ(a: Step | None, b: Step | None) -> bool:
    """Whether a step gives another figure; a grade that one policy alone gives is no difference."""
    if a is None or b is None:
        return a is not b and "open" in {step.what for step in (a, b) if step is not None}
    return a.value != b.value or (a.what == "grade" and a.rule != b.rule)


def _bound(step: Step | None) -> str:
    if step is None:
        return "none"
    if step.what in ("open", "grade"):
        return step.rule
    return f"{'none' if step.value is None else step.value} ({step.rule})"


def _left_out(policy: str, mine: list[Step], theirs: list[Step]) -> list[str]:
    """The figures that one policy leaves out and the other does not, by reason."""
    out = {id_ for step in theirs if step.what == "left_out" for id_ in _claims(step)}
    return [
        f"{policy} leaves out “{evidence.figure or 'no figure'}” of {evidence.voice}: "
        f"{REASONS_IN_WORDS[step.reason]}"
        for step in mine
        if step.what == "left_out" and step.reason is not None
        for evidence in step.evidence
        if evidence.claim not in out
    ]


def _claims(step: Step) -> set[str]:
    return {evidence.claim for evidence in step.evidence}
