"""Who is said to have done it: never those it was done to."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Israeli forces raided a camp near Jenin, killing two men.", "israel-defense-forces"),
        ("A NATO plane bombed a column of Albanian refugees near Prizren, killing 64.", "nato"),
        ("A plane bombed a column of Albanian refugees near Prizren, killing 64 people.", None),
        ("Albanian refugees killed two men near Prizren.", None),
    ],
)
def test_the_doer_is_the_subject(text: str, actor: str | None) -> None:
    """Who bombed a column, killing 64, did both; a nation's refugees are no army of theirs."""
    told = read(text)[1].responsibility
    assert [one.actor for one in told] == ([] if actor is None else [actor])
