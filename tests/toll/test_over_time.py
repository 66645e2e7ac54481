"""One voice over days: what supersedes, what stays, what is added, denied and taken back."""

from dataclasses import replace

from cenotaph.model.claims import Count
from tests.builders import exact
from tests.toll.tolls import (
    CIVILIANS,
    bounds,
    expected_rise,
    killed,
    ministry,
    reasons,
    settled,
    sohr,
    toll,
)

UNSTATED = Count(kind="unstated", figure=None, min=None, max=None, unit="person", text=None)
MONDAY, TUESDAY, WEDNESDAY = "2020-12-14", "2020-12-15", "2020-12-16"


def test_a_later_figure_of_the_voice_supersedes() -> None:
    """12 on Monday, 15 on Tuesday: 15."""
    first = sohr(exact(12), said_at=MONDAY)
    found = toll(settled(first, sohr(exact(15), said_at=TUESDAY, page="page-2")))
    assert (bounds(found), reasons(found)) == ((15, 15, 15), {first.id: "superseded"})


def test_a_later_figure_of_another_voice_does_not() -> None:
    """A voice can only replace its own figure."""
    assert killed(sohr(exact(12), said_at=MONDAY), ministry(exact(15), said_at=TUESDAY)) == (
        12,
        None,
        15,
    )


def test_a_lower_figure_supersedes_where_its_date_is_stated() -> None:
    """ "On Tuesday the ministry put it at 12" replaces Monday's 15."""
    later = sohr(exact(12), said_at=TUESDAY, said_basis="stated")
    assert killed(sohr(exact(15), said_at=MONDAY), later) == (12, 12, 12)


def test_a_lower_figure_whose_date_is_the_pages_never_supersedes() -> None:
    """It may be an early figure printed late: both stay."""
    later = sohr(exact(12), said_at=TUESDAY, said_basis="page", page="page-2")
    assert killed(sohr(exact(15), said_at=MONDAY), later) == (12, None, 15)


def test_where_the_order_is_unknown_both_stay() -> None:
    """Two figures of one day: their min and max, and no best."""
    assert killed(sohr(exact(12)), sohr(exact(15))) == (12, None, 15)
    assert killed(sohr(exact(12), said_at=None), sohr(exact(15), said_at=TUESDAY)) == (12, None, 15)


def test_a_captures_date_orders_nothing_before_it() -> None:
    """A page captured years later may be older than the other."""
    captured = sohr(exact(15), said_at="2026-01-01", said_basis="capture")
    assert killed(sohr(exact(12), said_at=MONDAY), captured) == (12, None, 15)


def test_a_repeated_figure_keeps_its_earliest_date() -> None:
    """12, then 15, then 12 again by an echo: 15, and the echo repeats an early figure."""
    first = sohr(exact(12), said_at=MONDAY)
    echo = sohr(exact(12), said_at=WEDNESDAY, page="page-3")
    found = toll(settled(first, sohr(exact(15), said_at=TUESDAY, page="page-2"), echo))
    assert bounds(found) == (15, 15, 15)
    assert reasons(found) == {first.id: "superseded", echo.id: "early_figure"}


def test_a_correction_is_said_anew() -> None:
    """12, then 15, then corrected to 12: 12."""
    corrected = sohr(exact(12), said_at=WEDNESDAY, page="page-3", stance="corrects")
    assert killed(sohr(exact(12), said_at=MONDAY), sohr(exact(15), said_at=TUESDAY), corrected) == (
        12,
        12,
        12,
    )


def test_a_correction_replaces_the_claim_it_names_on_the_same_page() -> None:
    """ "10, not 12 as it had said": 10."""
    wrong = sohr(exact(12))
    found = toll(settled(wrong, sohr(exact(10), stance="corrects", about=wrong.id)))
    assert (bounds(found), reasons(found)) == ((10, 10, 10), {wrong.id: "superseded"})


def test_a_correction_replaces_what_it_names_wherever_it_is_repeated() -> None:
    """The voice takes back its 12 and gives no other; another page still prints the 12."""
    wrong = sohr(exact(12), said_at=MONDAY)
    echo = sohr(exact(12), said_at=MONDAY, page="page-2")
    right = sohr(UNSTATED, said_at=TUESDAY, page="page-3", stance="corrects", about=wrong.id)
    assert killed(wrong, echo, right, ministry(exact(9))) == (9, 9, 9)


def test_a_correction_dated_before_what_it_names_takes_back_its_echo_too() -> None:
    """The correction bears Monday, the 12 and its echo Tuesday; a 12 said anew later stays."""
    wrong = sohr(exact(12), said_at=TUESDAY)
    echo = sohr(exact(12), said_at=TUESDAY, page="page-2")
    right = sohr(UNSTATED, said_at=MONDAY, page="page-3", stance="corrects", about=wrong.id)
    anew = sohr(exact(12), said_at=WEDNESDAY, page="page-4")
    assert killed(wrong, echo, right, ministry(exact(9))) == (9, 9, 9)
    assert killed(wrong, echo, right, anew, ministry(exact(9))) == (9, None, 12)


