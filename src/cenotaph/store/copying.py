"""The log copied into another database, which is derived anew: as it stood, or as it would be."""

import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Select, Table, insert, select
from sqlalchemy.engine import Connection

from cenotaph.record.entries import Draft
from cenotaph.store import redaction, tables
from cenotaph.store.log import STREAM, append, head_of, stream
from cenotaph.store.rebuild import derive
from cenotaph.store.record import Record


@contextmanager
def at_entry(record: Record, seq: int, named: str | None = None) -> Iterator[Record]:
    """The record as it stood when this was its last entry: another record, gone with the block.

    It is derived by the same function as `rebuild`, but for incidents that nothing touched since:
    those are taken as they are. What a redaction sealed since stays sealed.
    Who asks for one incident, `named`, has that one settled and no other: every entry is followed,
    since any may reach it, but to settle all incidents is most of the work.
    """
    with _another(record) as past:
        with record.reading() as log, past.maintaining() as target:
            copy_log(log, target, until=seq)
            derive(target, log=target, progress=lambda _done: None, named=named, later=log)
        yield past


@contextmanager
def sealed_aside(record: Record, deciding: Draft, seqs: Iterable[int]) -> Iterator[Record]:
    """The record as the redaction of these entries would leave it: another, gone with the block.

    Nothing is written to the record, so that nobody waits; what would be sealed is not copied.
    """
    sealing = tuple(seqs)
    with _another(record) as then:
        with record.reading() as log, then.maintaining() as target:
            copy_log(log, target, until=head_of(log).seq, but=sealing)
            ((entry, _payload),) = append(target, [deciding])
            redaction.seal(target, sealing, by=entry.seq)
        yield then


@contextmanager
def _another(record: Record) -> Iterator[Record]:
    """An empty record beside this one, gone with the block."""
    with tempfile.TemporaryDirectory(prefix="cenotaph-as-of-") as folder:
        made = Record(f"sqlite:///{Path(folder, 'record.sqlite')}", record.evidence.folder)
        try:
            made.create()
            yield made
        finally:
            made.close()


def copy_log(
    source: Connection, target: Connection, *, until: int, but: Collection[int] = ()
) -> None:
    """Every entry up to `until` with its payload, or the mark that it is sealed.

    Of those in `but` the payloads stay behind.
    """
    entry, payload, sealed = tables.entry, tables.payload, tables.sealed
    wanted = entry.c.seq <= until
    rows: dict[Table, Select[Any]] = {
        entry: select(entry).where(wanted).order_by(entry.c.seq),
        payload: select(payload)
        .join(entry, entry.c.payload_digest == payload.c.digest)
        .where(wanted, entry.c.seq.not_in(but)),
        sealed: select(sealed).join(entry, entry.c.payload_digest == sealed.c.digest).where(wanted),
    }
    for table, statement in rows.items():
        some: list[dict[str, Any]] = []
        for row in stream(source, statement):
            some.append(dict(row._mapping))
            if len(some) == STREAM:
                target.execute(insert(table), some)
                some = []
        if some:
            target.execute(insert(table), some)
