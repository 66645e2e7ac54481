"""The gate: no figure of the gold falls below its floor."""

from evaluation.floors import below, load, measured
from evaluation.passages import PARTS, digests


def test_no_figure_of_the_gold_lies_below_its_floor() -> None:
    """Open and sealed, claims and every field; `python -m evaluation gold` shows why."""
    pinned = load()
    assert pinned["floors"].keys() == set(PARTS)
    assert below(measured(), pinned) == []


def test_the_floors_are_of_the_gold_as_it_is() -> None:
    """Gold that changed is measured and pinned anew."""
    assert load()["digests"] == digests()
