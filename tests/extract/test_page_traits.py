"""A page as it arrives after its HTML was lost: ten claims and no other.

The page is the project's own, with the traits of a real one: a funding meter, the headline twice,
a caption, one monitor's figures that sum to the headline's, strikes on two days without a year,
what is expected and what is unconfirmed, two cumulative figures, and comments that repeat them.
"""

from functools import cache
from pathlib import Path

import pytest

from cenotaph.capture import capture
from cenotaph.extract import extract
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page, Receipt
from tests.extract.reading import PUBLISHED, small_reader

PAGE = Path(__file__).parent / "pages" / "lake-basin.txt"
MONITOR = "Maiduguri-based Lake Basin Observatory for Human Rights (LBO)"


@cache
def reading(published: str | None = PUBLISHED) -> tuple[Page, Extraction]:
    """The page and what is read in it."""
    page = capture(PAGE.read_bytes(), Receipt(published_at=published))
    return page, extract(page, small_reader())


def claims(published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    """The claims of the page, in order."""
    return reading(published)[1].claims


def test_there_are_ten_claims_and_no_other() -> None:
    """Each figure is claimed once, though headline and comments repeat them."""
    told = [(c.measure, c.count.kind, c.count.figure, c.count.min, c.count.max) for c in claims()]
    assert told == [
        ("killed", "exact", 31, 31, 31),
        ("attacks", "at_least", 40, 41, None),
        ("killed", "exact", 19, 19, 19),
        ("killed", "exact", 12, 12, 12),
        ("injured", "vague", None, 3, 9),
        ("killed", "unstated", None, None, None),
        ("casualties", "unstated", None, None, None),
        ("killed", "exact", 742, 742, 742),
        ("killed", "exact", 389, 389, 389),
        ("killed", "vague", None, 2, None),
    ]


def test_scope_and_certainty_are_told() -> None:
    """What is expected and unconfirmed adds, a period sums, foreigners are a part."""
    assert [(c.scope, c.certainty) for c in claims()] == [
        ("incident", "stated"),
        ("incident", "stated"),
        ("incident", "stated"),
        ("incident", "stated"),
        ("incident", "stated"),
        ("addition", "expected"),
        ("addition", "unconfirmed"),
        ("cumulative", "stated"),
        ("cumulative", "stated"),
        ("part", "stated"),
    ]


def test_all_but_the_strikes_are_the_monitor_s() -> None:
    """The headline's sum and the paragraphs that go on have the monitor as their origin."""
    origins = [c.origin.text if c.origin else None for c in claims()]
    assert origins == [MONITOR, None, *[MONITOR] * 8]


def test_the_headline_inherits_its_origin() -> None:
    """31 = 19 + 12, both of one origin."""
    assert (claims()[0].segment, "attribution" in claims()[0].inherited) == ("headline", True)


def test_the_part_belongs_to_the_second_cumulative_figure() -> None:
    """Foreigners are among the 389."""
    assert claims()[9].part_of == claims()[8].id


def test_a_label_stands_for_the_actor_named_before_it() -> None:
    """Terrorists whose actor the page has told have it; soldiers say their status themselves."""
    assert [(c.group.actor, c.group.status, c.group.status_basis) for c in claims()[2:4]] == [
        ("iswap", "armed_group", "actor"),
        ("nigerian-armed-forces", "armed_forces", "stated"),
    ]


def test_fighters_whose_kind_is_not_told_are_combatants() -> None:
    """Pro-government fighters have a side and no kind of force."""
    group = claims()[8].group
    assert (group.status, group.actor, group.side) == ("combatant", None, "government-of-nigeria")


DATED = {
    None: ["XXXX-03-02/XXXX-03-03", "2018-06/.."],
    PUBLISHED: ["2021-03-02/2021-03-03", "2018-06/2021-03-05"],
}


@pytest.mark.parametrize("published", DATED)
def test_a_year_is_never_invented(published: str | None) -> None:
    """Without a date of the page, strikes keep an open year and a period an open end."""
    told = claims(published)
    assert [told[1].when.edtf, told[7].when.edtf] == DATED[published]


def test_so_far_ends_with_the_page() -> None:
    """ "So far" has the page's day as its end and no beginning."""
    assert [c.when.edtf for c in claims()[2:4]] == ["../2021-03-05"] * 2


def test_the_fighting_lies_in_the_area_named() -> None:
    """The triangle of three towns holds for what follows, as an area."""
    places = {c.where[0].text for c in claims()[1:]}
    assert places == {"the Marte-Monguno-Kukawa triangle"}


def test_no_claim_stands_in_chrome_caption_or_comment() -> None:
    """Funding meters and readers make no claim."""
    assert {c.segment for c in claims()} == {"headline", "body"}


def test_every_quote_is_the_page_s() -> None:
    """Spans quote the text as it arrived."""
    page, found = reading()
    assert [page.text[slice(*c.spans.quote)] for c in found.claims] == [
        c.quote for c in found.claims
    ]


def test_the_air_force_is_alleged_by_page_and_monitor() -> None:
    """The strikes are told in the page's own voice, the deaths by the monitor."""
    told = {
        (r.actor, r.by[-1].text if r.by else None)
        for r in reading()[1].responsibility
        if r.actor == "nigerian-armed-forces" and r.stance == "accuses"
    }
    assert told == {("nigerian-armed-forces", None), ("nigerian-armed-forces", MONITOR)}
