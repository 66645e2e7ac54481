"""The cases that the design works out, one by one."""

from dataclasses import replace

from cenotaph.model.claims import Count, Group
from tests.builders import at_least, claim, exact
from tests.toll.tolls import (
    ARMY,
    CHILDREN,
    CIVILIANS,
    FIGHTERS,
    SOLDIERS,
    bounds,
    codes,
    killed,
    ministry,
    reasons,
    settled,
    sohr,
    toll,
)


def counted(
    kind: str, figure: int | None = None, low: int | None = None, high: int | None = None
) -> Count:
    """A count of any kind."""
    return Count(kind=kind, figure=figure, min=low, max=high, unit="person", text=kind)  # type: ignore[arg-type]


def test_two_voices_that_differ_give_a_range_without_a_best() -> None:
    """Two voices 12 and 15: 12-15."""
    assert killed(sohr(exact(12)), ministry(exact(15))) == (12, None, 15)


def test_sides_of_one_voice_are_summed_beside_the_total_of_another() -> None:
    """Fighters 15 and soldiers 7 of one voice beside another's 25: total 22-25."""
    claims = (
        sohr(exact(15), group=FIGHTERS),
        sohr(exact(7), group=SOLDIERS),
        ministry(exact(25)),
    )
    incident = settled(*claims)
    assert bounds(toll(incident)) == (22, None, 25)
    assert toll(incident).summed is True
    assert toll(incident).set_by.min == tuple(sorted((claims[0].id, claims[1].id)))
    assert toll(incident).set_by.max == (claims[2].id,)
    assert bounds(toll(incident, "killed", "status", "armed_group")) == (15, 15, 15)
    assert bounds(toll(incident, "killed", "status", "armed_forces")) == (7, 7, 7)


def test_sides_told_by_status_alone_are_summed_too() -> None:
    """Fighters and soldiers of no named party are two sides all the same."""
    fighters, soldiers = (replace(group, side=None, actor=None) for group in (FIGHTERS, SOLDIERS))
    assert killed(
        sohr(exact(15), group=fighters), sohr(exact(7), group=soldiers), ministry(exact(25))
    ) == (22, None, 25)


def test_a_mixed_group_enters_neither_part() -> None:
    """ "12 women and children" beside "14 people": 14, and no toll of women or of children."""
    mixed = sohr(exact(12), group=Group(text="women and children", any_of=("women", "children")))
    incident = settled(mixed, ministry(exact(14), group=Group(text="people")))
    assert bounds(toll(incident)) == (14, 14, 14)
    assert {one.key for one in incident.tolls} == {None}
    assert reasons(toll(incident)) == {mixed.id: "part_of_other"}


def test_zero_beside_five_is_disputed() -> None:
    """Zero beside five: 0-5, shown as "disputed: X says none"."""
    incident = settled(sohr(exact(5)), ministry(exact(0)))
    assert bounds(toll(incident)) == (0, None, 5)
    assert [check.message for check in incident.checks if check.code == "disputed"] == [
        "Disputed: health ministry says none were killed."
    ]


def test_a_total_of_zero_is_zero_for_every_key() -> None:
    """A voice that says none were killed says that no fighter was."""
    incident = settled(sohr(exact(15), group=FIGHTERS), ministry(exact(0)))
    assert bounds(toll(incident, "killed", "status", "armed_group")) == (0, None, 15)
    assert bounds(toll(incident)) == (0, None, 15)


def test_zero_by_everyone_is_zero_and_undisputed() -> None:
    """Where nobody says otherwise, nobody was killed."""
    incident = settled(sohr(exact(0)))
    assert bounds(toll(incident)) == (0, 0, 0)
    assert codes(incident) == set()


def test_no_civilians_killed_does_not_say_that_nobody_was() -> None:
    """A zero of one side bounds that side alone."""
    incident = settled(sohr(exact(0), group=CIVILIANS))
    assert bounds(toll(incident)) == (None, None, None)
    assert bounds(toll(incident, "killed", "status", "civilian")) == (0, 0, 0)


def test_a_lone_side_stands_for_the_total() -> None:
    """ "Three civilians were killed", alone, is 3-3, best 3."""
    incident = settled(sohr(exact(3), group=CIVILIANS))
    assert bounds(toll(incident)) == (3, 3, 3)
    assert toll(incident).summed is False


