"""What a policy is given and what it must give: named, versioned, pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cenotaph.model.claims import Claim, Responsibility
from cenotaph.model.incidents import ListedDead, Voice
from cenotaph.model.tolls import Check, Toll
from cenotaph.model.vocabulary import Measure, PolicyName, Reason
from cenotaph.toll.people import People

# What a person decides of an incident as a whole.
Verdict = Literal["confirmed", "discounted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One claim with its voice and whom it counts.

    `together` are the claims that one word of harm joins, where this one stands for their sum.
    """

    claim: Claim
    voice: Voice
    people: People
    together: tuple["Heard", ...] = ()


# one hearing is equal to no other, so that what was weighed of it is found again without comparing
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hearing:
    """All that an incident's claims say of one measure, before any policy.

    `heard` are the claims that may set a bound; `aside` the claims that may not, with the reason;
    `opens` the claims that say more is to come and that their voice has not yet followed up;
    `moved` the claims that moved people out of this measure (the wounded who died).
    `responsibility` is what is said of who did it; `verdict` what a person decided of the incident;
    `listed` the dead that lists name.
    """

    measure: Measure
    heard: tuple[Heard, ...]
    aside: Mapping[str, Reason] = field(default_factory=dict)
    aside_heard: tuple[Heard, ...] = ()
    opens: tuple[Heard, ...] = ()
    moved: tuple[Heard, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    verdict: Verdict | None = None
    listed: ListedDead | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one policy makes of one measure: its tolls, the whole first, and what it flags."""

    tolls: tuple[Toll, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A named, versioned, pure rule that turns one measure's claims into tolls."""

    name: PolicyName
    version: str
    apply: Callable[[Hearing], Ruling]


def is_party(one: Heard) -> bool:
    """Whether the claim's origin is a party to the violence: it fights, or has an interest."""
    origin = one.claim.origin
    if origin is None:
        return False
    return origin.role in ("military", "armed_party") or origin.interest in ("own_side", "opponent")


def without(hearing: Hearing, left_out: tuple[Heard, ...]) -> Hearing:
    """The hearing with these claims aside, as below what the policy asks of a voice."""
    reasons: dict[str, Reason] = {one.claim.id: "below_threshold" for one in left_out}
    return replace(
        hearing,
        heard=tuple(one for one in hearing.heard if one.claim.id not in reasons),
        aside={**hearing.aside, **reasons},
        aside_heard=(*hearing.aside_heard, *left_out),
    )
