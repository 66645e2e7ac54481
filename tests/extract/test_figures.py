"""Figures: every kind of the annotators' table, and what looks like one and is none."""

import pytest

from cenotaph.extract.figures import Figure, find_figure
from cenotaph.extract.tokens import tokenize
from tests.extract.reading import claims


def first_figure(text: str) -> Figure | None:
    """The first number expression of a text."""
    tokens = tokenize(text, 0, len(text))
    found = (find_figure(tokens, at) for at in range(len(tokens)))
    return next((figure for figure in found if figure is not None), None)


def bounds(text: str) -> tuple[str, int | None, int | None, int | None]:
    """Kind, figure, min and max of the first number expression."""
    figure = first_figure(text)
    assert figure is not None, text
    return figure.kind, figure.figure, figure.min, figure.max


def counted(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    """Kind, figure, min and max of each claim of a text."""
    return [(c.count.kind, c.count.figure, c.count.min, c.count.max) for c in claims(text)]


EXACT = [
    ("15 people", 15),
    ("seven soldiers", 7),
    ("twenty-two recruits", 22),
    ("twenty two recruits", 22),
    ("one hundred and twenty-three villagers", 123),
    ("two hundred pupils", 200),
    ("1,200 people", 1_200),
    ("1.200 people", 1_200),
    ("2.5 million people", 2_500_000),
    ("3 thousand people", 3_000),
    ("15k people", 15_000),
    ("a dozen people", 12),
    ("two dozen people", 24),
    ("half a dozen people", 6),
    ("a couple of guards", 2),
    ("a pair of guards", 2),
    ("a trio of guards", 3),
    ("both guards", 2),
    ("a hundred people", 100),
    ("no casualties", 0),
    ("nobody", 0),
    ("another three people", 3),
    ("three more people", 3),
    ("another person", 1),
]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 13 and as many as 46 people", 13, 46),
        ("at least 40, and possibly up to 60 people", 40, 60),
        ("more than five but no more than nine people", 6, 9),
    ],
)
def test_a_floor_and_a_ceiling_are_one_range(text: str, low: int, high: int) -> None:
    """The words of both ends belong to one figure."""
    assert bounds(text) == ("range", None, low, high)


def test_a_floor_beside_another_figure_stays_a_floor() -> None:
    """ "At least five dead and up to nine hurt" are two figures."""
    assert bounds("at least five dead and up to nine hurt") == ("at_least", 5, 5, None)


def test_an_aside_between_dashes_parts_no_subject_from_its_verb() -> None:
    """What stands between two dashes behind the people only describes them."""
    assert counted("Twelve villagers – most of them elderly – were killed in Hama.")[0][1] == 12
    assert counted("Fighting went on – the army said – and Hama fell.") == []


@pytest.mark.parametrize(("text", "number"), EXACT)
def test_an_exact_figure_bounds_both_sides(text: str, number: int) -> None:
    """A number alone is its own lower and upper bound."""
    assert bounds(text) == ("exact", number, number, number)


AT_LEAST = [
    ("at least 5 people", 5, 5),
    ("no fewer than 5 people", 5, 5),
    ("no less than five people", 5, 5),
    ("a minimum of 5 people", 5, 5),
    ("5 or more people", 5, 5),
    ("5+ people", 5, 5),
    ("more than 70 people", 70, 71),
    ("over 70 people", 70, 71),
    ("upwards of 70 people", 70, 71),
    ("in excess of 70 people", 70, 71),
    ("more than two dozen people", 24, 25),
    ("at least a dozen people", 12, 12),
    ("well over a hundred people", 100, 101),
    ("at least another three people", 3, 3),
]


@pytest.mark.parametrize(("text", "number", "least"), AT_LEAST)
def test_a_floor_bounds_from_below(text: str, number: int, least: int) -> None:
    """At least 5 begins at 5, more than 70 at 71, and neither has an upper bound."""
    assert bounds(text) == ("at_least", number, least, None)


AT_MOST = [
    ("up to 10 people", 10, 10),
    ("as many as 10 people", 10, 10),
    ("no more than 10 people", 10, 10),
    ("a maximum of 10 people", 10, 10),
    ("fewer than 10 people", 10, 9),
    ("less than ten people", 10, 9),
]


@pytest.mark.parametrize(("text", "number", "most"), AT_MOST)
def test_a_ceiling_bounds_from_above(text: str, number: int, most: int) -> None:
    """Up to 10 ends at 10, fewer than 10 at 9, and neither has a lower bound."""
    assert bounds(text) == ("at_most", number, None, most)


@pytest.mark.parametrize(
    "text",
    [
        "Death toll up to 48 after a bombing in Kano",
        "The toll is now up to 48",
        "The toll has gone up to 48",
        "The number of victims is up to 48",
    ],
)
def test_a_toll_that_is_up_to_a_figure_has_come_there(text: str) -> None:
    """Behind a toll, "up to" is a way climbed and no ceiling."""
    assert bounds(text) == ("exact", 48, 48, 48)


