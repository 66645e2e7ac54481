"""Places settled by what stands beside them and by what the page named before."""

import pytest

from cenotaph.extract import extract
from cenotaph.extract.place_settling import whole_place
from cenotaph.extract.place_surroundings import Surroundings
from cenotaph.extract.where import PlaceFound, country_context, find_places
from cenotaph.reference.places import distance_km, resolve
from tests.builders import page
from tests.extract.reading import claims, small_reader
from tests.gazetteers import whole


def location(text: str, *countries: str, town: str | None = None) -> PlaceFound:
    """The only location of a sentence on a page about `countries` that named `town` before."""
    row = resolve(town, whole(), countries=countries) if town else None
    around = Surroundings(town=whole_place(row) if row else None)
    found = find_places(text, 0, len(text), whole(), countries=countries, around=around)
    (one,) = [each for each in found if each.role == "location"]
    return one


def kilometres(found: PlaceFound, lat: float, lon: float) -> float:
    """How far a place lies from a point."""
    place = found.place
    assert place.lat is not None and place.lon is not None
    return distance_km((place.lat, place.lon), (lat, lon))


@pytest.mark.parametrize(
    ("text", "lat", "lon", "within"),
    [
        ("Ten died in Umm Kharita (Atarib district, Aleppo governorate), Syria.", 36.3, 37.6, 90),
        ("Ten died in Umm Kharita ridge (Eastern zone, Tigray state), Ethiopia.", 13.9, 38.5, 150),
        ("Ten died in Balad (Balad district, Middle Shabelle region), Somalia.", 2.8, 45.6, 120),
        ("Ten died in Salvador (Salvador municipality, Bahia state), Brazil.", -12.97, -38.5, 25),
        ("Ten died in an attack at Lido, Mogadishu.", 2.04, 45.34, 25),
        ("Ten died in the Penha complex, Rio de Janeiro.", -22.9, -43.2, 25),
        ("Ten died near Umm Kharita, in Ethiopia's Amhara region.", 11.5, 38.0, 120),
        ("Gunmen attacked Umm Kharita and two farms in the Tahoua region.", 16.0, 5.4, 120),
        ("Ten died in Boni, Douentza cercle, in Mali.", 15.0, -2.95, 80),
    ],
)
def test_a_place_lies_in_the_nearest_wider_one_that_is_known(
    text: str, lat: float, lon: float, within: float
) -> None:
    """Through brackets and unlisted districts, and past namesakes elsewhere."""
    assert kilometres(location(text, *country_context(text, whole())), lat, lon) <= within


def test_a_name_before_its_bracket_needs_no_preposition() -> None:
    """Notes of coders set the place between commas."""
    found = location("Rebels – army, Umm Kharita (Hama province), 3 May 1985.", "SY")
    assert (found.place.text, found.rule) == ("Umm Kharita", "where.bracket")


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed near a West Side park in Chicago.",
        "Two people were killed on the South Side of Chicago.",
    ],
)
def test_a_common_word_is_no_town_abroad(text: str) -> None:
    """Side is a town of Turkey, on a page about Turkey."""
    found = find_places(text, 0, len(text), whole(), countries=("US",))
    assert {each.place.country for each in found if each.role == "location"} <= {"US"}


def test_a_list_of_cities_is_no_containment() -> None:
    """ "Aleppo, Idlib and Hama" are three places."""
    text = "Shells fell in Aleppo, Idlib and Hama."
    found = find_places(text, 0, len(text), whole(), countries=("SY",))
    assert [each.role for each in found] == ["location"] * 3


def test_a_quarter_in_no_list_lies_in_the_town_told_before() -> None:
    """Its point is the town's."""
    found = location("Shells fell on the Umm Kharita neighbourhood.", "SY", town="Hama")
    assert kilometres(found, 35.13, 36.75) < 5


def test_of_namesakes_the_one_near_the_town_told_before_is_meant() -> None:
    """Springfield beside Cleveland is Ohio's, beside Boston Massachusetts'."""
    told = [
        location("A man was shot in Springfield.", "US", town=town).place.lon
        for town in ("Dayton", "Hartford")
    ]
    assert [round(lon or 0) for lon in told] == [-84, -73]


def test_a_village_in_no_list_lies_around_the_town_told_before() -> None:
    """The radius says that no more is known."""
    found = location("Gunmen attacked the village of Umm Kharita.", "SY", town="Hama").place
    assert (found.name, found.precision, found.radius_km) == ("Umm Kharita", "district", 60.0)


