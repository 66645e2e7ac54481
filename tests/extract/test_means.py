"""How people were harmed, where several words tell it or none does."""

import pytest

from tests.extract.reading import claims


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Rebels raided a hamlet near Hama and shot dead six people.", {"shooting", "raid"}),
        ("Rebels raided a hamlet near Hama, and police shot dead a thief.", {"shooting"}),
        ("A man killed his wife with a shotgun in Hama.", {"shooting"}),
        ("Six people were killed in a fight with knives and firearms.", {"stabbing", "shooting"}),
        ("A jet dropped two bombs on a market in Hama, killing six people.", {"airstrike"}),
        ("A man on a jet ski killed six people in Hama.", set()),
        ("Gunmen killed six people in Hama.", set()),
        ("Gunmen opened fire in Hama, killing six people.", {"shooting"}),
    ],
)
def test_the_means_are_those_that_are_told(text: str, means: set[str]) -> None:
    """A raid beside the shots of the same clause, and nothing that gunmen alone leave open."""
    assert set(claims(text)[0].means) == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Russian forces carried out 31 missile strikes on Kharkiv.", {"missile"}),
        ("Warplanes carried out nine raids on Hama.", {"airstrike"}),
        ("Soldiers carried out nine raids on Hama.", {"raid"}),
        ("The coalition carried out nine strikes on Hama.", {"airstrike"}),
    ],
)
def test_strikes_and_raids_are_of_what_carries_them_out(text: str, means: set[str]) -> None:
    """An unnamed strike comes from the air, an unnamed raid on foot."""
    assert [set(c.means) for c in claims(text) if c.measure == "attacks"] == [means]


def test_means_do_not_go_on_at_another_place_or_under_another_heading() -> None:
    """Clashes in one town tell nothing of the dead of the next."""
    clashes = "Rebels and soldiers clashed in Hama. "
    assert claims(clashes + "Two people were killed.")[0].means == ("clash",)
    assert claims(clashes + "Two people were killed in Kharkiv.")[0].means == ()
    headed = (
        "In Syria forces clashed at dawn.\n\nA mine killed one man.\n\nAleppo\n\nTwo were killed."
    )
    assert claims(headed)[-1].means == ()