@pytest.mark.parametrize(
    "text",
    [
        "The toll may be up to 48",
        "A toll of up to 48 is feared",
        "The number of victims, up to 48, is not confirmed",
        "Up to 48 people are dead",
    ],
)
def test_a_ceiling_stays_one_beside_a_toll(text: str) -> None:
    """What may be, or is told of a number not yet known, keeps its ceiling."""
    assert bounds(text) == ("at_most", 48, None, 48)


ABOUT = [
    ("some 50 people", 50, None),
    ("about 50 people", 50, None),
    ("around fifty people", 50, None),
    ("roughly 50 people", 50, None),
    ("an estimated 50 people", 50, None),
    ("50 or so people", 50, None),
    ("nearly 50 people", 50, 50),
    ("almost 50 people", 50, 50),
    ("close to 50 people", 50, 50),
]


@pytest.mark.parametrize(("text", "number", "most"), ABOUT)
def test_about_bounds_nothing_and_nearly_bounds_above(
    text: str, number: int, most: int | None
) -> None:
    """About 50 may be more or less; nearly 50 is no more than 50."""
    assert bounds(text) == ("about", number, None, most)


RANGES = [
    ("10-15 people", 10, 15),
    ("10 – 15 people", 10, 15),
    ("10 to 15 people", 10, 15),
    ("between ten and fifteen people", 10, 15),
    ("10 or 15 people", 10, 15),
    ("five or six people", 5, 6),
]


@pytest.mark.parametrize(("text", "least", "most"), RANGES)
def test_a_range_has_bounds_and_no_figure(text: str, least: int, most: int) -> None:
    """A range gives its two ends and claims neither."""
    assert bounds(text) == ("range", None, least, most)


VAGUE = [
    ("several people", 3, 9),
    ("a few people", 3, 9),
    ("a handful of people", 3, 9),
    ("a number of people", 3, 9),
    ("tens of people", 10, 99),
    ("dozens of people", 24, 99),
    ("dozens more people", 24, 99),
    ("scores of people", 40, 99),
    ("hundreds of people", 100, 999),
    ("thousands of people", 1_000, 9_999),
    ("tens of thousands of people", 10_000, 99_999),
    ("hundreds of thousands of people", 100_000, 999_999),
    ("several dozen people", 36, 99),
    ("several hundred people", 300, 999),
    ("an unknown number of people", 2, None),
]


@pytest.mark.parametrize(("text", "least", "most"), VAGUE)
def test_a_counting_word_has_the_bounds_of_the_table(
    text: str, least: int, most: int | None
) -> None:
    """A vague word tells an order of size and no figure."""
    assert bounds(text) == ("vague", None, least, most)


@pytest.mark.parametrize("text", ["most of them", "half of the dead", "the majority of them"])
def test_a_share_bounds_nothing(text: str) -> None:
    """A share of an unknown whole is no number."""
    assert bounds(text) == ("share", None, None, None)


def test_another_and_more_mark_an_addition() -> None:
    """A figure on top of another says so."""
    found = [first_figure(text) for text in ("another three men", "three more men", "three men")]
    assert [f.additional for f in found if f is not None] == [True, True, False]


TRAPS = [
    "5 percent of voters",
    "$5 in his pocket",
    "12 km from the front",
    "3 years of war",
    "15 minutes later",
    "at 8:30 in the morning",
    "aged 34",
    "on Highway 15",
    "14 March",
    "score 2:1",
    "12 hectares",
    "5 pm",
    "no fewer guards",
    "no immediate word",
    "how many people",
]


@pytest.mark.parametrize("text", TRAPS)
def test_a_measure_of_something_else_is_no_figure(text: str) -> None:
    """Money, distances, times, ages and names of roads count no people."""
    assert first_figure(text) is None


IN_SENTENCES = [
    (
        "At least five people were killed and 12 wounded in Aden.",
        [("at_least", 5, 5, None), ("exact", 12, 12, 12)],
    ),
    ("A man was killed in Aden.", [("exact", 1, 1, 1)]),
    ("His wife was killed in Aden.", [("exact", 1, 1, 1)]),
    ("A couple was killed in Aden.", [("exact", 2, 2, 2)]),
    ("There were no casualties in Aden.", [("exact", 0, 0, 0)]),
    (
        "Two children and a woman were killed in Aden.",
        [("exact", 2, 2, 2), ("exact", 1, 1, 1)],
    ),
    ("Examplo Testora and Ibran Samplesen were killed in Aden.", [("exact", 2, 2, 2)]),
    ("Civilians were killed in Aden.", [("vague", None, 2, None)]),
    ("Twelve women and children were killed in Aden.", [("exact", 12, 12, 12)]),
    ("The death toll in Aden is expected to rise.", [("unstated", None, None, None)]),
    ("Gunmen killed 12-15 people in Aden.", [("range", None, 12, 15)]),
    (
        "TWELVE KILLED, DOZENS WOUNDED IN ADEN BLAST",
        [("exact", 12, 12, 12), ("vague", None, 24, 99)],
    ),
    ("Gunmen kil*led 9 people in Aden.", [("exact", 9, 9, 9)]),
]


