"""A real page, read as the table beside it says; skipped where the shared folder is absent."""

from functools import cache
from pathlib import Path

import pytest

from cenotaph.capture import capture
from cenotaph.extract import extract
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page, Receipt
from tests.extract.reading import small_reader

PAGE = Path(__file__).parents[3] / "shared" / "pages" / "central-syria.txt"
DATE = "2020-12-14"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAGE.exists(), reason="../shared/pages/central-syria.txt is absent"),
]


@cache
def reading(published: str | None = DATE) -> tuple[Page, Extraction]:
    """The page and what is read in it."""
    page = capture(PAGE.read_bytes(), Receipt(published_at=published))
    return page, extract(page, small_reader())


def claims(published: str | None = DATE) -> tuple[Claim, ...]:
    """The claims of the page, in order."""
    return reading(published)[1].claims


COUNTS = [
    ("killed", "exact", 22, 22, 22, "person"),
    ("attacks", "at_least", 70, 71, None, "attack"),
    ("killed", "exact", 15, 15, 15, "person"),
    ("killed", "exact", 7, 7, 7, "person"),
    ("injured", "vague", None, 3, 9, "person"),
    ("killed", "unstated", None, None, None, "person"),
    ("casualties", "unstated", None, None, None, "person"),
    ("killed", "exact", 601, 601, 601, "person"),
    ("killed", "exact", 1064, 1064, 1064, "person"),
    ("killed", "vague", None, 2, None, "person"),
]


@pytest.mark.parametrize("published", [None, DATE])
def test_there_are_ten_claims_and_no_other(published: str | None) -> None:
    """Measures and counts are the table's, with and without a date."""
    told = [
        (c.measure, c.count.kind, c.count.figure, c.count.min, c.count.max, c.count.unit)
        for c in claims(published)
    ]
    assert told == COUNTS


GROUPS = [
    (0, None, None, None, "unknown"),
    (2, "terrorists", "islamic-state", "islamic-state", "armed_group"),
    (3, "Syrian soldiers", "syrian-army", "syrian-government", "armed_forces"),
    (4, "combatants", None, None, "combatant"),
    (5, None, None, None, "unknown"),
    (6, None, None, None, "unknown"),
    (7, "ISIS terrorists", "islamic-state", "islamic-state", "armed_group"),
    (8, "pro-government fighters", None, "syrian-government", "combatant"),
]


@pytest.mark.parametrize(("index", "text", "actor", "side", "status"), GROUPS)
def test_whom_a_claim_counts(
    index: int, text: str | None, actor: str | None, side: str | None, status: str
) -> None:
    """Words, actor, side and status of each group are the table's."""
    group = claims()[index].group
    assert (group.text, group.actor, group.side, group.status) == (text, actor, side, status)


def test_the_strikes_were_on_isis() -> None:
    """The group of the attacks is whom they struck."""
    assert claims()[1].group.actor == "islamic-state"


def test_terrorists_are_isis_by_the_actor_named_before() -> None:
    """The label's actor comes from an earlier sentence."""
    claim = claims()[2]
    assert (claim.group.status_basis, "group.actor" in claim.inherited) == ("actor", True)


def test_the_foreigners_keep_their_nationalities() -> None:
    """The bracket behind them tells where they are from."""
    group = claims()[9].group
    assert (group.text, set(group.nationalities)) == ("foreigners", {"IR", "LB", "PS"})


MEANS = [
    (0, {"clash"}),
    (1, {"airstrike"}),
    (2, {"clash", "airstrike"}),
    (3, {"clash"}),
]


@pytest.mark.parametrize(("index", "means"), MEANS)
def test_how_they_were_harmed(index: int, means: set[str]) -> None:
    """Clashes, airstrikes, or both."""
    assert set(claims()[index].means) == means


def test_scope_and_certainty_are_told() -> None:
    """Two additions, two cumulative figures, one part."""
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


def test_the_part_belongs_to_the_second_cumulative_figure() -> None:
    """Foreigners are among the 1064."""
    assert claims()[9].part_of == claims()[8].id