def test_correcting_another_voice_leaves_its_claim() -> None:
    """The ministry's "10, not 12" does not take the monitor's 12 away."""
    other = sohr(exact(12))
    assert killed(other, ministry(exact(10), stance="corrects", about=other.id)) == (10, None, 12)


def test_echoes_of_one_voice_are_the_same_voice() -> None:
    """The second page adds no claim that sets a bound."""
    claims = [sohr(exact(12), page=page) for page in ("page-1", "page-2")]
    found = toll(settled(*claims))
    assert (bounds(found), found.voices) == ((12, 12, 12), (1, 1))
    assert set(reasons(found).values()) == {"same_voice"}


def test_a_rounded_repeat_says_nothing_new() -> None:
    """ "More than 50" of the voice that says 53 is 53."""
    rough = Count(kind="at_least", figure=50, min=51, max=None, unit="person", text="more than 50")
    found = toll(settled(sohr(exact(53)), sohr(rough, page="page-2")))
    assert (bounds(found), found.open) == ((53, 53, 53), False)


def test_an_addition_is_added_to_the_earlier_figure() -> None:
    """12 on Monday, "three more" on Tuesday: 15."""
    claims = (
        sohr(exact(12), said_at=MONDAY),
        sohr(exact(3), said_at=TUESDAY, page="page-2", scope="addition"),
    )
    found = toll(settled(*claims))
    assert bounds(found) == (15, 15, 15)
    assert found.set_by.max == tuple(sorted(one.id for one in claims))


def test_an_addition_echoed_is_added_once() -> None:
    """ "Three more" on two pages is three more."""
    rise = [
        sohr(exact(3), said_at=day, page=f"page-{day}", scope="addition")
        for day in (TUESDAY, WEDNESDAY)
    ]
    assert killed(sohr(exact(12), said_at=MONDAY), *rise) == (15, 15, 15)


def test_an_addition_is_not_added_to_a_later_total() -> None:
    """12, three more, then 15: the 15 already counts them."""
    assert killed(
        sohr(exact(12), said_at=MONDAY),
        sohr(exact(3), said_at=TUESDAY, page="page-2", scope="addition"),
        sohr(exact(15), said_at=WEDNESDAY, page="page-3"),
    ) == (15, 15, 15)


def test_an_addition_is_not_added_to_the_total_it_led_to() -> None:
    """12 on Monday; on Tuesday "three more died; the toll is now 15"."""
    assert killed(
        sohr(exact(12), said_at=MONDAY),
        sohr(exact(3), said_at=TUESDAY, page="page-2", scope="addition"),
        sohr(exact(15), said_at=TUESDAY, page="page-2"),
    ) == (15, 15, 15)


def test_an_addition_is_not_added_to_a_toll_of_its_sentence() -> None:
    """ "The toll rose to 18 after three more deaths": eighteen; "four, and another two" are six."""
    more = sohr(exact(3), scope="addition")
    toll_of = sohr(exact(18), rules={"measure": "harm.toll"}, spans=more.spans)
    assert killed(toll_of, more) == (18, 18, 18)
    assert killed(sohr(exact(18), spans=more.spans), more) == (21, 21, 21)


def test_an_addition_without_a_figure_is_a_lower_bound_and_open() -> None:
    """ "Three more" alone is at least three."""
    found = toll(settled(sohr(exact(3), scope="addition")))
    assert (bounds(found), found.open) == ((3, None, None), True)


def test_an_addition_is_not_added_to_another_voices_figure() -> None:
    """The ministry's "three more" does not raise the monitor's 12."""
    assert killed(
        sohr(exact(12), said_at=MONDAY),
        ministry(exact(3), said_at=TUESDAY, page="page-2", scope="addition"),
    ) == (12, 12, 12)


def test_the_wounded_who_die_move_from_injured_to_killed() -> None:
    """5 killed and 10 injured; "two of the wounded died": 7 and 8."""
    incident = settled(
        sohr(exact(5), said_at=MONDAY),
        sohr(exact(10), said_at=MONDAY, measure="injured"),
        sohr(exact(2), said_at=TUESDAY, page="page-2", moved_from="injured"),
    )
    assert bounds(toll(incident)) == (7, 7, 7)
    assert bounds(toll(incident, "injured")) == (8, 8, 8)


def test_a_denial_leaves_out_the_denying_claim_and_not_the_denied() -> None:
    """ "It is not 12": 12 stays, the denial sets nothing."""
    twelve = sohr(exact(12))
    denial = ministry(exact(12), stance="denies", about=twelve.id)
    found = toll(settled(twelve, denial))
    assert (bounds(found), reasons(found)) == ((12, 12, 12), {denial.id: "denied"})


