"""Decisions: what each action is about and who may take it, which stand, what they do to claims.

A person's decision outranks a policy's, a policy's a program's; within a rank the later outranks
the earlier. What is taken back is gone before any of this is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from cenotaph.errors import InputError, NotPermitted
from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decided, Decision
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import DECIDER_ROLES, Action, DeciderRole, Measure
from cenotaph.toll.settle import settle

About = Literal["claim", "incident", "either", "pair", "source", "page", "edition", "decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an action is about, and the least role that may take it."""

    about: About
    role: DeciderRole


# Coding is a recorder's daily work. To confirm or discount is to vouch for others' work, to assign
# listed people lifts a toll without a claim, and what a source is touches every incident it speaks
# of: a reviewer's. What leaves the house is an editor's.
# A redaction cannot be taken back: an administrator's.
RULES: Mapping[Action, Rule] = MappingProxyType(
    {
        "read": Rule(about="page", role="recorder"),
        "enter": Rule(about="page", role="recorder"),
        "accept": Rule(about="claim", role="recorder"),
        "amend": Rule(about="claim", role="recorder"),
        "reject": Rule(about="claim", role="recorder"),
        "same": Rule(about="pair", role="recorder"),
        "different": Rule(about="pair", role="recorder"),
        "unsure": Rule(about="pair", role="recorder"),
        "merge": Rule(about="pair", role="recorder"),
        "split": Rule(about="pair", role="recorder"),
        "confirm": Rule(about="either", role="reviewer"),
        "discount": Rule(about="either", role="reviewer"),
        "profile": Rule(about="source", role="reviewer"),
        "assign": Rule(about="incident", role="reviewer"),
        "release": Rule(about="incident", role="editor"),
        "withhold": Rule(about="incident", role="editor"),
        "timestamp": Rule(about="edition", role="editor"),
        "redact": Rule(about="page", role="administrator"),
        "undo": Rule(about="decision", role="recorder"),
    }
)
# Publishing is logged as an entry of its own kind.
PUBLISHING: DeciderRole = "editor"
# The decisions on a claim of which the last stands, and those of them that keep it as it was seen.
ON_CLAIMS: frozenset[Action] = frozenset({"accept", "amend", "reject", "confirm", "discount"})
KEEPING: frozenset[Action] = frozenset({"accept", "amend", "confirm", "enter"})
# Of the decisions on an incident the last of each of these stands.
RELEASING: frozenset[Action] = frozenset({"release", "withhold"})
_ON_INCIDENTS: tuple[frozenset[Action], ...] = (frozenset({"confirm", "discount"}), RELEASING)
_RANKS: Mapping[str, int] = {"program": 0, "policy": 1, "person": 2}

# By each of these people say of pages that there is an incident.
_SAYS_THERE_IS: frozenset[Action] = frozenset(
    {"merge", "same", "assign", "confirm", "discount", "release", "withhold"}
)

NONE_REPLACED: Mapping[str, str] = MappingProxyType({})