@pytest.mark.parametrize(("text", "expected"), IN_SENTENCES)
def test_a_sentence_gives_the_counts_of_its_claims(
    text: str, expected: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    """A modifier belongs to the nearest figure; articles, names and plurals count."""
    assert counted(text) == expected


UNITS = [
    ("Twelve bodies were found in Tarhuna.", "body"),
    ("A body was found in Tarhuna.", "body"),
    ("Three families were killed in Mosul.", "family"),
    ("Warplanes carried out 12 airstrikes on Idlib.", "attack"),
    ("Four members of one family were killed in Idlib.", "person"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_what_is_counted_is_told(text: str, unit: str) -> None:
    """Bodies, families and attacks are no persons."""
    assert [c.count.unit for c in claims(text)] == [unit]


SILENT = [
    "The third attack in Aden closed the port.",
    "Gunmen killed 40 cows near Makurdi.",
    "The airstrike destroyed five houses.",
    "Lightning killed two farmers in Gulu.",
    "Eleven people died in a bus crash near Machakos.",
    "The militants threatened to kill 20 hostages.",
    "A suspect was sentenced to death.",
    "There were no immediate reports of casualties.",
    "The trial enters its 12th day after 15 witnesses.",
    "The sequel killed it at the box office with 12 million viewers.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_trap_makes_no_claim(text: str) -> None:
    """Animals, things, accidents, threats, courts and figures of speech harm nobody here."""
    assert counted(text) == []


def test_a_number_of_a_name_counts_nobody() -> None:
    """Also where it is spelled: "road number four"."""
    assert counted("The bodies were found near road number four, the army said.") == []


def test_bodies_are_counted_with_their_sex() -> None:
    """ "13 male bodies and one female body" are two counts."""
    told = counted("Police said 13 male bodies and one female body were recovered in Hama.")
    assert [figure for _, figure, _, _ in told] == [13, 1]


def test_a_title_behind_a_name_counts_nobody() -> None:
    """Who led the attackers is not among their dead."""
    text = "Under the command of General X, axis commander, eight rebels were killed in Hama."
    assert [figure for _, figure, _, _ in counted(text)] == [8]


def test_a_sum_over_a_land_is_no_incident_of_its_last_place() -> None:
    """ "In all, … across Iraq" closes a day's list."""
    text = (
        "Tikrit: A bomber attacked a checkpoint, leaving five police dead.\n\n"
        "In all, at least 15 people were killed and 12 wounded across Iraq."
    )
    assert [claim.scope for claim in claims(text)] == ["incident", "cumulative", "cumulative"]
    assert [claim.scope for claim in claims("In all, 15 people were killed in Hama.")] == [
        "incident"
    ]


def test_a_day_s_balance_of_a_speaker_is_not_of_the_town_told_before() -> None:
    """A ministry that begins to speak of a day and names no place sums up the land's."""
    told = claims(
        "Shells killed one man in Kherson on Monday. Residents were told to stay in and schools"
        " were closed while crews cleared the streets of glass and the mayor asked for generators."
        "\n\nThe ministry said 12 people were killed during the past 24 hours."
    )
    assert [(claim.count.figure, claim.scope) for claim in told] == [
        (1, "incident"),
        (12, "cumulative"),
    ]


def test_single_before_a_superlative_counts_nothing() -> None:
    """ "The single bloodiest attack" is no one attack; a single attack is."""
    assert first_figure("the single bloodiest attack") is None
    assert first_figure("a single attack") is not None


def test_a_longer_page_without_a_word_of_violence_makes_no_claim() -> None:
    """A swimmer who is beaten and followers who are lost are no casualties; a note may be short."""
    dues = "The association met on Monday and spoke of dues, of the pool and of a summer trip. " * 8
    assert claims(f"{dues}In the final Patton was beaten by Aidan. I lost 14 followers.") == ()
    assert len(claims("Gunmen beat a trader in Hama on Monday.")) == 1


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Six out of 40 hostages were killed near Herat.", [6]),
        ("Two soldiers out of 12 were killed near Mopti.", [2]),
        ("Three out of the five attackers were killed in Kabul.", [3]),
        ("Six out of 40 injured died of their wounds in Herat.", [6]),
        ("Six people out of 40 injured died of their wounds in Herat.", [6]),
        ("Soldiers pulled five out of a burning house, where three died.", [3]),
    ],
)
def test_who_are_out_of_a_number_are_counted_and_the_number_is_not(
    text: str, killed: list[int]
) -> None:
    """The dead are those told of; the number they are taken from counts them all."""
    told = [claim for claim in claims(text) if claim.measure == "killed"]
    assert [claim.count.figure for claim in told] == killed
    assert all("out" not in (claim.group.text or "") for claim in told)
