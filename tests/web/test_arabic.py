"""The pages in Arabic: digits, plurals, months, and names that keep to themselves."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from cenotaph.model.tolls import TollKey
from cenotaph.model.vocabulary import Measure
from cenotaph.run.demo import BANNER
from cenotaph.web.settings import configure
from tests.builders import HAMA
from tests.web.sample import edition, toll, views

configure()

from cenotaph.web import sentences, tags, times, words  # noqa: E402 - Django is set up first
from cenotaph.web.countries import party_name, place_name  # noqa: E402
from cenotaph.web.numerals import number, size  # noqa: E402
from cenotaph.web.site import site_of  # noqa: E402
from cenotaph.web.translation import isolated, speaking  # noqa: E402

PAGES = (
    "index.html", "incidents.html", "changes.html", "map.html", "methodology.html",
    "downloads.html", "edition.html", "404.html",
    *(f"incidents/{view.id}.html" for view in views()),
)  # fmt: skip
# What a page quotes, names or tells a program is not the interface's own.
_OTHERS = (
    ".//aside | .//q | .//blockquote | .//bdi | .//code | .//a[@lang] | .//svg[@class='map']/text"
)


@pytest.fixture(autouse=True)
def arabic() -> Iterator[None]:
    """Everything is said in Arabic."""
    with speaking("ar"):
        yield


def own_words(page: bytes) -> str:
    """What a page says itself, without what it isolates as somebody else's."""
    body = html.fromstring(page.decode()).find("body")
    for other in body.xpath(_OTHERS):
        other.drop_tree()
    return re.sub("\u2068[^\u2069]*\u2069", "", body.text_content())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_everything_in_arabic(site: Path, page: str) -> None:
    """Its own figures are in Arabic-Indic digits, and no English word is left but names."""
    said = own_words((site / "ar" / page).read_bytes())
    left = set(re.findall(r"[0-9]+|[A-Za-z]{2,}", said))
    assert left <= {
        "Cenotaph",
        "Natural",
        "Earth",
        "SHA",
        "256",
        "EDTF",
        "ISO",
        "3166",
        "Atom",
        "CSV",
    }


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (1, "قتيل واحد"),
        (2, "قتيلين"),
        (3, "٣ قتلى"),
        (11, "١١ قتيلًا"),
        (100, "١٠٠ قتيل"),
        (1203, "١٬٢٠٣ قتلى"),
    ],
)
def test_the_noun_bends_with_the_number(figure: int, said: str) -> None:
    """One, two, a few, many, and whole hundreds each have their own form."""
    assert sentences.people(figure, "killed") == said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((41, 41, 41), "تتحدث المصادر عن ٤١ قتيلًا."),
        ((5, 5, None), "تتحدث المصادر عمّا لا يقل عن ٥ قتلى."),
        ((12, 12, 15), "تتحدث المصادر عن عدد يتراوح بين ١٢ و١٥ قتيلًا."),
    ],
)
def test_a_toll_in_arabic_words(bounds: tuple[int | None, ...], said: str) -> None:
    """“At least” and “between … and …” are those of the field."""
    assert sentences.sentence(toll("killed", bounds)).startswith(said)  # type: ignore[arg-type]


@pytest.mark.parametrize("measure", words.PEOPLE)
@pytest.mark.parametrize("figure", [0, 1, 2, 7, 40, 100])
def test_every_measure_is_counted(measure: Measure, figure: int) -> None:
    """No form of any measure lacks its figure: it stands as digits, or in the word itself."""
    said = sentences.people(figure, measure)
    assert (number(figure) in said) == (figure not in (1, 2))


def test_months_have_both_their_names() -> None:
    """Readers of the Levant and of the Nile and the Gulf name the months otherwise."""
    assert tags.day("2024-03-14") == "١٤ آذار/مارس ٢٠٢٤"
    assert times.short_day("2024-03-14") == "١٤ مارس"


def test_figures_in_arabic() -> None:
    """Thousands and decimals are set apart as Arabic does; what is not known is a dash."""
    assert [number(n) for n in (1234567, 2.5, 3.0, None)] == ["١٬٢٣٤٬٥٦٧", "٢٫٥", "٣", "–"]
    assert [size(n) for n in (512, 1500, 2_400_000)] == [
        "٥١٢ بايت", "١٫٥ كيلوبايت", "٢٫٤ ميغابايت",
    ]  # fmt: skip


def test_a_foreign_name_turns_nothing_around() -> None:
    """A Latin name in an Arabic sentence, an Arabic one in an English: each is isolated."""
    assert sentences.headline(views()[0]) == "غارة جوية في \u2068Hama\u2069"
    with speaking("en"):
        assert (isolated("Hama"), isolated("حماة")) == ("Hama", "\u2068حماة\u2069")


def test_the_banner_of_the_demonstration_is_the_one_it_has() -> None:
    """The banner is marked where pages are made, and reads as the demonstration wrote it."""
    with speaking("en"):
        assert str(words.DEMO_BANNER) == BANNER
    assert sentences.as_translated(BANNER) != BANNER


def test_every_check_can_be_told_by_its_figures() -> None:
    """A check's own sentence is English; each code has words and a line for what it compared."""
    assert set(words.CHECK_FIGURES) == set(words.CHECKS)
    check = next(one for one in views()[0].checks if one.code == "parts_total")
    assert sentences.checked(check).startswith(str(words.CHECKS["parts_total"]))
    assert "٥٣" in sentences.checked(check)


def test_a_country_has_its_name_in_arabic() -> None:
    """A whole country by its code, else by its name; a town, and what is no country, as known."""
    syria = replace(HAMA, name="Syria", precision="country", country="SY")
    with speaking("ar"):
        assert place_name(syria) == "سوريا"
        assert sentences.headline(replace(views()[0], where=(syria,))).endswith("\u2068سوريا\u2069")
        assert place_name(replace(syria, precision="town")) == "Syria"
        assert place_name(replace(syria, country=None)) == "سوريا"
        assert place_name(replace(syria, name="Nowhere", country=None)) == "Nowhere"
        assert place_name(replace(syria, country="QQ")) == "Syria"
    with speaking("en"):
        assert place_name(syria) == "Syria"


@pytest.mark.parametrize(
    ("party", "english", "arabic"),
    [
        ("russia", "Russia", "روسيا"),
        ("government-of-mali", "Government of Mali", "حكومة مالي"),
        ("syrian-government", "Syrian Government", "حكومة سوريا"),
        ("northern-front", "Northern Front", "Northern Front"),
    ],
)
def test_a_state_has_its_name_in_arabic(party: str, english: str, arabic: str) -> None:
    """As a party too; other parties keep the names that the reference data have."""
    for tongue, name in (("en", english), ("ar", arabic)):
        with speaking(tongue):
            assert party_name(party, {}) == name
            key = TollKey(dimension="side", value=party)
            assert sentences.key(key, {}) == isolated(name)


def test_a_map_names_countries_in_the_language_of_its_page() -> None:
    """Whichever language was asked for first: a map is kept, and each page has its own."""
    syria = replace(HAMA, name="Syria", precision="country", country="SY")
    site = site_of((replace(views()[0], where=(syria,)),), edition())
    for language, name in (("en", "Syria"), ("ar", "سوريا"), ("en", "Syria")):
        with speaking(language):
            assert site.map is not None
            assert (site.map.name, site.spots[0].name) == (name, name)
