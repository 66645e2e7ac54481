"""Words of harm: every verb and phrase of the table is read with its own measure."""

import pytest

from cenotaph.extract.gate import harm_in
from cenotaph.extract.languages.en.harm import ATTACKS, TRIGGERS, Trigger
from cenotaph.model.vocabulary import MEASURES
from tests.extract.reading import claims

#: what these words tell hangs on what stands beside them; they have tests of their own
_BESIDE = frozenset(
    {
        # "wounding" and "injuring" may be nouns; "lost five men" is no passive
        ("lost",),
        ("buried",),
        ("put", "down"),
        ("killed", "off"),
    }
)


def _sentences(frame: str, form: str) -> list[tuple[str, str]]:
    """Each phrase of a frame and form, with the measure it tells."""
    return [
        (" ".join(words), trigger.measure)
        for words, trigger in TRIGGERS.items()
        if _asked(words, trigger, frame, form)
    ]


def _asked(words: tuple[str, ...], trigger: Trigger, frame: str, form: str) -> bool:
    return trigger.frame == frame and trigger.form == form and words not in _BESIDE


@pytest.mark.parametrize(("verb", "measure"), _sentences("transitive", "past"))
def test_a_passive_harms_its_subject(verb: str, measure: str) -> None:
    """The past of every transitive verb harms the people before it in the passive."""
    told = claims(f"Five men were {verb} by soldiers in Hama.")
    assert [(c.measure, c.count.figure) for c in told] == [(measure, 5)]


@pytest.mark.parametrize(("verb", "measure"), _sentences("lives", "none"))
def test_a_verb_of_lives_harms_what_follows(verb: str, measure: str) -> None:
    """ "Claimed the lives of" and its like harm the people behind them."""
    told = claims(f"The attack {verb} five men in Hama.")
    assert [(c.measure, c.count.figure) for c in told] == [(measure, 5)]


@pytest.mark.parametrize(("noun", "measure"), _sentences("toll", "none"))
def test_a_toll_takes_the_figure_it_reaches(noun: str, measure: str) -> None:
    """A toll of every name counts what it has risen to, not what it rose from."""
    told = claims(f"The {noun} from the attack in Hama has risen to 12 from nine.")
    assert [(c.measure, c.count.figure) for c in told] == [(measure, 12)]


@pytest.mark.parametrize(
    ("told", "measure", "figure"),
    [
        ("The dead of yesterday's explosion in Hama are now nine", "killed", 9),
        ("The dead numbered 40", "killed", 40),
        ("The dead number nine", "killed", 9),
        ("The wounded number at least 40", "injured", 40),
        ("The dead of the attack on Marte have risen to 31", "killed", 31),
        ("By evening the wounded were 12", "injured", 12),
        ("The missing now stand at 16", "missing", 16),
    ],
)
def test_the_dead_may_be_counted_without_a_noun(told: str, measure: str, figure: int) -> None:
    """What the dead are, number or have risen to is their toll."""
    found = [c for c in claims(f"{told}, a doctor said.") if c.rules["measure"] == "harm.toll"]
    assert [(c.measure, c.count.figure) for c in found] == [(measure, figure)]


@pytest.mark.parametrize(
    "told",
    [
        "The dead were 17 and 19.",
        "The dead are between 20 and 30.",
        "Two of the dead are 17.",
        "The dead were brought to house 12.",
        "The dead were found at 4.",
        "The injured are in ward 6.",
        "The dead are 40 km from Hama.",
    ],
)
def test_ages_wards_and_hours_of_the_dead_are_no_toll(told: str) -> None:
    """A bare figure behind the dead counts them only where it is what they are."""
    assert not [c for c in claims(told) if c.rules["measure"] == "harm.toll"]


def test_every_measure_has_a_word() -> None:
    """No measure of people is left without a word that tells it."""
    told = {trigger.measure for trigger in TRIGGERS.values()} | {"attacks"}
    assert told == set(MEASURES)


