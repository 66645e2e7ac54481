"""Which claims may set a bound, and why the others may not: the same for every policy."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report
from cenotaph.model.vocabulary import MEASURES, Measure, Reason
from cenotaph.toll.figures import figure_of
from cenotaph.toll.floor import listed_dead, named_dead
from cenotaph.toll.people import people
from cenotaph.toll.policies import Heard, Hearing, Verdict
from cenotaph.toll.profiles import Profiles, profile_of
from cenotaph.toll.said import before, moment
from cenotaph.toll.voices import Voices

# One number for killed and injured says neither; both tolls stay open above it.
_TOLLED: tuple[Measure, ...] = tuple(m for m in MEASURES if m != "casualties")
_OF_CASUALTIES: tuple[Measure, ...] = ("killed", "injured")
_VERDICTS: Mapping[str, Verdict | None] = {
    "confirm": "confirmed",
    "discount": "discounted",
    "accept": None,
}


def hearings(
    reports: tuple[Report, ...],
    voices: Voices,
    *,
    decisions: tuple[Decided, ...] = (),
    profiles: Profiles | None = None,
    incident: str | None = None,
) -> tuple[Hearing, ...]:
    """One hearing for each measure that the reports' claims count.

    `profiles` maps a source's id to what is known of it: a civilians-only monitor speaks for
    civilians. A decision that rejects or discounts a claim stands until a later one accepts it;
    one that confirms or discounts the `incident` is its verdict, and one that assigns listed
    people to it puts them under its dead.
    """
    claims = {claim.id: claim for report in reports for claim in report.claims}
    known = profiles or {}
    said = tuple(one for report in reports for one in report.responsibility)
    verdict = _verdict(decisions, incident)
    heard = {
        id_: Heard(
            claim=claim,
            voice=voices.voice(claim),
            people=people(claim, profile_of(voices.of[id_], known).scope),
        )
        for id_, claim in sorted(claims.items())
    }
    reasons = _decided(decisions, claims)
    for reason in (_by_itself(heard), _taken_back(heard), _repeats(voices)):
        reasons = reason | reasons
    found = {measure: _hearing(measure, heard, reasons) for measure in _TOLLED}
    listed = listed_dead(named_dead(decisions, incident)) if incident else None
    if listed is not None:
        # lists may name the dead of an incident of which no claim counts any
        dead = found["killed"] or Hearing(measure="killed", heard=())
        found["killed"] = replace(dead, listed=listed)
    return tuple(
        replace(hearing, responsibility=said, verdict=verdict)
        for hearing in found.values()
        if hearing is not None
    )


def _verdict(decisions: Iterable[Decided], incident: str | None) -> Verdict | None:
    """What was last decided of the incident itself; accepting it again takes a verdict back."""
    verdict: Verdict | None = None
    for decision in decisions:
        if decision.subject == incident and decision.action in _VERDICTS:
            verdict = _VERDICTS[decision.action]
    return verdict


def _hearing(
    measure: Measure, heard: Mapping[str, Heard], reasons: Mapping[str, Reason]
) -> Hearing | None:
    counted = [one for one in heard.values() if one.claim.measure == measure]
    joint = [
        one
        for one in heard.values()
        if one.claim.measure == "casualties" and measure in _OF_CASUALTIES
    ]
    if not counted and not joint:
        return None
    nobody = [one for one in joint if one.claim.id not in reasons and _nobody(one.claim)]
    aside = {one.claim.id: reasons[one.claim.id] for one in counted if one.claim.id in reasons}
    for one in joint:
        if one not in nobody:
            aside[one.claim.id] = reasons.get(one.claim.id, "unstated")
    usable = [one for one in (*counted, *nobody) if one.claim.id not in aside]
    return Hearing(
        measure=measure,
        heard=tuple(usable),
        aside=aside,
        aside_heard=tuple(one for one in (*counted, *joint) if one.claim.id in aside),
        opens=tuple(
            one
            for one in (*counted, *joint)
            if _opens(one, aside) and not _followed(one, usable, heard.values())
        ),
        moved=tuple(
            one
            for one in heard.values()
            if one.claim.moved_from == measure
            and one.claim.measure != measure
            and one.claim.id not in reasons
        ),
    )


def _nobody(claim: Claim) -> bool:
    return claim.count.kind == "exact" and claim.count.figure == 0


def _decided(decisions: Iterable[Decided], claims: Mapping[str, Claim]) -> dict[str, Reason]:
    """Later decisions outrank earlier ones; the caller gives them in the order of the log."""
    reasons: dict[str, Reason] = {}
    for decision in decisions:
        if decision.subject not in claims:
            continue
        if decision.action in ("reject", "discount"):
            reasons[decision.subject] = "discounted"
        elif decision.action in ("accept", "confirm", "amend"):
            reasons.pop(decision.subject, None)
    return reasons


def _by_itself(heard: Mapping[str, Heard]) -> dict[str, Reason]:
    claims = {id_: one.claim for id_, one in heard.items()}
    found = {id_: _reason(claim, claims) for id_, claim in claims.items()}
    return {id_: reason for id_, reason in found.items() if reason is not None}


def _reason(claim: Claim, claims: Mapping[str, Claim]) -> Reason | None:
    if any(whole.scope == "cumulative" for whole in (claim, *wholes(claim, claims))):
        return "cumulative"
    if claim.stance == "retracts":
        return "retracted"
    if claim.stance == "denies" and not _nobody(claim):
        return "denied"
    if claim.certainty == "expected":
        return "expected"
    # Two families are not two people; how many they are is not stated.
    counts_people = claim.count.unit in ("person", "body") or claim.measure == "attacks"
    if figure_of(claim) is None or not counts_people:
        return "unstated"
    return None


def wholes(claim: Claim, claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The claims that this one is a part of, the nearest first."""
    chain: list[Claim] = []
    seen = {claim.id}
    above = claims.get(claim.part_of or "")
    while above is not None and above.id not in seen:
        seen.add(above.id)
        chain.append(above)
        above = claims.get(above.part_of or "")
    return tuple(chain)


