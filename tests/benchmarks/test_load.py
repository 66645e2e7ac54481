"""What the measure under load calls lost, doubled or wrongly refused."""

from benchmarks.reviewing import Told, compared


def test_what_was_told_and_logged_once_is_whole() -> None:
    """A decision without an answer may be in the log or not: nobody was told anything of it."""
    told = Told(taken=["a", "b"], refused=["c"], unanswered=["d"])
    assert compared(told, ["a", "b", "d"]).whole
    assert compared(told, ["a", "b"]).whole


def test_a_lost_a_doubled_and_a_refused_decision_are_found() -> None:
    """Each way in which a log may differ from what people were told has its own list."""
    told = Told(taken=["a", "b"], refused=["c"])
    found = compared(told, ["b", "b", "c"])
    assert (found.lost, found.doubled, found.refused_and_kept) == (["a"], ["b"], ["c"])
    assert not found.whole
