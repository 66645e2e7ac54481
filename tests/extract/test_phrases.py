"""Where noun phrases begin: the cheap test of a word lets none of them out."""

from pathlib import Path

import pytest

from cenotaph.extract.phrases import Phrases
from cenotaph.extract.reader import _tries
from cenotaph.extract.tokens import Sentence, paragraphs, read_sentences

_PAGES = Path(__file__).parents[2] / "examples" / "pages"


def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for span in paragraphs(text, 0, len(text))
        for sentence in read_sentences(text, span, 1, headline=False)
    )


def _hidden(text: str) -> list[str]:
    """The words of a text at which a phrase begins though none may."""
    actors, _, demonyms, _ = _tries()
    phrases = Phrases(actors, demonyms)
    return [
        token.text
        for sentence in _sentences(text)
        for at, token in enumerate(sentence.tokens)
        if not phrases.may_begin(token.low) and phrases.noun_phrase(sentence, at, {}) is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The centre documented the death of (536) people.",
        "Some 12 women, #civilians and “rebels” died; the IS*IS fighters’ 3-year-old was hurt.",
        *(file.read_text(encoding="utf-8") for file in sorted(_PAGES.rglob("*.txt"))),
    ],
    ids=lambda text: text[:20],
)
def test_no_phrase_begins_where_none_may(text: str) -> None:
    """No phrase begins at a word with which, as the cheap test says, none can."""
    assert _hidden(text) == []
