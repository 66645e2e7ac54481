"""Sources: outlets, monitors, ministries and speakers by name, with the role they speak in."""

import pytest

from cenotaph.model.vocabulary import ROLES, STATUSES
from cenotaph.reference.actors import ACTORS, alias_key
from cenotaph.reference.sources import SOURCES, speaker_of

NAMED = [
    ("SOHR", "sohr", "monitor"),
    ("the Syrian Observatory for Human Rights", "sohr", "monitor"),
    ("Reuters", "reuters", "outlet"),
    ("AP", "ap", "outlet"),
    ("SANA", "sana", "outlet"),
    ("TASS", "tass", "outlet"),
    ("Rudaw", "rudaw", "outlet"),
    ("Airwars", "airwars", "monitor"),
    ("B'Tselem", "btselem", "monitor"),
    ("B’Tselem", "btselem", "monitor"),
    ("Sudan Doctors Network", "sudan-doctors-network", "medical"),
    ("White Helmets", "white-helmets", "rescue"),
    ("Red Cross", "red-cross", "rescue"),
    ("MSF", "msf", "medical"),
    ("Gaza's health ministry", "gaza-health-ministry", "official"),
    ("Hamas-run health ministry", "gaza-health-ministry", "official"),
    ("Lebanon's health ministry", "lebanon-health-ministry", "official"),
    ("Syrian health ministry", "syria-health-ministry", "official"),
    ("Russian Defense Ministry", "russia-defence-ministry", "official"),
    ("Turkish Defence Ministry", "turkey-defence-ministry", "official"),
    ("Iraqi interior ministry", "iraq-interior-ministry", "official"),
    ("COPREFA", "coprefa", "military"),
    ("IDF", "israel-defense-forces", "military"),
    ("Hamas", "hamas", "armed_party"),
    ("Taliban spokesman", "taliban-spokesman", "armed_party"),
    ("Norwegian police", "norwegian-police", "police"),
]


@pytest.mark.parametrize(("words", "source", "role"), NAMED)
def test_a_name_leads_to_its_source(words: str, source: str, role: str) -> None:
    """Names, acronyms, ministries of any country and armed parties all resolve."""
    found = SOURCES.find(words)
    assert found is not None
    assert (found.id, found.role) == (source, role)


@pytest.mark.parametrize("words", ["ap", "sana", "the ministry", "health ministry", "dawn"])
def test_words_that_name_nobody_lead_to_no_source(words: str) -> None:
    """Short acronyms count only in capitals; a bare ministry needs a country."""
    assert SOURCES.find(words) is None


def test_a_bare_ministry_is_the_pages_countrys() -> None:
    """ "The health ministry" on a page about Yemen is Yemen's."""
    found = SOURCES.find("the health ministry", ("YE",))
    assert found is not None
    assert (found.id, found.belongs_to) == ("yemen-health-ministry", "government-of-yemen")


def test_no_alias_leads_to_two_named_sources() -> None:
    """One name has one source; offices made by rule yield to a source named in the data."""
    seen: dict[str, str] = {}
    made = ("-ministry", "-government", "-civil-defence")
    clashes = [
        (name, seen[key], source.id)
        for source in SOURCES
        for name, key in (
            *((name, alias_key(name)) for name in (source.name, *source.aliases)),
            *((name, f"={name}") for name in source.exact),
        )
        if seen.setdefault(key, source.id) != source.id and not source.id.endswith(made)
    ]
    assert clashes == []


def test_aliases_are_keyed_as_they_are_looked_up() -> None:
    """The keys need no cleaning: a table may be scanned with them."""
    assert [key for key in SOURCES.aliases if key != alias_key(key)] == []


def test_every_source_uses_the_closed_vocabularies() -> None:
    """Roles and the status a source counts are the model's."""
    wrong = [
        source.id
        for source in SOURCES
        if source.role not in ROLES or (source.only_status or "civilian") not in STATUSES
    ]
    assert wrong == []


def test_every_party_a_source_belongs_to_is_some_actors_side() -> None:
    """A source's party can be compared with the side of the dead."""
    sides = {actor.side for actor in ACTORS}
    owned = {source.belongs_to for source in SOURCES if source.belongs_to}
    assert owned - sides == set()


def test_monitors_that_count_civilians_only_say_so() -> None:
    """Their figures speak for their scope alone."""
    scopes = {id: SOURCES.by_id[id].only_status for id in ("airwars", "snhr", "sohr")}
    assert scopes == {"airwars": "civilian", "snhr": "civilian", "sohr": None}


def test_an_actor_that_speaks_is_a_source_of_its_own_party() -> None:
    """State forces speak as military, groups as armed parties."""
    spoken = [speaker_of(ACTORS.by_id[id]) for id in ("syrian-army", "hamas", "iraqi-police")]
    assert [(each.role, each.belongs_to) for each in spoken] == [
        ("military", "syrian-government"),
        ("armed_party", "hamas"),
        ("police", "government-of-iraq"),
    ]
