"""What the commands by which people decide do, once their arguments are known."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import out, print_indented
from cenotaph.config import actor_of, role_of
from cenotaph.errors import InputError
from cenotaph.model.entries import Decision
from cenotaph.model.vocabulary import Action, DeciderRole
from cenotaph.record.amending import amended
from cenotaph.record.decisions import Decider
from cenotaph.run.clock import now
from cenotaph.run.deciding import Made, Proposal, decide
from cenotaph.run.opening import open_record


def decider(actor: str | None, role: DeciderRole | None) -> Decider:
    """Who decides: as the options say, else as the environment does."""
    return Decider(actor=actor or actor_of(), role=role or role_of())


def decide_on(
    folder: Path,
    action: Action,
    named: Iterable[str],
    *,
    reason: str,
    seen: int | None,
    by: Decider,
) -> None:
    """One decision on each thing named, all or none; says what came of each."""
    proposals = [
        Proposal(action=action, subject=one, reason=reason, seen=seen)
        for one in dict.fromkeys(named)
    ]
    _decide(folder, proposals, by)


def amend(
    folder: Path,
    named: str,
    changes: Sequence[str],
    *,
    reason: str,
    seen: int | None,
    by: Decider,
) -> None:
    """The claim with its changes, as the person has it."""
    with open_record(folder) as record:
        subject = record.claim(named)
    assert subject.claim is not None
    claim = amended(subject.claim, changes)
    proposal = Proposal(
        action="amend",
        subject=subject.id,
        reason=reason,
        seen=subject.touched if seen is None else seen,
        claim=claim,
    )
    _decide(folder, [proposal], by)


_OF_A_SOURCE = ("belongs_to", "repeats", "scope")


def profile(folder: Path, source: str, details: Iterable[str], *, reason: str, by: Decider) -> None:
    """What a source belongs to, repeats or speaks for, as a decision that replaces its profile."""
    parts = [one.partition("=") for one in details]
    given = {key.strip(): value.strip() for key, _, value in parts}
    if not set(given) <= set(_OF_A_SOURCE) or given.get("scope") not in (None, "civilians"):
        raise InputError(
            "A profile says belongs_to=SOURCE, repeats=SOURCE or scope=civilians.",
            hint="For example: --set repeats=sana.",
        )
    _decide(folder, [Proposal(action="profile", subject=source, reason=reason, details=given)], by)


def _decide(folder: Path, proposals: Iterable[Proposal], by: Decider) -> None:
    with open_record(folder) as record:
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
        for decision, stands in record.decisions():
            if about is None or _is_about(decision, about):
                number += 1
                print_indented(console, _line(decision, stands), indent=8, label=str(decision.seq))
    if not number:
        console.print("No decision has been made.")


def _is_about(decision: Decision, named: str) -> bool:
    decided = decision.decided
    ids = (decided.subject, decided.details.get("with"), decided.read and decided.read.page)
    return any(one and one.startswith(named) for one in ids)


def _line(decision: Decision, stands: bool) -> Text:
    decided = decision.decided
    role = f", {decided.role}" if decided.role else ""
    of = decided.details.get("entry")
    what = f"undo entry {of}" if of else decided.action
    head = f"{decision.at} {words.clean(decision.actor)}{role}: {what} {decided.subject}"
    known = {key: value for key, value in decided.details.items() if key != "entry"}
    told = "".join(f", {key} {words.clean(value)}" for key, value in known.items())
    gone = "" if stands else " [taken back]"
    return Text(f"{head}{told}{gone}. {words.clean(decided.reason)}")
