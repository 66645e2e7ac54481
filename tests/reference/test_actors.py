"""Actors: every name leads to one actor, with its side and status."""

import pytest

from cenotaph.model.vocabulary import STATUSES
from cenotaph.reference.actors import ACTORS, alias_key
from cenotaph.reference.countries import countries

NAMED = [
    ("Islamic State", "islamic-state"),
    ("Daesh", "islamic-state"),
    ("ISIS", "islamic-state"),
    ("IS*IS", "islamic-state"),
    ("Syrian Arab Army", "syrian-army"),
    ("Syrian soldiers", "syrian-army"),
    ("Syrian government forces", "syrian-army"),
    ("IDF", "israel-defense-forces"),
    ("Israeli army", "israel-defense-forces"),
    ("Hamas", "hamas"),
    ("al-Qassam Brigades", "hamas"),
    ("Houthi rebels", "houthis"),
    ("Russian warplanes", "russian-armed-forces"),
    ("Armed Forces of Ukraine", "ukrainian-armed-forces"),
    ("Ukrainian troops", "ukrainian-armed-forces"),
    ("RSF", "rapid-support-forces"),
    ("JNIM", "jnim"),
    ("Malian army", "malian-armed-forces"),
    ("Africa Corps", "africa-corps"),
    ("Boko Haram", "boko-haram"),
    ("ISWAP", "iswap"),
    ("al Shabab", "al-shabaab"),
    ("M23", "m23"),
    ("ADF", "allied-democratic-forces"),
    ("FARDC", "fardc"),
    ("TPLF", "tplf"),
    ("Tatmadaw", "myanmar-armed-forces"),
    ("PDF", "peoples-defence-force"),
    ("AA", "arakan-army"),
    ("Taliban", "taliban"),
    ("ISKP", "iskp"),
    ("TTP", "ttp"),
    ("BLA", "baloch-liberation-army"),
    ("CPI (Maoist)", "naxalites"),
    ("Abu Sayyaf", "abu-sayyaf"),
    ("FARC", "farc"),
    ("Jalisco New Generation Cartel", "cjng"),
    ("FMLN", "fmln"),
    ("Atlacatl Battalion", "salvadoran-armed-forces"),
    ("Shining Path", "shining-path"),
    ("PKK", "pkk"),
    ("YPG", "ypg"),
    ("Tamil Tigers", "ltte"),
    ("UVF", "uvf"),
    ("US-led coalition", "us-led-coalition"),
    ("NATO", "nato"),
    ("US troops", "us-armed-forces"),
    ("French soldiers", "french-armed-forces"),
    ("Norwegian police", "norwegian-police"),
]


@pytest.mark.parametrize(("words", "actor"), NAMED)
def test_a_name_leads_to_its_actor(words: str, actor: str) -> None:
    """Full names, acronyms, masked forms and an adjective with a noun all resolve."""
    found = ACTORS.find(words)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize("words", ["is", "aa", "let", "the", "Ansar", "Smith"])
def test_words_that_are_no_names_lead_to_nobody(words: str) -> None:
    """Short acronyms count only in capitals, and a common word is no actor."""
    assert ACTORS.find(words) is None


def test_no_alias_leads_to_two_actors() -> None:
    """Within each way of writing, one name has one actor."""
    seen: dict[str, str] = {}
    clashes = [
        (name, seen[key], actor.id)
        for actor in ACTORS
        for name, key in (
            *((name, alias_key(name)) for name in (actor.name, *actor.aliases)),
            *((name, f"={name}") for name in actor.exact),
        )
        if seen.setdefault(key, actor.id) != actor.id
    ]
    assert clashes == []


def test_aliases_are_keyed_as_they_are_looked_up() -> None:
    """The keys need no cleaning: a table may be scanned with them."""
    assert [key for key in ACTORS.aliases if key != alias_key(key)] == []


def test_every_actor_has_a_known_status_and_country() -> None:
    """The data use the closed vocabulary of statuses and the codes of the countries."""
    wrong = [
        actor.id
        for actor in ACTORS
        if actor.status not in STATUSES or (actor.country and actor.country not in countries())
    ]
    assert wrong == []


def test_every_country_has_an_army_and_a_police() -> None:
    """Where the data name none, one is made from the adjective."""
    without = [iso for iso in countries() if not (ACTORS.army_of(iso) and ACTORS.police_of(iso))]
    assert without == []


def test_state_forces_belong_to_the_states_side() -> None:
    """An army's side is its country's party, a group's side is itself."""
    sides = {id: ACTORS.by_id[id].side for id in ("syrian-army", "iraqi-police", "jnim", "vdp")}
    assert sides == {
        "syrian-army": "syrian-government",
        "iraqi-police": "government-of-iraq",
        "jnim": "jnim",
        "vdp": "government-of-burkina-faso",
    }


@pytest.mark.parametrize(
    ("words", "country", "actor"),
    [
        ("soldiers", "ML", None),
        ("regime forces", "SY", "syrian-army"),
        ("police", "PH", "philippine-police"),
    ],
)
def test_a_bare_noun_is_the_countrys_institution(
    words: str, country: str, actor: str | None
) -> None:
    """ "The police" are the page's country's; "soldiers" are anybody's."""
    found = ACTORS.institution(words, country)
    assert (found.id if found else None) == actor


def test_the_pronoun_us_is_no_adjective() -> None:
    """Only capitals make it a country."""
    assert (ACTORS.demonym("US"), ACTORS.demonym("us"), ACTORS.demonym("Syrian")) == (
        "US",
        None,
        "SY",
    )
