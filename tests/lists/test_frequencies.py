"""How common values are among people who are two."""

import pytest

from cenotaph.lists.comparing import columns_of
from cenotaph.lists.frequencies import Row, frequencies, typical
from cenotaph.model.victims import ListedPerson


def row(of: str, number: int, name: str, date: str = "2013-05-01", place: str = "Hama") -> Row:
    """A person of a list as they are compared."""
    person = ListedPerson(id=f"{of}:{number}", row=number, names=(name,), date=date, place=place)
    return columns_of(person, of)


def test_who_is_on_several_lists_makes_no_name_common() -> None:
    """A name once on each list is as rare as one that is on one of them."""
    names = ("Omar Testi", "Ali Probov", "Samira Nemandi")
    one = [row(of, n, name) for of in "ab" for n, name in enumerate(names)]
    found = frequencies(one)["key"]
    assert max(found.values()) < 1 / 20


def test_many_on_one_day_in_one_place_make_it_common() -> None:
    """Then day and place tell little of who somebody was."""
    killed = [row("a", n, f"Omar Test{n}") for n in range(9)]
    other = [row("a", 9, "Ali Probov", "2014-01-01", "Homs")]
    found = frequencies(killed + other)["event"]
    assert found["2013-05-01 hm"] == (9 * 8 + 0.5) / (9 * 9)
    assert found["2014-01-01 hms"] < 0.01


def test_a_typical_value_is_that_of_an_average_person() -> None:
    """A place that three of four died in counts three times."""
    rows = [row("a", n, f"Omar Test{n}", place="Homs" if n else "Hama") for n in range(4)]
    found = frequencies(rows)
    place = found["place"]
    assert typical(rows, "place", found) == pytest.approx((3 * place["hms"] + place["hm"]) / 4)
