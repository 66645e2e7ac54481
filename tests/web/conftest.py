"""The sample site, published once for all tests that only read it."""

from pathlib import Path

import pytest

from cenotaph.web.changed import Changed
from cenotaph.web.publish import publish
from tests.web.sample import edition, views

CHANGED = Changed(since=None, until=edition().id, changes=())
BANNER = "Example pages by made-up outlets."


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the published sample, with one download."""
    folder = tmp_path_factory.mktemp("published")
    table = folder / "incidents.csv"
    table.write_text("incident,kind\na,incident\n")
    out = folder / "site"
    publish(
        views(), edition(), out, banner=BANNER, downloads={"incidents.csv": table}, changed=CHANGED
    )
    return out
