"""Names of a text: which are kept, and which spellings fall together."""

import pytest

from cenotaph.extract.proper import proper_marks
from cenotaph.model.sketch import sounded

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barsalogho", "Barsalogo"),
        ("Ouro-Hesso", "Ourou Hesso"),
        ("Djibo", "Jibo"),
        ("Tin-Akoff", "Tin Akof"),
        ("Kikidéni", "Kikideni"),
        ("Bankass", "Bankas"),
        ("Khanaqin", "Kanakin"),
        ("Surobi", "Sarobi"),
        ("Bini Hisar", "Beni Hesar"),
        ("Shakar Dara", "Shakardara"),
        ("Chahar-Asyab", "Char Asiab"),
        ("PD8", "police district 8"),
        ("KM5", "km 05"),
    ],
)
def test_two_spellings_of_one_name_have_a_mark_in_common(one: str, other: str) -> None:
    """Hamlets are written as they are heard."""
    first = proper_marks(f"Six died near {one} on Monday.", NOBODY)
    second = proper_marks(f"Six died near {other} on Monday.", NOBODY)
    assert set(first) & set(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gao", "Goa"),
        ("Homs", "Hama"),
        ("Tillia", "Tassiga"),
        ("PD8", "PD18"),
        ("KM4", "Block 4"),
        ("Deh Sabz", "Deh Bori"),
    ],
)
def test_two_names_have_none(one: str, other: str) -> None:
    """A likeness is not enough."""
    first = proper_marks(f"Six died near {one} on Monday.", NOBODY)
    second = proper_marks(f"Six died near {other} on Monday.", NOBODY)
    assert not set(first) & set(second)


def test_what_every_text_of_a_war_names_is_no_mark() -> None:
    """Countries, peoples, parties, days, persons, words that open a sentence, lines of capitals."""
    text = (
        "Soldiers of Mali and Malian police fought JNIM on Tuesday.\nSIX KILLED NEAR MARTE\n"
        "Reported deaths were six, Salif Bagayoko said."
    )
    assert proper_marks(text, frozenset({"salif", "bagayoko"})) == ()


def test_a_distance_is_no_number_of_a_place() -> None:
    """Nor is what each of a number is."""
    assert proper_marks("They drove 5 km per day, 20 to a camp 3 km away.", NOBODY) == ()


def test_a_name_sounds_as_it_is_spoken() -> None:
    """A name is its consonants; one of few keeps its vowels, and a short one its ending."""
    assert (sounded("kahandari"), sounded("ourou"), sounded("gao")) == ("kndr", "uru", "gao")
