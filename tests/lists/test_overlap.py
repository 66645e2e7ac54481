"""Overlap tables of lists, and which lists may be in one estimate."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from cenotaph.errors import InputError
from cenotaph.export.overlaps import overlap_page, write_overlap
from cenotaph.lists.overlap import check_together, overlap, strata_named
from cenotaph.model.victims import ListedPerson, ListScope, VictimList


def victims(name: str, *people: ListedPerson, **fields: Any) -> VictimList:
    """A list of these people."""
    values: dict[str, Any] = {
        "name": name, "digest": name, "mapping": "", "scope": ListScope(), "imports": (),
        "people": people, "dropped": (), "unread": {}, "key": "",
    }  # fmt: skip
    return VictimList(**(values | fields))


def one(id_: str, **fields: Any) -> ListedPerson:
    """A listed person."""
    return ListedPerson(id=id_, row=1, names=("Omar Testi",), **fields)


A = victims("a", one("a:1", sex="male", date="2013-05-01", place="Hama", age=12),
            one("a:2", date="2014"))  # fmt: skip
B = victims("b", one("b:1", sex="male", date="2014-05-01", place="حماة"))
PERSONS = (("a:1", "b:1"), ("a:2",))


def test_a_table_counts_each_combination_of_lists() -> None:
    """Bit j is set where list j holds the person."""
    (table,) = overlap((A, B), PERSONS)
    assert (table.patterns, table.counts, table.documented) == ((1, 3), (1, 1), 2)


def test_a_stratum_is_what_most_lists_say() -> None:
    """Where lists disagree evenly the first value in order counts; unknown is a stratum."""
    tables = overlap((A, B), PERSONS, by=("year", "sex"))
    assert [each.stratum for each in tables] == [
        {"year": "2013", "sex": "male"}, {"year": "2014", "sex": "unknown"},
    ]  # fmt: skip


def test_a_table_is_the_file_that_estimates_read() -> None:
    """Strata, a column a list, the count; and a plot a stratum."""
    tables, file = overlap((A, B), PERSONS, by=("age",)), StringIO()
    write_overlap(tables, file)
    assert file.getvalue().split() == ["age,a,b,count", "0-17,1,1,1", "unknown,1,0,1"]
    assert overlap_page(tables).count("<svg") == 2


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(B, scope=ListScope(people="civilians")), "different scopes"),
        (replace(B, scope=ListScope(since="2013-01-01")), "different scopes"),
        (replace(B, imports=("a",)), "“b” imports from “a”"),
        (A, "two lists at least"),
    ],
)
def test_lists_that_may_not_be_in_one_estimate_are_refused(other: VictimList, said: str) -> None:
    """They record other deaths, or agree for no other reason."""
    with pytest.raises(InputError, match=said):
        check_together((A, other))


def test_a_list_fed_through_others_is_refused_and_the_way_is_named() -> None:
    """What lies between need not be in the estimate; names fold as people write them."""
    fed = replace(B, imports=("Hospital",))
    with pytest.raises(InputError, match="“b” imports from “a” through “Hospital”, “clerk”: it"):
        check_together((A, fed), {"hospital": ("clerk",), "clerk": ("A", "hospital")})


@pytest.mark.parametrize(
    ("imports", "way"),
    [({}, ""), ({"ward": ("morgue",)}, " through “ward”")],
)
def test_two_lists_fed_by_a_third_are_refused(
    imports: dict[str, tuple[str, ...]], way: str
) -> None:
    """Nobody need have added the third."""
    one_fed = replace(A, imports=("ward",) if imports else ("morgue",))
    with pytest.raises(InputError, match=f"“a” and “b” both import from “morgue”{way}: on what"):
        check_together((one_fed, replace(B, imports=("morgue",))), imports)


def test_lists_fed_by_lists_of_their_own_may_be_in_one_estimate() -> None:
    """Each copies from somebody, none from whom the other copies; a circle ends."""
    imports = {"hospital": ("a",), "clerk": ()}
    check_together((replace(A, imports=("hospital",)), replace(B, imports=("clerk",))), imports)


def test_people_are_split_by_what_is_known() -> None:
    """Commas or repeated; anything else is refused."""
    assert strata_named(["year, sex", "year"]) == ("year", "sex")
    with pytest.raises(InputError, match="not split by “month”"):
        strata_named(["month"])
