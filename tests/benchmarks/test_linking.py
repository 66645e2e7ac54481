"""The reports that linking is timed on are such as linking takes."""

from collections.abc import Callable, Iterator

import pytest

from benchmarks.linking import posted, reports
from cenotaph.link.link import link
from cenotaph.model.reports import Report


@pytest.mark.parametrize("stream", [reports, posted])
def test_as_many_reports_are_made_and_linked_as_are_asked_for(
    stream: Callable[[int], Iterator[Report]],
) -> None:
    """To the incidents that they were made of, more or less."""
    made = tuple(stream(60))
    assert len(made) == 60
    assert {one.report for one in link(made)} == {one.id for one in made}
    assert len({one.incident for one in link(made)}) < len(made)
