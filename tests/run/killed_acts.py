"""What is done to a record, killed at each of its steps: `python -m tests.run.killed_acts FOLDER`.

FOLDER/base is the record. Each act at each step gets a copy of it, FOLDER/act-1, FOLDER/act-2 …,
and a child process that dies there; undisturbed, it is done to FOLDER/act-0. The name of each act
is printed with the number of its steps.
"""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cenotaph.errors import InputError, Overtaken
from cenotaph.record.decisions import Decider
from cenotaph.run.bundling import bundle, restore
from cenotaph.run.deciding import Proposal, decide, log_edition
from cenotaph.run.opening import open_record
from cenotaph.run.redacting import redact
from cenotaph.run.viewing import edition_now
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from tests.run.killed import Killer
from tests.run.pages import AT

BY = Decider(actor="person:1", role="administrator")


def _decide(record: Record, _folder: Path, _killer: Killer) -> None:
    (incident,) = record.incidents()
    # what was looked at: who comes again is told that it was decided
    seen = max(entry.seq for entry in record.entries() if entry.kind == "assigned")
    proposal = Proposal(action="confirm", subject=incident.id, reason="Compared.", seen=seen)
    with suppress(Overtaken):
        decide(record, [proposal], by=BY, at=AT)


def _publish(record: Record, _folder: Path, _killer: Killer) -> None:
    if all(entry.kind != "published" for entry in record.entries()):
        ids = [incident.id for incident in record.incidents()]
        log_edition(record, edition_now(record, ids, at=AT), at=AT, by=BY)


def _rebuild(record: Record, _folder: Path, _killer: Killer) -> None:
    rebuild(record, lambda _done: None)


def _redact(record: Record, _folder: Path, _killer: Killer) -> None:
    page = next(entry.subject for entry in record.entries())
    redact(record, page, reason="Asked.", by=BY, at=AT)


def _backup(record: Record, folder: Path, killer: Killer) -> None:
    if not (folder / "copy").exists():
        bundle(record, folder / "copy", checkpoint=killer)


def _restore(record: Record, folder: Path, killer: Killer) -> None:
    if not (folder / "again" / "cenotaph.toml").exists():
        restore(folder / "bundle", folder / "again", environ={}, checkpoint=killer)


ACTS: dict[str, Callable[[Record, Path, Killer], None]] = {
    "decide": _decide,
    "publish": _publish,
    "rebuild": _rebuild,
    "redact": _redact,
    "backup": _backup,
    "restore": _restore,
}


def do(act: str, folder: Path, at: int) -> int:
    """Do it to the record in the folder; the number of steps, if the process lives to tell."""
    killer = Killer(at)
    with open_record(folder, environ={}, checkpoint=killer) as record:
        ACTS[act](record, folder, killer)
    return killer.steps


def _copy(base: Path, act: str, at: int) -> Path:
    folder = shutil.copytree(base / "base", base / f"{act}-{at}")
    if act == "restore":
        with open_record(folder, environ={}) as record, suppress(InputError):
            bundle(record, folder / "bundle")
    return folder


def _do_and_die(act: str, folder: Path, at: int) -> None:
    child = os.fork()
    if child == 0:
        do(act, folder, at)
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    base = Path(sys.argv[1])
    for act in ACTS:
        steps = do(act, _copy(base, act, 0), 0)
        print(act, steps, flush=True)
        for at in range(1, steps + 1):
            _do_and_die(act, _copy(base, act, at), at)
