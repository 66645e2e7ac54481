"""Pairs that the program is unsure of: shown side by side, and decided."""

import re
from pathlib import Path

import pytest

from tests.run.pages import add_pages, write_pages
from tests.workbench.desk import BENCH, Desk

# The words of another page and the day after: much speaks for one incident, the day against it.
MAYBE = """Airstrike in Hama, army says

The army said 12 people were killed in an airstrike on Hama on 15 December 2020.
"""


@pytest.fixture
def unsure(filled: Desk, tmp_path: Path) -> Desk:
    """A desk with a page that may tell of the airstrike on Hama, or of another one."""
    add_pages(filled.record, write_pages(tmp_path / "more", {"maybe.txt": MAYBE}))
    assert forms(filled)
    return filled


def forms(desk: Desk) -> list[tuple[str, str]]:
    """The two reports of each pair on the page."""
    shown = desk.client("recorder").get(f"{BENCH}pairs").content.decode()
    return re.findall(
        r'name="one" value="(\w+)"><input type="hidden" name="other" value="(\w+)"', shown
    )


def say(desk: Desk, act: str, one: str, other: str) -> int:
    """The status of a verdict on a pair."""
    given = {"act": act, "one": one, "other": other, "seen": str(desk.record.head().seq)}
    return int(desk.client("recorder").post(f"{BENCH}pairs", given).status_code)


def test_both_stand_side_by_side(unsure: Desk) -> None:
    """Each with its page, its words and its incident's toll."""
    shown = unsure.client("recorder").get(f"{BENCH}pairs").content.decode()
    assert "Airstrike in Hama, army says" in shown
    assert "people were killed in an airstrike on Hama on 15 December" in shown
    assert "12 – ? – 15" in shown


@pytest.mark.parametrize(("act", "one"), [("same", True), ("different", False), ("unsure", False)])
def test_a_verdict_holds_and_the_pair_is_gone(unsure: Desk, act: str, one: bool) -> None:
    """Same puts the two together; whatever was said, the pair is asked about no more."""
    pair = forms(unsure)[0]
    assert say(unsure, act, *pair) == 302
    held = [{r.id for r in incident.reports} for incident in unsure.record.incidents()]
    assert any(set(pair) <= reports for reports in held) == one
    assert pair not in forms(unsure)


def test_what_is_no_verdict_and_no_pair_is_said(unsure: Desk) -> None:
    """Nothing is logged."""
    before, pair = unsure.record.head(), forms(unsure)[0]
    assert say(unsure, "perhaps", *pair) == 400
    assert say(unsure, "same", pair[0], "0000") == 400
    assert unsure.record.head() == before
