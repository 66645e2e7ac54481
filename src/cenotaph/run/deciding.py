"""Decisions of people and policies, and editions, put into the log: the one way to decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cenotaph.errors import InputError, NotPermitted
from cenotaph.link.constraints import PUTS_TOGETHER
from cenotaph.link.link import link
from cenotaph.model.claims import Claim
from cenotaph.model.entries import Assigned, Decided, Published
from cenotaph.model.incidents import Standing
from cenotaph.model.reports import Assignment
from cenotaph.model.vocabulary import Action
from cenotaph.record.decisions import (
    PUBLISHING,
    RULES,
    Decider,
    check_decider,
    check_permitted,
    rank,
)
from cenotaph.record.editions import Edition
from cenotaph.record.entries import Draft
from cenotaph.run.clock import day_of
from cenotaph.run.dates import check_day
from cenotaph.run.sources import PROGRAM
from cenotaph.store.index import incident_of
from cenotaph.store.record import Record, Writer
from cenotaph.store.subjects import Subject, gone_into


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A decision before it is made: the action, what it is about, and why.

    `subject` is an id or a unique beginning of one; to take a decision back, its entry. `seen` is
    the last entry that the decider knows to have touched it, None where they did not look.
    `claim` is the claim as they amend or enter it, `report` where an entered one belongs. `people`
    are the listed people assigned to an incident. `public_from` is the day from which a release
    holds, where it does not at once.
    """

    action: Action
    subject: str
    reason: str
    seen: int | None = None
    claim: Claim | None = None
    report: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    people: tuple[tuple[str, ...], ...] = ()
    public_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A decision that was made: its entry, its subject's full id, what stood before and now."""

    seq: int
    subject: str
    before: Standing | None = None
    now: Standing | None = None

    @property
    def stands(self) -> bool:
        """Whether it is this decision that stands, and not one of higher rank."""
        return self.now is None or self.now.seq == self.seq


def decide(
    record: Record, proposals: Iterable[Proposal], *, by: Decider, at: str
) -> tuple[Made, ...]:
    """The decisions in the log, and what they touch settled again: all of them or none.

    Raises InputError where a decision lacks something or its subject is not there, NotPermitted
    where the role may not take it, Overtaken where the subject was touched after `seen`.
    """
    with record.writing() as log:
        return decide_in(log, proposals, by=by, at=at)


def decide_in(
    log: Writer, proposals: Iterable[Proposal], *, by: Decider, at: str
) -> tuple[Made, ...]:
    """The same within a write that has begun: every decision is checked before any is made.

    Where a decision puts reports together or keeps them apart, they are linked again, and the
    program's assignments follow it in the log.
    """
    check_decider(by)
    made: list[Made] = []
    payloads = [_decided(log, one, by, day=day_of(at)) for one in proposals]
    pairs = [one for one in payloads if one.action in (*PUTS_TOGETHER, "undo")]
    linked = log.incidents_about(pairs)
    for payload in payloads:
        before = log.standing(payload)
        draft = Draft(at=at, actor=by.actor, subject=payload.subject, payload=payload)
        seq = log.append((draft,)).seq
        log.settle()
        now = log.standing(payload)
        made.append(Made(seq=seq, subject=payload.subject, before=before, now=now))
    if linked:
        _link_again(log, linked, at=at)
    return tuple(made)


def _link_again(log: Writer, incidents: tuple[str, ...], *, at: str) -> None:
    neighbours = log.neighbours_of(incidents)
    pages = {report.id: report.page for report, _incident in neighbours}
    by_page: dict[str, list[Assignment]] = {}
    for one in link((), neighbours, log.linking_decisions((), neighbours), log.scores):
        by_page.setdefault(pages[one.report], []).append(one)
    payloads = [Assigned(page=page, assignments=tuple(some)) for page, some in by_page.items()]
    log.append(Draft(at=at, actor=PROGRAM, subject=one.page, payload=one) for one in payloads)
    log.settle()


def _decided(log: Writer, one: Proposal, by: Decider, *, day: str) -> Decided:
    if not one.reason.strip():
        raise InputError("A decision needs a reason.", hint='Give one: --reason "…".')
    if one.action in ("redact", "timestamp"):
        raise InputError(f"To {one.action} is more than a decision.", hint="Use its own command.")
    if one.action == "undo":
        return _taken_back(log, one, by)
    check_permitted(by, one.action, RULES[one.action].role)
    subject = _subject(log, one)
    log.check_not_overtaken(subject, one.seen)
    if one.action == "amend" and one.claim is None:
        raise InputError("Nothing is amended.", hint="Say what the claim should be.")
    return Decided(
        action=one.action,
        subject=subject.id,
        reason=one.reason.strip(),
        role=by.role,
        seen=subject.touched if one.seen is None else one.seen,
        report=subject.report,
        read=subject.read,
        claim=one.claim,
        details=_details(log, one),
        people=one.people,
        public_from=None if one.public_from is None else _to_come(one.public_from, day),
    )


def _to_come(given: str, today: str) -> str:
    """The day that an embargo ends; raises InputError unless it is still to come."""
    day = check_day(given)
    if day <= today:
        raise InputError(
            f"{day} is no day to come: it is {today}, in UTC.",
            hint="Give a later day, or none, to release it at once.",
        )
    return day


