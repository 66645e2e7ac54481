"""What an earlier state takes over from the record is what it would have settled itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from cenotaph.model.entries import Decided
from cenotaph.record.entries import Draft
from cenotaph.store import tables
from cenotaph.store.copying import copy_log
from cenotaph.store.lending import Lender
from cenotaph.store.rebuild import derive
from cenotaph.store.record import Record
from tests.store.logs import AT
from tests.store.test_fresh import a_log, database


@pytest.fixture(scope="module", params=range(4))
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record that lived through a log of all kinds, settled after each entry."""
    return lived(Random(request.param), tmp_path_factory.mktemp("record"))


def lived(random: Random, folder: Path) -> Record:
    """A record whose log was written and settled entry by entry."""
    made = Record(f"sqlite:///{folder / 'record.sqlite'}", folder / "evidence")
    made.create()
    for _, payload in a_log(random):
        assert payload is not None
        with made.writing() as log:
            log.append([Draft(at=AT, actor="person:1", subject="any", payload=payload)])
            log.settle()
    return made


@contextmanager
def past(record: Record, seq: int, *, lent: bool) -> Iterator[Connection]:
    """The record as it stood at this entry, with or without what the record lends."""
    with database() as target, record.reading() as log:
        copy_log(log, target, until=seq)
        derive(target, log=target, progress=lambda _: None, later=log if lent else None)
        yield target


def rows(connection: Connection) -> dict[str, list[str]]:
    """Every row of every derived table."""
    return {
        table.name: sorted(map(str, connection.execute(select(table)))) for table in tables.DERIVED
    }


@pytest.mark.parametrize("part", [0.4, 0.9, 1.0])
def test_an_earlier_state_is_the_same_with_what_is_lent(record: Record, part: float) -> None:
    """Every row of every derived table."""
    seq = int(record.head().seq * part)
    with past(record, seq, lent=True) as lent, past(record, seq, lent=False) as alone:
        assert rows(lent) == rows(alone)


def test_nothing_is_lent_where_other_sources_are_sealed_now(tmp_path: Path) -> None:
    """They may be named in incidents where they do not speak."""
    record = lived(Random(0), tmp_path)
    sealing = Decided(
        action="profile", subject="outlet:other", reason="Asked.", role="reviewer",
        details={"level": "sealed"},
    )  # fmt: skip
    with record.reading() as log, database() as target:
        touched = dict(log.execute(select(tables.settled.c.incident, tables.settled.c.seq)).all())
        assert Lender(log, ()).lend(target, touched) == touched.keys()
    with record.writing() as writer:
        writer.append([Draft(at=AT, actor="person:1", subject="any", payload=sealing)])
        writer.settle()
    with record.reading() as log, database() as target:
        assert Lender(log, ()).lend(target, touched) == set()


def test_a_row_that_somebody_changed_is_not_lent(tmp_path: Path) -> None:
    """It is not what its digest says: the earlier state settles it from the log."""
    record = lived(Random(0), tmp_path)
    changed = update(tables.settled).values(body="{}")
    with record.maintaining() as connection:
        connection.execute(changed)
        seq = record.head().seq
    with past(record, seq, lent=True) as lent, past(record, seq, lent=False) as alone:
        assert rows(lent) == rows(alone)
