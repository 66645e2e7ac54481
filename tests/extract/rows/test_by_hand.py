"""Claims that a person enters, in whatever language the page is."""

from typing import Any

import pytest

from cenotaph.errors import InputError
from cenotaph.extract import HandReader, extract
from cenotaph.extract.rows.by_hand import entered_claims
from cenotaph.model.claims import Extraction
from tests.extract.reading import page_of
from tests.run.towns import two_towns

TEXT = "مكالمة من حماة\n\nقالت الممرضة إن خمسة أشخاص على الأقل قتلوا، بينهم طفلان."
VALUES: dict[str, Any] = {
    "said_by": "a nurse",
    "role": "medical",
    "date": "2021-05-03",
    "place": "Hama",
    "countries": ["SY"],
    "means": ["shelling"],
    "actor": "Syrian army",
    "claims": [
        {"name": "dead", "measure": "killed", "count": "5+", "words": "خمسة أشخاص على الأقل"},
        {"measure": "killed", "count": "2", "words": "طفلان", "part_of": "dead", "age": "child"},
    ],
}


def entered(**changes: Any) -> Extraction:
    """What a person enters of the text, with these values changed."""
    reader = HandReader(entered=entered_claims(VALUES | changes), gazetteer=two_towns())
    return extract(page_of(TEXT), reader)


def test_a_claim_stands_on_the_words_that_say_it() -> None:
    """Count and quote are the page's own words, whatever their language."""
    whole, part = entered().claims
    assert (whole.count.kind, whole.count.min, whole.count.text) == (
        "at_least",
        5,
        "خمسة أشخاص على الأقل",
    )
    assert whole.spans.count is not None
    assert TEXT[whole.spans.count.start : whole.spans.count.end] == whole.count.text
    assert part.part_of == whole.id
    assert part.quote in TEXT


def test_every_claim_has_the_speaker_time_and_place_of_the_page() -> None:
    """They are entered once."""
    found = entered()
    for claim in found.claims:
        assert [(one.text, one.role) for one in claim.attribution] == [("a nurse", "medical")]
        assert claim.when.edtf == "2021-05-03"
        assert [place.name for place in claim.where] == ["Hama"]
        assert claim.means == ("shelling",)
    assert [one.stance for one in found.responsibility] == ["accuses"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"claims": [{"measure": "killed", "count": "5", "words": "ستة"}]}, "do not stand"),
        ({"claims": [{"measure": "killed", "count": "5", "words": "ا"}]}, "times in the page"),
        ({"claims": [{"measure": "killed", "count": "unclear", "words": "طفلان"}]}, "is no figure"),
        ({"claims": [{"measure": "killed", "words": "طفلان"}]}, "claims.1.count"),
        ({"date": "3 May"}, "is no date"),
        ({"mood": "bad"}, "“mood” is no key"),
    ],
)
def test_what_cannot_be_entered_is_refused_with_a_sentence(
    changes: dict[str, Any], said: str
) -> None:
    """The sentence names the claim or the key."""
    with pytest.raises(InputError, match=said):
        entered(**changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"claims": 3}, "The claims of the claims file: it is no list."),
        ({"claims": [{"words": "x"}]}, "The claims.1.measure of the claims file: it is missing."),
        ({"countries": "SY"}, "The countries of the claims file: it is no list."),
        ({"date": 2021}, "The date of the claims file: it is no text in quotes."),
    ],
)
def test_what_cannot_stand_there_is_told_in_words(changes: dict[str, Any], said: str) -> None:
    """Where it stands and what is wrong, without a word of Python's."""
    with pytest.raises(InputError) as told:
        entered_claims(VALUES | changes)
    assert told.value.message == said
