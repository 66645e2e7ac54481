"""What a policy is given and what it must give: named, versioned, pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Voice
from cenotaph.model.tolls import Check, Toll
from cenotaph.model.vocabulary import Measure, Reason
from cenotaph.toll.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One claim with its voice and whom it counts."""

    claim: Claim
    voice: Voice
    people: People


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """All that an incident's claims say of one measure, before any policy.

    `heard` are the claims that may set a bound; `aside` the claims that may not, with the reason;
    `opens` the claims that say more is to come and that their voice has not yet followed up;
    `moved` the claims that moved people out of this measure (the wounded who died).
    """

    measure: Measure
    heard: tuple[Heard, ...]
    aside: Mapping[str, Reason] = field(default_factory=dict)
    aside_heard: tuple[Heard, ...] = ()
    opens: tuple[Heard, ...] = ()
    moved: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one policy makes of one measure: its tolls, the whole first, and what it flags."""

    tolls: tuple[Toll, ...]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A named, versioned, pure rule that turns one measure's claims into tolls."""

    name: str
    version: str
    apply: Callable[[Hearing], Ruling]
