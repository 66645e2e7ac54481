"""Replicates pooled and strata summed, draw by draw.

Replicates are versions of one table: imputed, or linked in another way. Their draws together are
draws of the whole (Rubin 1987; for posteriors Gelman et al. 2013, chapter 18): what differs
between versions widens the interval. Strata are independent given their tables, so a draw of the
sum is the sum of one draw of each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from cenotaph.estimate.cautions import caution
from cenotaph.estimate.poisson import Floats
from cenotaph.estimate.stratum import COMPARED, disagreement
from cenotaph.model.estimates import (
    FAMILIES,
    Caution,
    Family,
    FamilyEstimate,
    Interval,
    Status,
    StratumEstimate,
)

_DRAWS = 2_000
# The first that any replicate has is that of all.
_WORST: tuple[Status, ...] = ("refused", "not_identified", "not_converged", "ok")
# Versions of the lists whose medians differ by more than this share: which one is right matters
# more than the model does.
_APART = 1.25


def pooled(versions: Sequence[FamilyEstimate], rng: np.random.Generator) -> FamilyEstimate:
    """One family's answers for the replicates of one table, as one answer."""
    if len(versions) == 1:
        return versions[0]
    status = min((each.status for each in versions), key=_WORST.index)
    warnings = _most_first(versions, "versions")
    first = versions[0]
    if status != "ok":
        bad = sum(each.status != "ok" for each in versions)
        told = f"{bad} of {len(versions)} versions of the table have no estimate."
        return replace(
            first,
            status=status,
            estimate=None,
            draws=(),
            chains=(),
            diagnostics=_worst(versions),
            warnings=(*warnings, caution("linkage-misses", told)),
        )
    medians = [each.estimate.median for each in versions if each.estimate is not None]
    if max(medians) > _APART * min(medians):
        told = (
            f"Between {len(versions)} versions of the lists the figure goes from"
            f" {min(medians):,.0f} to {max(medians):,.0f}; missed matches push it up."
        )
        warnings = (*warnings, caution("linkage-misses", told))
    share = max(1, _DRAWS // len(versions))
    draws = np.concatenate([_some(each.draws, share, rng) for each in versions])
    return replace(
        first,
        model=f"{first.model}; {len(versions)} versions pooled",
        estimate=interval(draws),
        draws=tuple(draws.tolist()),
        diagnostics=_worst(versions),
        warnings=warnings,
        beside=(),
        chains=first.chains,
    )


def pooled_stratum(
    versions: Sequence[StratumEstimate], rng: np.random.Generator
) -> StratumEstimate:
    """The answers for the replicates of one stratum, as one; documented is their mean."""
    if len(versions) == 1:
        return versions[0]
    families = tuple(
        pooled([_of(version, family) for version in versions], rng) for family in FAMILIES
    )
    documented = float(np.mean([version.documented for version in versions]))
    return replace(versions[0], documented=documented, families=families)


def summed(
    strata: Sequence[StratumEstimate], rng: np.random.Generator
) -> tuple[FamilyEstimate, ...]:
    """Each family's answer for all strata together, and whether they disagree."""
    found = [
        _sum(family, [_of(stratum, family) for stratum in strata], strata, rng)
        for family in FAMILIES
    ]
    apart = disagreement(found)
    return tuple(
        replace(each, warnings=(*apart, *each.warnings)) if each.family in COMPARED else each
        for each in found
    )


def _sum(
    family: Family,
    parts: Sequence[FamilyEstimate],
    strata: Sequence[StratumEstimate],
    rng: np.random.Generator,
) -> FamilyEstimate:
    without = [i for i, part in enumerate(parts) if part.estimate is None]
    if without:
        names = "; ".join(label(strata[i].stratum) for i in without[:5])
        more = f" and {len(without) - 5} more" if len(without) > 5 else ""
        told = f"There is no estimate for {names}{more}, so there is none for the sum."
        if len(without) == len(parts):
            told = "No stratum has an estimate, so there is none for the sum."
        worst = min((parts[i].status for i in without), key=_WORST.index)
        return FamilyEstimate(
            family=family,
            status=worst,
            model="sum of strata",
            warnings=(caution("stratum-without-estimate", told),),
        )
    draws = np.sum([_some(part.draws, _DRAWS, rng) for part in parts], axis=0)
    return FamilyEstimate(
        family=family,
        status="ok",
        model=f"sum of {len(parts)} strata, draw by draw",
        estimate=interval(draws),
        diagnostics=_worst(parts),
        warnings=_most_first(parts, "strata"),
        draws=tuple(draws.tolist()),
    )


def interval(draws: Floats) -> Interval:
    """Median and central 95 % of the draws."""
    low, median, high = (float(q) for q in np.quantile(draws, (0.025, 0.5, 0.975)))
    return Interval(median=median, low=low, high=high)


def label(stratum: Mapping[str, str]) -> str:
    """The stratum in words: year 1999, place North."""
    return ", ".join(f"{name} {value}" for name, value in stratum.items()) or "all"


def _of(stratum: StratumEstimate, family: Family) -> FamilyEstimate:
    return next(each for each in stratum.families if each.family == family)


def _some(draws: Sequence[float], count: int, rng: np.random.Generator) -> Floats:
    """As many draws in random order; drawn again where there are fewer."""
    given = np.asarray(draws)
    if len(given) >= count:
        return rng.permutation(given)[:count]
    return rng.choice(given, size=count)


def _worst(parts: Sequence[FamilyEstimate]) -> dict[str, float | None]:
    """The largest R-hat and the smallest effective size among the parts."""
    found: dict[str, float | None] = {}
    for name, pick in (("rhat", max), ("ess", min)):
        values = [v for part in parts if (v := part.diagnostics.get(name)) is not None]
        if values:
            found[name] = pick(values)
    return found


def _most_first(parts: Sequence[FamilyEstimate], what: str) -> tuple[Caution, ...]:
    """One caution a code: the first of its sentences, and in how many of the parts it stands."""
    by_code: dict[str, list[Caution]] = {}
    for part in parts:
        for each in part.warnings:
            by_code.setdefault(each.code, []).append(each)
    found = sorted(by_code.items(), key=lambda item: -len(item[1]))
    return tuple(
        caution(
            code,
            cautions[0].message
            if len(cautions) == len(parts)
            else f"{cautions[0].message} (In {len(cautions)} of {len(parts)} {what}.)",
        )
        for code, cautions in found
    )
