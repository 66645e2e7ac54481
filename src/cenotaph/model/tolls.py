"""Tolls: bounds of one measure for one key in one incident, with what set each bound."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cenotaph.model.vocabulary import CheckStatus, Dimension, Measure, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class TollKey:
    """One value of one dimension of the people counted; no key is the whole."""

    dimension: Dimension
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A claim that set no bound, and why."""

    claim: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBy:
    """The claims that set each bound."""

    min: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    max: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """min / best / max of one measure for one key under one policy, null where nothing bounds it.

    `open` is true while more is expected or a bound is only a floor; `summed` where the total is
    a sum of sides that no voice states; `voices` counts independent voices at least and at most.
    """

    measure: Measure
    key: TollKey | None
    min: int | None
    best: int | None
    max: int | None
    open: bool
    summed: bool
    voices: tuple[int, int]
    grade: str | None
    policy: str
    policy_version: str
    set_by: SetBy
    excluded: tuple[Exclusion, ...]

    @property
    def bounded(self) -> bool:
        """Whether it has any figure."""
        return (self.min, self.best, self.max) != (None, None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A comparison of figures that flags and never mends: its code, outcome, sentence, claims."""

    code: str
    status: CheckStatus
    message: str
    claims: tuple[str, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)
