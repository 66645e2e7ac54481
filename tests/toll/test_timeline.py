"""The timeline of an incident: each figure by its day, and what it did to its voice."""

from typing import Any

from cenotaph.model.claims import Claim
from cenotaph.toll.timeline import timeline
from tests.builders import claim, exact
from tests.toll.test_over_time import MONDAY, TUESDAY, UNSTATED, WEDNESDAY
from tests.toll.test_worked_cases import counted
from tests.toll.tolls import CHILDREN, ministry, settled, sohr


def told(*claims: Claim, **fields: Any) -> list[tuple[str | None, str, int | None]]:
    """Day, what the figure did, and by how much."""
    return [(one.day, one.did, one.change) for one in timeline(settled(*claims), "killed")]


def test_a_voice_raises_repeats_and_revises_its_figure() -> None:
    """12, then 15, then 15 again, then 14 with a date of its own."""
    assert told(
        sohr(exact(12), said_at=MONDAY),
        sohr(exact(15), said_at=TUESDAY, page="page-2"),
        sohr(exact(15), said_at=WEDNESDAY, page="page-3"),
        sohr(exact(14), said_at="2020-12-17", said_basis="stated", page="page-4"),
    ) == [
        (MONDAY, "new", None),
        (TUESDAY, "raised", 3),
        (WEDNESDAY, "repeated", None),
        ("2020-12-17", "revised_down", -1),
    ]


def test_a_lower_figure_without_a_date_of_its_own_changes_nothing() -> None:
    """A page may print an early figure late."""
    assert told(
        sohr(exact(15), said_at=MONDAY), sohr(exact(12), said_at=TUESDAY, page="page-2")
    ) == [(MONDAY, "new", None), (TUESDAY, "lower", -3)]


def test_another_voice_begins_a_line_of_its_own() -> None:
    """So do other people of the same voice."""
    assert [did for _, did, _ in told(
        sohr(exact(12)), ministry(exact(15)), sohr(exact(3), group=CHILDREN)
    )] == ["new", "new", "new"]  # fmt: skip


def test_a_rounded_figure_repeats_the_exact_one() -> None:
    """ "More than 50" after 53."""
    more = counted("at_least", 50, 51)
    assert [did for _, did, _ in told(
        sohr(exact(53), said_at=MONDAY), sohr(more, said_at=TUESDAY, page="page-2")
    )] == ["new", "repeated"]  # fmt: skip


def test_what_is_added_late_is_added_for_earlier_days() -> None:
    """ "Three more" on the next day is news; two days later it tells of earlier days."""
    assert told(
        sohr(exact(12), said_at=MONDAY),
        sohr(exact(3), said_at=TUESDAY, scope="addition", page="page-2"),
        sohr(exact(2), said_at=WEDNESDAY, scope="addition", page="page-3"),
    ) == [
        (MONDAY, "new", None),
        (TUESDAY, "added", 3),
        (WEDNESDAY, "added_retroactively", 2),
    ]


def test_the_wounded_who_died_are_moved() -> None:
    """Two of the wounded died."""
    died = sohr(exact(2), said_at=TUESDAY, moved_from="injured", page="page-2")
    assert told(sohr(exact(12), said_at=MONDAY), died)[1] == (TUESDAY, "moved", 2)


def test_corrections_denials_and_retractions_are_told() -> None:
    """Each with its day."""
    twelve = sohr(exact(12), said_at=MONDAY)
    assert [did for _, did, _ in told(
        twelve,
        sohr(exact(9), said_at=TUESDAY, stance="corrects", page="page-2"),
        ministry(exact(12), said_at=TUESDAY, stance="denies", page="page-3"),
        sohr(UNSTATED, said_at=WEDNESDAY, stance="retracts", about=twelve.id, page="page-4"),
    )] == ["new", "corrected", "denied", "retracted"]  # fmt: skip


def test_a_cumulative_figure_is_followed_in_its_series() -> None:
    """A count of months that begins anew restarts."""
    months = [
        claim(
            exact(figure),
            id=f"c-{figure}",
            scope="cumulative",
            said_at=day,
            page=f"page-{figure}",
            attribution=(sohr(exact(1)).attribution),
        )
        for figure, day in ((400, MONDAY), (420, TUESDAY), (12, WEDNESDAY))
    ]
    assert told(*months) == [
        (MONDAY, "new", None),
        (TUESDAY, "raised", 20),
        (WEDNESDAY, "restarted", 12),
    ]


def test_the_lag_runs_from_the_harm_to_the_saying() -> None:
    """A harm of the 14th, told on the 16th."""
    (one,) = timeline(settled(sohr(exact(12), said_at=WEDNESDAY)))
    assert one.lag == 2


def test_a_figure_without_a_date_comes_last() -> None:
    """When it was said is not known."""
    assert [day for day, _, _ in told(
        sohr(exact(12), said_at=None), ministry(exact(15), said_at=TUESDAY, page="page-2")
    )] == [TUESDAY, None]  # fmt: skip
