"""Who is told one by one behind a figure that counts them is a part of it, and bounds no toll."""

import pytest

from tests.extract.reading import claims

PARTS = [
    "Four people were wounded in Hama. A woman, 27, was hit in the leg.",
    "Four people were wounded in Hama. One person was shot in the head.",
    "Four people were wounded in Hama. Two are in critical condition.",
    "Four people were killed in Hama. Two died at the scene.",
    "Four people were killed in Hama. Three of the victims were shot dead at home.",
    "Four men were killed in Hama. A clerk, 67, and another man were shot dead.",
    "Two officers were wounded in Hama. No one inside the shop was wounded.",
    "Six people were killed in Hama. Two were killed in a shop, three on a bus, one on foot.",
    "No one inside the shop was wounded. Two officers were wounded in Hama.",
]


@pytest.mark.parametrize("text", PARTS)
def test_some_of_those_told_are_a_part(text: str) -> None:
    """They name the figure that counts them as their whole."""
    told = claims(text)
    whole = next(claim for claim in told if (claim.count.figure or 0) > 1)
    parts = [claim for claim in told if claim.scope == "part"]
    assert [claim.part_of for claim in parts] == [whole.id] * len(parts)
    assert parts


OTHERS = [
    # said to be others, or told of another place, day or voice
    "Four people were killed in Hama. A woman was also killed.",
    "Four people were killed in Hama. A woman was killed in Kharkiv.",
    "Four people were killed in Hama on Monday. A woman was killed on Thursday.",
    "Police said four people were killed in Hama. A doctor said a woman was killed.",
    # of another hour, spot or cause, or on top of those told
    "Four people were killed in Hama. The next morning, a woman was found dead.",
    "Four people were killed in Hama. Days afterwards, a man was shot dead.",
    "Four people were killed in Hama. In the evening, a man, 44, was killed by a drone.",
    "Four people were killed in Hama. In retaliation, a herder was shot dead.",
    "Four people were wounded in Hama. During the funeral, a man was shot in the leg.",
    "Four people were killed in Hama. A man was shot dead in another quarter of the city.",
    "Four people were killed in Hama. In a village across the river, a man was shot dead.",
    "Four people were killed in Hama. Two died in hospital, bringing the toll to six.",
    "Four people were killed in Hama. Two have since died in hospital.",
    "Four were killed in Hama. The wounded were taken to Kharkiv. Two of them died.",
    # people whom the figure cannot count, or who were harmed by something of their own
    "Four soldiers were killed in Hama. A woman was killed.",
    "Four people were killed in Hama. A mine killed a shopkeeper.",
    # a count of its own, which may correct the first
    "Four people were killed in Hama. One person was killed.",
    # nobody of one kind says nothing of others
    "Four people were killed in Hama. No soldier was killed.",
    "Four people were killed in Hama. No one was killed in Kharkiv.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_others_are_no_part(text: str) -> None:
    """They stay figures of their own."""
    assert {claim.scope for claim in claims(text)} == {"incident"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("people, including four civilians, the minister, Ali Hamid, said.", [(4, "civilian")]),
        ("people in clashes between mostly Fulani herders and farmers.", []),
        ("Nigerian soldiers, including two French nationals.", [(2, "unknown")]),
    ],
)
def test_a_part_is_of_its_own_kind(text: str, parts: list[tuple[int, str]]) -> None:
    """A minister who tells is none of the dead, nor are those who fought; nationals are no army."""
    told = claims(f"In Gao, a bomb killed twelve {text}")
    found = [(c.count.figure, c.group.status) for c in told if c.scope == "part"]
    assert found == parts
