"""Places in a sentence: found by their clues, settled by context and by the places around them."""

import re
import time
from itertools import pairwise

import pytest

from cenotaph.extract.languages.en.places import (
    DATED_DATELINE,
    DATELINE,
    DATELINES,
    NO_DATELINES,
    RULES,
    WIRE_DATELINE,
    PlaceRule,
)
from cenotaph.extract.place_runs import clue_after, clue_before
from cenotaph.extract.where import PlaceFound, country_context, find_places
from tests.gazetteers import whole

EXAMPLES = [(rule, text) for rule in RULES for text in rule.matches]
NEAR_MISSES = [(rule, text) for rule in RULES for text in rule.misses]


def find(text: str, *countries: str, headline: bool | None = None) -> tuple[PlaceFound, ...]:
    """The places of one sentence on a page about `countries`."""
    return find_places(text, 0, len(text), whole(), countries=countries, headline=headline)


def located(text: str, *countries: str, headline: bool | None = None) -> list[str | None]:
    """The names of the places where the harm may lie."""
    found = find(text, *countries, headline=headline)
    return [each.place.name for each in found if each.role == "location"]


def one(text: str, *countries: str) -> PlaceFound:
    """The only location of a sentence."""
    (found,) = [each for each in find(text, *countries) if each.role == "location"]
    return found


def rule_found(text: str, rule: PlaceRule) -> str | None:
    """The rule that the reader finds at the bracketed name of an example, on the rule's side."""
    left, name, right = re.split(r"[\[\]]", text)
    plain = left + name + right
    end = len(left) + len(name)
    before = clue_before(plain, 0, len(left)) if rule.side == "before" else None
    after = clue_after(plain, end, len(plain)) if rule.side == "after" else None
    clue = before or after
    return clue.rule.name if clue else None


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda v: getattr(v, "name", None))
def test_a_rule_matches_its_examples(rule: PlaceRule, text: str) -> None:
    """Each rule is the one found beside the bracketed name."""
    assert rule_found(text, rule) == rule.name


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES, ids=lambda v: getattr(v, "name", None))
def test_a_rule_does_not_match_its_near_misses(rule: PlaceRule, text: str) -> None:
    """Words that look alike do not bring the rule about."""
    assert rule_found(text, rule) != rule.name


def test_every_rule_that_looks_before_names_its_cues() -> None:
    """Without cues such a rule would never be tried."""
    assert [rule.name for rule in RULES if (rule.side == "before") != bool(rule.cues)] == []


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_seen(text: str) -> None:
    """Places of writing stand before a dash, a wire's name or a date."""
    assert any(p.match(text) for p in (DATELINE, WIRE_DATELINE, DATED_DATELINE))


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_dateline_is_a_place(text: str) -> None:
    """What has a dateline's shape but names no place is none."""
    assert [each for each in find(text) if each.role == "dateline"] == []


def test_a_dateline_is_not_where_the_harm_was() -> None:
    """The place of writing has a role of its own."""
    found = find("DAMASCUS (Reuters) - Five people were killed in Hama on Friday.", "SY")
    assert [(each.place.name, each.role) for each in found] == [
        ("Damascus", "dateline"),
        ("Hama", "location"),
    ]


def test_spans_quote_the_text() -> None:
    """A place's span gives its words, wherever the sentence starts."""
    text = "Nothing here. Five people were killed in the village of Kafr Nabl on Friday."
    (found,) = find_places(text, 14, len(text), whole(), countries=("SY",))
    assert text[slice(*found.span)] == found.place.text == "Kafr Nabl"


