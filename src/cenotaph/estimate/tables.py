"""Overlap tables from rows of text: what stands in a CSV file, or what is wrong with it.

A column of 0 and 1 is a list. With a column `count` a row is a pattern of lists and its people;
without it a row is a person. A column `replicate` tells versions of the same table apart: imputed
or differently linked. Every other column splits the people into strata.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cenotaph.errors import InputError
from cenotaph.model.estimates import OverlapTable

COUNT, REPLICATE = "count", "replicate"
# Wider tables have more patterns than any record has people, and every family but one would have
# to refuse; where lists are that many they hold each other, and belong together.
MOST_LISTS = 16
# No list of the dead is as long; beyond it the likelihoods of whole tables run out of digits.
MOST_PEOPLE = 10_000_000
# Strata smaller than this on average are not strata: the column is a name, a note or a number.
_LEAST_PEOPLE = 5
_BITS: Mapping[str, int] = {"0": 0, "1": 1, "false": 0, "true": 1, "0.0": 0, "1.0": 1}

Row = Sequence[str]
Numbered = tuple[int, Row]
Key = tuple[str | None, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The overlap tables of a file, by replicate and stratum; `ignored` are columns of names."""

    lists: tuple[str, ...]
    tables: tuple[OverlapTable, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    lists: Mapping[str, int]
    strata: Mapping[str, int]
    count: int | None
    replicate: int | None
    ignored: tuple[str, ...]


def read_tables(rows: Sequence[Row]) -> Tables:
    """The tables of rows of cells, the first being the names of the columns.

    Raises InputError with the row and the column where something cannot be.
    """
    head, numbered = _checked(rows)
    columns = _columns(head, numbered)
    found: dict[Key, dict[int, int]] = {}
    at: dict[tuple[Key, int], int] = {}
    for number, row in numbered:
        key, pattern, people = _row(row, number, columns)
        cells = found.setdefault(key, {})
        if pattern in cells and columns.count is not None:
            raise InputError(
                f"Rows {at[key, pattern]} and {number} hold the same combination of lists.",
                hint="Add their counts into one row; or name the column that tells them apart.",
            )
        at[key, pattern] = number
        cells[pattern] = cells.get(pattern, 0) + people
    names = tuple(columns.lists)
    _check_lists(names, found)
    _check_sizes(found)
    tables = tuple(
        OverlapTable(
            lists=names,
            patterns=tuple(sorted(p for p, n in cells.items() if n)),
            counts=tuple(cells[p] for p in sorted(p for p, n in cells.items() if n)),
            stratum=dict(stratum),
            replicate=replicate,
        )
        for (replicate, stratum), cells in found.items()
    )
    return Tables(lists=names, tables=tables, ignored=columns.ignored)


def _checked(rows: Sequence[Row]) -> tuple[list[str], list[Numbered]]:
    if not rows:
        raise InputError("The table is empty.", hint="Its first row names the columns.")
    head = [name.strip() for name in rows[0]]
    numbered = [(n, row) for n, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    if not numbered:
        raise InputError("The table has no rows below its head.", hint="Check the file.")
    for name in head:
        if not name or head.count(name) > 1:
            told = f"The name “{name}” heads two columns." if name else "A column has no name."
            raise InputError(told, hint="Give each column a name of its own in the first row.")
    for number, row in numbered:
        if len(row) != len(head):
            raise InputError(
                f"Row {number} has {len(row)} cells, the head has {len(head)}.",
                hint="Check the row for a missing or an extra separator.",
            )
    return head, numbered


def _columns(head: list[str], numbered: Sequence[Numbered]) -> _Columns:
    lower = [name.lower() for name in head]
    count = lower.index(COUNT) if COUNT in lower else None
    replicate = lower.index(REPLICATE) if REPLICATE in lower else None
    lists, strata, ignored = dict[str, int](), dict[str, int](), list[str]()
    for at, name in enumerate(head):
        if at in (count, replicate):
            continue
        cells = {number: row[at].strip().lower() for number, row in numbered}
        values = set(cells.values())
        if values <= set(_BITS):
            lists[name] = at
        elif count is None and len(values) == len(cells) > 1:
            ignored.append(name)
        else:
            _check_stratum(name, cells)
            strata[name] = at
    if len(lists) < 2:
        raise InputError(
            f"The table has {len(lists) or 'no'} column{'' if len(lists) == 1 else 's'} of 0 and 1;"
            " an estimate needs two lists at least.",
            hint="Give each list a column: 1 where it holds the person, 0 where it does not.",
        )
    if len(lists) > MOST_LISTS:
        raise InputError(
            f"The table has {len(lists)} lists; at most {MOST_LISTS} are estimated together.",
            hint="Join lists that feed each other or record the same people in the same way.",
        )
    return _Columns(
        lists=lists, strata=strata, count=count, replicate=replicate, ignored=tuple(ignored)
    )


def _check_stratum(name: str, cells: Mapping[int, str]) -> None:
    values = set(cells.values())
    numbers = sum(value in _BITS for value in values)
    if numbers and len(values) - numbers <= max(1, len(values) // 4):
        odd = next(v for v in sorted(values) if v not in _BITS)
        at = next(number for number, cell in cells.items() if cell == odd)
        raise InputError(
            f"Row {at} has “{odd}” in the column “{name}”, whose other cells are 0 and 1.",
            hint="A list holds a person, 1, or does not, 0; unknown is not a third answer.",
        )
    if len(values) * _LEAST_PEOPLE > len(cells) > 20 and len(values) > len(cells) // 2:
        raise InputError(
            f"The column “{name}” would split {len(cells)} rows into {len(values)} strata.",
            hint="Leave out columns that neither are lists nor split the people into groups.",
        )


def _row(row: Row, number: int, columns: _Columns) -> tuple[Key, int, int]:
    pattern = 0
    for bit, at in enumerate(columns.lists.values()):
        pattern |= _BITS[row[at].strip().lower()] << bit
    people = 1 if columns.count is None else _people(row[columns.count], number, pattern)
    if not pattern and people:
        raise InputError(
            f"Row {number} counts people who are on no list; nobody could have counted them.",
            hint="Leave the row out: how many they are is what is estimated.",
        )
    replicate = None if columns.replicate is None else row[columns.replicate].strip()
    strata = tuple((name, row[at].strip()) for name, at in columns.strata.items())
    return (replicate, strata), pattern, people


def _people(text: str, number: int, pattern: int) -> int:
    cell = text.strip()
    if not pattern and cell.lower() in ("", "na", "nan"):
        return 0
    try:
        value = float(cell)
    except ValueError:
        raise InputError(
            f"Row {number} has “{cell}” where its count should be.",
            hint="A count is a whole number of people, without separators.",
        ) from None
    if value < 0:
        raise InputError(
            f"Row {number} counts {cell} people; a count cannot be negative.",
            hint="Correct the count.",
        )
    if not value.is_integer():
        raise InputError(
            f"Row {number} counts {cell} people; a count is a whole number.",
            hint="Where a person's lists are uncertain, give several tables, told apart by a"
            f" column “{REPLICATE}”.",
        )
    if value > MOST_PEOPLE:
        raise InputError(
            f"Row {number} counts {cell} people; at most {MOST_PEOPLE:,} are estimated from.",
            hint="Correct the count.",
        )
    return int(value)


def _check_lists(names: tuple[str, ...], found: Mapping[Key, Mapping[int, int]]) -> None:
    patterns = {p for cells in found.values() for p, people in cells.items() if people}
    if not patterns:
        raise InputError("The table counts nobody.", hint="Check its counts.")
    for bit, name in enumerate(names):
        if not any(pattern >> bit & 1 for pattern in patterns):
            raise InputError(
                f"Nobody is on the list “{name}”.", hint="Leave its column out, or check the file."
            )
    if len(patterns) == 1:
        raise InputError(
            "All people are on the same lists; the table has one cell, and no overlap to learn"
            " from.",
            hint="An estimate needs people whom some lists hold and others do not.",
        )


def _check_sizes(found: Mapping[Key, Mapping[int, int]]) -> None:
    for (_, stratum), cells in found.items():
        people = sum(cells.values())
        if people > MOST_PEOPLE:
            of = ", ".join(f"{name} {value}" for name, value in stratum)
            raise InputError(
                f"The table{f' of {of}' if of else ''} counts {people:,} people; at"
                f" most {MOST_PEOPLE:,} are estimated from.",
                hint="Check its counts: no list of the dead is as long.",
            )
