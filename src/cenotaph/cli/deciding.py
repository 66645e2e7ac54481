"""What the commands by which people decide do, once their arguments are known."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import out, print_indented
from cenotaph.cli.options import Deciding
from cenotaph.config import actor_of, role_of
from cenotaph.model.vocabulary import Action, DeciderRole
from cenotaph.record.amending import amended
from cenotaph.record.decisions import Decider
from cenotaph.run import redacting
from cenotaph.run.clock import now
from cenotaph.run.deciding import Made, Proposal, decide
from cenotaph.run.opening import open_record
from cenotaph.run.profiling import profiled
from cenotaph.store.settled import Audited


def decider(actor: str | None, role: DeciderRole | None) -> Decider:
    """Who decides: as the options say, else as the environment does."""
    return Decider(actor=actor or actor_of(), role=role or role_of())


def decide_on(action: Action, named: Iterable[str], how: Deciding) -> None:
    """One decision on each thing named, all or none; says what came of each."""
    proposals = [
        Proposal(action=action, subject=one, reason=how.reason, seen=how.seen)
        for one in dict.fromkeys(named)
    ]
    _decide(proposals, how)


def decide_on_pairs(action: Action, named: Iterable[str], beside: str, how: Deciding) -> None:
    """One decision on each thing named and the other beside it, all or none."""
    details = {"with": beside}
    if action == "split":
        with open_record(how.record) as record:
            named = [report.id for one in named for report in record.reports_named(one)]
        details["without"] = " ".join(named)
    proposals = [
        Proposal(action=action, subject=one, reason=how.reason, seen=how.seen, details=details)
        for one in dict.fromkeys(named)
    ]
    _decide(proposals, how)


def amend(named: str, changes: Sequence[str], how: Deciding) -> None:
    """The claim with its changes, as the person has it."""
    with open_record(how.record) as record:
        subject = record.claim(named)
    assert subject.claim is not None
    claim = amended(subject.claim, changes)
    proposal = Proposal(
        action="amend",
        subject=subject.id,
        reason=how.reason,
        seen=subject.touched if how.seen is None else how.seen,
        claim=claim,
    )
    _decide([proposal], how)


def profile(source: str, details: Iterable[str], how: Deciding) -> None:
    """What a source belongs to, repeats or speaks for, as a decision that replaces its profile."""
    parts = [one.partition("=") for one in details]
    given = {key.strip(): value.strip() for key, _, value in parts}
    with open_record(how.record) as record:
        made = profiled(record, source, given, reason=how.reason)
    _decide([made.proposal], how)
    told = ", ".join(f"{key}={value}" for key, value in sorted(made.proposal.details.items()))
    out().print(f"  All that its profile says now: {told}.", soft_wrap=True)
    if made.unheard:
        who = " and ".join(made.unheard)
        said = _UNSEALED if "level" in given else _UNHEARD
        out().print(f"  {said.format(who)}", soft_wrap=True)


_UNHEARD = (
    "No page here hears {} yet. `cenotaph voices INCIDENT` gives the ids of those who are heard."
)
_UNSEALED = "No page here has it for its outlet: only the words “{}” are withheld."


def redact(named: str, how: Deciding) -> None:
    """A page, or a decision, sealed; says what is, and where its words are still."""
    console, by = out(), decider(how.actor, how.role)
    with open_record(how.record) as record:
        done = redacting.redact(record, named, reason=how.reason, by=by, at=now())
    entries = ", ".join(map(str, done.sealed))
    if done.entry is None:
        console.print(f"Sealed before: {named}. What was left of its evidence is gone.")
    else:
        console.print(f"Entry {done.entry}: {named} is sealed, entries {entries}.", soft_wrap=True)
    for edition in done.editions:
        console.print(f"The edition {edition} may still hold its words.", soft_wrap=True)
    for digest in done.shared:
        console.print(f"The evidence {digest} stays: another page has it.", soft_wrap=True)


def _decide(proposals: Iterable[Proposal], how: Deciding) -> None:
    by = decider(how.actor, how.role)
    with open_record(how.record) as record:
        made = decide(record, proposals, by=by, at=now())
    for proposal, one in zip(proposals, made, strict=True):
        out().print(f"Entry {one.seq}: {proposal.action} {one.subject}.", soft_wrap=True)
        for line in _beside(one):
            out().print(line, soft_wrap=True)


def _beside(made: Made) -> Iterable[str]:
    """What stood before, and what stands above."""
    if not made.stands and made.now is not None:
        yield f"  It does not stand: {words.standing(made.now)} outranks it."
    elif made.before is not None:
        yield f"  It takes the place of: {words.standing(made.before)}."


def list_decisions(folder: Path, about: str | None) -> None:
    """The audit list: every decision, or those about one id, in the log's order."""
    console, number = out(), 0
    with open_record(folder) as record:
        for one in record.decisions():
            if about is None or _is_about(one, about):
                number += 1
                print_indented(console, _line(one), indent=8, label=str(one.entry.seq))
    if not number:
        console.print("No decision has been made.")


def _is_about(one: Audited, named: str) -> bool:
    ids: list[str | None] = [one.entry.subject]
    if one.decided is not None:
        ids += [
            one.decided.details.get("with"),
            one.decided.read.page if one.decided.read else None,
        ]
    return any(id_ and id_.startswith(named) for id_ in ids)


def _line(one: Audited) -> Text:
    entry, decided = one.entry, one.decided
    who = f"{entry.at} {words.clean(entry.actor)}"
    if decided is None:
        return Text(f"{who}: [sealed] {entry.subject}")
    role = f", {decided.role}" if decided.role else ""
    of = decided.details.get("entry")
    what = f"undo entry {of}" if of else decided.action
    known = {k: v for k, v in decided.details.items() if k not in ("entry", "captures")}
    if decided.seals:
        known["sealing entries"] = ", ".join(map(str, decided.seals))
    if decided.public_from:
        known["from"] = decided.public_from
    told = "".join(f", {key} {words.clean(value)}" for key, value in known.items())
    gone = "" if one.stands else " [taken back]"
    reason = words.clean(decided.reason)
    return Text(f"{who}{role}: {what} {decided.subject}{told}{gone}. {reason}")
