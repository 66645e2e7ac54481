"""The measures of linking, on partitions small enough to count by hand."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.coreference import b_cubed, ceaf_e, figures, muc, pairs

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
# One page of the first incident is put with the second.
FOUND = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}


def test_b_cubed_looks_at_each_page() -> None:
    """Precision (1+1+1/3+2/3+2/3)/5, recall (2/3+2/3+1/3+1+1)/5."""
    assert b_cubed(GOLD, FOUND) == pytest.approx((11 / 15, 11 / 15, 11 / 15))


def test_muc_counts_links() -> None:
    """Two of three links are right, two of three are found."""
    assert muc(GOLD, FOUND) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_ceafe_matches_groups_one_to_one() -> None:
    """{a,b} with the first, {c,d,e} with the second: 0.8 each."""
    assert ceaf_e(GOLD, FOUND) == pytest.approx((0.8, 0.8, 0.8))


def test_pairs_are_counted() -> None:
    """ab and de of ab, cd, ce, de; ab and de of ab, ac, bc, de."""
    assert pairs(GOLD, FOUND) == pytest.approx((0.5, 0.5, 0.5))


def test_the_same_partition_scores_one_everywhere() -> None:
    """Whatever the groups are called."""
    found = figures(GOLD, {page: f"incident {group}" for page, group in GOLD.items()})
    assert {name for name, value in found.items() if value == 1.0} >= {
        "b3_f1", "muc_f1", "ceafe_f1", "pairs_f1", "conll_mean",
    }  # fmt: skip


CLUSTERS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


@settings(deadline=None, max_examples=60)
@given(CLUSTERS, CLUSTERS)
def test_the_matching_is_the_best_of_all(gold: list[int], found: list[int]) -> None:
    """As good as trying every one-to-one matching."""
    one, other = (dict(zip("abcdef", groups, strict=True)) for groups in (gold, found))
    theirs, ours = (
        [{page for page in part if part[page] == name} for name in sorted(set(part.values()))]
        for part in (one, other)
    )
    empty: list[set[str]] = [set()] * len(theirs)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(theirs, order, strict=False))
        for order in permutations([*ours, *empty], len(theirs))
    )
    assert ceaf_e(one, other)[1] == pytest.approx(best / len(theirs))
