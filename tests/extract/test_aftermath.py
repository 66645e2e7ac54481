"""Burials, homage and deaths of wounds tell no day and no place of the harm."""

import pytest

from cenotaph.extract import extract
from cenotaph.link.group import group
from cenotaph.model.claims import Extraction
from tests.extract.reading import page_of, small_reader


def read(text: str) -> Extraction:
    """A page of Friday, 5 March 2021."""
    return extract(page_of(text), small_reader())


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("The seven soldiers killed at Hama were buried yesterday in Homs.", None, "Hama"),
        ("Three people killed near Gao were laid to rest on Tuesday in Kidal.", None, "Gao"),
        ("On Tuesday residents buried the 22 people killed in Sunday's raid.", "Sunday", None),
        ("All mourned on Friday in Homs the nine killed on Monday in Hama.", "Monday", "Hama"),
        ("Five were killed on Monday in Hama and buried on Tuesday in Homs.", "Monday", "Hama"),
        ("A man shot on Monday in Hama died in hospital on Thursday.", "Monday", "Hama"),
        ("A girl died on Friday of wounds from a bombing in Hama.", None, "Hama"),
        # a burial that is attacked is the scene
        ("A bomber killed 12 people at a funeral on Sunday in Hama.", "Sunday", "Hama"),
        ("Gunmen opened fire during a burial on Monday in Hama, killing five.", "Monday", "Hama"),
        # and so is what is buried to kill
        ("A mine buried near Hama killed two farmers on Monday.", "Monday", "Hama"),
    ],
)  # fmt: skip
def test_a_rite_sets_no_scene(text: str, day: str | None, place: str | None) -> None:
    """What is left is told of the harm itself."""
    found = read(text)
    assert (found.setting_when.text if found.setting_when else None) == day
    assert next((each.text for each in found.setting_where), None) == place


def test_who_died_of_wounds_died_on_that_day_and_dates_no_incident() -> None:
    """The claim has its own day; the report, which linking compares, that of the harm."""
    found = read("A sergeant succumbed on Thursday, two days after Tuesday's ambush in Hama.")
    assert [claim.when.text for claim in found.claims] == ["Thursday"]
    (report,) = group(found)
    assert report.when is not None
    assert report.when.text == "Tuesday"


def test_a_death_of_wounds_alone_leaves_the_day_of_the_harm_open() -> None:
    """The page's own day is then what linking has."""
    (report,) = group(read("A sergeant succumbed to his wounds on Thursday in a hospital in Homs."))
    assert report.when is None


@pytest.mark.parametrize(
    "told",
    [
        "He was taken to a hospital in Homs, where he died.",
        "He was pronounced dead at a clinic in Homs.",
        "The body was flown to Homs.",
        "She was rushed to Good Mercy Health in Homs, and survived.",
    ],
)
def test_where_the_hurt_are_brought_is_no_scene(told: str) -> None:
    """What the page goes on to tell is told of the town of the attack."""
    found = read(f"Gunmen fired on a bus in Hama on Monday. {told} Eight people were wounded.")
    assert {place.text for claim in found.claims for place in claim.where} == {"Hama"}


def test_who_dies_where_he_was_brought_dates_no_incident() -> None:
    """He died on Thursday of what was done on Monday."""
    text = "A man was shot in Hama on Monday. He was taken to hospital, where he died on Thursday."
    (report,) = group(read(text))
    assert report.when is not None
    assert report.when.text == "Monday"
