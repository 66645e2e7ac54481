"""A definite phrase points back to people told before, unless it is of another place."""

import pytest

from tests.extract.reading import claims


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two women were killed in Gao. The two women died at home.", [2]),
        ("A mine killed a man in Gao on Monday. The driver died of his wounds.", [1]),
        ("A man was killed in Gao on Monday. The driver was killed near Gao.", [1]),
        ("Ali Hamid was killed in Gao. Musa Dan was killed at home.", [1, 1]),
        ("Ali Hamid was killed in Gao. Hamid was killed at home.", [1]),
        ("A guard was killed in Gao. Musa Dan was killed at home.", [1]),
        ("The mayor was killed in Gao, and the governor was killed in Kidal.", [1, 1]),
        ("A driver was shot dead in Gao, and the baker was stabbed to death in Kidal.", [1, 1]),
    ],
)
def test_the_same_place_or_none_is_the_same_people(text: str, figures: list[int]) -> None:
    """Who was killed in another town was not told before."""
    assert [claim.count.figure for claim in claims(text)] == figures
