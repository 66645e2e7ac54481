"""Checks flag and never mend."""

from cenotaph.model.claims import Claim
from cenotaph.model.tolls import Check
from cenotaph.toll.settle import settle
from tests.builders import claim, day, exact, report
from tests.toll.tolls import (
    CHILDREN,
    CIVILIANS,
    FIGHTERS,
    SOLDIERS,
    bounds,
    codes,
    ministry,
    settled,
    sohr,
    toll,
)


def checks(*claims: Claim, code: str) -> list[Check]:
    """The checks of one code that these claims raise."""
    return [check for check in settled(*claims).checks if check.code == code]


def said(*claims: Claim, code: str) -> list[tuple[str, str]]:
    """Status and sentence of the checks of one code."""
    return [(check.status, check.message) for check in checks(*claims, code=code)]


def test_parts_that_add_up_hold() -> None:
    """22 = 15 + 7 is a check that holds."""
    claims = (sohr(exact(22)), sohr(exact(15), group=FIGHTERS), sohr(exact(7), group=SOLDIERS))
    assert said(*claims, code="parts_total") == [
        ("holds", "22 = 15 + 7: the sides add up to the total killed.")
    ]
    assert checks(*claims, code="parts_total")[0].claims == tuple(sorted(c.id for c in claims))


def test_parts_that_exceed_the_total_fail() -> None:
    """15 and 9 are more than 22."""
    claims = (sohr(exact(22)), sohr(exact(15), group=FIGHTERS), sohr(exact(9), group=SOLDIERS))
    assert [status for status, _ in said(*claims, code="parts_total")] == ["fails"]


def test_parts_that_miss_the_total_warn() -> None:
    """15 and 5 leave 2 of 22 without a side."""
    claims = (sohr(exact(22)), sohr(exact(15), group=FIGHTERS), sohr(exact(5), group=SOLDIERS))
    assert said(*claims, code="parts_total") == [
        ("warns", "22 > 15 + 5 = 20: 2 killed have no side.")
    ]


def test_some_of_the_total_need_not_add_up() -> None:
    """ "22, including 15 fighters and 5 soldiers" misses nothing."""
    total = sohr(exact(22))
    parts = (
        sohr(exact(15), group=FIGHTERS, scope="part", part_of=total.id),
        sohr(exact(5), group=SOLDIERS, scope="part", part_of=total.id),
    )
    assert said(total, *parts, code="parts_total") == []


def test_a_part_larger_than_its_whole_fails() -> None:
    """ "Nine people, including twelve children"."""
    nine = sohr(exact(9))
    twelve = sohr(exact(12), group=CHILDREN, scope="part", part_of=nine.id)
    assert said(nine, twelve, code="part_exceeds_whole") == [
        ("fails", "12 of 9 killed: the part exceeds its whole.")
    ]


def test_a_falling_figure_of_one_voice_warns() -> None:
    """41 in March and 38 now."""
    claims = (
        sohr(exact(41), said_at="2020-03-01"),
        sohr(exact(38), said_at="2020-12-01", page="page-2"),
    )
    assert said(*claims, code="falling_figure") == [("warns", "SOHR: killed fall from 41 to 38.")]


def test_a_rising_figure_is_no_fall() -> None:
    """38, then 41."""
    claims = (
        sohr(exact(38), said_at="2020-03-01"),
        sohr(exact(41), said_at="2020-12-01", page="page-2"),
    )
    assert said(*claims, code="falling_figure") == []


def test_an_early_figure_printed_late_is_no_fall() -> None:
    """38, then 41, then an echo of 38: the voice has not gone back."""
    claims = (
        sohr(exact(38), said_at="2020-03-01"),
        sohr(exact(41), said_at="2020-12-01", page="page-2"),
        sohr(exact(38), said_at="2020-12-05", page="page-3"),
    )
    assert said(*claims, code="falling_figure") == []


def test_a_falling_series_warns() -> None:
    """A cumulative figure cannot be lower than the one before."""
    claims = (
        sohr(exact(601), scope="cumulative", said_at="2020-12-01"),
        sohr(exact(590), scope="cumulative", said_at="2020-12-05", page="page-2"),
    )
    assert said(*claims, code="falling_series") == [
        ("warns", "A cumulative figure falls from 601 to 590.")
    ]


def test_swapped_digits_warn() -> None:
    """15 by one voice, 51 by another."""
    assert said(sohr(exact(15)), ministry(exact(51)), code="swapped_digits") == [
        ("warns", "15 and 51 killed: the same digits, one may be a slip.")
    ]


def test_other_digits_do_not_warn() -> None:
    """12 and 15 differ, 10 and 100 do not have the same digits."""
    assert said(sohr(exact(12)), ministry(exact(15)), code="swapped_digits") == []
    assert said(sohr(exact(10)), ministry(exact(100)), code="swapped_digits") == []


def test_killed_and_injured_swapped_warn() -> None:
    """5 killed and 12 injured by one voice, 12 killed and 5 injured by another."""
    claims = (
        sohr(exact(5)),
        sohr(exact(12), measure="injured"),
        ministry(exact(12)),
        ministry(exact(5), measure="injured"),
    )
    assert [status for status, _ in said(*claims, code="killed_injured_swapped")] == ["warns"]


def test_voices_that_agree_are_not_swapped() -> None:
    """5 killed and 12 injured by both."""
    claims = (
        sohr(exact(5)),
        sohr(exact(12), measure="injured"),
        ministry(exact(5)),
        ministry(exact(12), measure="injured"),
    )
    assert said(*claims, code="killed_injured_swapped") == []


def test_a_harm_dated_after_its_page_fails() -> None:
    """A page of the 14th cannot tell of the 20th."""
    assert said(sohr(exact(5), when=day("2020-12-20")), code="dated_after_page") == [
        ("fails", "A harm is dated 6 days after the page that tells of it.")
    ]


def test_one_day_after_its_page_only_warns() -> None:
    """A day may be lost between time zones."""
    assert said(sohr(exact(5), when=day("2020-12-15")), code="dated_after_page") == [
        ("warns", "A harm is dated 1 day after the page that tells of it.")
    ]


def test_a_headline_that_the_body_does_not_give_warns() -> None:
    """25 in the headline, 22 in the body."""
    assert said(claim(exact(25), segment="headline"), sohr(exact(22)), code="headline_body") == [
        ("warns", "The headline gives 25 killed, the body 22.")
    ]


def test_a_headline_that_adds_up_the_body_does_not_warn() -> None:
    """22 in the headline, 15 and 7 in the body."""
    claims = (
        claim(exact(22), segment="headline"),
        sohr(exact(15), group=FIGHTERS),
        sohr(exact(7), group=SOLDIERS),
    )
    assert said(*claims, code="headline_body") == []


def test_a_headline_that_rounds_the_body_does_not_warn() -> None:
    """12 in the headline and in the body."""
    assert said(claim(exact(12), segment="headline"), sohr(exact(12)), code="headline_body") == []


def test_a_disputed_toll_is_not_also_a_part_above_its_total() -> None:
    """Five civilians beside a voice that says none: disputed, once."""
    incident = settled(sohr(exact(5), group=CIVILIANS), ministry(exact(0)))
    assert bounds(toll(incident)) == (0, None, 5)
    assert codes(incident) == {"disputed"}


def test_checks_change_no_bound() -> None:
    """The claims of a failing check set the bounds all the same."""
    reports = (report(sohr(exact(15)), ministry(exact(51))),)
    assert bounds(toll(settle("incident", reports))) == (15, None, 51)
