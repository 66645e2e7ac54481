"""Headings, labels and rows that are nothing but a place, and places told elsewhere on a page."""

import pytest

from cenotaph.extract import extract, make_reader
from cenotaph.extract.headings import may_head
from cenotaph.extract.where import country_context, find_places
from tests.builders import page
from tests.gazetteers import whole


def read(text: str, source: str = "") -> dict[str, str | None]:
    """The count's words of each claim, and the name of its place."""
    found = extract(page(text, source=source), make_reader(whole())).claims
    return {c.count.text or "": c.where[0].name if c.where else None for c in found}


def test_a_heading_sets_the_place_of_what_stands_under_it() -> None:
    """Until the next one; a heading that names no place ends it."""
    text = (
        "In Syria nine people were killed in March.\n\n1. ALEPPO\n\nA mine killed two shepherds."
        "\n\n2. IDLIB\n\nShells killed three farmers.\n\nMETHOD\n\nWe counted 11 air strikes."
    )
    places = read(text)
    assert (places["two"], places["three"], places["11"]) == ("Aleppo", "Idlib", None)


def test_a_label_sets_the_place_of_its_own_line() -> None:
    """A day and a town before each item of a bulletin."""
    text = (
        "Mozambique, 1 to 15 November 2020: 9 people were killed.\n\n"
        "5 November. Pemba. Six fishermen were killed.\n\n"
        "7 November. Macomia. Four farmers were killed."
    )
    places = read(text)
    assert (places["Six"], places["Four"]) == ("Pemba", "Macomia")


@pytest.mark.parametrize("words", ["3. DERNA", "Kherson region", "The front"])
def test_few_words_without_an_end_may_be_a_heading(words: str) -> None:
    """With a number or without."""
    assert may_head(words)


@pytest.mark.parametrize(
    "words", ["Five died.", "Dnipro Courier | Sunday", "Casualties:", "x" * 60]
)
def test_sentences_and_columns_are_no_heading(words: str) -> None:
    """A mark at their end, a bar between them, or too many."""
    assert not may_head(words)


def test_a_masthead_is_no_scene() -> None:
    """The town in a paper's name is none where a row of the page says where."""
    text = "Homs Courier | Sunday 7 March 2021\n\nIn Syria the army said two people were killed."
    assert read(text)["two"] == "Syria"
    assert read("Place | Homs\n\nThe army said two people were killed.")["two"] == "Homs"


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("(Photo: Detroit Courier) Two teenagers were shot in an alley in Kalamazoo.", None,
         "Kalamazoo"),
        ("A man died of gunshot wounds.", "Columbus police look into it - WXYZ-TV: Savannah, News",
         "Columbus"),
        ("A man died of gunshot wounds.", "A death on Elm Street - courier.com - Tulsa, OK",
         "Tulsa"),
        ("A man died of gunshot wounds.", "Brooklyn boy shoots teenager: officials", "Brooklyn"),
        ("GASTONIA, N.C. - The boy was in hospital after an accident.", None, "Gastonia"),
        ("KABUL - The boy was in hospital after an accident.", None, None),
    ],
)  # fmt: skip
def test_a_page_without_a_place_lies_where_its_people_or_its_outlet_are(
    text: str, title: str | None, place: str | None
) -> None:
    """Its dateline before them, and the town in an outlet's name or a credit last or not at all."""
    given = page(text, title=title) if title else page(text)
    found = extract(given, make_reader(whole())).setting_where
    assert next((one.name for one in found), None) == place


def test_an_outlet_in_a_sentence_ends_no_scene() -> None:
    """Only behind a title does what follows a dash belong to the outlet."""
    assert read("Shells killed five – courier.com has it – in Homs.")["five"] == "Homs"


def test_a_row_of_the_page_says_where_an_unlisted_place_lies() -> None:
    """The name alone would lie somewhere in the country."""
    text = (
        "Syrian Strike Archive: an air strike killed four people in Umm Zanna.\n\n"
        "Two of them were shepherds.\n\nPlace: Umm Zanna, east of Salamiyah, Hama governorate"
    )
    (found,) = {c.where for c in extract(page(text), make_reader(whole())).claims}
    assert (found[0].text, found[0].country, found[0].precision) == ("Umm Zanna", "SY", "district")


@pytest.mark.parametrize(
    ("text", "named", "place"),
    [
        ("A strike killed five in the Al-Yarmouk district of west Mosul.", "Al-Yarmouk", "IQ"),
        ("Two died in Turi jail outside Cuenca in Ecuador.", "Turi", "EC"),
        ("Two were found dead at their home in Salina.", "Salina", "US"),
        ("Five people were killed in Jammu and Kashmir.", "Jammu and Kashmir", "IN"),
    ],
)
def test_a_name_is_that_of_the_town_it_is_told_in(text: str, named: str, place: str) -> None:
    """Not of a camp abroad, nor of a great city that some language calls so."""
    found = find_places(text, 0, len(text), whole(), countries=country_context(text, whole()))
    assert [each.place.country for each in found if each.place.text == named] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Baltimore Police told of two men killed in Cherry Hill.", (39.25, -76.63)),
        ("Shootings across Chicago killed five. Two died in Austin.", (41.89, -87.76)),
        ("Shootings across Dallas killed five. Two died in Austin.", (30.27, -97.74)),
    ],
)
def test_a_quarter_of_the_town_outranks_a_namesake_far_off(
    text: str, place: tuple[float, float]
) -> None:
    """However large it is."""
    found = extract(page(f"In the United States: {text}"), make_reader(whole())).claims
    where = found[-1].where[0]
    assert (round(where.lat or 0, 2), round(where.lon or 0, 2)) == place


def test_what_a_source_is_called_tells_its_country() -> None:
    """A page that names none: but a press of the world tells nothing."""
    text = "At least nine of the assailants were killed at Bosso, the staff said."
    assert country_context(text, whole(), "Armed Forces of the Republic of Niger") == ("NE",)
    assert country_context(text, whole(), "Chicago Tribune") == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A Salina man killed his wife.", "speaker"),
        ("The camp clinic at Salina treated 33 people.", "origin"),
        ("Two who were shot are in Salina hospital.", "origin"),
        ("The army spokesman told a briefing in Salina.", "speaker"),
        ("Three people were killed in Salina.", "location"),
        ("Three people were killed in a clinic at Salina.", "location"),
    ],
)
def test_where_people_are_of_and_where_they_are_cared_for_is_no_scene(text: str, role: str) -> None:
    """Nor is where somebody tells of it."""
    found = find_places(text, 0, len(text), whole(), countries=("US",))
    assert [each.role for each in found] == [role]


def test_a_part_lies_where_its_own_sentence_says() -> None:
    """Not at the place of the sentence before, which told of another harm."""
    text = (
        "Gunmen killed nine mourners in Homs in Syria. A mine killed a driver near Hama. "
        "The dead in Homs include a pastor."
    )
    assert [c.where[0].name for c in extract(page(text), make_reader(whole())).claims][-1] == "Homs"
