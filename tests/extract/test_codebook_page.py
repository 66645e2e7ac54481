"""The codebook's page in the docs: generated from the rules, and up to date."""

from pathlib import Path

from cenotaph.extract.languages.en.codebook import RULES
from cenotaph.extract.languages.en.codebook.__main__ import markdown

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "codebook.md"


def test_the_page_equals_what_is_generated() -> None:
    """`python -m cenotaph.extract.languages.en.codebook` prints the committed page."""
    assert PAGE.read_text("utf-8") == markdown(RULES)


def test_each_rule_has_its_heading() -> None:
    """A reader finds every rule by its name."""
    lines = frozenset(markdown(RULES).splitlines())
    assert [rule.name for rule in RULES if f"### `{rule.name}`" not in lines] == []
