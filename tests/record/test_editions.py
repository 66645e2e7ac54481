"""Editions and the totals they print."""

from dataclasses import replace

from cenotaph.model.tolls import Toll
from cenotaph.record.editions import edition_of, total, totals
from cenotaph.record.view import View
from tests.web.sample import toll, views


def view(id_: str, *tolls: Toll, **more: object) -> View:
    """A view with these tolls and nothing else that a total reads."""
    return replace(views()[0], id=id_, tolls=tolls, **more)  # type: ignore[arg-type]


def test_a_total_sums_each_bound() -> None:
    """Lowest with lowest, best with best, highest with highest."""
    one = total(
        (view("a", toll("killed", (1, 2, 3))), view("b", toll("killed", (4, 5, 6)))), "killed"
    )
    assert (one.min, one.best, one.max) == (5, 7, 9)


def test_a_total_has_no_best_where_one_incident_has_none() -> None:
    """Sources that disagree on one incident leave the sum without a best."""
    one = total(
        (view("a", toll("killed", (1, None, 3))), view("b", toll("killed", (4, 5, 6)))), "killed"
    )
    assert (one.best, one.disputed) == (None, ("a",))


def test_an_incident_without_an_upper_bound_is_named() -> None:
    """It counts with its lowest figure, and the total says that there is no ceiling."""
    one = total((view("a", toll("killed", (7, 7, None), open=True)),), "killed")
    assert (one.min, one.max, one.unbounded, one.open) == (7, 7, ("a",), ("a",))


def test_what_a_total_leaves_out_is_named() -> None:
    """Incidents without a figure and episodes are left out by name."""
    one = total(
        (
            view("a", toll("killed", (1, 1, 1))),
            view("b", toll("killed", (None, None, None), open=True)),
            view("c"),
            view("d", toll("killed", (9, 9, 9)), kind="episode"),
        ),
        "killed",
    )
    assert (one.counted, one.without_figure, one.episodes) == (("a",), ("b", "c"), ("d",))
    assert one.max == 1


def test_a_part_is_no_total() -> None:
    """A toll with a key never enters a sum."""
    keyed = views()[0].tolls[1]
    assert totals((view("a", keyed),)) == ()


def test_an_edition_is_its_content() -> None:
    """The same state has the same id in any order of incidents; another state another id."""
    state = {"seq": 1, "head": "h", "code_version": "1", "policy": "range", "date": "2024-01-01"}
    first = edition_of(**state, incidents=["b", "a"])
    assert first == edition_of(**state, incidents=["a", "b"])
    assert first.id != edition_of(**{**state, "seq": 2}, incidents=["a", "b"]).id