def _taken_back(log: Writer, one: Proposal, by: Decider) -> Decided:
    target = log.decision(one.subject)
    action = target.decided.action
    if action == "redact":
        raise InputError(
            "A redaction cannot be taken back.", hint="What it sealed is gone; add the page again."
        )
    check_permitted(by, f"undo the {action} of entry {target.seq}", RULES[action].role)
    if rank(by.actor) < rank(target.actor):
        raise NotPermitted(
            f"{by.actor} may not undo what {target.actor} decided.",
            hint="A person's decision is taken back by a person.",
        )
    return Decided(
        action="undo",
        subject=target.decided.subject,
        reason=one.reason.strip(),
        role=by.role,
        seen=target.seq if one.seen is None else one.seen,
        details={"entry": str(target.seq)},
    )


def _subject(log: Writer, one: Proposal) -> Subject:
    match RULES[one.action].about:
        case "claim":
            return log.claim(one.subject)
        case "incident":
            return log.incident(one.subject)
        case "either":
            return log.incident_or_claim(one.subject)
        case "pair":
            return log.incident_or_report(one.subject)
        case "page" if one.action == "enter" and one.claim is not None:
            return Subject(
                id=one.claim.id, touched=log.page(one.subject).touched, report=one.report
            )
        case "page":
            return log.page(one.subject)
        case _ if not one.subject.strip():
            raise InputError(f"There is nothing to {one.action}.", hint="Name it.")
        case _:
            return Subject(id=one.subject.strip(), touched=0)


def _details(log: Writer, one: Proposal) -> Mapping[str, str]:
    if RULES[one.action].about != "pair":
        return one.details
    subject, other = (
        log.incident_or_report(name) for name in (one.subject, one.details.get("with", ""))
    )
    if subject.id == other.id:
        raise _one_and_the_same(log, (one.subject, one.details.get("with", "")), subject.id)
    if one.action == "split":
        _check_within(log, subject.id, other.id)
    # incidents go into each other and keep no members: what was put together are their reports
    # what is split off an incident together stays together
    apart = one.details.get("without", "").split()
    beside = tuple(report for report in log.reports_in(other.id) if report not in apart)
    if one.action == "split" and not beside and apart:
        raise InputError(
            f"Nothing would be left in {other.id}: all its reports are split off.",
            hint="Leave out the reports that belong together.",
        )
    held = {"reports": log.reports_in(subject.id), "with_reports": beside}
    return {**one.details, "with": other.id} | {k: " ".join(v) for k, v in held.items() if v}


def _one_and_the_same(log: Writer, names: tuple[str, str], id_: str) -> InputError:
    for named in names:
        if (gone := gone_into(log.connection, named)) is not None:
            return InputError(
                f"{gone.incident} went into {gone.into} with entry {gone.seq}: they are one.",
                hint=f"`cenotaph decisions` says who put them together, and `cenotaph split "
                f"{gone.into} REPORT…` takes reports out again.",
            )
    return InputError(
        f"{names[0]} and {names[1]} are the same: {id_}.",
        hint="Name two incidents or reports; `cenotaph show` says what an incident holds.",
    )


def _check_within(log: Writer, report: str, incident: str) -> None:
    """Raises InputError where a report that is to be split off an incident is not in it."""
    held = log.reports_in(incident)
    if held and report not in held:
        home = incident_of(log.connection, report)
        raise InputError(
            f"{report} is not in {incident}: it is in {home}."
            if home
            else f"{report} is not in {incident}.",
            hint="They are apart already; `cenotaph different A B` keeps them so.",
        )


def release(
    record: Record,
    incidents: Iterable[str],
    *,
    reason: str,
    at: str,
    by: Decider,
    public_from: str | None = None,
) -> tuple[str, ...]:
    """Release incidents, each by a decision with its reason; the full ids of those it changes.

    They are public at once, or from the beginning of the day `public_from` in UTC. One that is
    public already stays so, and gets no second decision.
    """
    out, today = record.released(), day_of(at)
    ids = dict.fromkeys(record.incident(named).id for named in incidents)
    new = [
        incident
        for incident in ids
        if (known := out.get(incident)) is None
        or not (known.is_public(today) or known.public_from == public_from)
    ]
    proposals = [
        Proposal(action="release", subject=one, reason=reason, public_from=public_from)
        for one in new
    ]
    decide(record, proposals, by=by, at=at)
    return tuple(new)


def seal_source(record: Record, source: str, *, by: Decider, at: str) -> None:
    """Decide that no level but the last may know this source, where that is not decided yet."""
    if source not in record.sealed_sources():
        said = Proposal(
            action="profile",
            subject=source,
            reason="Whoever brought its words asked for it.",
            details={"level": "sealed"},
        )
        decide(record, (said,), by=by, at=at)


def check_may_publish(by: Decider) -> None:
    """Raises NotPermitted unless the decider's role may publish."""
    check_decider(by)
    check_permitted(by, "publish", PUBLISHING)


def log_edition(record: Record, edition: Edition, *, at: str, by: Decider) -> None:
    """Put a published edition into the log: what was shown, from which state, by which code."""
    check_may_publish(by)
    payload = Published(
        edition=edition.id,
        head=edition.head,
        seq=edition.seq,
        policy=edition.policy,
        code_version=edition.code_version,
        incidents=edition.incidents,
    )
    with record.writing() as log:
        log.append((Draft(at=at, actor=by.actor, subject=edition.id, payload=payload),))
