"""Sentences whose figures count others than those harmed, and who kills himself after others."""

import pytest

from tests.extract.reading import claims


def told(text: str) -> list[tuple[str, str, int | None, int | None]]:
    """The measure, kind and bounds of each claim."""
    return [(c.measure, c.count.kind, c.count.min, c.count.max) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A member of two gangs was shot dead in Hama.", 1),
        ("A family of five was killed in Hama.", 5),
        ("A group of six men was killed in Hama.", 6),
        ("Two soldiers of 12 were killed in Hama.", 2),
        ("Twelve soldiers under five commanders were killed in Hama.", 12),
        ("Three boys under fire were killed in Hama.", 3),
        ("Four children under five were killed in Hama.", 4),
        ("Nine people taken to the cultural centre were shot dead.", 9),
        ("Nine men held at the school were shot dead.", 9),
        ("Two officers, the spokesman, Name Surname, said, were killed in Hama.", 2),
        ("Two officers, police said, were killed in Hama.", 2),
    ],
)
def test_what_stands_beside_the_harmed_counts_none_of_them(text: str, figure: int) -> None:
    """Gangs, commanders, a whole that some are of; a family and a group are counted."""
    assert told(text) == [("killed", "exact", figure, figure)]


@pytest.mark.parametrize(
    ("text", "kind", "most"),
    [
        ("Nine out of ten victims killed in Hama were civilians.", "share", None),
        ("Six out of 40 hostages were killed in Hama.", "exact", 6),
        ("The death toll may have been as high as 40.", "at_most", 40),
        ("The death toll, expected to rise, stood at 12.", "exact", 12),
    ],
)
def test_a_share_and_a_ceiling_are_no_count(text: str, kind: str, most: int | None) -> None:
    """What is taken out of ten is a share, out of 40 a number."""
    assert [(k, high) for _, k, _, high in told(text)] == [(kind, most)]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll could rise to 50.",
        "The death toll is expected to be 40.",
    ],
)
def test_where_a_toll_may_go_is_no_toll(text: str) -> None:
    """More deaths are expected, and nobody says how many there were."""
    assert [(c.count.kind, c.certainty) for c in claims(text)] == [("unstated", "expected")]


def test_a_ceiling_that_may_have_been_is_unconfirmed() -> None:
    """As is one that could be."""
    texts = ("The toll may have been as high as 40.", "The toll could be as high as 40.")
    assert [c.certainty for text in texts for c in claims(text)] == ["unconfirmed"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "A man killed his two daughters before turning the gun on himself.",
        "A man shot dead his two daughters and then himself.",
        "A man killed his two daughters and took his own life.",
        "The gunman killed two people before committing suicide.",
    ],
)
def test_an_attacker_who_kills_himself_is_one_more(text: str) -> None:
    """However it is told."""
    assert told(text) == [("killed", "exact", 2, 2), ("killed", "exact", 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A man killed his two daughters and tried to take his own life.",
        "A man killed his two daughters and saved himself.",
        "The gunman killed two people in an attack that took his friend's life.",
        "The gunman killed two people who had spoken of suicide.",
    ],
)
def test_who_does_not_die_by_his_own_hand_is_not_counted(text: str) -> None:
    """Who tried, and what is told of others."""
    assert told(text) == [("killed", "exact", 2, 2)]


def test_a_suicide_that_harms_nobody_else_is_no_claim() -> None:
    """It is no armed violence."""
    assert told("A man committed suicide in his home in Hama.") == []
    assert told("The gunman shot at officers. He then turned the gun on himself.") != []


def test_a_harm_told_beside_another_keeps_its_place() -> None:
    """ "With" tells of another harm, "and" of the same scene."""
    four, two = claims("Gunmen killed four, with a mine wounding two in Kidal.")
    assert (four.where, [place.text for place in two.where]) == ((), ["Kidal"])
    both = claims("Gunmen killed four and wounded two in Kidal.")
    assert [c.where[0].text for c in both] == ["Kidal", "Kidal"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("On Friday, a year after 43 disappeared in Gao, parents marched.", None),
        ("Two years after 12 people were killed in Gao, a trial began on Monday.", None),
        ("On Monday a trial began, two years after 12 were killed in Gao in March 2019.", "2019"),
        ("Two days after shells fell, 12 people were killed in Gao on Monday.", "2021-03-01"),
    ],
)
def test_a_harm_of_years_ago_has_no_day_of_this_year(text: str, start: str | None) -> None:
    """Unless the clause itself dates it."""
    (claim,) = claims(text)
    assert (claim.when.start or "").startswith(start or "") and bool(claim.when.start) == bool(
        start
    )
