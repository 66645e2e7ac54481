"""A bundle: the log, its payloads and the evidence as plain files that anyone can check and read.

It is what a backup is and what a court is given: `log.jsonl` holds a line an entry, with its
salt and body, or null where a redaction sealed them; `bundle.json` names the head; `evidence/` is
as in the record; `check.py` checks all of it with Python's standard library alone.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from cenotaph.codec import to_json, to_plain
from cenotaph.errors import InputError, RecordError
from cenotaph.model.entries import Entry
from cenotaph.record.chain import Head
from cenotaph.store import tables
from cenotaph.store.files import PARTIAL
from cenotaph.store.log import STREAM, changed_payload, head_of, joined, stream
from cenotaph.store.rebuild import derive
from cenotaph.store.record import Record

FORMAT = 1
LOG, ABOUT, CHECK, EVIDENCE = "log.jsonl", "bundle.json", "check.py", "evidence"


def write_bundle(
    record: Record, folder: Path, *, checkpoint: Callable[[str], None], until: int | None = None
) -> Head:
    """The record's log, up to an entry or all of it, and its evidence in a new folder; its head.

    The log is read in one state, whatever is written meanwhile; evidence is never changed, and
    what a page rests on was there before its entry.
    """
    folder.mkdir()
    head = Head()
    later: list[int] = []
    wanted: set[str] = set()
    with record.reading() as connection, (folder / LOG).open("w", encoding="utf-8") as file:
        end = head_of(connection).seq if until is None else until
        of = joined().where(tables.entry.c.seq <= end).order_by(tables.entry.c.seq)
        for row in stream(connection, of):
            entry = Entry(**{name: row._mapping[name] for name in Entry.__slots__})
            line = {"entry": to_plain(entry), "salt": row.salt, "body": row.body}
            file.write(to_json(line) + "\n")
            head = Head(seq=entry.seq, hash=entry.hash)
            later += [entry.seq] if (row.sealed_by or 0) > end else []
            wanted |= _evidence_of(entry, row.body)
    checkpoint("log copied")
    kept = shutil.ignore_patterns(f".*{PARTIAL}") if until is None else _all_but(wanted)
    shutil.copytree(record.evidence.folder, folder / EVIDENCE, ignore=kept)
    checkpoint("evidence copied")
    about = {"format": FORMAT, "seq": head.seq, "head": head.hash, "sealed_later": later}
    (folder / ABOUT).write_text(to_json(about) + "\n", encoding="utf-8")
    script = files("cenotaph.record").joinpath("offline.py").read_text(encoding="utf-8")
    (folder / CHECK).write_text(script, encoding="utf-8")
    return head


def _evidence_of(entry: Entry, body: str | None) -> set[str]:
    """The digests of the evidence that the payload of an entry rests on."""
    if body is None or entry.kind not in ("captured", "decided"):
        return set()
    try:
        payload = json.loads(body)
    except ValueError:  # its message would quote the payload
        raise changed_payload(entry.seq) from None
    if entry.kind == "captured":
        return {(payload.get("page") or payload["listed"])["digest"]}
    return {payload["details"]["token"]} if "token" in payload["details"] else set()


def _all_but(wanted: set[str]) -> Callable[[str, list[str]], set[str]]:
    """What of a folder is left out: files of other evidence than these digests."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        there = (name for name in names if not Path(folder, name).is_dir())
        return {name for name in there if name.partition(".")[0] not in wanted}

    return left_out


def head_of_bundle(folder: Path) -> Head:
    """The head that a bundle names; raises InputError where there is none that can be read."""
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        if about["format"] != FORMAT:
            raise ValueError
        return Head(seq=int(about["seq"]), hash=str(about["head"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(
            f"{folder} is no bundle that this version can read.",
            hint="Name the folder that `cenotaph backup` or `cenotaph bundle` wrote.",
        ) from None


def load_bundle(
    record: Record,
    folder: Path,
    *,
    checkpoint: Callable[[str], None],
    progress: Callable[[int], None],
) -> None:
    """The bundle's log and evidence in this empty record, and everything derived from them anew.

    A record that a killed `restore` filled already is left as it is.
    """
    head = head_of_bundle(folder)
    if json.loads((folder / ABOUT).read_text(encoding="utf-8"))["sealed_later"]:
        raise InputError(
            "This bundle ends before a redaction that sealed entries of it.",
            hint="Restore one that was made without --as-of.",
        )
    shutil.copytree(folder / EVIDENCE, record.evidence.folder, dirs_exist_ok=True)
    checkpoint("evidence restored")
    with record.maintaining() as connection:
        there = head_of(connection)
        if there == head:
            return
        if there.seq:
            raise RecordError(
                f"The record's database holds {there.seq} entries already.",
                hint="Restore into an empty folder and an empty database.",
            )
        _insert(connection, folder / LOG)
        checkpoint("log restored")
        derive(connection, log=connection, progress=progress)
        checkpoint("derived")


def _insert(connection: Connection, path: Path) -> None:
    entries: list[dict[str, Any]] = []
    payloads: list[dict[str, Any]] = []
    seals: dict[int, list[int]] = {}
    for row in _lines(path):
        entry = row["entry"]
        entries.append(entry)
        if row["body"] is not None:
            payloads.append(
                {"digest": entry["payload_digest"], "salt": row["salt"], "body": row["body"]}
            )
            if entry["kind"] == "decided" and (named := json.loads(row["body"]).get("seals")):
                seals[entry["seq"]] = named
        if len(entries) == STREAM:
            _flush(connection, entries, payloads)
    _flush(connection, entries, payloads)
    for by, named in seals.items():
        for seq in named:
            of = select(tables.entry.c.payload_digest).where(tables.entry.c.seq == seq)
            digest = connection.execute(of).scalar_one()
            connection.execute(insert(tables.sealed).values(digest=digest, seq=by))


def _flush(
    connection: Connection, entries: list[dict[str, Any]], payloads: list[dict[str, Any]]
) -> None:
    for table, rows in ((tables.payload, payloads), (tables.entry, entries)):
        if rows:
            connection.execute(insert(table), rows)
        rows.clear()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for text in file:
            yield json.loads(text)
