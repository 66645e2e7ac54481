"""Checks of the table itself: what would be wrong with any estimate from it."""

import numpy as np

from cenotaph.estimate import heterogeneity
from cenotaph.estimate.bounds import frequencies, pairs
from cenotaph.estimate.cautions import caution
from cenotaph.estimate.poisson import Floats, full_counts
from cenotaph.model.estimates import Caution, OverlapTable

# Fewer people than this on two lists or more: one standard error of the unseen is then above a
# seventh of them. Of 500 simulated populations the sparse ones hold most of the misses by more
# than a quarter that no other warning accompanies; at 15 it caught a third of them, at 50 most.
FEW_SHARED = 50
# Chi-squared of one degree at one in a hundred: of 125 simulated populations of people who are
# alike none reaches it, of 125 of two kinds of people 98 in a hundred do.
_DIFFER = 6.63
# Cells of so many lists are fitted in a second.
_MOST_LISTS = 12
# Pairs of lists whose odds ratio is beyond this, or below its inverse: independence of the pair
# would be wrong by as much.
STRONG = 3.0


def narrowed(table: OverlapTable) -> tuple[OverlapTable, tuple[str, ...]]:
    """The table without the lists that hold nobody in it, and their names."""
    held = 0
    for pattern in table.patterns:
        held |= pattern
    kept = [j for j in range(len(table.lists)) if held >> j & 1]
    if len(kept) == len(table.lists):
        return table, ()
    moved = [sum((p >> j & 1) << i for i, j in enumerate(kept)) for p in table.patterns]
    order = sorted(range(len(moved)), key=moved.__getitem__)
    narrow = OverlapTable(
        lists=tuple(table.lists[j] for j in kept),
        patterns=tuple(moved[i] for i in order),
        counts=tuple(table.counts[i] for i in order),
        stratum=table.stratum,
        replicate=table.replicate,
    )
    return narrow, tuple(name for name in table.lists if name not in narrow.lists)


def without(table: OverlapTable, list_: int) -> OverlapTable:
    """The table of the other lists; people on this list alone are gone."""
    low = (1 << list_) - 1
    cells: dict[int, int] = {}
    for pattern, count in zip(table.patterns, table.counts, strict=True):
        rest = pattern & low | pattern >> list_ + 1 << list_
        if rest:
            cells[rest] = cells.get(rest, 0) + count
    return OverlapTable(
        lists=table.lists[:list_] + table.lists[list_ + 1 :],
        patterns=tuple(sorted(cells)),
        counts=tuple(cells[p] for p in sorted(cells)),
        stratum=table.stratum,
        replicate=table.replicate,
    )


def filled(table: OverlapTable) -> Floats:
    """The counts of every cell 1 to 2**lists - 1."""
    return full_counts(len(table.lists), table.patterns, table.counts)


def shared_people(table: OverlapTable) -> int:
    """People on two lists or more."""
    return sum(c for p, c in zip(table.patterns, table.counts, strict=True) if p.bit_count() > 1)


def of_table(table: OverlapTable, empty: tuple[str, ...]) -> tuple[Caution, ...]:
    """Everything that the table's counts show, before any model; `empty` lists are gone from it."""
    y, names = filled(table), table.lists
    found = [
        caution("list-empty", f"The list {name} holds nobody here and is left out.")
        for name in empty
    ]
    if len(names) < 3:
        found.append(
            caution(
                "fewer-than-three-lists",
                "There are two lists only. If being on one makes it likelier to be on the other,"
                " the estimate is too low; if less likely, too high; two lists cannot tell.",
            )
        )
    shared = int(frequencies(len(names), y)[2:].sum())
    if shared < FEW_SHARED:
        found.append(
            caution(
                "sparse-overlap",
                f"Only {shared} of {table.documented} people are on two lists or more; a few"
                " missed or wrong matches would change the estimate much.",
            )
        )
    found += _of_lists(table)
    found += _of_people(table, y) if 2 < len(names) <= _MOST_LISTS else []
    found += _of_pairs(table, y)
    return tuple(found)


def _of_lists(table: OverlapTable) -> list[Caution]:
    found = []
    for j, name in enumerate(table.lists):
        on = [p for p in table.patterns if p >> j & 1]
        if all(p == 1 << j for p in on):
            told = f"The list {name} shares nobody with any other list: it informs nothing."
        elif len(on) == len(table.patterns):
            told = f"The list {name} holds everybody who is on any list: it informs nothing."
        else:
            continue
        found.append(caution("list-informs-nothing", told))
    return found


def _of_people(table: OverlapTable, y: Floats) -> list[Caution]:
    """Whether the table fits better if people differ in how easily they are listed."""
    lists = len(table.lists)
    alike, differ = heterogeneity.mt(lists, y), heterogeneity.mth(lists, y, "Darroch")
    if differ.size <= alike.size or alike.deviance - differ.deviance < _DIFFER:
        return []
    told = (
        "The table fits better if people differ in how easily they are listed, or lists copy from"
        f" each other: with lists alone different the figure is {alike.size:,.0f}, with people"
        f" different as well {differ.size:,.0f}. Families that take people as alike are too low if"
        " it is the people."
    )
    return [caution("people-differ", told)]


def _of_pairs(table: OverlapTable, y: Floats) -> list[Caution]:
    names, found = table.lists, []
    apart = [(i, j) for (i, j), pair in pairs(len(names), y).items() if not pair.both]
    if apart:
        told = ", ".join(f"{names[i]} and {names[j]}" for i, j in apart[:3])
        more = f" and {len(apart) - 3} more pairs" if len(apart) > 3 else ""
        found.append(caution("empty-overlap", f"No person is on both {told}{more}."))
    if len(names) < 3:
        return found
    strong = [
        (names[i], names[j], ratio)
        for (i, j), ratio in _odds_ratios(len(names), y).items()
        if max(ratio, 1 / ratio) > STRONG
    ]
    if strong:
        a, b, ratio = max(strong, key=lambda each: max(each[2], 1 / each[2]))
        way = "likelier" if ratio > 1 else "less likely"
        rest = len(strong) - 1
        more = f", and so tied {'is' if rest == 1 else 'are'} {rest} more" if rest else ""
        found.append(
            caution(
                "strong-dependence",
                f"Among people whom a third list holds, being on {a} makes it {way} to be on {b}:"
                f" the odds ratio is {ratio:.1f}{more}. Formulas that take lists as independent"
                " are wrong here.",
            )
        )
    return found


def _odds_ratios(lists: int, y: Floats) -> dict[tuple[int, int], float]:
    """The odds ratio of each pair among people on a third list, whose four cells all are seen.

    Half a person is added to each cell, and a ratio counts only where it is more than two of its
    standard errors from one.
    """
    cells = np.arange(1, 1 << lists)
    found = {}
    for i, j in pairs(lists, y):
        third = (cells & ~(1 << i | 1 << j)) != 0
        on_i, on_j = (cells >> i & 1) == 1, (cells >> j & 1) == 1
        four = [y[third & a & b].sum() + 0.5 for a in (on_i, ~on_i) for b in (on_j, ~on_j)]
        log = float(np.log(four[0] * four[3] / (four[1] * four[2])))
        if abs(log) > 2 * float(np.sqrt(sum(1 / n for n in four))):
            found[i, j] = float(np.exp(log))
    return found
