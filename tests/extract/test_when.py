"""Times: rules keep their own examples; the cases of the news are read as the news means."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.languages.en.times import RULES
from cenotaph.extract.time_rule import Rule
from cenotaph.extract.when import TimeFound, find_times

# A Wednesday.
PUBLISHED = "2018-03-14T10:00:00+00:00"


def found(sentence: str, published: str | None = PUBLISHED) -> tuple[TimeFound, ...]:
    """The times of one sentence."""
    return find_times(sentence, 0, len(sentence), published)


def edtf(sentence: str, published: str | None = PUBLISHED) -> list[str | None]:
    """The times of one sentence as EDTF."""
    return [time.when.edtf for time in found(sentence, published)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples(rule: Rule) -> None:
    """Each rule finds both of its examples."""
    for example in rule.matches:
        searched = example if rule.cased else example.lower()
        assert rule.compiled.search(searched), example
        if rule.reading != "none":
            assert rule.name in [time.rule for time in found(example)], example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_near_misses(rule: Rule) -> None:
    """No rule holds for either of its near misses."""
    for example in rule.misses:
        assert rule.name not in [time.rule for time in found(example)], example


def test_rules_have_names_of_their_own() -> None:
    """A name in the record leads to one rule."""
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ten died on Wednesday.", "2018-03-14"),
        ("Ten died on Tuesday.", "2018-03-13"),
        ("Ten died on Thursday.", "2018-03-08"),
        ("Ten died Tuesday night.", "2018-03-13"),
        ("Ten died late on Monday.", "2018-03-12"),
        ("Ten died last Wednesday.", "2018-03-07"),
        ("Ten died the previous Saturday.", "2018-03-10"),
        ("Ten died on Friday last week.", "2018-03-09"),
        ("Ten died in Friday prayers.", "2018-03-09"),
        ("Ten died on Tuesday, 6 March.", "2018-03-06"),
        ("Ten died on Saturday and Sunday.", "2018-03-10/2018-03-11"),
        ("Ten died between Friday and Sunday.", "2018-03-09/2018-03-11"),
        ("Ten died late Monday and early Tuesday.", "2018-03-12/2018-03-13"),
        ("Ten died at the weekend.", "2018-03-10/2018-03-11"),
    ],
)
def test_weekdays_look_back(sentence: str, expected: str) -> None:
    """A weekday is the most recent one, the page's own day included, unless it says "last"."""
    assert edtf(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ten died today.", "2018-03-14"),
        ("Ten died this morning.", "2018-03-14"),
        ("Ten died this a.m. in Homs.", "2018-03-14"),
        ("Ten died earlier in the day.", "2018-03-14"),
        ("Ten died yesterday.", "2018-03-13"),
        ("Ten died last night.", "2018-03-13"),
        ("Ten died overnight.", "2018-03-13/2018-03-14"),
        ("Ten died two days ago.", "2018-03-12"),
        ("Ten died a week earlier.", "2018-03-07"),
        ("Ten died last week.", "2018-03-05/2018-03-11"),
        ("Ten died last month.", "2018-02"),
        ("Ten died three months ago.", "2017-12"),
        ("Ten died in the past 48 hours.", "2018-03-12/2018-03-14"),
        ("Ten died over the last 24 hours.", "2018-03-13/2018-03-14"),
        ("Ten died in the past month.", "2018-02-14/2018-03-14"),
        ("Ten died this year.", "2018-01-01/2018-03-14"),
        ("Ten have died so far.", "../2018-03-14"),
        ("Ten had died by Monday.", "../2018-03-12"),
        ("A DAY EARLIER AND YESTERDAY: ON 30 DECEMBER", None),
    ],
)
def test_words_count_from_the_page(sentence: str, expected: str | None) -> None:
    """Words without a date count back from the page's day."""
    if expected is None:
        assert edtf(sentence) == ["2018-03-13", "2018-03-13", "2017-12-30"]
    else:
        assert edtf(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ten died on 12 March 2018.", "2018-03-12"),
        ("Ten died on March 12, 2018.", "2018-03-12"),
        ("Ten died on 12-Mar-2018.", "2018-03-12"),
        ("Ten died on 2018-03-12.", "2018-03-12"),
        ("Ten died on 02.03.18.", "2018-03-02"),
        ("Ten died on 25/02/2018.", "2018-02-25"),
        ("Ten died on 02/25/2018.", "2018-02-25"),
        ("Ten died on 01/02/2018.", "2018"),
        ("Ten died on 12/03/2018.", "2018-03-12"),
        ("Ten died on 25/02/18.", "2018-02-25"),
        (
            "Ten died between the evening of 9 July and the morning of 10 July.",
            "2017-07-09/2017-07-10",
        ),
        ("The battle began on 23 May and ended on 23 October.", "2017-05-23/2017-10-23"),
        ("Ten died in the 24 hours to Sunday evening.", "2018-03-10/2018-03-11"),
        ("Ten died in the three months to June 2017.", "2017-03-30/2017-06-30"),
        ("Ten died on the 12th.", "2018-03-12"),
        ("Ten died on the 20th.", "2018-02-20"),
        ("Ten died on December 12.", "2017-12-12"),
        ("Ten died on March 15.", "2018-03-15"),
        ("Ten died on March 16.", "2017-03-16"),
        ("Ten died on Feb. 29.", "2016-02-29"),
        ("Ten died on December 12-13.", "2017-12-12/2017-12-13"),
        ("Ten died on December 12 and 13.", "2017-12-12/2017-12-13"),
        ("Ten died from 3 to 5 May.", "2017-05-03/2017-05-05"),
        ("Ten died on the night of 3-4 May.", "2017-05-03/2017-05-04"),
        ("Ten died on December 31 and January 1.", "2017-12-31/2018-01-01"),
        ("Ten died in March.", "2018-03"),
        ("Ten died in early March 2012.", "2012-03"),
        ("Ten died in August last year.", "2017-08"),
        ("SAN SALVADOR, 3 JAN 90 -- [TEXT] TEN DIED.", "1990-01-03"),
        ("TEN DIED ON 30 DECEMBER.", "2017-12-30"),
    ],
)
def test_dates_take_the_latest_year_that_fits(sentence: str, expected: str) -> None:
    """A date without a year is the latest not after the page, with a day of tolerance."""
    assert edtf(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("601 died since March of 2017.", "2017-03/2018-03-14"),
        ("Ten died since Friday.", "2018-03-09/2018-03-14"),
        ("Ten died since the war began.", "../2018-03-14"),
        ("Ten died since the coup of 1 February.", "2018-02-01/2018-03-14"),
        ("Ten died since the start of February.", "2018-02-01/2018-03-14"),
        ("Ten died since the beginning of the year.", "2018-01-01/2018-03-14"),
        ("Ten died so far this year.", "2018-01-01/2018-03-14"),
        ("Ten died between January and March.", "2018-01/2018-03"),
        ("Ten died between November 2016 and April 2017.", "2016-11/2017-04"),
        ("Ten died from 1 January to 30 June 2017.", "2017-01-01/2017-06-30"),
        ("Ten died in 2017.", "2017"),
        ("Ten died in 2018.", "2018-01-01/2018-03-14"),
        ("Ten died during the month of May.", "2017-05"),
        ("Ten died in the first half of 2017.", "2017-01/2017-06"),
        ("Ten died in the first twelve days of March 2017.", "2017-03-01/2017-03-12"),
    ],
)
def test_stretches_of_many_harms_are_cumulative(sentence: str, expected: str) -> None:
    """A stretch of a week or more, or from a beginning, is cumulative."""
    assert [(t.when.edtf, t.cumulative) for t in found(sentence)] == [(expected, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten may die in the march.",
        "The second strike broke a 48-hour ceasefire.",
        "A five-day truce and a 22-year-old man.",
        "1064 fighters of the March 5 Brigade drove a 1993 model down Highway 5.",
        "Shops were full on Black Friday.",
        "It recalled the September 11 attacks.",
        "Between 10 and 15 people died.",
        "The war began long ago, and many have since fled.",
        "They will meet next Friday.",
        "The 14th Brigade held the 3rd Street.",
        "USA Today reported ten dead.",
    ],
)
def test_near_times_are_none(sentence: str) -> None:
    """Verbs, names, ages, durations and counts are no times."""
    assert edtf(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected", "precision"),
    [
        ("On December 12 and 13 it struck.", "XXXX-12-12/XXXX-12-13", "interval"),
        ("Ten died on 8 January.", "XXXX-01-08", "day"),
        ("Ten died in March.", "XXXX-03", "month"),
        ("Ten died since March of 2019.", "2019-03/..", "open"),
        ("Ten died yesterday.", None, "unknown"),
        ("Ten died on Tuesday.", None, "unknown"),
        ("Ten have died so far.", None, "open"),
    ],
)
def test_an_undated_page_leaves_times_open(
    sentence: str, expected: str | None, precision: str
) -> None:
    """Without a publication date no year and no day is invented."""
    (time,) = found(sentence, None)
    assert (time.when.edtf, time.when.precision) == (expected, precision)