@pytest.mark.parametrize(
    ("text", "countries", "names"),
    [
        ("Nine soldiers were killed near the town of Al-Sukhnah on Tuesday.", "SY", ["Al-Sukhnah"]),
        ("Shells fell on al-Bab and Manbij.", "SY", ["Al-Bab", "Manbij"]),
        ("A bomb exploded in Hama, Homs and Idlib.", "SY", ["Hama", "Homs", "Idlib"]),
        ("An attack in the city of N'Djamena killed three.", "TD", ["N'Djamena"]),
        ("Ten died in Rasm al-Ahmar.", "SY", ["Rasm al-Ahmar"]),
        ("Clashes in Deir ez-Zor killed four.", "SY", ["Deir ez-Zor"]),
        ("Missiles hit Kharkiv overnight.", "UA RU", ["Kharkiv"]),
        ("Jets bombed Pazigyi village at noon.", "MM", ["Pazigyi"]),
        ("The blast in the Hodan district of Mogadishu killed 40.", "SO", ["Hodan"]),
        ("Two were shot at 84th and Q streets in Omaha, police said.", "US", ["Omaha"]),
        ("He was shot in Brooklyn's East Flatbush on Monday.", "US", ["East Flatbush"]),
        ("Shells fell on eastern Ghouta.", "SY", ["Eastern Ghouta"]),
        ("Five people were killed in the Homs desert.", "SY", ["Homs desert"]),
        ("Syria's Idlib was bombed; ten died in Idlib.", "SY", ["Idlib", "Idlib"]),
        ("RESIDENTS OF AGUILARES SAID TWO CHILDREN WERE KILLED.", "SV", ["Aguilares"]),
        ("CLASHES IN SUCHITOTO LEFT FIVE DEAD, THE ARMY SAID.", "SV", ["Suchitoto"]),
        ("Gunmen killed 12 in the Djugu territory of Ituri province.", "CD", ["Djugu Territory"]),
        ("The attack on Zamzam camp near El Fasher killed 20.", "SD", ["Zamzam"]),
        ("Two died in Nad Ali district of Helmand.", "AF", ["Nad Ali District"]),
    ],
)
def test_the_smallest_named_place_is_found(text: str, countries: str, names: list[str]) -> None:
    """Villages, camps, districts, quarters, deserts and cities are found by what stands beside."""
    assert located(text, *countries.split()) == names


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Five people were killed in March.", "SY"),
        ("Fighters from Hamas were killed in Reuters' report.", "PS"),
        ("Clashes between Israel and Lebanon went on.", "IL LB"),
        ("Jordan Smith was shot in Jordan Park.", "US"),
        ("The army spokesman in Maiduguri confirmed it.", "NG"),
        ("They were found on Monday at Most.", "SY"),
        ("She was reading in Reading Room Five.", "SY"),
        ("The London-based monitor said five died.", "SY"),
        ("He was killed by Islamic State in the fighting.", "SY"),
        ("The wounded were taken to Gaziantep.", "TR"),
        ("A man in Police uniform was shot at Court.", "US"),
        ("The Syrian Observatory for Human Rights said five died.", "SY"),
        ("IN COMBAT, SEVEN SOLDIERS DIED IN THE MINES.", "SV"),
        ("Five people died near the river.", "SY"),
    ],
)
def test_what_is_no_place_of_harm_is_none(text: str, countries: str) -> None:
    """Months, actors, parties, persons, spokesmen's seats, destinations and common words."""
    assert located(text, *countries.split()) == []


@pytest.mark.parametrize(
    ("text", "countries", "names"),
    [
        ("Homs drone attack kills dozens", "SY", ["Homs"]),
        ("Gaza: 5 killed in raid", "PS", ["Gaza Strip"]),
        ("Gunmen storm Borno market, kill traders", "NG", ["Borno State"]),
        ("At Least 12 Killed As Gunmen Attack Maiduguri Market", "NG", ["Maiduguri"]),
        ("Police Kill Man In Chicago's South Side", "US", ["Chicago"]),
        ("Israel kills five", "IL", []),
        ("Mobile phone seller killed in Most", "SY", []),
    ],
)
def test_a_headline_names_places_without_prepositions(
    text: str, countries: str, names: list[str]
) -> None:
    """A town or region of some size counts; a country that acts does not, nor a common word."""
    assert located(text, *countries.split()) == names


def test_in_a_sentence_a_bare_name_is_no_location() -> None:
    """ "Homs has schools" says nothing of where a harm was."""
    assert located("Homs has many schools and markets.", "SY") == []


def test_the_triangle_is_the_desert_near_ithriya() -> None:
    """The field between three towns has a name; the desert beside it only tells where."""
    found = find(
        "The clashes took place in the Aleppo-Hama-Raqqa triangle, north of the Homs desert.", "SY"
    )
    assert [(e.place.text, e.place.lat, e.place.lon, e.place.radius_km, e.role) for e in found] == [
        ("the Aleppo-Hama-Raqqa triangle", 35.3, 37.9, 40.0, "location"),
        ("the Homs desert", 34.6, 38.6, 88.0, "container"),
    ]


def test_a_triangle_nobody_named_is_the_middle_of_its_towns() -> None:
    """Its radius reaches the farthest of them."""
    found = one("Ten died in the Palmyra-Homs-Hama triangle.", "SY").place
    assert (found.precision, found.gazetteer_id, round(found.lat or 0, 1)) == ("area", None, 34.8)
    assert 60 < (found.radius_km or 0) < 110


def test_a_road_is_the_stretch_between_its_ends() -> None:
    """ "Between X and Y" is one area, not two towns."""
    found = one("They died on the road between Ocana and Aguachica, in Cesar.", "CO")
    assert found.place.text == "road between Ocana and Aguachica"
    assert (found.place.precision, round(found.place.lat or 0, 1)) == ("area", 8.3)


