"""Rows of one sheet that may be one incident, entered twice."""

from dataclasses import replace
from typing import Any

import pytest

from cenotaph.record.twins import Entered, Rows, Twin, alike, entered
from tests.builders import HAMA, at_least, claim, day, exact, report

MAY_3 = 737913
BASE = Entered(
    row=2,
    row_id="A",
    kept_as="A",
    reports=("r1",),
    day=MAY_3,
    last=MAY_3,
    spots=frozenset({"hama"}),
    point=None,
    counts={"killed": (2, 2)},
    means=frozenset({"shelling"}),
    parties=frozenset({"syria-government"}),
    names=frozenset(),
    cells="x",
)


def other(**fields: Any) -> Entered:
    """Another row that is like the first but for these fields."""
    return replace(BASE, **({"row": 3, "row_id": "B", "kept_as": "B", "cells": "y"} | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"counts": {"killed": (3, 3)}},
        {"counts": {"killed": (0, 0), "injured": (4, 4)}, "cells": "x"},
        {"counts": {"injured": (4, 4), "killed": (2, 2)}},
    ],
)
def test_a_row_with_the_same_day_place_means_and_party_is_likely_the_same(
    fields: dict[str, Any],
) -> None:
    """One more dead, or a measure that one of them lacks, does not make it another."""
    first = (
        replace(BASE, counts={"killed": (0, 0), "injured": (4, 4)}) if "cells" in fields else BASE
    )
    assert "the same means" in alike(first, other(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"means": frozenset({"airstrike"})},
        {"parties": frozenset({"islamic-state"})},
        {"counts": {"killed": (4, 4)}},
        {"counts": {"killed": (0, 0)}},
        {"counts": {"injured": (2, 2)}},
        {"day": MAY_3 + 1, "last": MAY_3 + 1},
        {"last": MAY_3 + 4},
        {"kept_as": "A"},
        {"means": frozenset()},
    ],
)
def test_a_row_that_differs_where_both_know_is_another(fields: dict[str, Any]) -> None:
    """So is one of the next day, and one that has no more than town and small figures in common."""
    assert alike(BASE, other(**fields)) == {}


def test_large_figures_say_more_than_small_ones() -> None:
    """Fourteen dead on one day in one town are told once, one dead may be told of many."""
    bare = {"means": frozenset(), "parties": frozenset()}
    many, few = {"counts": {"killed": (14, 14)}}, {"counts": {"killed": (1, 1)}}
    assert alike(replace(BASE, **bare, **many), other(**bare, **many))
    assert not alike(replace(BASE, **bare, **few), other(**bare, **few))
    # but two rows with every cell alike are worth a look
    assert alike(replace(BASE, **bare, **few), other(**bare, **few, cells="x"))


def test_rows_that_name_other_people_are_two() -> None:
    """A sheet with a row a victim has many rows of one day, town and figure."""
    one = replace(BASE, names=frozenset({"sami", "al", "x"}))
    assert not alike(one, other(names=frozenset({"omar", "al", "y"})))
    assert "the same names" in alike(one, other(names=frozenset({"sami", "x"})))


def test_points_that_lie_apart_are_two_places() -> None:
    """Two exact points of one town, five kilometres from each other."""
    here = replace(HAMA, precision="exact")
    there = replace(here, lat=35.18)
    assert not alike(replace(BASE, point=here), other(point=there))
    assert alike(replace(BASE, point=here), other(point=here))


def _row(number: int, row_id: str, *, date: str = "2021-05-03", killed: int = 14) -> Entered:
    told = report(claim(exact(killed)), when=day(date), where=(HAMA,), kept_as=row_id)
    made = entered((told,), (("Town", "Hama"),), row=number, row_id=row_id, names="")
    assert made is not None
    return made


def test_the_earlier_row_is_named() -> None:
    """With what both have in common; a row of another day is not looked at."""
    rows = Rows()
    rows.keep(_row(2, "A"))
    rows.keep(_row(3, "B", date="2021-06-03"))
    found = rows.twin(_row(4, "C"))
    assert isinstance(found, Twin)
    assert (found.row, found.row_id) == (2, "A")
    assert found.why[:3] == ("the same day", "the same place", "the same figures")
    assert rows.twin(_row(4, "C", date="2021-05-09")) is None


def test_a_spelling_of_a_town_that_no_list_has_is_found() -> None:
    """Names are compared as they sound."""
    rows = Rows()
    for number, name in enumerate(("Kafr Zita", "Kafar Zeita")):
        place = replace(HAMA, name=None, text=name, lat=None, lon=None, precision=None)
        told = report(claim(exact(14)), when=day("2021-05-03"), where=(place,), kept_as=name)
        made = entered((told,), (), row=number, row_id=name, names="")
        assert made is not None
        twin = rows.twin(made)
        rows.keep(made)
    assert twin is not None


def test_a_row_without_day_or_place_is_compared_with_none() -> None:
    """Nothing says where or when it was."""
    told = report(claim(at_least(5)), when=None, where=(HAMA,))
    assert entered((told,), (), row=2, row_id="A", names="") is None
    told = report(claim(at_least(5)), when=day("2021-05-03"), where=())
    assert entered((told,), (), row=2, row_id="A", names="") is None