def test_bounds_are_days() -> None:
    """A month has its first and last day as bounds, cut at the page's day where that is within."""
    (march,) = found("Ten died in March.")
    (may,) = found("Ten died in May.")
    bounds = [(t.when.start, t.when.end, t.when.precision) for t in (march, may)]
    assert bounds == [
        ("2018-03-01", "2018-03-14", "month"),
        ("2017-05-01", "2017-05-31", "month"),
    ]


def test_spans_are_of_the_whole_text() -> None:
    """Offsets are absolute: the words of a time are the text at its span."""
    text = "Five died on Monday. Ten died YESTERDAY evening in Hama."
    (time,) = find_times(text, 21, len(text), PUBLISHED)
    assert text[slice(*time.span)] == time.when.text == "YESTERDAY evening"


def test_an_earlier_day_counts_from_the_day_spoken_of() -> None:
    """ "The day before" counts from the day named before it, else from the one handed in."""
    told = "It said on Monday that the offensive had ended the day before."
    alone = "A day earlier ten had died."
    spoken = find_times(alone, 0, len(alone), PUBLISHED, spoken_of="2018-02-11")
    assert edtf(told) == ["2018-03-12", "2018-03-11"]
    assert [time.when.edtf for time in spoken] == ["2018-02-10"]


def test_as_of_ends_a_since() -> None:
    """ "As of Friday … since the coup" ends on that Friday."""
    sentence = "As of Friday 728 people had been killed since the coup of 1 February."
    assert edtf(sentence) == ["../2018-03-09", "2018-02-01/2018-03-09"]


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["Monday", "Thursday", "3 May", "December 31", "the 30th", "Feb. 29", "March"]),
)
def test_a_page_never_looks_far_ahead(published: date, words: str) -> None:
    """No date without a year begins more than a day after the page."""
    for time in found(f"Ten died on {words}.", published.isoformat()):
        start = time.when.start
        assert start is None or (date.fromisoformat(start) - published).days <= 1


