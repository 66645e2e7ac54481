"""Whom a word of harm harms, where doers, speakers and things stand beside the harmed."""

import pytest

from tests.extract.reading import claims


def whom(text: str) -> list[tuple[str, str | None, str | None]]:
    """Measure, count as written and group of each claim of a text."""
    return [(claim.measure, claim.count.text, claim.group.text) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "them" are those the verb before was done to, not the doers
        ("A dozen masked men dragged 14 villagers from their homes and killed them.",
         [("killed", "14", "villagers")]),
        ("Three gunmen boarded a bus, picked out seven passengers and shot them dead.",
         [("killed", "seven", "passengers")]),
        ("Three gunmen came with ten drivers and killed them.", []),
        # who says it is no victim, though a comma joins the two
        ("A bomb in Hama killed 17 civilians and wounded 46, police, hospital and army officials"
         " said.", [("killed", "17", "civilians"), ("injured", "46", None)]),
        ("A blast wounded five guards, health officials and a teacher said.",
         [("injured", "five", "guards")]),
        ("A bomb killed two soldiers, a policeman and a medic, officials said.",
         [("killed", "two", "soldiers"), ("killed", "a", "policeman"), ("killed", "a", "medic")]),
        # what people are aboard is not harmed with them
        ("Three sailors aboard a small patrol boat were killed.", [("killed", "Three", "sailors")]),
        # a force before another noun only owns it
        ("A bomb destroyed a police minibus in Hama.", []),
        ("A bomb killed three police officers and two police in Hama.",
         [("killed", "three", "police officers"), ("killed", "two", "police")]),
        # a doubt before the name of a group is no verb of speech
        ("Seven alleged Boko Haram militants were killed in Marte, officials said.",
         [("killed", "Seven", "alleged Boko Haram militants")]),
        # victims are claimed as lives are
        ("The war has claimed 35,000 victims in the past ten years.",
         [("killed", "35,000", "victims")]),
        # a list behind "including" ends where its people cannot be part of the whole
        ("Six militants including a top commander, one civilian and two soldiers were killed.",
         [("killed", "Six", "militants"), ("killed", "one", "civilian"),
          ("killed", "two", "soldiers"), ("killed", "a", "top commander")]),
        ("The gunfight left three militants and an army man dead.",
         [("killed", "three", "militants"), ("killed", "an", "army man")]),
        # what is asked is not told, and a fraction counts nobody
        ("They ask whether any women or children were among the victims.", []),
        ("About 100 people, of whom a third were children, were killed.",
         [("killed", "About 100", "people")]),
        # what only compares two figures is none
        ("Five people died in Hama. The group claimed to have killed nine, four more than the army"
         " said.", [("killed", "Five", "people"), ("killed", "nine", None)]),
        ("At least 34 people, including 31 soldiers and three auxiliaries, were killed.",
         [("killed", "At least 34", "people"), ("killed", "31", "soldiers"),
          ("killed", "three", "auxiliaries")]),
    ],
)  # fmt: skip
def test_the_harmed_are_told_from_those_beside_them(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """Doers, speakers, vehicles and owners are not counted."""
    assert whom(text) == expected


def test_a_ceiling_may_be_told_as_a_height() -> None:
    """ "As high as 60" is 60 at most."""
    counts = [c.count for c in claims("The toll in Hama could be as high as 60 dead, he said.")]
    assert [(c.kind, c.min, c.max) for c in counts if c.figure] == [("at_most", None, 60)]


def test_a_participle_before_the_speaker_is_no_part_of_it() -> None:
    """ "Confirming the incident, the spokesman said": the spokesman alone."""
    text = "Confirming the incident, the spokesman of the police, a major, said five were killed."
    assert next(s.text for c in claims(text) for s in c.attribution).startswith("spokesman")


def test_those_alleged_to_be_somebody_say_nothing() -> None:
    """ "Criminals alleged to be from there" are no speaker; whoever says so is."""
    text = "The mayor says criminals alleged to be from Gao attacked Kidal and killed 12 guards."
    assert [s.text for c in claims(text) for s in c.attribution] == ["mayor"]


def test_one_event_is_no_part_of_the_sum_before_it() -> None:
    """ "When the home was hit" tells of one event, whatever the weeks before it sum to."""
    text = (
        "Hundreds of people have been killed in Hama in recent weeks. Fourteen people were killed"
        " when the home of a family was hit."
    )
    assert [c.scope for c in claims(text)] == ["cumulative", "incident"]


def test_what_a_war_has_done_sums() -> None:
    """ "The conflict has resulted in 10,000 deaths" is no incident's toll."""
    text = "The conflict between the two has resulted in 10,000 deaths and displaced 2,000 people."
    assert {c.scope for c in claims(text)} == {"cumulative"}


def test_a_province_named_in_another_paragraph_is_a_place_of_its_own() -> None:
    """The circle around a province may hold a neighbour's town: the province is meant."""
    text = (
        "A day of war\n\nFive people were killed in Hama on Monday.\n\n"
        "Two were killed in Homs province on Friday."
    )
    first, second = (c.where[0].name for c in claims(text))
    assert first == "Hama"
    assert second.startswith("Homs")


def test_the_place_of_another_clause_is_not_the_harm_s() -> None:
    """ "…, and police in Kherson found": Kherson is where they found."""
    text = (
        "A shootout in Kharkiv left six people dead and four wounded, and police in Kherson found"
        " two rifles on Sunday."
    )
    assert {c.where[0].name for c in claims(text)} == {"Kharkiv"}


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("A missile killed five people in Kharkiv. The army had shot down 25 of 38.", {"missile"}),
        ("Five people were killed in Kharkiv by a missile after the air raid sirens.", {"missile"}),
        ("A missile killed five people in Kharkiv. None could shoot it down.", {"missile"}),
        ("Five people were killed in Kharkiv in a raid.", {"raid"}),
        ("Five people were killed by a missile fired at Kharkiv.", {"missile"}),
    ],
)
def test_what_is_shot_down_or_sounds_is_no_means(text: str, means: set[str]) -> None:
    """A missile that is shot down shoots nobody, and a siren raids nobody."""
    assert {one for claim in claims(text) for one in claim.means} == means
