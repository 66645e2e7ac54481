"""Loading the gold."""

import pytest

from evaluation.passages import PARTS, load, passage
from tests.evaluation.build import TEXT, annotated, of, the_part


def words(span: tuple[int, int] | None, text: str = TEXT) -> str | None:
    """The words of a span."""
    return text[span[0] : span[1]] if span else None


def test_annotations_become_offsets() -> None:
    """`at`, count and measure are intervals of the passage's text."""
    gold = of(annotated()).claims[0]
    assert words(gold.at) == "Five soldiers were killed"
    assert words(gold.count) == "Five"
    assert words(gold.measure) == "killed"


def test_a_measure_outside_at_has_no_span() -> None:
    """The word of harm may stand in another clause than the count."""
    assert of(annotated(), the_part(measure_text="killed")).claims[1].measure is None


def test_a_short_count_is_a_word_of_its_own() -> None:
    """ "a" is the article before the man, not the first letter a of the piece."""
    text = "Police said that a man died."
    gold = of(annotated(at="that a man died", count_text="a", measure_text="died"), text=text)
    count = gold.claims[0].count
    assert count == (text.index(" a man") + 1, text.index(" a man") + 2)


def test_words_that_do_not_stand_exactly_once_are_refused() -> None:
    """An ambiguous annotation is an error that names the passage and the claim."""
    with pytest.raises(ValueError, match="open-1 a"):
        of(annotated(at="were"))


def test_a_page_of_html_is_annotated_in_the_text_that_capture_keeps() -> None:
    """`at` stands in what a reader sees, and the bytes stay as they are."""
    html = f"<html><body><article><h1>Five die</h1><p>{TEXT}</p></article></body></html>"
    row = {"id": "page-1", "kinds": [], "title": None, "source": None, "published_at": None}
    found = passage(row | {"html": html, "claims": [annotated()]})
    assert found.data == html.encode()
    assert words(found.claims[0].at, found.text) == "Five soldiers were killed"


@pytest.mark.parametrize("part", PARTS)
def test_every_annotation_of_the_gold_stands_in_its_text(part: str) -> None:
    """The gold loads, each passage with its own id."""
    passages = load(part)  # type: ignore[arg-type]
    assert passages
    assert len({p.id for p in passages}) == len(passages)
