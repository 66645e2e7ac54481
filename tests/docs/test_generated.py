"""What the docs take from the code is what the code says now; `make docs` writes it again."""

from pathlib import Path

import pytest

from cenotaph.export.columns import CLAIMS, INCIDENTS, TOLLS
from tests.docs.console import printed_by, same_each_time, shown_in
from tests.docs.generate import PAGES, command_names
from tests.docs.pages import headings, page, rows


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    """The help of every command and the columns of every file are those of the code."""
    assert page(name) == PAGES[name]()


def test_every_command_has_its_heading() -> None:
    """A reader finds each command by its name."""
    wanted = {"`cenotaph`", *(f"`cenotaph {name}`" for name in command_names())}
    assert wanted <= set(headings(page("docs/reference/commands.md")))


def test_every_column_has_its_row() -> None:
    """A reader finds each column of each file by its name."""
    names = {column.name for columns in (CLAIMS, TOLLS, INCIDENTS) for column in columns}
    assert set(rows(page("docs/reference/columns.md"))) == names


def test_the_examples_of_the_record_are_true(tmp_path: Path) -> None:
    """Every step that a court can take prints what the page shows, but for hashes and times."""
    for shown in shown_in(page("docs/explanation/record.md")):
        printed = shown.true_of(printed_by(shown.command, tmp_path))
        assert same_each_time(printed) == same_each_time(shown.output)


def test_the_examples_of_the_readme_are_true(tmp_path: Path) -> None:
    """Run in order in an empty folder, each command prints what the page shows."""
    examples = shown_in(page("README.md"))
    assert {shown.command.split()[1] for shown in examples} >= {"read", "why"}
    for shown in examples:
        assert shown.true_of(printed_by(shown.command, tmp_path)) == shown.output
