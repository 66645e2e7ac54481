"""Who says so: chains from the speaker the page heard to the origin, and how far each reaches."""

from dataclasses import replace

import pytest

from cenotaph.extract import extract
from tests.extract.reading import claims, page_of, small_reader

Chain = list[tuple[str, str]]


def chains(text: str) -> list[Chain]:
    """For each claim of a text its speakers with their roles."""
    return [[(s.text, s.role) for s in claim.attribution] for claim in claims(text)]


ONE_SPEAKER = [
    ("Dutch peacekeepers saw five bodies in Hama.", ("Dutch peacekeepers", "military")),
    ("The U.N. later raised the number of dead in Hama to 108.", ("U.N.", "official")),
    ("Amina Bello told our correspondent that five died in Hama.", ("Amina Bello", "witness")),
    ("Amina Bello told reporters five people died in Hama.", ("Amina Bello", "witness")),
    (
        "Five people were killed in Hama, Gov. A. Marlowe said Thursday as police hunted two men.",
        ("Gov A. Marlowe", "official"),
    ),
    (
        "Five were killed in Hama, a rights group said on Friday, calling it the worst in years.",
        ("rights group", "monitor"),
    ),
    ("Britain said five soldiers were killed in Hama.", ("Britain", "official")),
    ("The Carabineros reported five officers killed.", ("Carabineros", "police")),
    ("Five people were killed in Hama, the U.N. said.", ("U.N.", "official")),
    (
        "Nasser al-Argaly, the health undersecretary, had earlier put the number of dead at five.",
        ("Nasser al-Argaly, the health undersecretary", "official"),
    ),
    (
        "The police officer, A. Gambo, who confirmed the raid, however put the toll at five.",
        ("police officer, A. Gambo", "police"),
    ),
    ("Police said five people were killed in Hama.", ("Police", "police")),
    ("Five people were killed in Hama, police said.", ("police", "police")),
    ("Five people were killed in Hama, said the mayor.", ("mayor", "official")),
    ("“Five people were killed in Hama,” a nurse said.", ("nurse", "medical")),
    ("According to residents, five people were killed in Hama.", ("residents", "witness")),
    ("Five people were killed in Hama, according to a doctor.", ("doctor", "medical")),
    ("Five people were killed, the army said in a statement.", ("army", "military")),
    ("The governor confirmed that five people were killed.", ("governor", "official")),
    ("Five killed in Hama strike — medics", ("medics", "medical")),
    ("Rebels claimed they had killed five soldiers.", ("Rebels", "armed_party")),
    ("The army's spokesman put the toll at five dead.", ("army's spokesman", "military")),
    ("A security source said five people were killed.", ("security source", "unnamed")),
    ("Five people were killed, Officer A. Marlowe said.", ("Officer A. Marlowe", "police")),
    ("Per the coroner's office, five people were killed.", ("coroner's office", "medical")),
    ("A parish priest spoke of five dead.", ("parish priest", "witness")),
    ("The rebels' radio gave the toll as five.", ("rebels' radio", "armed_party")),
    ("Moscow admitted that five soldiers were killed.", ("Moscow", "official")),
    ("Refugees arriving in Chad said five were killed.", ("Refugees", "witness")),
    ("In a press note the civil defence put the toll at five.", ("civil defence", "rescue")),
    ("Nurses reached by telephone said five had died.", ("Nurses", "medical")),
    (
        "The spokesman of the local self-defence force said five died.",
        ("spokesman of the local self-defence force", "armed_party"),
    ),
    (
        "The so-called defence ministry of the separatists said five were killed.",
        ("so-called defence ministry of the separatists", "armed_party"),
    ),
    ("Five were killed on Monday, the health authority said.", ("health authority", "official")),
    ("The mother of one of the men said he was shot dead.", ("mother of one of the men", "family")),
]


@pytest.mark.parametrize(("text", "speaker"), ONE_SPEAKER)
def test_a_speaker_is_found_with_its_role(text: str, speaker: tuple[str, str]) -> None:
    """A frame before, behind or around what is said gives its one speaker."""
    assert chains(text) == [[speaker]]


