"""Person names: their spans are found, so that every public rendering can mask them."""

import pytest

from tests.extract.reading import read


def names(text: str) -> list[str]:
    """The person names found in a text."""
    page, extraction = read(text)
    return [page.text[span.start : span.end] for span in extraction.names]


ONE_NAME = [
    ("Examplo Testora was shot dead in Kharkiv.", "Examplo Testora"),
    ("Gunmen killed Ibran Samplesen at his home.", "Ibran Samplesen"),
    ("The dead man was named as Ibran al Testora.", "Ibran al Testora"),
    ("Dr. Examplo Testora said five people were killed.", "Examplo Testora"),
    ("A farmer named Testora was killed.", "Testora"),
    ("The attack killed Examplo M. Testora, a teacher.", "Examplo M. Testora"),
    ("Examplo Testora, 34, was wounded in Kherson.", "Examplo Testora"),
    ("Her son Ibran was killed in the shelling.", "Ibran"),
    ("The attack killed shopkeeper Examplo Testora.", "Examplo Testora"),
    ("A witness, Fictia bint Testora, said soldiers killed five men.", "Fictia bint Testora"),
    ("The militia said Samplesen, 41, was killed near Hama.", "Samplesen"),
    ("“They killed my brother,” Fictia Mustermann said.", "Fictia Mustermann"),
]


@pytest.mark.parametrize(("text", "name"), ONE_NAME)
def test_a_person_s_name_is_marked(text: str, name: str) -> None:
    """Victims, witnesses and officials are marked alike; who may be shown is decided later."""
    assert names(text) == [name]


def test_each_of_several_names_is_marked() -> None:
    """A list of the dead leaves none out."""
    text = "The dead are Examplo Testora, Ibran Samplesen and Fictia Mustermann, killed in Hama."
    assert names(text) == ["Examplo Testora", "Ibran Samplesen", "Fictia Mustermann"]


NO_NAME = [
    "Five people were killed in Hama on Monday.",
    "The Syrian Observatory for Human Rights said five people were killed.",
    "Amnesty International said the Syrian Army killed five people.",
    "Shells killed five people in Al Waer District.",
    "The Ministry of Health said five people were killed.",
    "Boko Haram killed five people near Maiduguri.",
    "HEAVY FIRE KILLED FIVE PEOPLE IN HAMA",
    "On Tuesday March 2 five people were killed.",
]


@pytest.mark.parametrize("text", NO_NAME)
def test_what_is_no_person_is_not_marked(text: str) -> None:
    """Places, institutions, armed groups, days and headlines in capitals are no persons."""
    assert names(text) == []


def test_names_are_marked_where_no_claim_stands() -> None:
    """A sentence of a report that makes no claim may still name a victim."""
    text = "Five people were killed in Hama. Examplo Testora sold bread there."
    assert names(text) == ["Examplo Testora"]


def test_a_name_is_marked_each_time_it_occurs() -> None:
    """Masking one occurrence would not hide the name."""
    text = "Examplo Testora was killed in Hama. A friend of Examplo Testora said soldiers did it."
    assert names(text) == ["Examplo Testora", "Examplo Testora"]
