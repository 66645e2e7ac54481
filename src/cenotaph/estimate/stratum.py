"""Every family over one table, and what they say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cenotaph.estimate.cautions import caution
from cenotaph.estimate.checks import narrowed, of_table, shared_people, without
from cenotaph.estimate.families import HALF, Settings, estimate_family
from cenotaph.estimate.latent_class import Spread
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
    apart = _disagree(found)
    families = tuple(
        replace(
            each,
            warnings=_once(
                (
                    *each.warnings,
                    *(apart if each.family in COMPARED and each.estimate else ()),
                    *(of_all if each.status != "refused" else ()),
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
        figure = None
        if len(rest.lists) > 2 and shared_people(rest):
            estimate = estimate_family("log-linear", rest, settings).estimate
            figure = estimate.median if estimate else None
        found[name] = figure
    return found


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


def _disagree(found: Sequence[FamilyEstimate]) -> list[Caution]:
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


def _once(warnings: Sequence[Caution]) -> tuple[Caution, ...]:
    """The first caution of each code."""
    return tuple({each.code: each for each in reversed(warnings)}.values())[::-1]
