"""Times of the guide."""

import pytest

from cenotaph.model.values import When
from evaluation.edtf import Period, parse, period_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-03-02", "2021-03-02", "2021-03-02"),
        ("2021-03-02/2021-03-04", "2021-03-02", "2021-03-04"),
        ("2019-03/2020-12-14", "2019-03-01", "2020-12-14"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-03/..", "2019-03-01", None),
        ("../2020-12-14", None, "2020-12-14"),
        ("XXXX-12-12", "XXXX-12-12", "XXXX-12-12"),
        ("XXXX-02", "XXXX-02-01", "XXXX-02-28"),
    ],
)
def test_a_form_of_the_guide_is_a_first_and_a_last_day(
    text: str, first: str | None, last: str | None
) -> None:
    """Months and years cover all their days; open sides are None."""
    assert parse(text) == Period(first, last)


@pytest.mark.parametrize("text", ["Tuesday", "2020-1-2", "20-12-14", "2020-12-14-1"])
def test_other_words_are_refused(text: str) -> None:
    """What is no day, month or year is an error, not an open time."""
    with pytest.raises(ValueError, match="no day, month or year"):
        parse(text)


def test_a_month_equals_the_interval_of_its_days() -> None:
    """The same time in two forms is the same period."""
    assert parse("2020-02") == parse("2020-02-01/2020-02-29")


def test_a_time_that_is_not_told_has_no_period() -> None:
    """Unknown is not open on both sides."""
    unknown = When(text=None, start=None, end=None, precision="unknown", edtf=None)
    assert period_of(unknown) is None