def test_a_label_gives_way_to_the_place_in_the_line() -> None:
    """A post under #Idlib that names a village is about the village."""
    found = location("#Idlib: two killed in mortar fire on Kafr Nabl this morning.", "SY")
    assert found.place.name == "Kafr Nabl"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TWO DIED IN CLASHES NEAR THE BENROSE STATION.", "BENROSE"),
        ("REBELS TRIED TO OVERRUN THE KIRAN ARMY CAMP.", "KIRAN"),
        ("SIX DIED ON THE SLOPES OF GUAZAPA VOLCANO.", "GUAZAPA"),
    ],
)
def test_in_capitals_a_noun_of_place_marks_the_name_before_it(text: str, name: str) -> None:
    """Where capitals tell nothing, the noun does."""
    found = find_places(text, 0, len(text), whole(), countries=("LK",))
    assert name in [each.place.text.removesuffix(" VOLCANO") for each in found]


def test_where_the_wounded_were_taken_is_no_location() -> None:
    """The harm was elsewhere; a hospital that is struck is where it was."""
    texts = ("Two died at a hospital in Homs.", "A strike on a hospital in Homs killed two.")
    roles = [
        [each.role for each in find_places(t, 0, len(t), whole(), countries=("SY",))] for t in texts
    ]
    assert roles == [["origin"], ["location"]]


def places_of(text: str) -> list[str | None]:
    """For each claim of a text the name of its first place."""
    return [claim.where[0].name if claim.where else None for claim in claims(text)]


def test_the_dateline_is_the_place_where_none_is_told() -> None:
    """Items of a round-up begin with theirs; a place in the words comes before it."""
    text = (
        "KHARKIV - Shelling killed four people, police said."
        "\n\nMAIDUGURI, Nigeria (Reuters) - A bomb killed three people in Gao, police said."
    )
    assert places_of(text) == ["Kharkiv", "Gao"]


def test_the_only_dateline_counts_where_the_page_names_no_place() -> None:
    """Unless it is a seat of government, from where wires write of the whole country."""
    texts = ("MAIDUGURI, Nigeria - A bomb killed four people at a mosque.",
             "KYIV, Ukraine - A bomb killed four people at a mosque.",
             "KYIV, Ukraine - A bomb killed four people at a mosque in the city.")  # fmt: skip
    assert [places_of(text) != [None] for text in texts] == [True, False, True]


def test_across_a_region_is_the_region() -> None:
    """Though a town of it was told before."""
    text = "Shells killed four people in Kherson.\n\nAcross Ukraine, shells killed nine soldiers."
    assert places_of(text) == ["Kherson", "Ukraine"]


def test_a_sum_over_months_has_no_place_of_the_one_attack() -> None:
    """Only a place in its own words, or one its words point back to."""
    attack = "Shells killed four people in Kherson on Tuesday.\n\n"
    texts = ("Since January, 90 people have been killed.", "In Ukraine 90 have died this year.",
             "Since January, 90 people have been killed in the city.")  # fmt: skip
    assert [places_of(attack + text)[-1] for text in texts] == [None, "Ukraine", "Kherson"]


def test_a_later_arrest_takes_no_place_from_the_attack() -> None:
    """Who was arrested in another place and hour; who was caught in the raid was there."""
    raid = "Gunmen killed four people in Kherson on Tuesday.\n\n"
    texts = ("Two men have been arrested.", "Soldiers captured two men after the clash.")
    assert [places_of(raid + text)[-1] for text in texts] == [None, "Kherson"]


def test_a_witness_tells_of_the_place_where_he_sits() -> None:
    """Where nothing else tells the place; a minister's seat is none."""
    texts = ("A farmer from Gao said soldiers shot five men.",
             "A minister in Gao said soldiers shot five men.")  # fmt: skip
    assert [places_of(text) for text in texts] == [["Gao"], [None]]


def test_an_adjective_before_a_town_is_no_place() -> None:
    """Nor does a people's name with a coast's beside it hide the town."""
    found = location("Ten were killed in the Adamawan Highland market town of Maiduguri.", "NG")
    assert found.place.name == "Maiduguri"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The garrison of Maiduguri was attacked at dawn and four died.", "Maiduguri"),
        ("Ten were killed at the southern exit of Maiduguri.", "Maiduguri"),
        ("Ten were killed some fifty kilometres from Maiduguri.", "Maiduguri"),
        ("Maiduguri was shelled again on Monday and ten people died.", "Maiduguri"),
    ],
)
def test_posts_tell_places_in_their_own_words(text: str, place: str) -> None:
    """A garrison, an exit, a distance in words, a town that is the subject of a passive."""
    assert location(text, "NG").place.name == place


def test_a_title_beside_the_text_tells_the_place_that_the_text_does_not() -> None:
    """A post names its town in the title alone; a place of the text's own comes first."""
    titled = page("Two guards were killed at the gate on Monday.", title="Attack in Maiduguri")
    assert [place.name for place in extract(titled, small_reader()).setting_where] == ["Maiduguri"]
    told = page("Two guards were killed in Gao on Monday.", title="Attack in Maiduguri")
    assert [place.name for place in extract(told, small_reader()).setting_where] == ["Gao"]


