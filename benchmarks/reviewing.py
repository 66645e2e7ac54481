"""Reviewers at the workbench: each looks at an incident or a claim, and decides through its form.

All choose among few incidents, so that they often meet. Each decision has a reason of its own, by
which it is found in the log.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.visiting import Answer, Visitor

_PASSWORD = "a password of a benchmark"
_TOKEN = re.compile(r'name="(seen|claim)" value="([^"]*)"')
_PAGE = re.compile(r'href="(/workbench/pages/[^"?]*\?claim=[^"#]*)')
_SEE_OTHER, _CONFLICT = 302, 409

Click = Callable[[str, Callable[[], Answer]], Answer | None]


@dataclass(slots=True)
class Told:
    """What reviewers were told of their decisions, by the reasons that they gave."""

    taken: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the log holds of that: reasons it lacks, holds twice, holds though they were refused."""

    taken: int
    refused: int
    unanswered: int
    lost: Sequence[str]
    doubled: Sequence[str]
    refused_and_kept: Sequence[str]

    @property
    def whole(self) -> bool:
        """Whether each was told what is so."""
        return not (self.lost or self.doubled or self.refused_and_kept)


def compared(told: Told, reasons: Iterable[str]) -> Kept:
    """What was told beside the reasons of the decisions in the log."""
    logged = Counter(reasons)
    return Kept(
        taken=len(told.taken),
        refused=len(told.refused),
        unanswered=len(told.unanswered),
        lost=[one for one in told.taken if not logged[one]],
        doubled=[one for one, times in logged.items() if times > 1],
        refused_and_kept=[one for one in told.refused if logged[one]],
    )


def joined(visitor: Visitor, invitation: str, name: str) -> None:
    """The visitor has an account, and is logged in."""
    visitor.get(invitation)
    person = {"login": name, "password": _PASSWORD}
    made = visitor.post(invitation, {**person, "name": name})
    if made.status == _SEE_OTHER and made.to and "log-in" in made.to:
        visitor.get("/workbench/log-in")
        made = visitor.post("/workbench/log-in", person)
    if made.status != _SEE_OTHER:
        raise RuntimeError(f"{name} could not join: {made.status}.")


def clicks(
    visitor: Visitor, click: Click, told: Told, *, name: str, incidents: Sequence[str]
) -> Iterator[None]:
    """One click after another, for ever: queue, incident, decision; every other time on a claim."""
    choose, number = Random(name), 0
    while True:
        click("workbench: queue", lambda: visitor.get("/workbench/"))
        yield
        desk = f"/workbench/incidents/{choose.choice(incidents)}"
        looked = click("workbench: incident", lambda desk=desk: visitor.get(desk))
        yield
        where, act = desk, choose.choice(("confirm", "discount"))
        pages = _PAGE.findall(looked.body) if looked else []
        if number % 2 and pages:
            where, act = choose.choice(pages), choose.choice(("accept", "reject"))
            looked = click("workbench: page", lambda where=where: visitor.get(where))
            yield
        if looked is None:
            continue
        number += 1
        fields = dict(reversed(_TOKEN.findall(looked.body)))
        reason = f"{name}, decision {number}."
        said = click(
            "workbench: decision",
            lambda where=where, sent={**fields, "act": act, "reason": reason}: visitor.post(
                where, sent
            ),
        )
        _note(told, reason, said)
        if said and said.to:
            click("workbench: after it", lambda to=said.to: visitor.get(to.partition("#")[0]))
        yield


def _note(told: Told, reason: str, said: Answer | None) -> None:
    if said is None:
        told.unanswered.append(reason)
    elif said.status == _SEE_OTHER:
        told.taken.append(reason)
    elif said.status == _CONFLICT and 'role="alert"' in said.body:
        told.refused.append(reason)
    else:
        told.unanswered.append(reason)