def test_a_distance_moves_the_point_and_widens_it() -> None:
    """20 km north of Palmyra lies a fifth of a degree north of it."""
    found = one("The ambush took place 20 km north of Palmyra.", "SY").place
    assert (round(found.lat or 0, 2), found.precision) == (34.74, "near")
    assert (found.radius_km or 0) > 6


def test_near_is_wider_than_in() -> None:
    """ "Near" says that it was not in the town."""
    inside, beside = one("Ten died in Homs.", "SY"), one("Ten died near Homs.", "SY")
    assert (beside.place.precision, inside.place.precision) == ("near", "town")
    assert (beside.place.radius_km or 0) > (inside.place.radius_km or 0)


def test_the_countryside_of_a_town_is_its_district() -> None:
    """Both ways to say it give the area, not the town."""
    texts = (
        "Five died in Deir ez-Zor's eastern countryside.",
        "Five died in the eastern countryside of Deir ez-Zor.",
    )
    found = [one(text, "SY").place for text in texts]
    assert [(each.precision, each.radius_km) for each in found] == [("area", 100.0)] * 2


def test_a_province_is_the_region_of_the_name() -> None:
    """The noun tells the province from its capital."""
    found = one("Five people were killed in Hama province.", "SY")
    assert (found.kind, found.place.name) == ("region", "Hama Governorate")


def test_the_wider_place_settles_the_smaller() -> None:
    """ "Tripoli, Lebanon" is not Libya's, whatever the page is about."""
    found = find("Six were killed in Tripoli, Lebanon.", "LY")
    assert [(each.place.name, each.place.country, each.role) for each in found] == [
        ("Tripoli", "LB", "location"),
        ("Lebanon", "LB", "container"),
    ]


def test_the_page_settles_a_name_that_stands_alone() -> None:
    """Tripoli is in the country the page is about."""
    text = "Six were killed in Tripoli on Monday."
    assert [one(text, iso).place.country for iso in ("LB", "LY")] == ["LB", "LY"]


def test_a_village_in_no_list_takes_its_provinces_point() -> None:
    """Its words are kept, and the radius says how little is known."""
    found = one("Five people were killed in the village of Umm Kharita, in Hama province.", "SY")
    place = found.place
    assert (place.text, place.gazetteer_id, place.precision, place.radius_km) == (
        "Umm Kharita",
        None,
        "region",
        75.0,
    )


def test_a_village_in_no_list_and_no_province_is_somewhere_in_the_pages_country() -> None:
    """The country's point and radius say that nothing more is known."""
    place = one("Gunmen attacked the village of Umm Kharita.", "SY").place
    assert (place.text, place.precision, place.radius_km) == ("Umm Kharita", "country", 280.0)


def test_a_village_in_no_list_and_no_country_has_no_point() -> None:
    """Nothing is invented: the words stand without coordinates."""
    place = one("Gunmen attacked the village of Umm Kharita.").place
    assert (place.text, place.lat, place.lon, place.radius_km) == ("Umm Kharita", None, None, None)


def test_where_people_went_is_no_location() -> None:
    """A destination and an origin have a role of their own."""
    found = find("The wounded were taken to Gaziantep from Aleppo.", "TR", "SY")
    assert [each.role for each in found] == ["origin", "origin"]


def test_no_two_places_share_words() -> None:
    """Spans are in order and apart."""
    text = "Ten died in Zamzam camp near El Fasher, in North Darfur state, and in Hama, Syria."
    spans = [each.span for each in find(text, "SD")]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Syrian soldiers and Russian warplanes fought ISIS in Syria near Palmyra.", "SY"),
        ("Ukraine said Russian missiles hit Kharkiv. Kyiv called it terror.", "UA"),
        ("SAN SALVADOR, 3 JAN 90 -- FMLN GUERRILLAS ATTACKED SUCHITOTO.", "SV"),
        ("A man was shot in Chicago, Illinois, police said.", "US"),
        ("Junta jets bombed a village in Myanmar's Sagaing Region.", "MM"),
        ("RSF fighters attacked El Fasher in North Darfur, Sudan.", "SD"),
        ("Gunmen attacked Zabarmari village near Maiduguri, Borno State.", "NG"),
    ],
)
def test_a_page_is_about_the_country_it_names_most(text: str, first: str) -> None:
    """Names of countries, adjectives, datelines, regions and great towns all weigh."""
    assert country_context(text, whole())[0] == first


def test_a_page_that_names_no_place_has_no_country() -> None:
    """Nothing is guessed."""
    assert country_context("Five people were killed on Monday, police said.", whole()) == ()


def test_a_sentence_without_capitals_costs_almost_nothing() -> None:
    """Most sentences name no place; the bound allows for a slow, busy machine."""
    text = "Five of the men were killed by gunfire near the river and the old stone bridge."
    find(text, "SY")
    started = time.process_time()
    for _ in range(1_000):
        find(text, "SY")
    assert time.process_time() - started < 0.05