def test_at_least_is_its_min_three_times_and_open() -> None:
    """ "At least 5" is 5-5, best 5, open."""
    found = toll(settled(sohr(at_least(5))))
    assert (bounds(found), found.open) == ((5, 5, 5), True)


def test_more_than_counts_from_the_next_number() -> None:
    """ "More than 70" has figure 70 and min 71."""
    assert killed(sohr(counted("at_least", 70, 71))) == (71, 71, 71)


def test_about_is_the_figure_three_times() -> None:
    """ "Some 50" is 50-50, best 50, and closed."""
    found = toll(settled(sohr(counted("about", 50))))
    assert (bounds(found), found.open) == ((50, 50, 50), False)


def test_a_range_has_no_best() -> None:
    """ "10 to 15" is 10-15 without a best."""
    assert killed(sohr(counted("range", None, 10, 15))) == (10, None, 15)


def test_a_keepers_own_figure_within_a_range_is_its_best() -> None:
    """A sheet's 10, 12 and 15 are min, best and max; a 20 outside them is no best."""
    assert killed(sohr(counted("range", 12, 10, 15))) == (10, 12, 15)
    assert killed(sohr(counted("range", 20, 10, 15))) == (10, None, 15)


def test_at_most_bounds_only_above() -> None:
    """ "Up to 10" has no min."""
    assert killed(sohr(counted("at_most", 10, None, 10))) == (None, None, 10)


def test_an_opponent_alone_bounds_only_above() -> None:
    """What the army says of its enemy's dead, with no other voice, is a ceiling."""
    lone = claim(exact(200), attribution=(ARMY,), group=FIGHTERS)
    assert killed(lone) == (None, None, 200)


def test_an_opponent_beside_another_voice_is_a_voice() -> None:
    """With a second voice the army's figure is one of two."""
    by_army = claim(exact(200), attribution=(ARMY,), group=FIGHTERS)
    assert killed(by_army, sohr(exact(40), group=FIGHTERS)) == (40, None, 200)


def test_a_vague_word_alone_gives_its_bounds() -> None:
    """ "Several" alone is 3-9 without a best."""
    assert killed(sohr(counted("vague", None, 3, 9))) == (3, None, 9)


def test_a_bare_plural_is_two_and_open() -> None:
    """ "Civilians were killed" is at least two, open, with nothing above."""
    found = toll(settled(sohr(counted("vague", None, 2, None), group=CIVILIANS)))
    assert (bounds(found), found.open) == ((2, None, None), True)


def test_a_vague_word_says_nothing_beside_a_figure_of_any_voice() -> None:
    """ "Dozens" beside another voice's 8 leaves 8."""
    dozens = sohr(counted("vague", None, 24, 99))
    found = toll(settled(dozens, ministry(exact(8))))
    assert (bounds(found), reasons(found)) == ((8, 8, 8), {dozens.id: "unstated"})


def test_a_vague_total_stands_beside_the_figure_of_a_part() -> None:
    """ "Dozens were killed, three civilians": the part's figure is no figure for the whole."""
    claims = (sohr(counted("vague", None, 24, 99)), ministry(exact(3), group=CIVILIANS))
    assert killed(*claims) == (24, None, 99)


def test_a_share_sets_nothing_and_opens_nothing() -> None:
    """ "Most of them" is no number."""
    share = sohr(counted("share"), group=CHILDREN)
    found = toll(settled(sohr(exact(9)), share))
    assert (bounds(found), found.open) == ((9, 9, 9), False)
    assert reasons(found) == {share.id: "unstated"}


def test_two_families_are_not_two_people() -> None:
    """A claim that counts families bounds no number of people, and leaves the toll open."""
    families = claim(
        Count(kind="exact", figure=2, min=2, max=2, unit="family", text="two families"),
        measure="displaced",
    )
    found = toll(settled(families), "displaced")
    assert (bounds(found), found.open) == ((None, None, None), True)


def test_a_part_of_another_claim_is_out_of_the_total_only() -> None:
    """ "Nine people, including two children": total 9, children 2."""
    nine = sohr(exact(9))
    two = sohr(exact(2), group=CHILDREN, scope="part", part_of=nine.id)
    incident = settled(nine, two)
    assert bounds(toll(incident)) == (9, 9, 9)
    assert reasons(toll(incident)) == {two.id: "part_of_other"}
    assert bounds(toll(incident, "killed", "age", "child")) == (2, 2, 2)