CHAINS = [
    (
        "A military source told Reuters that five soldiers were killed in Hama.",
        [("Reuters", "outlet"), ("military source", "military")],
    ),
    (
        "Five soldiers were killed in Hama, a military source told Reuters.",
        [("Reuters", "outlet"), ("military source", "military")],
    ),
    (
        "AFP reported, citing a hospital director, that nine people were killed.",
        [("AFP", "outlet"), ("hospital director", "medical")],
    ),
    (
        "Police, citing witnesses, said four herders were killed.",
        [("Police", "police"), ("witnesses", "witness")],
    ),
    (
        "Six people were killed, Reuters reported, citing police.",
        [("Reuters", "outlet"), ("police", "police")],
    ),
    (
        "Five people died, the mayor was quoted by Reuters as saying.",
        [("Reuters", "outlet"), ("mayor", "official")],
    ),
    (
        "The nuns, quoted by Radio Vale, said five people were killed.",
        [("Radio Vale", "outlet"), ("nuns", "witness")],
    ),
    (
        "A resident told Vale Eye that five people were killed.",
        [("Vale Eye", "outlet"), ("resident", "witness")],
    ),
    ("A resident told reporters that five people were killed.", [("resident", "witness")]),
    (
        "The ministry said, quoting local medics, that nine people died.",
        [("ministry", "official"), ("local medics", "medical")],
    ),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_a_chain_runs_from_the_relay_to_the_origin(text: str, chain: Chain) -> None:
    """Told, citing and quoting put the relay first and the origin last."""
    assert chains(text) == [chain]


GOES_ON = [
    (
        "The ministry said shells hit Kherson. Four people were killed.",
        [("ministry", "official")],
    ),
    (
        "The ministry said shells hit Kherson. It added that four people were killed.",
        [("ministry", "official")],
    ),
    (
        "Shells hit Kherson, the mayor said. He said four people were killed.",
        [("mayor", "official")],
    ),
    (
        "Reuters quoted a doctor as saying shells hit Kherson. He said four were killed.",
        [("Reuters", "outlet"), ("doctor", "medical")],
    ),
    (
        "The Hama Observatory, citing sources, said jets struck. Four were killed, it said.",
        [("Hama Observatory", "monitor")],
    ),
    (
        "M23 spokesman Didier Kaso said shells fell. Kaso said four people were killed.",
        [("M23 spokesman Didier Kaso", "armed_party")],
    ),
    (
        "The monitor said jets struck Hama. “Four people were killed,” it added.",
        [("monitor", "monitor")],
    ),
]


@pytest.mark.parametrize(("text", "chain"), GOES_ON)
def test_a_speaker_who_goes_on_is_inherited(text: str, chain: Chain) -> None:
    """A sentence of the speaker's paragraph, and "it added", have the speaker named before."""
    assert chains(text) == [chain]


def test_the_ministry_is_the_one_named_before() -> None:
    """A short name stands for the last speaker whose words it repeats."""
    text = (
        "The interior ministry in Kharkiv said five people were killed.\n"
        "The ministry said nine were wounded."
    )
    assert [chain[-1][0] for chain in chains(text)] == ["interior ministry in Kharkiv"] * 2


def test_a_quote_that_runs_over_sentences_has_the_speaker_behind_it() -> None:
    """All of a quotation belongs to whoever closes it."""
    text = "“The toll is expected to rise. There are several people injured,” the monitor said."
    assert chains(text) == [[("monitor", "monitor")], [("monitor", "monitor")]]


def test_two_speakers_in_one_sentence_keep_their_figures() -> None:
    """Each frame reaches to the next one."""
    text = "The army said 30 rebels were killed, but residents said 12 civilians died."
    assert chains(text) == [[("army", "military")], [("residents", "witness")]]


def test_a_figure_without_a_speaker_has_an_empty_chain() -> None:
    """The page's own voice is no link."""
    assert chains("Five people were killed in Hama on Monday.") == [[]]


def test_a_paragraph_ends_a_speaker() -> None:
    """The next paragraph is the page's own again."""
    text = "Strike on Hama\n\nThe mayor said shells hit a school.\n\nFive people were killed."
    assert chains(text) == [[]]


def test_the_page_s_own_outlet_is_never_a_link() -> None:
    """What an outlet says of itself stands in its own voice."""
    page = page_of("A doctor told the Harbour Courier that five people were killed in Hama.")
    named = replace(page, source="Harbour Courier")
    found = extract(named, small_reader()).claims
    assert [[s.text for s in claim.attribution] for claim in found] == [["doctor"]]


def test_a_reported_harm_without_a_speaker_names_none() -> None:
    """ "Were reported killed" and "confirmed dead" name nobody who says so."""
    assert chains("Five people were confirmed dead in Hama.") == [[]]


def test_who_describes_the_dead_is_not_the_speaker() -> None:
    """A wounded man who speaks is not the speaker of his own wound."""
    assert chains("Two wounded men said the shells came from the hills.") == [[]]


KNOWN = [
    ("SOHR said five people were killed in Hama.", "sohr"),
    ("The Syrian Observatory for Human Rights said five people were killed.", "sohr"),
    ("Reuters reported that five people were killed in Hama.", "reuters"),
    ("Human Rights Watch said five people were killed in Hama.", "hrw"),
]


@pytest.mark.parametrize(("text", "source"), KNOWN)
def test_a_known_source_is_resolved(text: str, source: str) -> None:
    """Names and acronyms of reference data give the source's id."""
    assert [c.attribution[-1].source for c in claims(text)] == [source]


DENIALS = [
    ("The army denied that 14 civilians were killed in Kidal.", "denies"),
    ("The army denied killing 14 civilians in Kidal.", "denies"),
    ("Officials revised the death toll to nine from 12.", "corrects"),
    ("The army said 14 civilians were killed in Kidal.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), DENIALS)
def test_a_speaker_s_stance_is_told(text: str, stance: str) -> None:
    """Denied and revised are no assertions."""
    assert [c.stance for c in claims(text)] == [stance]


def test_interest_is_told_where_both_sides_are_known() -> None:
    """A monitor has none, an army speaks of its own side and of its opponent."""
    text = (
        "The Syrian army said seven Syrian soldiers were killed in Hama.\n\n"
        "The Syrian army said nine ISIS fighters were killed in Hama.\n\n"
        "SOHR said four people were killed in Hama."
    )
    found = [c.attribution[-1].interest for c in claims("Clashes in Hama\n\n" + text)]
    assert found == ["own_side", "opponent", "none"]


@pytest.mark.parametrize("title", ["Capt.", "Lt. Col.", "Gen.", "Dr."])
def test_a_title_with_a_period_ends_no_name(title: str) -> None:
    """The name and the office behind it belong to the speaker."""
    (claim,) = claims(
        f"Nine people were killed in Hama, said {title} Amina Bello, a police officer."
    )
    assert claim.attribution[0].role == "police"
    assert claim.attribution[0].text.endswith("Amina Bello, a police officer")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Residents accused soldiers of killing two men in Hama.", ["Residents"]),
        ("Rights groups accuse soldiers of killing two men in Hama.", ["Rights groups"]),
        ("The army is accused of killing two men in Hama.", []),
        ("A soldier accused of killing two men in Hama was arrested.", []),
        ("Police seek a man accused in the fatal shooting of two men in Hama.", []),
        ("A judge denied the release of a man who killed two men in Hama.", []),
    ],
)
def test_who_is_accused_tells_nothing(text: str, speakers: list[str]) -> None:
    """Whoever accuses somebody is the speaker; whoever stands accused is none."""
    found = [claim for claim in claims(text) if claim.measure == "killed"]
    assert [speaker.text for claim in found for speaker in claim.attribution] == speakers
