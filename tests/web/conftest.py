"""The sample site, published once for all tests that only read it."""

from pathlib import Path

import pytest

from cenotaph.web.publish import publish
from tests.web.sample import edition, views

BANNER = "Example pages by made-up outlets."


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the published sample, with one download."""
    folder = tmp_path_factory.mktemp("published")
    table = folder / "incidents.csv"
    table.write_text("incident,kind\na,incident\n")
    out = folder / "site"
    publish(views(), edition(), out, banner=BANNER, downloads={"incidents.csv": table})
    return out
