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


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Israeli police arrested Hamas gunmen who attacked a bus, killing three.", "hamas"),
        ("Israeli forces struck Hamas gunmen who had attacked a bus, killing three.", None),
    ],
)
def test_who_did_something_of_their_own_is_not_taken_for_the_harmed(
    text: str, actor: str | None
) -> None:
    """Those who arrest did not kill; where the words leave open who did, nobody is blamed."""
    _, extraction = read(text)
    killed = [claim.id for claim in extraction.claims if claim.measure == "killed"]
    blamed = [one.actor for one in extraction.responsibility if set(killed) & set(one.claims)]
    assert blamed == ([] if actor is None else [actor])
