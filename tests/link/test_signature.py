"""Text signatures estimate how much of two texts is the same."""

from cenotaph.extract.signature import signature
from cenotaph.model.signature import folded_words, similarity

WORDS = " ".join(f"word{n}" for n in range(200))


def test_the_same_text_is_the_same() -> None:
    """Case, marks and punctuation aside."""
    assert (
        similarity(
            signature("Five people, killed in Hamā."), signature("FIVE people killed in Hama")
        )
        == 1.0
    )


def test_other_text_is_not() -> None:
    """Texts without a run in common share nothing."""
    other = " ".join(f"other{n}" for n in range(200))
    assert similarity(signature(WORDS), signature(other)) < 0.05


def test_half_the_text_is_about_a_third_of_all_runs() -> None:
    """100 of 200 words in common: 97 runs of 297, to within three standard errors."""
    half = " ".join(f"word{n}" for n in range(100)) + " " + " ".join(f"x{n}" for n in range(100))
    assert abs(similarity(signature(WORDS), signature(half)) - 97 / 297) < 0.19


def test_a_signature_is_64_values_and_always_the_same() -> None:
    """The values are part of the record: an upgrade that changes them must be noticed."""
    values = signature("Five people were killed in Hama.")
    assert len(values) == 64
    assert values == signature("Five people were killed in Hama.")


def test_a_text_without_words_has_no_signature() -> None:
    """Nothing is like nothing."""
    assert signature(" … ") == ()
    assert similarity((), ()) == 0.0


def test_signatures_of_other_lengths_share_nothing() -> None:
    """They cannot be compared."""
    assert similarity((1, 2), (1, 2, 3)) == 0.0


def test_folded_words_drop_marks_case_and_apostrophes() -> None:
    """ "Ma'arrat" and "Maʿarrat" are written in many ways; the plain ones meet."""
    assert folded_words("Ma'arrat al-Nu’mān, 12") == ("maarrat", "al", "numan", "12")