def test_all_but_the_strikes_are_sohr_s() -> None:
    """The strikes stand in the page's own voice: origin unknown."""
    told = [c.attribution[0].source if c.attribution else None for c in claims()]
    assert told == ["sohr", None, *["sohr"] * 8]


def test_a_monitor_has_no_interest_in_the_dead() -> None:
    """SOHR belongs to no side."""
    assert {s.interest for c in claims() for s in c.attribution[:1]} == {"none"}


def test_unnamed_reports_belong_to_who_relays_them() -> None:
    """The origin of the unconfirmed casualties is SOHR's, whatever reports it cites."""
    origin = claims()[6].origin
    assert origin is not None
    assert origin.source == "sohr" or origin.role == "unnamed"


INHERITED = [0, 3, 8]


@pytest.mark.parametrize("index", INHERITED)
def test_the_speaker_is_inherited_where_the_sentence_names_none(index: int) -> None:
    """The headline's sum, and sentences that go on with SOHR's report."""
    assert "attribution" in claims()[index].inherited


STRIKES = {None: "XXXX-12-12/XXXX-12-13", DATE: "2020-12-12/2020-12-13"}
SINCE = {None: "2019-03/..", DATE: "2019-03/2020-12-14"}


@pytest.mark.parametrize("published", STRIKES)
def test_the_strikes_fall_on_two_days(published: str | None) -> None:
    """The year stays open until the page's date is given."""
    assert claims(published)[1].when.edtf == STRIKES[published]


@pytest.mark.parametrize("published", SINCE)
def test_the_cumulative_figures_begin_in_march_2019(published: str | None) -> None:
    """Both series and the part have one period."""
    assert [c.when.edtf for c in claims(published)[7:]] == [SINCE[published]] * 3


@pytest.mark.parametrize("index", [2, 3])
def test_the_deaths_lie_before_the_page(index: int) -> None:
    """ "So far" has no beginning and ends with the page; the strikes date no death."""
    told = [claims(published)[index].when for published in (None, DATE)]
    assert [(w.text, w.edtf) for w in told] == [("so far", None), ("so far", "../2020-12-14")]


@pytest.mark.parametrize("index", range(1, 7))
def test_the_clashes_lie_in_the_area(index: int) -> None:
    """The triangle is an area in the desert near Ithriya: no point, not the cities' middle."""
    place = claims()[index].where[0]
    assert place.precision == "area"
    assert place.lat == pytest.approx(35.4, abs=0.3)
    assert place.lon == pytest.approx(37.9, abs=0.5)


def test_the_government_and_russia_are_accused_by_sohr() -> None:
    """ "Government troops and Russian airstrikes have so far killed" names both."""
    killed = claims()[2].id
    told = {
        r.actor
        for r in reading()[1].responsibility
        if killed in r.claims and [b.source for b in r.by] == ["sohr"]
    }
    assert told == {"syrian-army", "russian-armed-forces"}


def test_russia_is_accused_of_the_strikes_in_the_page_s_own_voice() -> None:
    """No speaker stands between the page and the strikes."""
    strikes = claims()[1].id
    told = [(r.actor, r.by) for r in reading()[1].responsibility if strikes in r.claims]
    assert told == [("russian-armed-forces", ())]


def test_nobody_is_accused_of_the_soldiers_deaths() -> None:
    """For the seven soldiers the page names nobody."""
    soldiers = claims()[3].id
    assert [r.actor for r in reading()[1].responsibility if soldiers in r.claims] == []


def test_responsibility_quotes_the_actor_alone() -> None:
    """The words shown are those that name who did it."""
    assert {r.text for r in reading()[1].responsibility} == {
        "Russian warplanes",
        "government troops",
        "Russian airstrikes",
    }


def test_comments_and_meters_make_no_claim() -> None:
    """Claims stand in the headline and the body only."""
    assert {c.segment for c in claims()} == {"headline", "body"}


def test_every_quote_is_the_page_s() -> None:
    """Spans quote the text as it arrived."""
    page, found = reading()
    quotes = [page.text[slice(*c.spans.quote)] for c in found.claims]
    assert quotes == [c.quote for c in found.claims]
