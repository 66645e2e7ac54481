"""Rows of a list file to its people: what cells say, which rows are dropped, what is refused."""

from typing import Any

import pytest

from cenotaph.errors import InputError
from cenotaph.lists.cells import age_of, date_of, day_first, missing_name, sex_of, status_of
from cenotaph.lists.mapping import list_map
from cenotaph.lists.reading import read_list
from cenotaph.model.victims import Dropped, VictimList


def read(rows: list[dict[str, str]], **mapping: Any) -> VictimList:
    """The list of these rows, numbered from 2."""
    numbered = list(enumerate(rows, 2))
    return read_list(numbered, list_map({"name": "n"} | mapping), name="a", digest="d", key="k")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2013-05-01", "2013-05-01"),
        ("2013/5/1 00:00:00", "2013-05-01"),
        ("٢٠١٣-٠٥-٠١", "2013-05-01"),
        ("2013-05-00", "2013-05"),
        ("05/2013", "2013-05"),
        ("2013", "2013"),
        ("03/03/2013", "2013-03-03"),
        ("03/04/2013", None),
        ("2013-02-30", None),
        ("spring", None),
    ],
)
def test_a_date_is_as_precise_as_its_cell(cell: str, expected: str | None) -> None:
    """Days, months and years are read; what is two days to two readers is none."""
    assert expected == date_of(cell, None, days_first=None)


def test_a_column_tells_its_own_order_of_day_and_month() -> None:
    """One day above 12 settles the whole column; two that disagree settle nothing."""
    assert (
        day_first(["03/04/2013", "25/04/2013"]),
        day_first(["04/25/2013"]),
        day_first(["03/04/2013"]),
        day_first(["25/04/2013", "04/25/2013"]),
    ) == (True, False, None, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("34", 34), ("٣٤ سنة", 34), ("8 months", 0), ("age 7", 7), ("34.0", 34), ("180", None)],
)
def test_an_age_is_in_whole_years(cell: str, expected: int | None) -> None:
    """Months are no years, and nobody lives to 180."""
    assert expected == age_of(cell)


def test_words_for_sex_and_status_are_the_mappings_or_common_ones() -> None:
    """The list's own words come first."""
    assert (
        sex_of("أنثى", {}), sex_of("H", {"h": "male"}),
        status_of("Non-combatant", {}), status_of("FSA", {"fsa": "armed_group"}),
    ) == ("female", "male", "civilian", "armed_group")  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Unknown", "no-name"), ("مجهول الهوية", "no-name"), ("?", "no-name"), ("12", "no-name"),
        ("unidentified man 3", "no-name"), ("son of Omar Testi", "relative-only"),
        ("Omar Testi", None), ("Nan Testi", None),
    ],
)  # fmt: skip
def test_a_name_that_names_nobody_is_known(name: str, expected: str | None) -> None:
    """A placeholder or a relative's name is nobody's name."""
    assert expected == missing_name(name)


def test_rows_without_a_name_are_dropped_by_number() -> None:
    """The list says which rows it lost, and why."""
    listed = read([{"n": "Omar Testi"}, {"n": ""}, {"n": "wife of Omar Testi"}])
    expected = (Dropped(row=3, reason="no-name"), Dropped(row=4, reason="relative-only"))
    assert (1, expected) == (len(listed.people), listed.dropped)


def test_a_person_keeps_the_id_whatever_the_place_in_the_file() -> None:
    """An unchanged row has the id it had; two rows that say the same have two."""
    one = read([{"n": "Omar Testi"}, {"n": "Ali Testi"}, {"n": "Ali Testi"}])
    other = read([{"n": "Ali Testi"}, {"n": "Omar Testi"}])
    assert one.people[0].id == other.people[1].id
    assert len({person.id for person in one.people}) == 3


def test_an_id_tells_nobody_who_it_is() -> None:
    """Without the list's key the id cannot be made from the name."""
    rows = [(2, {"n": "Omar Testi"})]
    made = [read_list(rows, list_map({"name": "n"}), name="a", digest="d", key=key)
            for key in ("one", "two")]  # fmt: skip
    assert made[0].people[0].id != made[1].people[0].id
    assert "Testi" not in repr(made[0].people)


def test_two_rows_of_one_id_are_refused() -> None:
    """Else one would take the other for its earlier self."""
    with pytest.raises(InputError, match="Row 3 has the id"):
        read([{"n": "Omar Testi", "i": "7"}, {"n": "Ali Testi", "i": "7"}], id="i")


def test_a_list_that_names_nobody_is_refused() -> None:
    """There is nothing to match."""
    with pytest.raises(InputError, match="None of the 1 rows"):
        read([{"n": "unknown"}])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "names no column"),
        ({"name": "n", "nam": "x"}, "“nam” is no key of the mapping"),
        ({"name": "n", "scope": {"who": "all"}}, "“who” is no key of the mapping's scope"),
        ({"name": "n", "scope": {"people": "all"}}, "scope.people"),
        ({"name": "n", "scope": {"since": "2011"}}, "no day"),
        (
            {"name": "n", "scope": {"since": "2012-01-01", "until": "2011-01-01"}},
            "before it begins",
        ),
        ({"name": "n", "date_format": "%Q"}, "no form of a whole day"),
        ({"name": "n", "date_format": "%m/%Y"}, "no form of a whole day"),
        ({"name": " "}, "names no column"),
    ],
)
def test_a_mapping_that_says_something_else_is_refused(values: Any, said: str) -> None:
    """With what is wrong, by key."""
    with pytest.raises(InputError, match=said):
        list_map(values)


def test_parts_of_a_name_are_joined() -> None:
    """First, father's and family name in three columns are one name."""
    row = {"n": "", "f": "Omar", "m": "Ali", "l": "Testi"}
    assert read([row], name_parts=["f", "m", "l"]).people[0].names == ("Omar Ali Testi",)
