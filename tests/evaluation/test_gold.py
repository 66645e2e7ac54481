"""Scores of judged passages, and their error lists."""

import pytest

from evaluation import gold_report
from evaluation.gold import judge, score
from tests.evaluation.build import annotated, found, of, the_part


def test_claims_are_counted_over_all_passages() -> None:
    """One right, one false and one missed: every figure is a half."""
    judged = [judge(of(annotated(), the_part()), [found("Five", 5), found("Hama", 9)])]
    claims = score(judged).claims
    assert (claims.right, claims.false, claims.missed) == (1, 1, 1)
    assert (claims.precision, claims.recall, claims.f1) == (0.5, 0.5, 0.5)


def test_a_trap_without_claims_is_right_when_nothing_is_read() -> None:
    """It neither helps recall nor hurts precision."""
    assert score([judge(of(), [])]).claims.f1 == 1.0


def test_fields_are_shares_of_the_matched_claims() -> None:
    """A missed claim has no wrong fields."""
    read = [found("Five", 5, certainty="presumed"), found("Two", 2, scope="part")]
    scores = score([judge(of(annotated(), the_part()), read)])
    assert scores.fields["certainty"] == 0.5
    assert scores.fields["scope"] == 1.0


@pytest.mark.parametrize(("whole", "share"), [("own", 1.0), ("other", 0.5), (None, 0.5)])
def test_a_part_is_right_where_its_whole_is_the_annotated_one(
    whole: str | None, share: float
) -> None:
    """The id of the read whole leads to the annotated key."""
    first = found("Five", 5)
    ids = {"own": first.id, "other": "another", None: None}
    part = found("Two", 2, scope="part", part_of=ids[whole])
    scores = score([judge(of(annotated(), the_part()), [first, part])])
    assert scores.fields["part_of"] == share


def test_a_passage_counts_under_each_of_its_kinds() -> None:
    """The table by kind tells what is hard."""
    scores = score([judge(of(annotated()), [])])
    assert scores.by_kind["figures.words"].missed == 1


def test_the_error_list_names_what_was_missed_and_what_was_read() -> None:
    """Each error stands under its kind with the words around it."""
    listed = gold_report.errors([judge(of(annotated()), [found("Hama", 9)])])
    assert "missed (1)" in listed
    assert "[[Five]] soldiers were killed" in listed
    assert "invented (1)" in listed


def test_the_error_list_names_wrong_fields() -> None:
    """What was read and what should have been read stand side by side."""
    read = found("Five", 5, certainty="presumed")
    listed = gold_report.errors([judge(of(annotated()), [read])], kinds=["certainty"])
    assert "certainty: presumed should be stated" in listed
