"""Every family over one table, and what they say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cenotaph.estimate.cautions import caution
from cenotaph.estimate.checks import narrowed, of_table, shared_people, without
from cenotaph.estimate.families import HALF, Settings, estimate_family
from cenotaph.estimate.latent_class import Spread
from cenotaph.model.estimates import FAMILIES, Caution, FamilyEstimate, OverlapTable

# The families that allow lists to depend on each other: those whose figures should agree.
COMPARED = ("log-linear", "decomposable-graphs", "latent-class")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutList:
    """The log-linear figure without one list; None where it has none."""

    name: str
    estimate: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEstimate:
    """Every family's answer for one table, and what it becomes without each list."""

    table: OverlapTable
    families: tuple[FamilyEstimate, ...]
    without: tuple[WithoutList, ...]


def estimate_table(table: OverlapTable, settings: Settings, spread: Spread = map) -> TableEstimate:
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
    return TableEstimate(table=table, families=families, without=left_out)


def _without_each(table: OverlapTable, settings: Settings) -> tuple[WithoutList, ...]:
    """Left out one at a time, where three remain to be estimated from."""
    if len(table.lists) < 4:
        return ()
    found = []
    for j, name in enumerate(table.lists):
        rest, _ = narrowed(without(table, j))
        figure = None
        if len(rest.lists) > 2 and shared_people(rest):
            estimate = estimate_family("log-linear", rest, settings).estimate
            figure = estimate.median if estimate else None
        found.append(WithoutList(name=name, estimate=figure))
    return tuple(found)


def _drives(of: FamilyEstimate, left_out: Sequence[WithoutList]) -> list[Caution]:
    if of.estimate is None:
        return []
    driving = [
        each.name
        for each in left_out
        if each.estimate is None or not 1 / HALF <= each.estimate / of.estimate.median <= HALF
    ]
    if not driving:
        return []
    figures = ", ".join(
        f"{each.name} {'none' if each.estimate is None else format(each.estimate, ',.0f')}"
        for each in left_out
        if each.name in driving
    )
    told = (
        f"The log-linear figure changes by more than half without {_and(driving)} (without"
        f" {figures}; with all lists {of.estimate.median:,.0f})."
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


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
