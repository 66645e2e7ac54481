"""What a cell of a sheet says."""

import pytest

from cenotaph.extract.rows.cells import count_of, day_of, decimal, when_of, whole_number


@pytest.mark.parametrize(
    ("words", "kind", "figure", "low", "high"),
    [
        ("12", "exact", 12, 12, 12),
        (" 1,064 ", "exact", 1064, 1064, 1064),
        ("3.0", "exact", 3, 3, 3),
        ("0", "exact", 0, 0, 0),
        ("3-5", "range", None, 3, 5),
        ("5 to 3", "range", None, 3, 5),
        ("5+", "at_least", 5, 5, None),
        (">70", "at_least", 70, 71, None),
        ("at least 5", "at_least", 5, 5, None),
        ("<10", "at_most", 10, None, 9),
        ("up to 10", "at_most", 10, None, 10),
        ("~50", "about", 50, None, None),
        ("about 50", "about", 50, None, None),
        ("Dozens", "vague", None, 24, 99),
        ("several", "vague", None, 3, 9),
    ],
)
def test_a_cell_gives_a_count_with_its_bounds(
    words: str, kind: str, figure: int | None, low: int | None, high: int | None
) -> None:
    """Numbers, ranges, marks and vague words mean what they mean in a sentence."""
    count = count_of(words, "person")
    assert count is not None
    assert (count.kind, count.figure, count.min, count.max) == (kind, figure, low, high)
    assert count.text == words


@pytest.mark.parametrize("words", ["?", "n/a", "1.5", "-3", "3 or 4 houses", "see note", "1,06"])
def test_a_cell_without_a_figure_gives_no_count(words: str) -> None:
    """What is no figure is never taken for one."""
    assert count_of(words, "person") is None


def test_thousands_are_told_from_decimals() -> None:
    """A mark before three digits parts thousands; anything else is no whole number."""
    assert whole_number("12.500") == 12500
    assert whole_number("12.5") is None


def test_a_date_of_two_meanings_needs_a_format() -> None:
    """03/04/2021 is a day in March or in April."""
    assert day_of("03/04/2021", None) is None
    assert day_of("03/04/2021", "%d/%m/%Y") == "2021-04-03"
    assert day_of("2021-04-03", None) == "2021-04-03"


def test_two_days_are_an_interval_whatever_their_order() -> None:
    """The later of two days is the end."""
    when = when_of("2021-05-04", "2021-05-02", None)
    assert when is not None
    assert (when.start, when.end, when.edtf) == (
        "2021-05-02",
        "2021-05-04",
        "2021-05-02/2021-05-04",
    )


def test_degrees_may_have_a_comma() -> None:
    """Half the world's spreadsheets write 34,89."""
    assert decimal("34,89") == 34.89
    assert decimal("north") is None