def test_denying_that_anyone_was_harmed_is_a_stated_zero() -> None:
    """ "Nobody was killed" beside 12: 0-12."""
    assert killed(sohr(exact(12)), ministry(exact(0), stance="denies")) == (0, None, 12)


def test_a_voice_retracts_its_own_claim() -> None:
    """The claim and the retraction are left out."""
    twelve = sohr(exact(12))
    back = sohr(UNSTATED, said_at=TUESDAY, page="page-2", stance="retracts", about=twelve.id)
    found = toll(settled(twelve, back, ministry(exact(9))))
    assert bounds(found) == (9, 9, 9)
    assert reasons(found) == {twelve.id: "retracted", back.id: "retracted"}


def test_a_retraction_reaches_the_voices_echoes() -> None:
    """The same figure of the same voice on another page goes too."""
    twelve, echo = sohr(exact(12)), sohr(exact(12), page="page-2")
    back = sohr(UNSTATED, said_at=TUESDAY, page="page-3", stance="retracts", about=twelve.id)
    assert killed(twelve, echo, back) == (None, None, None)


def test_a_retraction_by_another_voice_changes_nothing() -> None:
    """The ministry cannot retract what the monitor said."""
    twelve = sohr(exact(12))
    back = ministry(UNSTATED, said_at=TUESDAY, stance="retracts", about=twelve.id)
    assert killed(twelve, back) == (12, 12, 12)


def test_a_retraction_of_a_retraction_takes_nothing_back() -> None:
    """One that names itself, and its repetition on another page, leave the voice's figure alone."""
    back = replace(sohr(exact(12), stance="retracts"), id="back", about="back")
    again = replace(back, id="again", page="page-2")
    assert killed(sohr(exact(12)), back) == (12, 12, 12)
    assert killed(sohr(exact(12)), back, again) == (12, 12, 12)


def test_a_retracted_statement_without_a_figure_is_like_no_other() -> None:
    """Taking back "up to nine" leaves the same voice's "ten to fifteen": neither has a figure."""
    up_to = Count(kind="at_most", figure=None, min=None, max=9, unit="person", text="up to nine")
    range_ = Count(kind="range", figure=None, min=10, max=15, unit="person", text="ten to fifteen")
    said = sohr(up_to)
    back = sohr(UNSTATED, said_at=TUESDAY, page="page-2", stance="retracts", about=said.id)
    assert killed(said, sohr(range_), back) == (10, None, 15)


def test_an_expected_rise_sets_no_bound_but_opens() -> None:
    """ "Expected to rise" leaves 12 and opens it."""
    twelve = sohr(exact(12))
    rise = expected_rise(MONDAY)
    found = toll(settled(twelve, rise))
    assert (bounds(found), found.open, reasons(found)) == (
        (12, 12, 12),
        True,
        {rise.id: "expected"},
    )


def test_a_later_figure_of_that_voice_closes_what_was_expected() -> None:
    """The monitor's Tuesday 15 answers its Monday expectation."""
    twelve = sohr(exact(12))
    fifteen = sohr(exact(15), said_at=TUESDAY, page="page-2")
    assert toll(settled(twelve, expected_rise(MONDAY), fifteen)).open is False


def test_a_later_figure_of_another_voice_does_not_close_it() -> None:
    """The ministry's 15 does not answer what the monitor expects."""
    twelve = sohr(exact(12))
    fifteen = ministry(exact(15), said_at=TUESDAY, page="page-2")
    assert toll(settled(twelve, expected_rise(MONDAY), fifteen)).open is True


def test_an_unstated_claim_opens_until_its_voice_gives_a_figure() -> None:
    """ "There are more dead" opens; the later 15 closes."""
    more = sohr(UNSTATED)
    found = toll(settled(sohr(exact(12)), more))
    assert (found.open, reasons(found)) == (True, {more.id: "unstated"})
    later = sohr(exact(15), said_at=TUESDAY, page="page-2")
    assert toll(settled(sohr(exact(12)), more, later)).open is False


def test_an_expected_rise_opens_only_the_keys_it_speaks_of() -> None:
    """ "More deaths are expected" does not open the toll of civilians."""
    three = sohr(exact(3), group=CIVILIANS)
    incident = settled(three, expected_rise(MONDAY))
    assert toll(incident).open is True
    assert toll(incident, "killed", "status", "civilian").open is False


def test_cumulative_claims_and_their_parts_never_enter() -> None:
    """ "601 since March" feeds a series and no toll."""
    sum_ = sohr(exact(601), scope="cumulative")
    part = sohr(exact(40), scope="part", part_of=sum_.id, group=CIVILIANS)
    incident = settled(sohr(exact(5)), sum_, part)
    assert bounds(toll(incident)) == (5, 5, 5)
    assert reasons(toll(incident)) == {sum_.id: "cumulative", part.id: "cumulative"}
    assert [one.claims for one in incident.series] == [(sum_.id,)]
