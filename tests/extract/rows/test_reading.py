"""A row of a sheet to its claims."""

import pytest

from cenotaph.errors import InputError, PageError
from cenotaph.link.group import group
from cenotaph.toll.settle import settle
from tests.extract.rows.rows import counted, mapping, read_row, row_page


def test_a_cell_is_a_line_of_the_page() -> None:
    """The page shows each cell behind its column; an empty one is left out."""
    page = row_page(("Ref", "A-1"), ("Killed", "3"), ("Note", " "))
    assert page.text == "Ref: A-1\nKilled: 3"
    assert [page.text[s.start : s.end] for s in page.segments] == ["Ref: A-1", "Killed: 3"]


def test_a_claim_stands_on_its_cell() -> None:
    """The figure is the cell's, the word of harm the column's, the quote the line."""
    page = row_page(("Ref", "A-1"), ("Killed", "at least 3"))
    claim = read_row(("Ref", "A-1"), ("Killed", "at least 3")).claims[0]
    spans = claim.spans
    assert spans.count is not None
    assert page.text[spans.count.start : spans.count.end] == "at least 3"
    assert page.text[spans.measure.start : spans.measure.end] == "Killed"
    assert page.text[spans.quote.start : spans.quote.end] == claim.quote == "Killed: at least 3"


def test_bounds_and_best_are_one_claim() -> None:
    """Low, best and high of a row are what its keeper says, in one claim."""
    found = read_row(("Killed", "4"), ("Low", "3"), ("High", "5"))
    assert [counted(claim) for claim in found.claims] == [(3, 4, 5)]
    toll = settle("incident", group(found)).tolls[0]
    assert (toll.min, toll.best, toll.max) == (3, 4, 5)


def test_equal_bounds_are_exact() -> None:
    """A low and a high of 2 are 2."""
    found = read_row(("Low", "2"), ("High", "2"))
    assert found.claims[0].count.kind == "exact"


def test_a_part_points_to_its_whole() -> None:
    """`part_of` names another claim of the row; without it the part stands alone."""
    both = read_row(("Killed", "4"), ("Children", "1")).claims
    assert both[1].part_of == both[0].id
    assert read_row(("Children", "1")).claims[0].scope == "incident"


def test_a_row_has_its_time_place_means_speaker_and_party() -> None:
    """Each from its column, resolved where the reference data know it."""
    found = read_row(
        ("Date", "2021-05-03"),
        ("Town", "Hama"),
        ("Killed", "4"),
        ("Weapon", "air raid; shelling"),
        ("Source", "SANA"),
        ("Party", "Islamic State"),
    )
    claim = found.claims[0]
    assert claim.when.edtf == "2021-05-03"
    assert [place.name for place in claim.where] == ["Hama"]
    assert claim.means == ("airstrike", "shelling")
    assert [speaker.source for speaker in claim.attribution] == ["sana"]
    assert found.responsibility[0].actor == "islamic-state"
    assert found.responsibility[0].stance == "accuses"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (("Killed", "see note"), "cell-no-figure"),
        (("Date", "last spring"), "cell-no-date"),
        (("Weapon", "sorcery"), "cell-no-means"),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_problem_of_its_column(
    cell: tuple[str, str], code: str
) -> None:
    """The rest of the row stands."""
    found = read_row(("Injured", "2"), cell)
    assert [problem.code for problem in found.problems] == [code]
    assert [claim.measure for claim in found.claims] == ["injured"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": "Red"}, "“colour” is no key"),
        ({"claims": []}, "no claim in the mapping"),
        ({"claims": [{"measure": "killed"}]}, "names no column"),
        ({"claims": [{"measure": "eaten", "figure": "K"}]}, "claims.1.measure"),
        ({"claims": [{"measure": "killed", "figure": "K", "part_of": "x"}]}, "part of “x”"),
        ({"date_format": "DD/MM/YYYY"}, "no form of a whole day"),
        ({"date_format": "%m/%Y"}, "no form of a whole day"),
    ],
)
def test_a_mapping_that_says_something_else_is_refused(
    changes: dict[str, object], said: str
) -> None:
    """The sentence names the key."""
    with pytest.raises(InputError, match=said):
        mapping(**changes)


def test_a_page_that_is_no_row_is_refused() -> None:
    """The media type alone makes no row."""
    with pytest.raises(PageError, match="is none"):
        row_page("not a pair")  # type: ignore[arg-type]


def test_the_sheet_of_a_workbook_changes_nothing_that_a_row_says() -> None:
    """A sheet a year, read with one mapping, is not read again for its name."""
    assert mapping(sheet="2020").digest == mapping().digest
    assert mapping(title="Town").digest != mapping().digest
