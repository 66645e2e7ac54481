"""Every family over one table, and what they say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cenotaph.estimate.cautions import caution
from cenotaph.estimate.checks import filled, narrowed, of_table, shared_people, without
from cenotaph.estimate.families import HALF, MOST_STEPWISE, Settings, estimate_family
from cenotaph.estimate.latent_class import Spread
from cenotaph.estimate.loglinear import MOST_HIERARCHICAL
from cenotaph.estimate.sparse import stepwise
from cenotaph.model.estimates import (
    FAMILIES,
    Caution,
    Family,
    FamilyEstimate,
    OverlapTable,
    StratumEstimate,
)

# The families that allow lists to depend on each other: those whose figures should agree.
COMPARED: tuple[Family, ...] = ("log-linear", "decomposable-graphs", "latent-class")


def estimate_table(
    table: OverlapTable, settings: Settings, spread: Spread = map
) -> StratumEstimate:
    """The answers of all families, each with what is wrong with the table and between them.

    `spread` maps a function over the chains of the sampler.
    """
    narrow, empty = narrowed(table)
    found = [estimate_family(family, narrow, settings, spread) for family in FAMILIES]
    by_name = {each.family: each for each in found}
    left_out = _without_each(narrow, settings)
    of_all = [*of_table(narrow, empty), *_drives(by_name["log-linear"], left_out)]
    apart = disagreement(found)
    families = tuple(
        replace(
            each,
            warnings=_once(
                (
                    *each.warnings,
                    *(apart if each.family in COMPARED and each.estimate else ()),
                    *(of_all if each.status != "refused" else ()),
                    *_by_prior(each, of_all),
                )
            ),
        )
        for each in found
    )
    return StratumEstimate(
        stratum=table.stratum,
        documented=table.documented,
        families=families,
        table=table,
        without=left_out,
    )


def _without_each(table: OverlapTable, settings: Settings) -> dict[str, float | None]:
    """Left out one at a time, where three remain to be estimated from."""
    if len(table.lists) < 4:
        return {}
    found: dict[str, float | None] = {}
    for j, name in enumerate(table.lists):
        rest, _ = narrowed(without(table, j))
        able = len(rest.lists) > 2 and shared_people(rest)
        found[name] = _figure(rest, settings, len(table.lists)) if able else None
    return found


def _figure(rest: OverlapTable, settings: Settings, lists: int) -> float | None:
    # six lists are searched step by step: so are the five that are left, or the two would differ
    # by the search and not by the list
    if lists > MOST_HIERARCHICAL:
        chosen = stepwise(len(rest.lists), filled(rest)) if lists <= MOST_STEPWISE else None
        return chosen[0].size if chosen else None
    estimate = estimate_family("log-linear", rest, settings).estimate
    return estimate.median if estimate else None


def _drives(of: FamilyEstimate, left_out: Mapping[str, float | None]) -> list[Caution]:
    if of.estimate is None:
        return []
    whole = of.estimate.median
    driving = {
        name: figure
        for name, figure in left_out.items()
        if figure is None or not 1 / HALF <= figure / whole <= HALF
    }
    if not driving:
        return []
    figures = ", ".join(
        f"without {name} {'there is none' if figure is None else format(figure, ',.0f')}"
        for name, figure in driving.items()
    )
    told = (
        f"The log-linear figure of {whole:,.0f} changes by more than half when a list is left"
        f" out: {figures}."
    )
    return [caution("one-list-drives", told)]


def disagreement(found: Sequence[FamilyEstimate]) -> list[Caution]:
    """The caution that families which allow dependence differ by more than half, if they do."""
    medians: Mapping[str, float] = {
        each.family: each.estimate.median
        for each in found
        if each.family in COMPARED and each.estimate is not None
    }
    if len(medians) < 2 or max(medians.values()) <= HALF * min(medians.values()):
        return []
    figures = ", ".join(f"{name} {median:,.0f}" for name, median in medians.items())
    told = f"Families that fit the same table differ by more than half: {figures}."
    return [caution("families-disagree", told)]


def _by_prior(of: FamilyEstimate, of_all: Sequence[Caution]) -> list[Caution]:
    """Of latent classes where people differ: what bounds those who are hard to list."""
    differ = any(each.code == "people-differ" for each in of_all)
    if of.family != "latent-class" or of.estimate is None or not differ:
        return []
    told = (
        "If it is people who differ, the upper end of the interval is the prior's more than the"
        " table's: of made-up populations of two kinds that had a figure, half lay above it and"
        " none below."
    )
    return [caution("prior-decides", told)]


def _once(warnings: Sequence[Caution]) -> tuple[Caution, ...]:
    """The first caution of each code."""
    return tuple({each.code: each for each in reversed(warnings)}.values())[::-1]