def _repeats(voices: Voices) -> dict[str, Reason]:
    return dict.fromkeys(voices.repeats, "same_voice")


def _taken_back(heard: Mapping[str, Heard]) -> dict[str, Reason]:
    """What a voice itself retracts, and what it says it corrects; never another voice's claim."""
    reasons: dict[str, Reason] = {}
    for one in heard.values():
        if one.claim.stance == "retracts":
            for other in heard.values():
                if _retracts(one, other, heard):
                    reasons[other.claim.id] = "retracted"
        about = heard.get(one.claim.about or "")
        if (
            one.claim.stance == "corrects"
            and about is not None
            and about.voice.id == one.voice.id
            and about.claim.id != one.claim.id
        ):
            for other in heard.values():
                if other is about or (other is not one and _repeats_before(other, about, one)):
                    reasons.setdefault(other.claim.id, "superseded")
    return reasons


def _retracts(one: Heard, other: Heard, heard: Mapping[str, Heard]) -> bool:
    """Whether `one` takes back `other`: by name, by its figure, or all its voice said before."""
    if other.voice.id != one.voice.id or other.claim.stance == "retracts":
        return False
    named = _named(one, heard)
    if named is None:
        return False
    if named is other:
        return True
    if named is one and one.claim.count.figure is None:
        then, now = moment(other.claim.said), moment(one.claim.said)
        return other.claim.measure == one.claim.measure and before(then, now)
    return _repeats_before(other, named, one)


def _repeats_before(other: Heard, named: Heard, one: Heard) -> bool:
    """Whether `other` says what `named` says, in its voice, and not later than `one` or `named`.

    A correction may bear the day of an earlier edition than what it names.
    """
    alike = (
        other.voice.id == named.voice.id
        and other.claim.measure == named.claim.measure
        and _numbers(other.claim) == _numbers(named.claim) != (None, None, None)
        and other.people == named.people
    )
    then = moment(other.claim.said)
    return alike and not all(before(moment(by.claim.said), then) for by in (one, named))


def _named(one: Heard, heard: Mapping[str, Heard]) -> Heard | None:
    """The statement a retraction takes back: the one it names, else the one it repeats itself.

    None where what it names is another voice's, is not here, or is itself a retraction.
    """
    if one.claim.about is None:
        return one
    about = heard.get(one.claim.about)
    if about is None or about.voice.id != one.voice.id or about.claim.stance == "retracts":
        return None
    return about


def _numbers(claim: Claim) -> tuple[int | None, int | None, int | None]:
    return claim.count.figure, claim.count.min, claim.count.max


def _opens(one: Heard, aside: Mapping[str, Reason]) -> bool:
    """Whether a claim says that more is to come; a share of others says nothing of its own."""
    if one.claim.measure == "casualties" and aside.get(one.claim.id) == "unstated":
        return one.claim.count.kind != "share"
    return aside.get(one.claim.id) in ("expected", "unstated") and one.claim.count.kind != "share"


def _followed(one: Heard, usable: Iterable[Heard], everyone: Iterable[Heard]) -> bool:
    """Whether the voice has since given a figure, or its killed and injured make up the number."""
    mine = [other for other in usable if other.voice.id == one.voice.id]
    said = moment(one.claim.said)
    if any(before(said, moment(other.claim.said)) for other in mine):
        return True
    if one.claim.measure != "casualties" or one.claim.count.kind != "exact":
        return False
    figures: dict[Measure, set[int]] = {"killed": set(), "injured": set()}
    for other in everyone:
        figure = other.claim.count.figure
        if other.voice.id == one.voice.id and other.claim.measure in figures and figure is not None:
            figures[other.claim.measure].add(figure)
    return any(
        killed + injured == one.claim.count.figure
        for killed in figures["killed"]
        for injured in figures["injured"]
    )
