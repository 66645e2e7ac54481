"""What a cell of a sheet says."""

import pytest

from cenotaph.extract.rows.cells import (
    count_of,
    day_of,
    decimal,
    how_to_read,
    when_of,
    whole_number,
    why_no_count,
)


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
        ("between 10 and 15", "range", None, 10, 15),
        ("3 or 4", "range", None, 3, 4),
        ("١٢", "exact", 12, 12, 12),
        ("١٬٢٠٠", "exact", 1200, 1200, 1200),
        ("٢–٤", "range", None, 2, 4),
        ("من ٣ إلى ٥", "range", None, 3, 5),
        ("حوالي ٢٠", "about", 20, None, None),
        ("٥ على الأقل", "at_least", 5, 5, None),
        ("أكثر من ٥", "at_least", 5, 6, None),
        ("عشرات", "vague", None, 10, 99),
        ("۱۲", "exact", 12, 12, 12),
        ("1.200", "exact", 1200, 1200, 1200),
        ("1 200", "exact", 1200, 1200, 1200),
        ("más de 5", "at_least", 5, 6, None),
        ("unos 20", "about", 20, None, None),
        ("entre 10 y 15", "range", None, 10, 15),
        ("docenas", "vague", None, 24, 99),
        ("jusqu'à 10", "at_most", 10, None, 10),
        ("не менее 7", "at_least", 7, 7, None),
        ("около 50", "about", 50, None, None),
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


@pytest.mark.parametrize(
    "words",
    ["?", "n/a", "1.5", "-3", "3 or 4 houses", "see note", "1,06", "1 and 2", "dead 3", "a", "+"],
)
def test_a_cell_without_a_figure_gives_no_count(words: str) -> None:
    """What is no figure is never taken for one."""
    assert count_of(words, "person") is None


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("-3", "a figure below nought"),
        ("−٣", "a figure below nought"),
        ("20190406", "a figure that is larger than any count"),
        ("+963 11 222 3333", "a figure that is larger than any count"),
        ("see note", "no figure"),
        ("5 (2 children)", "no figure"),
    ],
)
def test_what_is_no_count_is_named(words: str, what: str) -> None:
    """A sign or a date in the wrong column is another mistake than a note."""
    assert count_of(words, "person") is None
    assert why_no_count(words) == what


def test_degrees_are_read_in_any_digits() -> None:
    """With a point, a comma, or the Arabic point."""
    assert [decimal(words) for words in ("36.2", "36,2", "٣٦٫٢", "-75,56")] == [36.2] * 3 + [-75.56]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("03/04/2019", '"%d/%m/%Y" makes it 2019-04-03, "%m/%d/%Y" makes it 2019-03-04'),
        ("13/04/2019", 'date_format "%d/%m/%Y" makes it 2019-04-13.'),
        ("٥/٤/٢٠١٩", '"%d/%m/%Y" makes it 2019-04-05'),
        ("43558", "spreadsheet's number for 2019-04-03"),
    ],
)
def test_what_would_read_a_date_is_said(words: str, said: str) -> None:
    """Both ways where there are two."""
    assert day_of(words, None) is None
    assert said in (how_to_read(words) or "")


def test_what_no_form_reads_has_no_way_to_read_it() -> None:
    """Words are no date in any form, and a day that does not exist is none."""
    assert how_to_read("last spring") is None
    assert how_to_read("2019-13-07") is None


def test_a_date_in_other_digits_is_read() -> None:
    """In ISO's form and in the mapping's."""
    assert day_of("٢٠١٩-٠٤-٠٣", None) == "2019-04-03"
    assert day_of("٣/٤/٢٠١٩", "%d/%m/%Y") == "2019-04-03"


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