def test_a_street_or_a_hospital_named_after_a_far_town_is_not_that_town() -> None:
    """Nothing else on the page leads to Aleppo; beside Hama the hospital of Aleppo is Aleppo's."""
    for text in ("Gunmen stormed a hotel on Aleppo street.", "Two were shot at Aleppo hospital."):
        found = find_places(text, 0, len(text), whole())
        assert [each.place.lat for each in found] in ([], [None])
    text = "Two were shot outside Aleppo hospital."
    assert location(text, "SY").place.name == "Aleppo"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "In Hama nine were killed and five people were hurt; in Kharkiv six were shot dead.",
            {9: "Hama", 5: "Hama", 6: "Kharkiv"},
        ),
        (
            "A bomb killed 20 people in Hama, with a second blast in Kharkiv killing two.",
            {20: "Hama", 2: "Kharkiv"},
        ),
        (
            "HAMA - A bomb killed 20 people. A soldier was killed near Kharkiv.",
            {20: "HAMA", 1: "Kharkiv"},
        ),
        (
            "Gunmen killed 88 pupils. Some 250,000 people streamed into Kharkiv from Hama.",
            {88: None, 250_000: None},
        ),
        (
            "Police in Hama said gunmen killed 41 people. A hospital was told of nine wounded.",
            {41: "Hama", 9: "Hama"},
        ),
        (
            "Police in Damascus said gunmen killed 41 people.",
            {41: None},
        ),
        (
            "Gunmen killed 40 people in Hama. Kharkiv Hospital had 18 bodies.",
            {40: "Hama", 18: "Hama"},
        ),
        (
            "Gunmen killed 40 in Hama. Survivors who reached Kharkiv said nine were wounded.",
            {40: "Hama", 9: "Hama"},
        ),
        ("Seventeen bodies were recovered from Hama.", {17: "Hama"}),
        ("Seventeen guards from Hama were killed.", {17: None}),
        # a place that is told with another harm is that harm's
        (
            "At least 600 people were killed, officials said. In Hama rescuers found nine bodies.",
            {600: None, 9: "Hama"},
        ),
        (
            "At least 600 people were killed, the ministry said. The planes came over Hama.",
            {600: "Hama"},
        ),
        (
            "Two guards were killed in Hama and one in Kharkiv; nine people were hurt.",
            {2: "Hama", 1: "Kharkiv", 9: "Kharkiv"},
        ),
    ],
)
def test_a_clause_keeps_its_own_place(text: str, places: dict[int, str | None]) -> None:
    """A semicolon parts two scenes, "one in B" is one of B, and a report is from its dateline."""
    told = claims(text)
    assert {c.count.figure: c.where[0].text if c.where else None for c in told} == places


def test_a_mall_only_bears_the_name_of_a_town_far_off() -> None:
    """Nairobi's Westgate is no Westgate in Canada, though the page names Canada too."""
    text = "Gunmen killed 61 people in the Westgate mall."
    found = find_places(
        text, 0, len(text), whole(), countries=("KE", "CA"),
        around=Surroundings(town=whole_place(resolve("Nairobi", whole(), countries=("KE",)))),
    )  # fmt: skip
    assert {each.place.country for each in found if each.role == "location"} <= {"KE", None}


def test_a_name_that_owns_a_place_is_none() -> None:
    """A company that no list of places has, and the town of its mine."""
    found = location("Police fired on miners at Lonmin's Marikana mine.", "ZA")
    assert (found.place.text, found.place.country) == ("Marikana", "ZA")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The wounded lie here. Shells hit Kukawa on Monday. Nine people were killed.", "Kukawa"),
        ("The wounded lie here. Two were killed on Kidal on Monday.", "MAIDUGURI"),
        ("A bomb killed nine. Earlier, troops shot a man in Gao, Mali.", "MAIDUGURI"),
    ],
)
def test_a_page_leads_with_the_place_of_its_first_harm(text: str, place: str) -> None:
    """The dateline stands for a far town told first only where no harm was told of that town."""
    found = extract(page(f"MAIDUGURI, Nigeria - {text}"), small_reader())
    assert [each.text for each in found.setting_where] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb went off in Aleppo's eastern suburb of Karkar.", "Karkar"),
        ("A missile hit an office in Aleppo.", "Aleppo"),
        ("Gunmen stormed the ministry in Aleppo.", "Aleppo"),
    ],
)
def test_what_is_struck_is_the_scene(text: str, place: str) -> None:
    """A town's suburb is in the town, and an office that is hit says nothing."""
    assert location(text, "SY").place.text == place