def test_killed_and_wounded_with_one_figure_are_casualties() -> None:
    """One number for both is neither."""
    told = claims("More than 40 people were killed or wounded in Hama.")
    assert [(c.measure, c.count.min) for c in told] == [("casualties", 41)]


def test_killed_and_wounded_with_two_figures_are_two_claims() -> None:
    """A figure for each is a claim for each."""
    told = claims("Seven people were killed and 12 wounded in Hama.")
    assert [(c.measure, c.count.figure) for c in told] == [("killed", 7), ("injured", 12)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("He is charged with the fatal shooting of a student in Hama.", [1]),
        ("Police seek a man over the deadly stabbing of two tourists in Hama.", [2]),
        ("Gunmen killed an elderly couple in Hama.", [2]),
        ("Gunmen killed a guard and his mother-in-law in Hama.", [1, 1]),
        ("In total, two people were killed in Hama.", [2]),
        ("Two children under the age of eight were killed in Hama.", [2]),
        ("Three women over 60 were killed in Hama.", [3]),
        ("Four farmers over two days were killed in Hama.", [4]),
        ("A clerk and another man were killed in Hama.", [1, 1]),
        ("The death toll could have been higher. Two were killed in Hama.", [2]),
        ("The toll in the raids that shook the old town climbed to 119 in Hama.", [119]),
        ("The death toll in Hama has risen to 32. The earlier toll was 20.", [32]),
        ("The earlier toll of 12 was raised to 15 in Hama, doctors said.", [15]),
        ("A monitor said that “at least 45” bodies were found in Hama.", [45]),
        ("The number of refugees killed in the raid has risen to 170 in Hama.", [170]),
        ("The death toll, including many of the rebels, was about 150 in Hama.", [150]),
        ("Seven people died in Hama, eight in Homs, and three in Aleppo.", [7, 8, 3]),
        ("At least 109 civilians, men, women and infants, were shot dead in Hama.", [109]),
        ("Some 642 inhabitants were put to death in Hama.", [642]),
        ("Twelve men were machine-gunned in Hama.", [12]),
        ("Eighteen were killed in Hama, and 14 in Homs.", [18, 14]),
        ("A boy of 13 was killed in Hama.", [1]),
        ("Two boys of 13 were killed in Hama.", [2]),
        ("A family of five was killed in Hama.", [5]),
        ("Eight guards - six men and two boys of 16 - were killed in Hama.", [8]),
        ("A bomb killed 28 in Hama, the single bloodiest attack in years.", [28]),
        ("A year after six people were killed in Hama, hundreds marched.", [6]),
        ("Among the dead: nine children in Hama, police said.", [9]),
        ("A New Zealander was among the dead in Hama.", [1]),
        ("A bomb in Hama killed the bride and 14 guests.", [1, 14]),
        ("The dead were named as Amina Yusuf, a nurse; her son Ali; Musa Dan, 14.", [1] * 3),
        ("Four guards employed by a U.N.-funded agency died in Hama.", [4]),
        ("Two gunmen died while three guards paid the supreme price in Hama.", [2, 3]),
        ("The dead include three soldiers and a judge, residents of Hama said.", [3, 1]),
    ],
)
def test_the_dead_are_told_in_many_words(text: str, figures: list[int]) -> None:
    """A fatal shooting kills, a couple is two, an age counts nobody, an old toll is none."""
    found = [(c.measure, c.scope, c.count.figure) for c in claims(text)]
    assert found == [("killed", "incident", figure) for figure in figures]


