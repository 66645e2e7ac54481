"""Two states of a record side by side: what each holds, and what a change between them is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure, PolicyName

Kind = Literal["new", "changed", "withdrawn"]
CauseKind = Literal[
    "claim", "replacement", "page_gone", "merge", "split", "decision", "extractor", "policy",
    "profile", "list", "unknown",
]  # fmt: skip


# An address, or a row of a keeper's sheet.
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a toll is another: the kind, the page, incident or entry that did it, and a sentence."""

    kind: CauseKind
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChange:
    """One measure's toll over all sides before and after; None where there is none."""

    measure: Measure
    before: Toll | None
    after: Toll | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One incident that is new, withdrawn, or has another toll.

    `into` is the incident that one withdrawn went into, if another took its reports.
    """

    incident: str
    kind: Kind
    tolls: tuple[TollChange, ...]
    causes: tuple[Cause, ...]
    into: str | None = None


@dataclass(frozen=True, kw_only=True)
class State:
    """The incidents of one edition as they stood, by id, and the policy they are shown under.

    The rest tells of the whole record, also of what is not shown: `seq` is the last entry, `there`
    are all incidents, `homes` gives every report's incident, `readers` the fingerprint of each
    page's last reading, `places` what each page is known again by, `profiles` the decisions on
    sources that stand, `lists` those that assign listed people. Without slots, since the index is
    made once and kept.
    """

    incidents: Mapping[str, Incident]
    policy: PolicyName
    seq: int = 0
    there: frozenset[str] = frozenset()
    homes: Mapping[str, str] = field(default_factory=dict)
    readers: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    profiles: tuple[Decision, ...] = ()
    lists: tuple[Decision, ...] = ()

    @cached_property
    def at(self) -> Mapping[Place, str]:
        """The page at each address, and of each row of a sheet."""
        return {place: page for page, some in self.places.items() for place in some}
