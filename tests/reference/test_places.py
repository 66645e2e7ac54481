"""Places: folding, the supplement, and how a name is settled."""

from typing import Any, get_args

import pytest

from cenotaph.reference.countries import countries
from cenotaph.reference.places import (
    MemoryGazetteer,
    PlaceKind,
    PlaceRow,
    choose,
    distance_km,
    fold,
    resolve,
    supplement,
    supplement_gazetteer,
)


def row(id: str, **fields: Any) -> PlaceRow:
    """A town of 50,000 people in Syria."""
    values: dict[str, Any] = {
        "id": id,
        "name": id,
        "lat": 35.0,
        "lon": 37.0,
        "radius_km": 3.0,
        "precision": "town",
        "country": "SY",
        "population": 50_000,
        "admin1": None,
        "kind": "town",
    }
    return PlaceRow(**(values | fields))


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("As-Suwaydā’", "suwayda"),
        ("Deir ez-Zor", "deir zor"),
        ("al-Sukhna", "sukhna"),
        ("Ḩamāh", "hamah"),
        ("N'Djamena", "ndjamena"),
        ("Şırnak", "sirnak"),
        ("Łódź", "lodz"),
        ("Port-au-Prince", "port au prince"),
        ("El Salvador", "salvador"),
        ("  Khan   Sheikhoun ", "khan sheikhoun"),
        ("U.S.", "us"),
        ("Al", "al"),
    ],
)
def test_folding_takes_off_marks_articles_and_signs(name: str, folded: str) -> None:
    """What is left are the letters and spaces that spellings share."""
    assert fold(name) == folded


def test_folding_twice_changes_nothing() -> None:
    """Folded names can be folded again: keys and queries meet."""
    names = [name for _, spellings in supplement() for name in spellings]
    assert [name for name in names if fold(fold(name)) != fold(name)] == []


def test_the_supplement_has_one_row_an_id() -> None:
    """Ids are unique: a place found can be found again."""
    ids = [place.id for place, _ in supplement()]
    assert len(ids) == len(set(ids))


def test_the_supplement_uses_the_closed_kinds_and_known_countries() -> None:
    """A kind outside the vocabulary or a wrong code would pass the type check of a data file."""
    wrong = [
        place.id
        for place, _ in supplement()
        if place.kind not in get_args(PlaceKind) or place.country not in countries()
    ]
    assert wrong == []


def test_every_place_of_the_supplement_lies_in_reach_of_its_country() -> None:
    """A slip of a sign or of latitude and longitude shows as a place far from its country."""
    far = []
    for place, _ in supplement():
        home = countries()[place.country]
        reach = home.radius_km * 2.2 + place.radius_km + 300
        # Alaska, Hawaii, the Sahel and the seas reach over their country's circle.
        if distance_km((place.lat, place.lon), (home.lat, home.lon)) > reach:
            far.append(place.id)
    assert far == ["cenotaph:us:hawaii:region"]


def test_crimea_is_ukraines() -> None:
    """The record does not follow an annexation."""
    found = supplement_gazetteer().lookup("Crimea")
    assert [place.country for place in found] == ["UA"]


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Ithriya", "SY", "village"),
        ("Rahjan", "SY", "village"),
        ("Al-Shoula", "SY", "village"),
        ("Duwayzin", "SY", "village"),
        ("Homs desert", "SY", "area"),
        ("Aleppo-Hama-Raqqa triangle", "SY", "area"),
        ("Badia", "SY", "area"),
        ("Anbar desert", "IQ", "area"),
        ("Sambisa Forest", "NG", "area"),
        ("Tora Bora", "AF", "area"),
        ("Donbas", "UA", "region"),
        ("Rojava", "SY", "area"),
        ("Darfur", "SD", "region"),
        ("Lake Chad", "TD", "area"),
        ("Bab al-Mandab", "YE", "area"),
        ("Cabo Delgado", "MZ", "region"),
        ("Gaza", "PS", "region"),
        ("West Bank", "PS", "region"),
        ("Ill.", "US", "region"),
    ],
)
def test_the_supplement_knows_what_lists_of_towns_lack(name: str, country: str, kind: str) -> None:
    """Deserts, forests, hamlets, straits and informal regions are found by their names."""
    found = resolve(name, supplement_gazetteer(), countries=(country,))
    assert found is not None
    assert (found.country, found.kind) == (country, kind)


def test_the_pages_first_country_settles_a_name() -> None:
    """Tripoli is Lebanon's on a page about Lebanon, Libya's on one about Libya."""
    both = (row("lb", country="LB", population=200_000), row("ly", country="LY"))
    settled = [choose(both, countries=(country,)) for country in ("LB", "LY")]
    assert [each.id if each else None for each in settled] == ["lb", "ly"]


def test_within_a_country_the_nearer_place_wins() -> None:
    """A place named beside another is the namesake near it."""
    near, far = row("near", population=100), row("far", lat=33.0, population=90_000)
    found = choose((far, near), countries=("SY",), near=(35.1, 37.1))
    assert found == near


def test_without_a_neighbour_the_larger_place_wins() -> None:
    """People mean the larger town unless they say otherwise."""
    small, large = row("small", population=900), row("large", population=90_000)
    assert choose((small, large), countries=("SY",)) == large


def test_a_small_namesake_abroad_is_refused() -> None:
    """On a page about Syria, Hama in Japan is no evidence."""
    assert choose((row("jp", country="JP", population=26_000),), countries=("SY",)) is None


def test_a_great_city_abroad_passes() -> None:
    """Moscow is Moscow on a page about Syria."""
    moscow = row("moscow", country="RU", population=10_000_000)
    assert choose((moscow,), countries=("SY",)) == moscow


def test_a_country_passes_whatever_the_context() -> None:
    """Naming a country needs no context."""
    lebanon = row("lebanon", country="LB", kind="country", population=6_000_000)
    town = row("town", country="US", population=20_000)
    assert choose((lebanon, town), countries=("SY",)) == lebanon


def test_a_state_of_the_pages_country_outranks_a_country_of_its_name() -> None:
    """Georgia on a page about the United States is the state; Niger on one about Nigeria too."""
    found = [
        resolve(name, supplement_gazetteer(), countries=(iso,))
        for name, iso in (("Georgia", "US"), ("Niger", "NG"), ("Georgia", "GE"))
    ]
    assert [(each.country, each.kind) for each in found if each] == [
        ("US", "region"),
        ("NG", "region"),
        ("GE", "country"),
    ]


def test_one_small_town_of_many_is_not_settled_without_context() -> None:
    """Guessing between namesakes would be inventing."""
    namesakes = (row("a", country="US", population=800), row("b", country="GB", population=700))
    assert choose(namesakes) is None


def test_a_name_nobody_has_is_none() -> None:
    """No likeness of letters makes a place."""
    empty = MemoryGazetteer(digest="none", rows={})
    assert resolve("Al-Shoula", empty, countries=("SY",)) is None


def test_distance_is_in_kilometres() -> None:
    """Damascus and Aleppo lie 310 km apart."""
    assert round(distance_km((33.51, 36.29), (36.2, 37.16)), -1) == 310
