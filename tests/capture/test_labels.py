"""Labels of sites against lines of reports that begin like them."""

import pytest

from cenotaph.capture.labels import (
    begins_comments,
    begins_related,
    counts_comments,
    is_caption_line,
    is_chrome_line,
    marks_comment,
)

NEAR_MISSES = (
    "Support for the army has fallen in the north.",
    "Support grows for the militia in the hills",
    "Share of civilians among the dead is put at 40 percent by the monitor.",
    "Home to 40 people, the shelter was hit twice.",
    "By Monday ten people had died",
    "By the time help came, ten had died.",
    "Published reports say ten people died.",
    "Close to ten people were killed.",
    "More than ten people were killed, an official said.",
    "Join forces killed ten.",
    "15",
    "Five killed in raid",
    "Related deaths are counted apart",
    "Comments by the general angered families of the dead.",
    "Reply fire killed two soldiers.",
    "Photographs show five bodies.",
    "Archive of the ministry burned with ten people in it.",
    "Follow-up strikes killed five.",
    "Print works in the town were hit and five died.",
    "Source close to the ministry: ten people died in the raid on Monday.",
    "5 minutes later a second bomb went off",
    "Posted at the gate, ten soldiers died.",
)


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_lines_of_reports_are_no_labels(line: str) -> None:
    """A sentence or a headline that begins as a label does stays the report's."""
    tests = (is_caption_line, begins_related, begins_comments, counts_comments, marks_comment)
    assert not any(test(line) for test in tests)
    assert not is_chrome_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "2,500 $",
        "€ 5.000",
        "1,200 of 5,000 EUR",
        "Support SouthExample",
        "Please consider a donation to keep us going",
        "Subscribe to our newsletter",
        "Share on Facebook",
        "Facebook Twitter Telegram",
        "12 shares",
        "Front page | World | Sport | Archive",
        "Updated: 14 December 2020, 10:00",
        "By Example Writer and Another Writer",
        "4-minute read",
        "© 2020 The Example Ledger",
        "» Read more: Ten dead in bus plunge",
        "Skip to main content",
    ],
)
def test_labels_are_known(line: str) -> None:
    """Meters, buttons, menus and bylines are chrome."""
    assert is_chrome_line(line)
