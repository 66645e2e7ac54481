"""The reports that linking is timed on are such as linking takes."""

from benchmarks.linking import reports
from cenotaph.link.link import link


def test_as_many_reports_are_made_and_linked_as_are_asked_for() -> None:
    """To the incidents that they were made of, more or less."""
    made = tuple(reports(60))
    assert {one.report for one in link(made)} == {one.id for one in made}
    assert len({one.incident for one in link(made)}) < len(made)