Key = tuple[str, Span, Measure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Who decides, as an opaque id (`person:7`, `policy:name`), and as what."""

    actor: str
    role: DeciderRole


def check_decider(by: Decider) -> None:
    """Raises InputError unless the decider is an opaque id of a person, a policy or a program."""
    kind, _, name = by.actor.partition(":")
    if kind not in _RANKS or not name or "@" in name or any(c.isspace() for c in name):
        raise InputError(
            "Who decides is not an opaque id.",
            hint="Write it as person:7, and keep the name elsewhere: the log cannot forget it.",
        )


def check_permitted(by: Decider, action: str, least: DeciderRole) -> None:
    """Raises NotPermitted unless the decider's role may take this action."""
    if DECIDER_ROLES.index(by.role) < DECIDER_ROLES.index(least):
        raise NotPermitted(
            f"An {by.role} may not {action}: it takes the role {least}."
            if by.role[0] in "ae"
            else f"A {by.role} may not {action}: it takes the role {least}.",
            hint=f"Ask someone who has it; if you do, say so with --role {least}.",
        )


def rank(actor: str) -> int:
    """How much the decisions of an actor weigh: a person's most, then a policy's, a program's."""
    return _RANKS.get(actor.partition(":")[0], _RANKS["person"])


def is_person(actor: str) -> bool:
    """Whether an actor's decisions are those of a person."""
    return rank(actor) == _RANKS["person"]


def by_weight(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions with the weightiest last: by rank, then in the order of the log."""
    return tuple(sorted(decisions, key=lambda one: (rank(one.actor), one.seq)))


def sealed_by(decisions: Iterable[Decided]) -> frozenset[str]:
    """The sources that the standing profiles, the weightiest last, let no level but the last know.

    A later profile of a source replaces the earlier one whole.
    """
    profiles = {one.subject: one.details for one in decisions if one.action == "profile"}
    return frozenset(name for name, said in profiles.items() if said.get("level") == "sealed")


def key_of(claim: Claim) -> Key:
    """What a decision on the claim attaches to: page, anchor and measure."""
    return claim.page, claim.spans.anchor, claim.measure


def family(action: Action) -> frozenset[Action]:
    """The actions of which, on one subject, the weightiest and last stands."""
    for actions in (ON_CLAIMS, *_ON_INCIDENTS):
        if action in actions:
            return actions
    return frozenset({action})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """An incident's reports as decided, the decisions in the words of today's ids, what stands."""

    reports: tuple[Report, ...]
    decisions: tuple[Decided, ...]
    standing: tuple[Standing, ...]


def settle_decided(
    incident: str,
    reports: tuple[Report, ...],
    *,
    decisions: Iterable[Decision],
    read: Mapping[str, tuple[Claim, ...]],
    replaced: Mapping[str, str] = NONE_REPLACED,
) -> Incident:
    """The incident as its reports and the decisions about it give it.

    `decisions` are those that nobody took back; `read` holds every claim that the last reading of
    each page gives, also those of other incidents; `replaced` maps pages that were decided on to
    those that took their place.
    """
    ruled = rule(incident, reports, decisions=decisions, read=read, replaced=replaced)
    return replace(
        settle(incident, ruled.reports, decisions=ruled.decisions), decisions=ruled.standing
    )


def is_incident(settled: Incident, decisions: Iterable[Decision]) -> bool:
    """Whether anything says that there is an incident: a claim, a blame, a monitor's row, a person.

    A page that tells of a day and a place, and of nobody harmed there, founds none.
    """
    told = any(one.claims or one.responsibility or one.kept_as for one in settled.reports)
    return told or any(one.decided.action in _SAYS_THERE_IS for one in decisions)


def rule(
    incident: str,
    reports: tuple[Report, ...],
    *,
    decisions: Iterable[Decision],
    read: Mapping[str, tuple[Claim, ...]],
    replaced: Mapping[str, str] = NONE_REPLACED,
) -> Ruled:
    """What the decisions make of the reports before anything is settled.

    An amended claim takes the place of the one read. A claim that was decided on stays as it was
    when the program reads something else there now, and the decision is reopened; where the
    program reads nothing there any more, the claim stays in its report. Where another capture took
    the page's place, the decision goes with the claim that stands there in the same words; where
    none does, what people decided to keep stays on the page it was taken on, and is reopened.
    """
    weighed = by_weight(decisions)
    entered = {one.decided.claim.id: one.decided for one in weighed if one.decided.claim
               and one.decided.action == "enter"}  # fmt: skip
    fresh = {claim.id: claim for claims in read.values() for claim in claims}
    fresh |= {id_: one.claim for id_, one in entered.items() if one.claim}
    homes = {id_: one.report for id_, one in entered.items()}
    stood: dict[str, Standing] = {}
    placed: dict[str, Claim] = {}
    rest: list[Decision] = []
    for one in weighed:
        now = _found(one.decided, read, fresh, replaced)
        if not _on_claim(one.decided, now):
            rest.append(_of_incident(one, incident))
            continue
        subject = one.decided.subject if now is None else now.id
        stood[subject] = _standing(one, subject, now, replaced)
        placed.pop(subject, None)
        if (claim := _as_decided(one.decided, now)) is not None:
            placed[subject] = replace(claim, id=subject)
        if now is None:
            homes[subject] = one.decided.report
    every = (_ruled(report, fresh, placed, homes, replaced) for report in reports)
    ruled = tuple(one for one in every if one.claims or one.page not in replaced)
    here = {claim.id for report in ruled for claim in report.claims}
    on_claims = tuple(one for id_, one in sorted(stood.items()) if id_ in here)
    return Ruled(
        reports=ruled,
        decisions=(*map(_decided, on_claims), *(one.decided for one in rest)),
        standing=(*_last_on_incident(rest), *on_claims),
    )


def _of_incident(one: Decision, incident: str) -> Decision:
    """The decision under today's id of the incident: others may have gone into it."""
    if not any(one.decided.action in family for family in (*_ON_INCIDENTS, ("assign",))):
        return one
    return replace(one, decided=replace(one.decided, subject=incident))


def _on_claim(decided: Decided, now: Claim | None) -> bool:
    return decided.action in KEEPING | ON_CLAIMS and (decided.read is not None or now is not None)


def _found(
    decided: Decided,
    read: Mapping[str, tuple[Claim, ...]],
    fresh: Mapping[str, Claim],
    replaced: Mapping[str, str],
) -> Claim | None:
    """The claim of the last reading that the decision is about, if there still is one."""
    seen = decided.read
    if seen is not None and seen.page in replaced:
        return _in_same_words(seen, read.get(replaced[seen.page], ()))
    if decided.subject in fresh or seen is None:
        return fresh.get(decided.subject)
    there = [one for one in read.get(seen.page, ()) if key_of(one) == key_of(seen)]
    # two claims of one anchor and measure differ by their origin
    same = [one for one in there if one.attribution == seen.attribution]
    return next(iter(same or there), None)


def _in_same_words(seen: Claim, now: Iterable[Claim]) -> Claim | None:
    """The claim of another capture that its sentence makes in the same place."""
    there = [one for one in now if _place_of(one) == _place_of(seen)]
    same = [one for one in there if one.attribution == seen.attribution]
    return next(iter(same or there), None)


def _place_of(claim: Claim) -> tuple[Measure, str, int, int]:
    """What a claim counts, its sentence, and where in the sentence its anchor stands."""
    anchor, start = claim.spans.anchor, claim.spans.quote.start
    return claim.measure, claim.quote, anchor.start - start, anchor.end - start


def _moved(claim: Claim, now: Claim | None) -> Claim:
    """The claim with the place of the one read now, where that stands on another capture."""
    if now is None or now.page == claim.page:
        return claim
    return replace(
        claim, page=now.page, spans=now.spans, quote=now.quote, segment=now.segment,
        part_of=now.part_of, about=now.about,
    )  # fmt: skip


def _as_decided(decided: Decided, now: Claim | None) -> Claim | None:
    """The claim as it stands by the decision; None where the program's reading stands as it is."""
    seen, claim = decided.read, decided.claim
    if decided.action == "amend" and claim is not None:
        if now is None or seen is None:
            return claim
        if now.page != seen.page:
            return _moved(claim, now)
        # what a claim is part of may have another id in the last reading
        return replace(
            claim,
            part_of=now.part_of if claim.part_of == seen.part_of else claim.part_of,
            about=now.about if claim.about == seen.about else claim.about,
        )
    if decided.action in KEEPING and seen is not None and _differs(seen, now):
        return _moved(seen, now)
    return None


def _differs(seen: Claim, now: Claim | None) -> bool:
    """Whether a reading says something else; ids, rules and the words around it may differ.

    A page that gives no day is said on the day of its capture: another capture says nothing else.
    """
    if now is None:
        return True
    on_capture = now.said.basis == seen.said.basis == "capture"
    alike = replace(
        now, id=seen.id, page=seen.page, said=seen.said if on_capture else now.said,
        rules=seen.rules, part_of=seen.part_of, about=seen.about,
        spans=seen.spans, quote=seen.quote, segment=seen.segment, inherited=seen.inherited,
    )  # fmt: skip
    return alike != seen


def _standing(
    one: Decision, subject: str, now: Claim | None, replaced: Mapping[str, str] = NONE_REPLACED
) -> Standing:
    decided = one.decided
    on = decided.read or decided.claim
    away = on is not None and on.page in replaced
    # what a person entered by hand is in no reading to be found again
    lost = away and decided.read is None
    return Standing(
        subject=subject,
        action=decided.action,
        seq=one.seq,
        at=one.at,
        actor=one.actor,
        role=decided.role,
        reason=decided.reason,
        read=now,
        reopened=lost or (decided.read is not None and _differs(decided.read, now)),
        public_from=decided.public_from,
        taken_on=on.page if on is not None and away else None,
    )


def _decided(one: Standing) -> Decided:
    return Decided(action=one.action, subject=one.subject, reason=one.reason, role=one.role)


def _ruled(
    report: Report,
    fresh: Mapping[str, Claim],
    placed: Mapping[str, Claim],
    homes: Mapping[str, str | None],
    replaced: Mapping[str, str],
) -> Report:
    """The report with its claims as decided, and those that only people have put there.

    Of a page that was replaced only what people decided to keep is left.
    """
    read = () if report.page in replaced else report.claims
    claims = {one.id: placed.get(one.id, one) for one in read if one.id in fresh}
    for id_, home in sorted(homes.items()):
        if home == report.id and (id_ in placed or id_ in fresh):
            claims.setdefault(id_, placed.get(id_) or fresh[id_])
    return replace(report, claims=tuple(claims.values()))


def _last_on_incident(rest: Iterable[Decision]) -> Iterable[Standing]:
    last: dict[int, Decision] = {}
    for one in rest:
        for family, actions in enumerate(_ON_INCIDENTS):
            if one.decided.action in actions:
                last[family] = one
    return (_standing(one, one.decided.subject, None) for one in last.values())
