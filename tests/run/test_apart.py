"""Pages looked at in a process of their own: one that takes too long ends it, and no more."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from cenotaph.errors import PageError
from cenotaph.model.pages import Receipt
from cenotaph.run.adding import Work, add_all
from cenotaph.run.apart import Apart
from cenotaph.run.reading import the_reader
from cenotaph.run.sources import Source
from tests.run.pages import MONITOR
from tests.run.towns import build_two_towns
from tests.store.logs import new_record

# A library that reads HTML takes minutes for it: each table is looked through for each above it.
NESTED = "<html><body><p>Five people were killed.</p>" + "<table><tr><td>" * 2_000


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    """A process that has five seconds for a page, over a gazetteer of two towns."""
    build_two_towns(tmp_path / "cache")
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "cache"))
    the_reader.cache_clear()
    made = Apart(seconds=5)
    yield made
    made.end()


def page(words: str) -> Source:
    """A page of these words."""
    return Source(name="page", data=words.encode(), receipt=Receipt())


def test_a_page_that_takes_too_long_is_given_up(apart: Apart) -> None:
    """In time, in a sentence; and the next page is looked at as if nothing had been."""
    apart.look(page(MONITOR))
    begun = monotonic()
    with pytest.raises(PageError, match="takes too long"):
        apart.look(page(NESTED))
    assert monotonic() - begun < 15
    apart.look(page(MONITOR))


def test_what_is_wrong_with_a_page_is_said_by_who_reads_it(apart: Apart, tmp_path: Path) -> None:
    """Looking keeps nothing out but what takes too long, and nothing of that is written."""
    record = new_record(tmp_path / "record")
    told = (MONITOR, "\x00\x01\x02" * 99, NESTED)
    work = [Work(name="page", source=lambda _at, words=words: page(words)) for words in told]
    codes = [
        getattr(one.came, "code", "added")
        for one in add_all(record, work, the_reader(), look=apart.look)
    ]
    kinds = [entry.kind for entry in record.entries()]
    record.close()
    assert codes == ["added", "page-error", "page-error"]
    assert kinds == ["captured", "extracted", "assigned"]
