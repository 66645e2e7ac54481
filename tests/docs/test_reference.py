"""Every code that a reader may meet has its row in the docs, and no row tells of what is not."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

import cenotaph.store.gazetteer  # noqa: F401 - holds an error class of its own
from cenotaph.config import SETTINGS
from cenotaph.errors import CenotaphError, RecordError
from cenotaph.estimate.cautions import MEANINGS
from cenotaph.model.estimates import FAMILIES, Status
from cenotaph.model.vocabulary import ENTRY_KINDS, REASONS
from cenotaph.record.levels import LEVELS
from cenotaph.run.guard import problem_of
from tests.docs.pages import ROOT, page, rows, section

ERRORS = "docs/reference/errors.md"
METHOD = "docs/explanation/methodology.md"
ESTIMATES = "docs/explanation/estimates.md"
ESTIMATE_WARNINGS = "docs/reference/estimate-warnings.md"
SOURCES = sorted((ROOT / "src" / "cenotaph").rglob("*.py"))


def error_classes(kind: type[CenotaphError] = CenotaphError) -> Iterator[type[CenotaphError]]:
    """The base of all errors and everything below it."""
    yield kind
    for below in kind.__subclasses__():
        yield from error_classes(below)


def codes(of: str, also: tuple[str, ...] = ()) -> set[str]:
    """The codes that the source gives to `of`, or as the first argument of a function of `also`."""
    found: set[str] = set()
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = dict(constants(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == of:
                    given = [key.value for key in node.keywords if key.arg == "code"]
                elif node.func.id in also:
                    given = node.args[:1]
                else:
                    continue
                found.update(word for value in given for word in words(value, named))
    return found


def constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names a module gives to texts."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                    yield target.id, node.value.value


def words(value: ast.expr, named: Mapping[str, str]) -> Iterator[str]:
    """The texts an expression may give: one, one by its name, or both sides of an `if`."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from words(value.body, named)
        yield from words(value.orelse, named)
    elif isinstance(value, ast.Name) and value.id in named:
        yield named[value.id]


def test_every_error_has_its_row_with_its_exit_code() -> None:
    """The table of errors is the tree of classes."""
    wanted = {kind.__name__: str(kind.exit_code) for kind in error_classes()}
    table = rows(section(page(ERRORS), "## Errors"))
    assert {name: cells[0] for name, cells in table.items()} == wanted


def test_every_problem_has_its_row() -> None:
    """The codes of problems are those the source gives, and those made of an error's name."""
    # a broken record is no page's problem: it goes on to the caller
    of_pages = [kind for kind in error_classes() if not issubclass(kind, RecordError)]
    named = {problem_of(kind("x")).code for kind in of_pages if kind is not CenotaphError}
    wanted = codes("Problem", also=("_broken", "_unread")) | named
    assert set(rows(section(page(ERRORS), "## Problems"))) == wanted


def test_every_setting_has_its_row() -> None:
    """Each variable of the environment that the source names, and no other."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = set(re.findall(r"\bCENOTAPH_[A-Z_]+\b", text))
    assert named >= set(SETTINGS)
    assert set(rows(page("docs/reference/settings.md"))) == named


def test_every_entry_kind_has_its_row() -> None:
    """The glossary's table of entries is the log's list of kinds."""
    glossary = page("docs/reference/glossary.md")
    assert set(rows(section(glossary, "## Entries of the log"))) == set(ENTRY_KINDS)


def test_every_reason_has_its_row() -> None:
    """The reasons for which a claim is left out."""
    assert set(rows(section(page(METHOD), "## Why a claim is left out"))) == set(REASONS)


def test_every_check_has_its_row() -> None:
    """The checks are those that the source makes."""
    assert set(rows(section(page(METHOD), "## Checks"))) == codes("Check")


def test_every_warning_of_an_estimate_has_its_row() -> None:
    """The codes are those the source gives, and each says what to do."""
    table = rows(section(page(ESTIMATE_WARNINGS), "## Codes"))
    assert set(table) == set(MEANINGS)
    assert all(len(cells) == 2 and cells[1] for cells in table.values())
    assert codes("caution", also=("caution",)) <= set(MEANINGS)


def test_every_family_and_status_of_an_estimate_has_its_row() -> None:
    """The families with their sources, and what each status means."""
    assert set(rows(section(page(ESTIMATES), "## The families"))) == set(FAMILIES)
    statuses = set(rows(section(page(ESTIMATE_WARNINGS), "## Statuses")))
    assert statuses == set(get_args(Status))


def test_what_a_level_hides_is_told() -> None:
    """Each thing that words may hide, with the level from which it is read."""
    hidden = {what: level for what, level in LEVELS.items() if "." not in what}
    table = rows(section(page("ETHICS.md"), "## What each level reads"))
    assert {what: cells[0] for what, cells in table.items()} == hidden


@pytest.mark.parametrize(
    "word",
    [
        "source", "page", "segment", "claim", "measure", "span", "attribution", "origin", "voice",
        "report", "incident", "episode", "series", "toll", "total", "policy", "reading",
        "decision", "edition", "recorder",
    ],
)  # fmt: skip
def test_every_word_of_the_design_is_in_the_glossary(word: str) -> None:
    """One heading a word."""
    assert f"\n### {word}\n" in page("docs/reference/glossary.md")


def test_the_sources_are_found() -> None:
    """The tests above read the package, not an empty folder."""
    assert Path("path.py") in {path.relative_to(ROOT / "src" / "cenotaph") for path in SOURCES}
