"""The codebook: its examples hold, and it names every rule that the extractor knows."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import cenotaph.extract
from cenotaph.extract.languages.en.codebook import RULES, CodebookRule
from cenotaph.extract.languages.en.numbers import VAGUE
from cenotaph.extract.languages.en.speech import ACCORDING
from cenotaph.model.vocabulary import MEANS, MEASURES, ROLES, STATUSES, CountKind
from tests.extract.reading import read, shows

NAMES = frozenset(rule.name for rule in RULES)
_RULE_NAME = re.compile(r"(?:harm|figure|part|speech|scope|certainty|stance|group|means)\.[a-z-]+")
_PACKAGE = Path(cenotaph.extract.__file__).parent


def _literals() -> Iterator[str]:
    """Every text constant in the steps of the extractor."""
    for file in _PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _rules_in_source() -> frozenset[str]:
    """The rule names that the extractor writes, and those it makes from a kind or a word."""
    written = {text for text in _literals() if _RULE_NAME.fullmatch(text)}
    # a claim without a figure carries no rule for its count
    told = [kind for kind in get_args(CountKind) if kind != "unstated"]
    kinds = {f"figure.{kind.replace('_', '-')}" for kind in told}
    return frozenset(written | kinds | set(ACCORDING.values()))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_match_shows_its_rule(rule: CodebookRule) -> None:
    """Both examples of a rule give a reading that shows it."""
    lacking = [text for text in rule.matches if rule.name not in shows(read(text)[1])]
    assert lacking == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_near_miss_shows_the_rule(rule: CodebookRule) -> None:
    """Neither near miss of a rule gives a reading that shows it."""
    showing = [text for text in rule.misses if rule.name in shows(read(text)[1])]
    assert showing == []


def test_every_rule_in_the_source_is_in_the_codebook() -> None:
    """A rule that a claim may carry has a sentence that a coder can apply."""
    assert sorted(_rules_in_source() - NAMES) == []


def test_every_rule_in_the_codebook_is_in_the_source() -> None:
    """The codebook keeps no rule that the extractor has lost."""
    dotted = {name for name in NAMES if "=" not in name}
    assert sorted(dotted - _rules_in_source()) == []


def test_every_counting_word_is_in_the_codebook() -> None:
    """Each vague word of the bounds table has examples of its own."""
    words = {f"vague={' '.join(phrase).removesuffix(' of')}" for phrase in VAGUE}
    assert sorted(words - NAMES) == []


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("measure", MEASURES),
        ("role", ROLES),
        ("status", STATUSES),
        # no word tells "other" means: it is for claims entered by hand
        ("means", tuple(m for m in MEANS if m != "other")),
    ],
)
def test_every_value_of_a_closed_field_is_in_the_codebook(
    field: str, values: tuple[str, ...]
) -> None:
    """Each value that a program can give has examples of its own."""
    assert sorted({f"{field}={value}" for value in values} - NAMES) == []


def test_rule_names_are_unique() -> None:
    """No two rules share a name."""
    assert len(NAMES) == len(RULES)


def test_examples_are_not_repeated_within_a_rule() -> None:
    """The four texts of a rule differ."""
    assert [r.name for r in RULES if len({*r.matches, *r.misses}) < 4] == []


def test_the_extractor_does_not_import_the_codebook() -> None:
    """The codebook costs a reader nothing."""
    code = "import sys, cenotaph.extract; print(any('codebook' in name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
