"""Posts of several wars in one set keep their incidents apart."""

from pathlib import Path

import pytest

from evaluation.halves import HALVES, Half
from evaluation.linking_sets import SETS


@pytest.mark.parametrize("part", HALVES)
def test_no_incident_is_one_of_two_wars(part: Half) -> None:
    """Two wars may number their incidents alike; posts of one war alone lie within weeks."""
    years: dict[str, set[str]] = {}
    for row in SETS["written posts"](Path(), part):
        if row["published_at"]:
            years.setdefault(row["incident"], set()).add(row["published_at"][:4])
    assert years
    assert all(int(max(each)) - int(min(each)) <= 1 for each in years.values())
