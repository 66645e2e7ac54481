"""People whom one word of harm joins: their figures add up, and theirs alone."""

from typing import Any

from cenotaph.model.claims import Claim, Count, Group, Spans
from cenotaph.model.values import Span
from tests.builders import at_least, exact
from tests.toll.tolls import (
    CIVILIANS,
    SOLDIERS,
    WOMEN,
    bounds,
    killed,
    ministry,
    reasons,
    settled,
    sohr,
    toll,
)

MAN = Group(text="man", sex="male")
HEAD = Group(text="village head", side="civilian", status="civilian", occupation="official")


def told(count: Count, at: int, *, measure: int = 40, **fields: Any) -> Claim:
    """A claim of the monitor whose figure stands at `at` and whose word of harm at `measure`."""
    spans = Spans(measure=Span(measure, measure + 6), quote=Span(0, 90), count=Span(at, at + 3))
    return sohr(count, spans=spans, **fields)


def test_people_of_one_word_of_harm_add_up() -> None:
    """ "A man and two women were killed" are three."""
    claims = told(exact(1), 0, group=MAN), told(exact(2), 10, group=WOMEN)
    incident = settled(*claims)
    assert bounds(toll(incident)) == (3, 3, 3)
    assert toll(incident).set_by.best == tuple(sorted(one.id for one in claims))
    assert bounds(toll(incident, "killed", "sex", "female")) == (2, 2, 2)


def test_people_of_two_words_of_harm_may_be_the_same() -> None:
    """ "A man was killed. Two women were killed" is one to two, and no best."""
    first, second = told(exact(1), 0, group=MAN), told(exact(2), 10, group=WOMEN, measure=60)
    assert killed(first, second) == (1, None, 2)


def test_an_attacker_who_kills_himself_adds_to_those_he_killed() -> None:
    """ "He killed two women before turning the gun on himself" are three."""
    women = told(exact(2), 10, group=WOMEN, rules={"measure": "harm.active"})
    himself = told(exact(1), 70, measure=60, group=MAN, rules={"measure": "harm.self"})
    assert killed(women, himself) == (3, 3, 3)
    dead = told(exact(2), 10, group=WOMEN, rules={"measure": "harm.passive"})
    assert killed(dead, himself) == (1, None, 2)


def test_people_beside_a_side_add_up_with_it() -> None:
    """ "Three soldiers and two women were killed" are five; the soldiers stay three."""
    claims = told(exact(3), 0, group=SOLDIERS), told(exact(2), 10, group=WOMEN)
    incident = settled(*claims)
    assert bounds(toll(incident)) == (5, 5, 5)
    assert toll(incident).summed is True
    assert bounds(toll(incident, "killed", "status", "armed_forces")) == (3, 3, 3)


def test_people_of_one_side_add_up_within_it() -> None:
    """ "The village head and two residents were killed" are three civilians."""
    claims = told(exact(1), 0, group=HEAD), told(exact(2), 10, group=CIVILIANS)
    incident = settled(*claims)
    assert bounds(toll(incident)) == (3, 3, 3)
    assert bounds(toll(incident, "killed", "side", "civilian")) == (3, 3, 3)


def test_a_floor_among_them_leaves_the_sum_open() -> None:
    """ "At least three men and two women" is five, and open."""
    claims = told(at_least(3), 0, group=MAN), told(exact(2), 10, group=WOMEN)
    assert bounds(toll(settled(*claims))) == (5, 5, 5)
    assert toll(settled(*claims)).open is True


def test_a_figure_that_is_the_sum_of_the_others_is_not_added() -> None:
    """ "12 people, five men, seven women" are twelve at most."""
    claims = (
        told(exact(12), 0),
        told(exact(5), 10, group=MAN),
        told(exact(7), 20, group=WOMEN),
    )
    assert killed(*claims) == (12, 12, 12)


def test_a_figure_that_cannot_count_the_others_is_one_more() -> None:
    """ "A village head, a woman and two men" are four: two men are no sum that holds a woman."""
    claims = (
        told(exact(1), 0, group=HEAD),
        told(exact(1), 10, group=WOMEN),
        told(exact(2), 20, group=MAN),
    )
    assert killed(*claims) == (4, 4, 4)


def test_a_later_total_replaces_every_claim_of_the_sum() -> None:
    """ "A guard and two others were killed", then nine: both earlier claims are superseded."""
    first = told(exact(1), 0), told(exact(2), 10)
    later = sohr(exact(9), page="page-2", said_at="2020-12-16", said_basis="stated")
    found = toll(settled(*first, later))
    assert bounds(found) == (9, 9, 9)
    assert [reasons(found).get(one.id) for one in first] == ["superseded", "superseded"]


def test_two_voices_that_tell_the_same_people_share_the_sum() -> None:
    """The ministry's three confirms the monitor's man and two women."""
    claims = told(exact(1), 0, group=MAN), told(exact(2), 10, group=WOMEN), ministry(exact(3))
    assert killed(*claims) == (3, 3, 3)
