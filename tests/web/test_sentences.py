"""Figures as sentences: what a screen reader, a search result and a headline say."""

from dataclasses import replace

import pytest

from cenotaph.model.claims import Count
from cenotaph.model.values import When
from cenotaph.web.settings import configure
from tests.builders import HAMA
from tests.web.sample import toll, views

configure()

from cenotaph.web import sentences, tags  # noqa: E402 - Django is set up first

VIEW = views()[0]
SHARED = "Between 5 and 9 people are reported killed. Its own figure is 7. The toll is still open."
APART = "Between 12 and 15 people are reported killed. The sources disagree on a figure between."


def people(kind: str, figure: int | None, low: int | None, high: int | None, text: str | None):
    """A count of people in these words."""
    return Count(kind=kind, figure=figure, min=low, max=high, unit="person", text=text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bounds", "fields", "said"),
    [
        ((1, 1, 1), {}, "1 person is reported killed."),
        ((1200, 1200, 1200), {}, "1,200 people are reported killed."),
        ((5, 5, None), {"open": True}, "At least 5 people are reported killed."),
        ((None, None, 9), {}, "Up to 9 people are reported killed."),
        ((None, 50, None), {}, "About 50 people are reported killed."),
        ((None, None, None), {}, "People are reported killed, without a figure."),
        (
            (12, None, 15),
            {"voices": (2, 2)},
            APART,
        ),
        (
            (0, None, 5),
            {"voices": (2, 2)},
            "Between 0 and 5 people are reported killed. Disputed: one voice says none.",
        ),
        ((5, 7, 9), {"open": True}, SHARED),
        ((3, None, 9), {}, "Between 3 and 9 people are reported killed."),
    ],
)
def test_a_toll_in_words(
    bounds: tuple[int | None, ...], fields: dict[str, object], said: str
) -> None:
    """Each shape of a toll has its own sentence."""
    assert sentences.sentence(toll("killed", bounds, **fields)) == said  # type: ignore[arg-type]


def test_attacks_are_no_people() -> None:
    """Attacks are counted as attacks."""
    assert sentences.sentence(toll("attacks", (3, 3, 3))) == "3 attacks are reported."


@pytest.mark.parametrize(
    ("bounds", "short"),
    [
        ((45, 53, 68), "45 – 53 – 68"),
        ((12, None, 15), "12 – ? – 15"),
        ((60, 60, 60), "60"),
        ((5, 5, None), "at least 5"),
        ((None, None, 9), "up to 9"),
        ((None, None, None), "no figure"),
    ],
)
def test_a_toll_in_a_list(bounds: tuple[int | None, ...], short: str) -> None:
    """A list shows three figures, or what stands for them."""
    assert sentences.figures(toll("killed", bounds)) == short  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (people("exact", 15, 15, 15, "15"), "15"),
        (people("exact", 9, 9, 9, "nine"), "nine (9)"),
        (people("at_least", 70, 71, None, "more than 70"), "more than 70 (71+)"),
        (people("at_most", 10, None, 10, "up to 10"), "up to 10 (≤ 10)"),
        (people("vague", None, 24, 99, "dozens"), "dozens (24–99)"),
        (people("about", 50, None, None, "some 50"), "some 50"),
        (people("unstated", None, None, None, None), "no figure"),
        (people("exact", 1200, 1200, 1200, None), "1,200"),
        (people("at_least", 12, 12, None, None), "at least 12"),
        (people("at_most", 20, None, 20, None), "up to 20"),
        (people("about", 50, None, None, None), "about 50"),
        (people("range", None, 10, 15, None), "10–15"),
    ],
)
def test_a_figure_as_written_with_its_bounds(count: Count, shown: str) -> None:
    """A claim shows its own words first, then what they bound."""
    assert sentences.figure(replace(VIEW.claims[0], count=count)) == shown


def test_a_headline_says_what_and_where() -> None:
    """The record writes no titles: means and place are the headline."""
    assert sentences.headline(VIEW) == "Airstrike in Hama"
    area = replace(HAMA, name="the desert", precision="area")
    both = replace(VIEW, means=("clash", "airstrike"), where=(area,))
    assert sentences.headline(both) == "Clash and airstrike near the desert"
    assert sentences.headline(replace(VIEW, means=(), where=())) == "Violence, place not known"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-03-12", "2024-03-12", "12 March 2024"),
        ("2024-03-12", "2024-03-14", "12 March 2024 to 14 March 2024"),
        (None, "2024-03-14", "up to 14 March 2024"),
        ("2024-03-12", None, "from 12 March 2024 on"),
    ],
)
def test_a_time_in_words(start: str | None, end: str | None, shown: str) -> None:
    """An open end stays open."""
    when = When(text=None, start=start, end=end, precision="interval", edtf=None)
    assert tags.when(when) == shown


def test_a_year_that_is_not_given_stays_open() -> None:
    """A time whose year the page does not give is shown with its unknown digits."""
    when = When(text=None, start=None, end=None, precision="day", edtf="XXXX-12-12")
    assert tags.when(when) == "XXXX-12-12"


@pytest.mark.parametrize(
    ("here", "there", "path"),
    [
        ("/index.html", "/incidents/a.html", "incidents/a.html"),
        ("/incidents/a.html", "/index.html", "../index.html"),
        ("/incidents/a.html", "/incidents/b.html", "b.html"),
        ("/incidents/a.html", "static/site.css", "../static/site.css"),
    ],
)
def test_links_are_relative(here: str, there: str, path: str) -> None:
    """A link leads from one file to another wherever the site lies."""
    assert tags.relative(here, there) == path
