"""When a harm was, by what stands around it on its page."""

import pytest

from cenotaph.extract import extract
from tests.extract.reading import claims, page_of, small_reader


def times_of(text: str) -> list[str | None]:
    """For each claim of a text its time, as EDTF; the page is of Friday 5 March 2021."""
    return [claim.when.edtf for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the speaker's own time is no time of the harm
        ("Shells fell on 1 March. The mission, which came on 3 March, said four were killed.",
         ["2021-03-01"]),
        ("Shells fell on 1 March. Four were killed, the army said in a statement on Thursday.",
         ["2021-03-01"]),
        # what is told first may be dated later
        ("Four people were killed in Hama. The shells fell on Tuesday, police said.",
         ["2021-03-02"]),
        # the day of a dateline is "today", where the page appeared on one of the days after
        ("HAMA, Thursday - Four people were killed this morning.", ["2021-03-04"]),
        ("HAMA, March 2 (Sample) - Four people were killed on Monday.", ["2021-03-01"]),
        # a month that is told further down dates no news
        ("Four were killed in Hama.\n\nOne man was detained.\n\nIn January nine died in Gao.",
         [None, None, "2021-01"]),
        ("Thirty bodies were found in Hama. Rebels took the town in January.", [None]),
        ("In January thirty bodies were found in Hama.", ["2021-01"]),
        ("The number of deaths in 2019 amounted to 45, up from 41 in 2018.", ["2019", "2018"]),
        # what is attacked is the scene, a funeral too
        ("Warplanes struck a funeral hall in Hama on Tuesday, killing 140 people.",
         ["2021-03-02"]),
        # who did it is not what was done
        ("Soldiers who seized power on Monday shot dead 100 people in Hama on Tuesday.",
         ["2021-03-02"]),
        # what a raid followed on dates no sentence behind it
        ("A bomb killed 20 people in Hama on Monday. It came two days after a raid killed six men."
         " A toll of 22 was given.", ["2021-03-01", "2021-02-27", "2021-03-01"]),
        # the day on which a toll is told dates no harm
        ("A bomb killed 20 people in Hama on Monday. On Thursday the governor said the toll had"
         " hit 27.", ["2021-03-01", "2021-03-01"]),
        # the next day counts on from the day told before
        ("Shells killed four people on 1 March. A nurse died the next day.",
         ["2021-03-01", "2021-03-02"]),
        # each clause has its own
        ("In January 1992 rebels killed two engineers, and last year they killed a nurse.",
         ["1992-01", "2020"]),
        ("Six people were killed on Monday, raising the toll since 1 February to 90 dead.",
         ["2021-03-01", "2021-02-01/2021-03-05"]),
        # a figure compared with is no period of the claim
        ("Between 1 and 9 February, 24 were killed, 18 per cent over the last six months.",
         ["2021-02-01/2021-02-09"]),
        # the first days compare nothing
        ("In the first twelve days of February 2021, police recorded 24 people killed.",
         ["2021-02-01/2021-02-12"]),
        # what looks far back dates neither the news before it nor the paragraph behind it
        ("Six guards were killed in Hama. Two years ago 39 people were killed there.\n\nNine hurt"
         " guards were found.", [None, "2019", None]),
        ("Six guards were killed. Three were killed 16 days ago in Hama.", [None, "2021-02-17"]),
        ("Six guards were killed in Hama. They were shot two days ago, police said.",
         ["2021-03-03"]),
        # a day is the one spoken of, and "a day before" something is none
        ("Ten people were killed on Monday in a market that had been crowded earlier in the day.",
         ["2021-03-01"]),
        ("Four were killed on Monday, one day before a truce is to begin.", ["2021-03-01"]),
        # a report's own month, and the weekend of what a bomb is the latest of, date no other harm
        ("A report released this month says 40 people were killed in Hama.", [None]),
        ("Six guards were hurt by a bomb on Friday, the latest in a spate of attacks that claimed"
         " six lives in February.", ["2021-03-05", "2021-02"]),
        # what came before the news is dated back from it, and the news is not dated by it
        ("Six guards were killed in Hama on Monday. It comes eleven days after a man killed two.",
         ["2021-03-01", "2021-02-18"]),
        ("The raid, which killed six on Tuesday, came the day after gunmen killed nine.",
         ["2021-03-02", "2021-03-01"]),
        # the date of a truce dates no harm behind it
        ("Six were killed on Monday. More than 400 have died since 1 January despite a truce of"
         " February 2002. A dozen soldiers were hurt.",
         ["2021-03-01", "2021-01-01/2021-03-05", "2021-03-01"]),
        # nor does the day on which it was told, or the day of another harm in a clause of its own
        ("Four were killed on Monday. This was announced on 3 March by the head of the region."
         " Nine were hurt.", ["2021-03-01", "2021-03-01"]),
        ("Six were killed on Monday. In all 12 died as troops sought two men who were abducted on"
         " 9 February.", ["2021-03-01", "2021-03-01", "2021-02-09"]),
        ("In the last five months of 2020, 396 people were killed.", ["2020-08/2020-12"]),
        # a decade sums, and so does what began with an event that only has its date
        ("In the past decade, 300 villagers have been killed.", ["2011-03-05/2021-03-05"]),
        ("The war has killed 270 people since the minister named his cabinet January 28.",
         ["2021-01-28/2021-03-05"]),
        # another clause with a subject of its own has another time
        ("Ten people were killed, adding there had been no fighting in the past 20 days.", [None]),
        # an arrest has a time of its own
        ("Four people were killed on Monday.\n\nTwo men have been arrested.", ["2021-03-01", None]),
    ],
)  # fmt: skip
def test_a_harm_has_the_time_its_words_give_it(text: str, expected: list[str | None]) -> None:
    """The nearest that is the harm's own, not the speaker's and not another harm's."""
    assert times_of(text) == expected


def test_the_day_of_a_dateline_is_the_page_s_where_none_is_known() -> None:
    """Words such as "yesterday" count from it; by itself it dates what nothing else does."""
    texts = ("HAMA, 3 JAN 90 -- SHELLS KILLED FOUR PEOPLE YESTERDAY.",
             "HAMA, 3 JAN 90 -- SHELLS KILLED FOUR PEOPLE.")  # fmt: skip
    found = [
        [c.when.edtf for c in extract(page_of(text, published=None), small_reader()).claims]
        for text in texts
    ]
    assert found == [["1990-01-02"], ["1990-01-03"]]


def test_a_second_harm_told_beside_has_a_day_of_its_own() -> None:
    """ "With a mine wounding two on Tuesday" dates nothing of what stands before it."""
    told = claims(
        "Soldiers entered Gao on Monday. They killed four, with a mine wounding two on Tuesday."
    )
    assert [(claim.count.figure, claim.when.text) for claim in told] == [
        (4, "Monday"),
        (2, "Tuesday"),
    ]
