"""Totals: sums over incidents, and what they leave out."""

from collections.abc import Collection
from dataclasses import replace

from cenotaph.model.extent import day_number
from cenotaph.model.tolls import Toll
from cenotaph.record.totals import Total, choose, row_of, total, totals
from cenotaph.record.view import View
from tests.builders import day
from tests.web.sample import toll, views


def view(id_: str, *tolls: Toll, **more: object) -> View:
    """A view with these tolls and nothing else that a total reads."""
    return replace(views()[0], id=id_, tolls=tolls, **more)  # type: ignore[arg-type]


def summed(*views: View) -> Total:
    """The total of the killed over these views."""
    return total([row_of(view) for view in views], "killed")


def test_a_total_sums_each_bound() -> None:
    """Lowest with lowest, best with best, highest with highest."""
    one = summed(view("a", toll("killed", (1, 2, 3))), view("b", toll("killed", (4, 5, 6))))
    assert (one.min, one.best, one.max) == (5, 7, 9)


def test_a_total_has_no_best_where_one_incident_has_none() -> None:
    """Sources that disagree on one incident leave the sum without a best."""
    one = summed(view("a", toll("killed", (1, None, 3))), view("b", toll("killed", (4, 5, 6))))
    assert (one.best, one.disputed) == (None, ("a",))


def test_an_incident_without_an_upper_bound_is_named() -> None:
    """It counts with its lowest figure, and the total says that there is no ceiling."""
    one = summed(view("a", toll("killed", (7, 7, None), open=True)))
    assert (one.min, one.max, one.unbounded, one.open) == (7, 7, ("a",), ("a",))


def test_what_a_total_leaves_out_is_named() -> None:
    """Incidents without a figure and episodes are left out by name."""
    one = summed(
        view("a", toll("killed", (1, 1, 1))),
        view("b", toll("killed", (None, None, None), open=True)),
        view("c"),
        view("d", toll("killed", (9, 9, 9)), kind="episode"),
    )
    assert (one.counted, one.without_figure, one.episodes) == (("a",), ("b", "c"), ("d",))
    assert one.max == 1


def test_a_part_is_no_total() -> None:
    """A toll with a key never enters a sum."""
    keyed = views()[0].tolls[1]
    assert totals((view("a", keyed),)) == ()


def test_grades_that_support_nothing_are_named_with_their_sums() -> None:
    """A weak and a contested incident are not added to a fair one."""
    one = summed(
        view("a", toll("killed", (1, 1, 1), grade="fair")),
        view("b", toll("killed", (2, None, 5), grade="weak")),
        view("c", toll("killed", (3, 3, None), grade="contested")),
    )
    assert (one.min, one.max, one.counted) == (1, 1, ("a",))
    assert [(of.grade, of.incidents, of.min, of.max) for of in one.grades] == [
        ("weak", ("b",), 2, 5),
        ("contested", ("c",), 3, 3),
    ]


def test_two_incidents_that_may_be_one_are_counted_and_named() -> None:
    """Only pairs of two that are counted are asked for: of others nothing is counted twice."""
    rows = [
        row_of(view("a", toll("killed", (2, 2, 2)))),
        row_of(view("b", toll("killed", (1, 1, 1)))),
        row_of(view("c")),
    ]
    asked: list[set[str]] = []

    def pairs(counted: Collection[str]) -> list[tuple[str, str]]:
        asked.append(set(counted))
        return [("a", "b")]

    one = total(rows, "killed", pairs=pairs)
    assert (one.min, one.duplicates, asked) == (3, (("a", "b"),), [{"a", "b"}])


def test_only_what_lies_within_the_days_and_the_country_is_chosen() -> None:
    """Both days count; without a date or a country nobody can tell, and it is named."""
    rows = [
        row_of(view("in", toll("killed", (1, 1, 1)))),
        row_of(view("late", when=day("2024-04-01"))),
        row_of(view("undated", when=None)),
        row_of(view("nowhere", where=())),
    ]
    bounds = {"since": day_number("2024-03-12"), "until": day_number("2024-03", end=True)}
    chosen = choose(rows, **bounds, country="SY")
    assert [row.id for row in chosen.rows] == ["in"]
    assert (chosen.undated, chosen.unplaced) == (("undated",), ("nowhere",))
    assert len(choose(rows, since=None, until=None, country=None).rows) == 4