def test_a_part_above_the_total_becomes_the_max_and_is_flagged() -> None:
    """Fourteen soldiers of one voice beside a total of 12 of another."""
    incident = settled(sohr(exact(12)), ministry(exact(14), group=SOLDIERS))
    assert bounds(toll(incident)) == (12, None, 14)
    assert codes(incident) == {"part_exceeds_total"}


def test_a_sum_of_sides_over_voices_above_the_total_becomes_the_max_and_is_flagged() -> None:
    """Fighters 20 of one voice and soldiers 7 of another beside a total of 25."""
    other = replace(ARMY, interest="none", source="another", text="another")
    incident = settled(
        sohr(exact(20), group=FIGHTERS),
        ministry(exact(25)),
        claim(exact(7), attribution=(other,), group=SOLDIERS),
    )
    assert bounds(toll(incident)) == (25, None, 27)
    assert codes(incident) == {"sum_exceeds_total"}


def test_without_any_total_the_sides_are_summed_over_voices() -> None:
    """Fighters 15 or 12, soldiers 7: 19-22, and no voice has said it."""
    found = toll(
        settled(
            sohr(exact(15), group=FIGHTERS),
            ministry(exact(12), group=FIGHTERS, page="page-2"),
            claim(
                exact(7),
                attribution=(replace(ARMY, interest="own_side"),),
                group=SOLDIERS,
                page="page-3",
            ),
        )
    )
    assert (bounds(found), found.summed) == ((19, None, 22), True)


def test_without_sides_the_lowest_and_highest_part_bound_the_total() -> None:
    """Five women and three children, no total: 3-5."""
    women, children = Group(text="women", sex="female"), CHILDREN
    assert killed(sohr(exact(5), group=women), sohr(exact(3), group=children)) == (3, None, 5)


def test_the_best_is_the_figure_most_voices_share() -> None:
    """Two voices say 14, one 15: best 14."""
    third = replace(ARMY, interest="none")
    assert killed(sohr(exact(14)), ministry(exact(14)), claim(exact(15), attribution=(third,))) == (
        14,
        14,
        15,
    )


def test_no_figure_shared_by_two_is_no_best() -> None:
    """Two figures shared by two voices each are a tie, and no best."""
    speakers = [replace(ARMY, interest="none", source=f"source-{n}", text=f"{n}") for n in range(4)]
    figures = (14, 14, 15, 15)
    assert killed(
        *(
            claim(exact(figure), attribution=(speaker,))
            for figure, speaker in zip(figures, speakers, strict=True)
        )
    ) == (14, None, 15)


def test_casualties_open_killed_and_injured_and_bound_neither() -> None:
    """ "20 casualties" is no number of killed."""
    incident = settled(sohr(exact(20), measure="casualties"))
    assert {one.measure for one in incident.tolls} == {"killed", "injured"}
    assert all(bounds(one) == (None, None, None) and one.open for one in incident.tolls)


def test_no_casualties_is_zero_for_both() -> None:
    """ "No casualties" is nobody killed and nobody injured."""
    incident = settled(sohr(exact(0), measure="casualties"))
    assert [(one.measure, bounds(one), one.open) for one in incident.tolls] == [
        ("killed", (0, 0, 0), False),
        ("injured", (0, 0, 0), False),
    ]


def test_casualties_made_up_of_killed_and_injured_open_nothing() -> None:
    """ "20 casualties: 5 killed and 15 injured" leaves nothing to come."""
    incident = settled(
        sohr(exact(20), measure="casualties"), sohr(exact(5)), sohr(exact(15), measure="injured")
    )
    assert [one.open for one in incident.tolls] == [False, False]


def test_each_measure_claimed_has_its_toll() -> None:
    """Missing, abducted, detained, displaced and attacks are tolls like the killed."""
    measures = ("missing", "abducted", "detained", "displaced", "attacks")
    incident = settled(*(sohr(exact(4), measure=measure) for measure in measures))
    assert [(one.measure, bounds(one)) for one in incident.tolls] == [
        (measure, (4, 4, 4)) for measure in measures
    ]
