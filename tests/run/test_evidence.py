"""Whether what is shown still rests on the bytes that were captured."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.model.incidents import Incident
from cenotaph.run.evidence import Unsound, unsound
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.record import Record
from tests.run.pages import add_pages, write_pages


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of three pages on two incidents."""
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        add_pages(made, write_pages(tmp_path / "pages"))
        yield made


def at(record: Record, place: str) -> Incident:
    return next(one for one in record.incidents() if place in [each.name for each in one.where])


def bytes_of(record: Record, page: str) -> Path:
    """Where the original bytes of a page lie."""
    return record.evidence.path_of(record.page(page).digest)


def test_what_was_captured_is_sound(record: Record) -> None:
    """Nothing is said of a whole record."""
    assert unsound(record, None) == ()


@pytest.mark.parametrize("trouble", ["missing", "changed"])
def test_a_page_without_its_bytes_is_named(record: Record, trouble: str) -> None:
    """With an incident that it tells of; who is shown others only is not told of it."""
    hama, homs = at(record, "Hama"), at(record, "Homs")
    page = hama.reports[0].page
    path = bytes_of(record, page)
    path.write_bytes(path.read_bytes()[:-1])
    if trouble == "missing":
        path.unlink()
    named = (Unsound(page=page, incident=hama.id, trouble=trouble),)  # type: ignore[arg-type]
    assert (unsound(record, None), unsound(record, [hama.id])) == (named, named)
    assert unsound(record, [homs.id]) == ()
