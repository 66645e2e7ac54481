"""What-ifs are kept as long as nothing that they hang on changes."""

from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.run.what_ifs import WhatIfs
from tests.record.test_what_if import incident

PROFILE = Decided(action="profile", subject="s3", reason="Asked for it.")


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    """Of the same question and state; of another it is."""
    kept, asked = WhatIfs(), list[int]()

    def settled(figure: int) -> Incident:
        asked.append(figure)
        return incident("a", figure)

    first = kept.tolls(("bound", "digest-1", "c-1"), (), lambda: settled(3))
    assert first == incident("a", 3).tolls
    assert kept.tolls(("bound", "digest-1", "c-1"), (), lambda: settled(4)) == first
    assert kept.tolls(("bound", "digest-2", "c-1"), (), lambda: settled(5)) != first
    assert asked == [3, 5]


def test_a_decision_on_a_source_lets_go_of_all() -> None:
    """Any incident may hang on it."""
    kept = WhatIfs()
    for sources, figure in (((), 3), ((PROFILE,), 4), ((), 5)):
        tolls = kept.tolls(("bound", "digest", "c-1"), sources, lambda n=figure: incident("a", n))
        assert tolls == incident("a", figure).tolls