NOT_DONE = [
    "The gunmen threatened to kill five hostages.",
    "The strike could kill hundreds of people.",
    "The plot to assassinate two ministers failed in Hama.",
    "Nobody knows whether the soldiers will kill the captives.",
    "Police foiled an attempted murder in Kharkiv.",
    "Residents prayed that no one had been killed.",
    "I just hope that nobody was hurt in Hama.",
    "The Red Cross sent 300 body bags to Hama.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_a_harm_that_is_not_done_is_no_claim(text: str) -> None:
    """Threats, plots and possibilities harm nobody yet."""
    assert claims(text) == ()


def test_how_badly_some_are_hurt_counts_nobody_again() -> None:
    """ "Injuring 202, 52 critically" is 202."""
    told = claims("A bomb went off in Hama, injuring 202, 52 critically.")
    assert [(claim.measure, claim.count.figure) for claim in told] == [("injured", 202)]


def test_the_dead_who_were_shot_are_dead() -> None:
    """They are some of the dead, however they were harmed."""
    (whole, part) = claims("Eighteen people died in Hama. Five of the dead were shot by soldiers.")
    assert (part.measure, part.scope, part.part_of) == ("killed", "part", whole.id)


def test_the_number_of_refugees_killed_is_of_refugees() -> None:
    """The phrase before the word of harm tells whom its figure counts."""
    (claim,) = claims("The number of soldiers killed in Hama has risen to 170.")
    assert claim.group.status == "armed_forces"


def test_injuries_are_counted_where_a_figure_is_exact() -> None:
    """ "1,252 injuries" are people."""
    told = claims("The office recorded 780 deaths and 1,252 injuries in Hama.")
    assert [(claim.measure, claim.count.figure) for claim in told] == [
        ("killed", 780),
        ("injured", 1252),
    ]


def test_a_country_s_missing_are_of_many_incidents() -> None:
    """Beside the three of one day, and in no incident's toll."""
    told = claims("Three students vanished in Hama. Some 35,000 are missing in the country.")
    assert [claim.scope for claim in told] == ["incident", "cumulative"]


def test_a_country_counts_its_own_people() -> None:
    """They are of its nationality, and so no count of all the dead."""
    told = claims("Six people died in Hama. India said two of its citizens had been killed.")
    assert [claim.group.nationalities for claim in told] == [(), ("IN",)]


def test_a_figure_that_a_period_follows_is_not_of_the_period() -> None:
    """ "21 were killed, bringing to 130 the number killed since the war began"."""
    told = claims("21 people were killed in Hama, bringing the toll since the war began to 130.")
    assert {claim.count.figure: claim.scope for claim in told} == {
        21: "incident",
        130: "cumulative",
    }


def test_a_region_s_dead_in_all_are_of_many_incidents() -> None:
    """ "In all" sums where it names a land."""
    told = claims("In all, three people were killed in the region.")
    assert [claim.scope for claim in told] == ["cumulative"]


def test_an_age_is_no_word_of_a_group() -> None:
    """ "A boy of 13" is a boy."""
    (claim,) = claims("A boy of 13 was killed in Hama.")
    assert (claim.group.text, claim.group.sex) == ("boy", "male")


def test_months_of_fighting_sum() -> None:
    """What a semicolon parts from the war's sum is no sum."""
    told = claims(
        "A soldier was killed in Hama; 528 soldiers have died in eighteen months of fighting."
    )
    assert [(claim.count.figure, claim.scope) for claim in told] == [
        (1, "incident"),
        (528, "cumulative"),
    ]


def test_one_attack_after_months_of_fighting_is_one_attack() -> None:
    """What a rocket did on Friday is no sum of the weeks before."""
    told = claims("After three weeks of shelling, a rocket killed four people in Hama on Friday.")
    assert [(claim.count.figure, claim.scope) for claim in told] == [(4, "incident")]


def test_who_remains_in_hospital_is_no_body() -> None:
    """ "Remains" is a verb behind the people it tells of."""
    told = claims("Four people were injured in Hama. One victim remains hospitalized.")
    assert {claim.measure for claim in told} == {"injured"}


def test_no_paragraph_with_a_word_of_harm_is_passed_over() -> None:
    """Every word of harm and of attacks opens the gate through which text is read."""
    phrases = [" ".join(words) for words in TRIGGERS] + list(ATTACKS)
    assert [phrase for phrase in phrases if not harm_in(f"On Monday {phrase}.")] == []