@given(st.text(alphabet=" 0123456789-/.,MayarchJunesindtofl", max_size=60))
def test_no_sentence_fails(sentence: str) -> None:
    """Any sentence gives times in order, apart, and within it."""
    times = found(sentence)
    spans = [time.span for time in times]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(sentence[slice(*time.span)] == time.when.text for time in times)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A guard died the following morning.", ["2018-03-03"]),
        ("Three days later ten died.", ["2018-03-05"]),
        ("Ten died on Monday, and a guard the next day.", ["2018-03-12", "2018-03-13"]),
    ],
)
def test_the_next_day_counts_on_from_the_day_spoken_of(sentence: str, expected: list[str]) -> None:
    """The day named in the sentence, else the one named last before it."""
    found = find_times(sentence, 0, len(sentence), PUBLISHED, spoken_of="2018-03-02")
    assert [time.when.edtf for time in found] == expected


def test_the_next_day_of_no_day_is_no_time() -> None:
    """Nothing is invented."""
    sentence = "A guard died the next day."
    assert find_times(sentence, 0, len(sentence), PUBLISHED) == ()


def test_a_name_with_today_is_no_time() -> None:
    """A paper is called so."""
    sentence = "Ten died, the site Raqqa Today Bulletin wrote."
    assert find_times(sentence, 0, len(sentence), PUBLISHED) == ()
