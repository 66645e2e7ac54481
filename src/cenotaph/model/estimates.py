"""Estimates of what the record misses: overlap tables in, families of models out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Family = Literal[
    "chapman", "chao", "sample-coverage", "log-linear", "decomposable-graphs", "latent-class"
]
FAMILIES: tuple[Family, ...] = (
    "chapman",
    "chao",
    "sample-coverage",
    "log-linear",
    "decomposable-graphs",
    "latent-class",
)
Status = Literal["ok", "not_converged", "not_identified", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapTable:
    """How many people each combination of lists holds, in one stratum of one replicate.

    `patterns` are bit sets, ascending, none of them 0: bit j is set where list j holds the
    person. `counts` are their people, all above 0.
    """

    lists: tuple[str, ...]
    patterns: tuple[int, ...]
    counts: tuple[int, ...]
    stratum: Mapping[str, str] = field(default_factory=dict)
    replicate: str | None = None

    @property
    def documented(self) -> int:
        """People on at least one list."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure for all deaths of the kind the lists record, listed or not, and its 95 % interval.

    `median` is the posterior median of a Bayesian family and the point estimate of the others.
    """

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something that is wrong with an estimate: a code, and the sentence that says it."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another figure of the same family, shown beside its estimate and never instead of it."""

    name: str
    median: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEstimate:
    """What one family of models says of one table; no estimate unless its status is ok.

    `draws` are figures for all deaths, equally likely: posterior draws, or draws from the
    family's sampling distribution; `chains` are those of each chain in the order drawn, where
    the family samples. `diagnostics` holds numbers by name: rhat, ess, se, ...
    """

    family: Family
    status: Status
    model: str
    estimate: Interval | None = None
    diagnostics: Mapping[str, float | None] = field(default_factory=dict)
    warnings: tuple[Caution, ...] = ()
    beside: tuple[Beside, ...] = ()
    draws: tuple[float, ...] = ()
    chains: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StratumEstimate:
    """Every family's answer for one stratum, and who is documented in it.

    `table` is that of its first version, none for a sum of strata; `without` is the log-linear
    figure without each list, null where there is none.
    """

    stratum: Mapping[str, str]
    documented: float
    families: tuple[FamilyEstimate, ...]
    table: OverlapTable | None = None
    without: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimation:
    """The answers for every stratum, and their sum where there are several.

    `replicates` are the versions of the lists; `ignored` the columns of the file that were left
    aside; `method` names the program, the seed and the priors.
    """

    lists: tuple[str, ...]
    documented: float
    strata: tuple[StratumEstimate, ...]
    total: StratumEstimate | None
    replicates: int
    ignored: tuple[str, ...]
    method: Mapping[str, str]
