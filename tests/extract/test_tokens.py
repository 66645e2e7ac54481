"""Tokens, sentences and paragraphs: where they are cut, and that offsets hold."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.tokens import paragraphs, sentences, shouting, tokenize


def cut(text: str) -> list[str]:
    """The sentences of one paragraph."""
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


def lows(text: str) -> list[str]:
    """The folded tokens of a text."""
    return [token.low for token in tokenize(text, 0, len(text))]


TWO_SENTENCES = [
    ("Five died. Two were hurt.", ["Five died.", "Two were hurt."]),
    ("Who did it? Nobody knows.", ["Who did it?", "Nobody knows."]),
    ("“Five died.” Two were hurt.", ["“Five died.”", "Two were hurt."]),
    ("He said: “No.” Then he left.", ["He said: “No.”", "Then he left."]),
    ("Five died at 3 p.m. Two were hurt.", ["Five died at 3 p.m.", "Two were hurt."]),
    ("Five died... Two were hurt.", ["Five died...", "Two were hurt."]),
    ("Five died (one a child). Two fled.", ["Five died (one a child).", "Two fled."]),
    ("It hit Idlib. al-Bab was hit too.", ["It hit Idlib.", "al-Bab was hit too."]),
    ("There were five. 12 fled.", ["There were five.", "12 fled."]),
    ("- Five died\n- Two were hurt", ["- Five died", "- Two were hurt"]),
    ("• Five died\n• Two were hurt", ["• Five died", "• Two were hurt"]),
    ("1) Five died\n2) Two were hurt", ["1) Five died", "2) Two were hurt"]),
]


@pytest.mark.parametrize(("text", "expected"), TWO_SENTENCES)
def test_a_sentence_ends_at_its_mark(text: str, expected: list[str]) -> None:
    """End marks, closing quotes, brackets and list lines end a sentence."""
    assert cut(text) == expected


ONE_SENTENCE = [
    "Gen. Testora said five died.",
    "The U.S. Army said five died.",
    "Dr. A. Testora said five died.",
    "Lt. Col. Testora said five died.",
    "Police in Rapid City, S.D. Monday said five died.",
    "They hit No. 12 of the list.",
    "Some 2.5 million people fled.",
    "The strike hit St. Mary's hospital.",
    "On Dec. 12 five died.",
    "Testora Ltd. Said workers were safe.",
    "Five died\nin the strike.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    """Titles, initials, months and decimals carry a period of their own."""
    assert cut(text) == [text]


def test_a_blank_line_ends_a_paragraph() -> None:
    """Paragraphs stand between blank lines, stripped of white space, empty ones left out."""
    text = "  One.\n\n \n Two\nstill two. \n\u00a0\nThree."
    found = [text[p.start : p.end] for p in paragraphs(text, 0, len(text))]
    assert found == ["One.", "Two\nstill two.", "Three."]


TOKENS = [
    ("1,200 killed", ["1,200", "killed"]),
    ("a 12-year-old girl", ["a", "12-year-old", "girl"]),
    ("kil*led", ["killed"]),
    ("al-Bab’s", ["al-bab", "'s"]),
    ("didn’t", ["didn't"]),
    ("the U.S. army", ["the", "u.s.", "army"]),
    ("5–10", ["5", "—", "10"]),
    ("killed—police", ["killed", "—", "police"]),
    ("(12)", ["(", "12", ")"]),
    ("the 3rd", ["the", "3rd"]),
    ("rebels' base", ["rebels", "'s", "base"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_a_token_is_folded(text: str, expected: list[str]) -> None:
    """Numbers, hyphened words, masked words, clitics and dashes become one token each."""
    assert lows(text) == expected


@given(st.text(max_size=200))
def test_tokens_quote_the_text(text: str) -> None:
    """Each token's words stand at its offsets, in order, and nothing but white space is left."""
    tokens = tokenize(text, 0, len(text))
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert "".join("".join(t.text for t in tokens).split()) == "".join(text.split())


@given(st.text(alphabet='ab. \n"”A1-•!?…\t', max_size=120))
def test_sentences_lie_in_order_and_lose_no_word(text: str) -> None:
    """Sentences lie apart and in order, and hold every character that is no white space."""
    found = list(sentences(text, 0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    joined = "".join(text[s.start : s.end] for s in found)
    assert "".join(joined.split()) == "".join(text.split())


@given(st.text(alphabet="ab \n\t\u00a0", max_size=120))
def test_paragraphs_lie_in_order_and_lose_no_word(text: str) -> None:
    """Paragraphs lie apart and in order, and hold every character that is no white space."""
    found = list(paragraphs(text, 0, len(text)))
    assert all(a.end < b.start for a, b in pairwise(found))
    joined = "".join(text[p.start : p.end] for p in found)
    assert "".join(joined.split()) == "".join(text.split())


SHOUTING = [
    ("TWELVE KILLED IN ADEN", False, True),
    ("Twelve Killed As Shells Hit Aden Market", True, True),
    ("Twelve killed as shells hit Aden market", True, False),
    ("Twelve Killed As Shells Hit Aden Market", False, False),
    ("SOHR said 12 died", False, False),
]


@pytest.mark.parametrize(("text", "headline", "expected"), SHOUTING)
def test_capitals_tell_nothing_where_all_words_have_them(
    text: str, headline: bool, expected: bool
) -> None:
    """Capitals everywhere, or a title-case headline, tell no names."""
    assert shouting(tokenize(text, 0, len(text)), headline=headline) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An estimated 5 000 died", ["an", "estimated", "5000", "died"]),
        ("more than 1 234 567 people", ["more", "than", "1234567", "people"]),
        ("12\u202f345 died", ["12345", "died"]),
        # a day of a month, a flight, a year
        ("On May 12 300 died", ["on", "may", "12", "300", "died"]),
        ("Flight 370 239 aboard", ["flight", "370", "239", "aboard"]),
        ("in 2019 150 died", ["in", "2019", "150", "died"]),
    ],
)
def test_a_figure_may_be_written_with_spaces(text: str, expected: list[str]) -> None:
    """Behind a word that counts, with a space that does not break, or with three noughts."""
    assert lows(text) == expected
