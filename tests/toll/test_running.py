"""Running tolls: restarts, slips, missing and repeated days, deaths of earlier days."""

from collections.abc import Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.toll.running import Followed, Reported, follow
from tests.toll.test_properties import thoroughly


def series(*figures: int | None, start: int = 1) -> list[Reported]:
    """One report a day."""
    return [Reported(day=start + n, figure=figure) for n, figure in enumerate(figures)]


def did(found: Sequence[Followed]) -> list[tuple[str, int | None]]:
    """What each day did, and the continuous figure."""
    return [(one.did, one.carried) for one in found]


def steady(days: int, jump_on: int, deaths: int, injured: int) -> list[Reported]:
    """Five to seven killed and ten injured a day, and one day with more of either."""
    killed = accumulate(5 + n % 3 + (deaths if n == jump_on else 0) for n in range(days))
    hurt = accumulate(10 + (injured if n == jump_on else 0) for n in range(days))
    return [
        Reported(day=n, figure=dead, injured=wounded)
        for n, (dead, wounded) in enumerate(zip(killed, hurt, strict=True))
    ]


def test_a_rise_is_the_difference_to_the_figure_before_it() -> None:
    """Ten, then fourteen two days later: four in two days."""
    found = follow([Reported(day=1, figure=10), Reported(day=3, figure=14)])
    assert [(one.did, one.change, one.lag) for one in found] == [
        ("first", None, None),
        ("raised", 4, 2),
    ]


def test_a_count_that_falls_by_more_than_half_starts_again() -> None:
    """The continuous figure goes on from where it was."""
    assert did(follow(series(100, 110, 3, 8))) == [
        ("first", 100),
        ("raised", 110),
        ("restarted", 113),
        ("raised", 118),
    ]


def test_a_smaller_fall_is_a_revision() -> None:
    """The continuous figure falls with it."""
    assert did(follow(series(100, 110, 90, 95))) == [
        ("first", 100),
        ("raised", 110),
        ("revised_down", 90),
        ("raised", 95),
    ]


def test_a_figure_that_is_back_the_next_day_is_a_slip() -> None:
    """It sets nothing; the day lies on the line between its neighbours."""
    assert did(follow(series(100, 10, 110))) == [("first", 100), ("slip", 105), ("raised", 110)]


def test_a_day_without_a_figure_is_missing_and_lies_between() -> None:
    """Before the first and after the last figure nothing is carried."""
    assert did(follow(series(None, 100, None, 106, None))) == [
        ("missing", None),
        ("first", 100),
        ("missing", 103),
        ("raised", 106),
        ("missing", None),
    ]


def test_a_report_that_gives_every_figure_again_is_repeated() -> None:
    """Where another figure of it moves, it is a report of its own."""
    days = [
        Reported(day=1, figure=10, injured=5),
        Reported(day=2, figure=10, injured=5),
        Reported(day=3, figure=10, injured=6),
    ]
    assert [one.did for one in follow(days)] == ["first", "repeated", "raised"]


def test_many_deaths_without_injured_are_deaths_of_earlier_days() -> None:
    """A hundred more on one day, with nobody injured: about a hundred were added."""
    found = follow(steady(60, jump_on=30, deaths=100, injured=0))
    assert {one.day: one.added for one in found if one.added is not None} == {30: 99}


def test_many_deaths_with_injured_are_a_day_of_violence() -> None:
    """A hundred killed and two hundred injured: nothing was added."""
    found = follow(steady(60, jump_on=30, deaths=100, injured=200))
    assert [one.day for one in found if one.added is not None] == []


def test_a_short_series_says_nothing_of_earlier_days() -> None:
    """What is usual is not known from a week."""
    found = follow(steady(8, jump_on=4, deaths=100, injured=0))
    assert [one.added for one in found] == [None] * 8


@thoroughly
@given(st.lists(st.one_of(st.none(), st.integers(0, 500)), max_size=40))
def test_the_continuous_figure_is_the_sum_of_the_changes(figures: list[int | None]) -> None:
    """Each day of the series is told once, in order; none is lost."""
    found = follow(series(*figures))
    assert [one.figure for one in found] == figures
    total = 0
    for one in found:
        if one.did not in ("missing", "slip"):
            total += one.figure if one.did == "first" else one.change or 0  # type: ignore[operator]
            assert one.carried == total


@thoroughly
@given(st.lists(st.integers(0, 50), min_size=1, max_size=40))
def test_a_count_that_only_rises_is_its_own_continuous_figure(steps: list[int]) -> None:
    """Nothing falls, so nothing restarts, and the figure is carried as reported."""
    figures = list(accumulate(steps))
    assert [one.carried for one in follow(series(*figures))] == figures
