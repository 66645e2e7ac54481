"""How telling a word is comes from a fixed table, and not from what else is in a record."""

from cenotaph.reference.wording import UNKNOWN, telling, telling_terms


def test_a_word_of_every_text_tells_nothing() -> None:
    """And one that the table does not know tells most."""
    assert telling("the") < 0.1 < telling("hospital") < telling("quillby")
    assert telling("quillby") == UNKNOWN


def test_a_word_told_often_weighs_more() -> None:
    """Twice, here; short numbers are no words."""
    once, twice = (
        telling_terms(words, 9) for words in (("hospital", "12"), ("hospital", "hospital"))
    )
    assert len(once) == 1
    assert next(iter(once.values())) < next(iter(twice.values()))
