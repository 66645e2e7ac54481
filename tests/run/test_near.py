"""The incidents likest to one: what is kept of others changes nothing of what is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.run.near import Told, near
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.record import Record
from tests.store.logs import write
from tests.store.towns import HOMS, told


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record, open."""
    make_record(tmp_path, {})
    with open_record(tmp_path, {}) as made:
        yield made


def test_what_is_kept_is_compared_as_it_is_read(record: Record) -> None:
    """Also after an incident that was kept has another page."""
    write(record, *told("hama"), *told("again"), *told("homs", where=HOMS, killed=12))
    kept = Told()
    for more in ([], told("again", killed=9, number=2)):
        write(record, *more)
        for id_ in ("hama", "again", "homs"):
            one = record.incident(id_)
            assert near(record, one, kept) == near(record, one)
    (likest, *_) = near(record, record.incident("hama"), kept)
    assert (likest.incident.id, len(likest.incident.reports)) == ("again", 2)
