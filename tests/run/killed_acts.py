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
from cenotaph.extract import RowReader
from cenotaph.lists.mapping import list_map
from cenotaph.record.decisions import Decider
from cenotaph.run.bundling import bundle, restore
from cenotaph.run.deciding import Proposal, decide, log_edition
from cenotaph.run.exporting import export
from cenotaph.run.importing import import_rows
from cenotaph.run.linking import link_file_of_lines
from cenotaph.run.list_assigning import assign
from cenotaph.run.opening import open_record
from cenotaph.run.redacting import redact
from cenotaph.run.sheets import read_map, read_sheet
from cenotaph.run.victim_lists import add_list
from cenotaph.run.viewing import edition_now, views
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.web.publish import publish
from tests.run.killed import Killer
from tests.run.pages import AT, write_pages
from tests.run.towns import two_towns

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


def _merge(record: Record, _folder: Path, _killer: Killer) -> None:
    ids = [incident.id for incident in record.incidents()]
    if len(ids) > 1:  # else the killed one was carried out
        merge = Proposal(action="merge", subject=ids[0], reason="One.", details={"with": ids[1]})
        decide(record, [merge], by=BY, at=AT)


def _split(record: Record, _folder: Path, _killer: Killer) -> None:
    if any(entry.kind == "decided" for entry in record.entries()):
        return
    (incident, *_) = record.incidents()
    one, other = (report.id for report in incident.reports)
    split = Proposal(action="split", subject=one, reason="Two.", details={"with": other})
    decide(record, [split], by=BY, at=AT)


def _site(record: Record, folder: Path, killer: Killer) -> None:
    ids = [incident.id for incident in record.incidents()]
    shown = list(views(record, "public", only=ids))
    with killer.watching(folder):
        publish(shown, edition_now(record, ids, at=AT), folder / "site")


def _export(record: Record, folder: Path, killer: Killer) -> None:
    with killer.watching(folder / "out"):
        export(views(record, "public"), "csv", folder / "out")


def _link_lines(_record: Record, folder: Path, killer: Killer) -> None:
    source = folder / "in.jsonl"
    source.write_text('{"id": 1, "text": "Five people were killed in Hama."}\n', encoding="utf-8")
    with killer.watching(folder / "out"):
        (folder / "out").mkdir(exist_ok=True)
        link_file_of_lines(source, folder / "out" / "lines.jsonl", captured_at=AT)


def _import(record: Record, folder: Path, _killer: Killer) -> None:
    write_pages(folder, {"map.toml": MAP, "sheet.csv": ROWS})
    mapping = read_map(folder / "map.toml")
    reader = RowReader(mapping=mapping, gazetteer=two_towns())
    rows = read_sheet(folder / "sheet.csv", mapping)
    list(import_rows(record, rows, reader, actor="person:1", clock=lambda: AT))


def _list(record: Record, folder: Path, _killer: Killer) -> None:
    write_pages(folder, {"list.csv": LISTED})
    mapping = list_map({"name": "name", "date": "date", "place": "place"})
    add_list(record, folder / "list.csv", mapping, name="one", at=AT, actor="person:1")


def _assign(record: Record, _folder: Path, _killer: Killer) -> None:
    if all(entry.kind != "decided" for entry in record.entries()):
        (incident,) = record.incidents()
        assign(record, ("one",), incident.id, reason="That strike.", by=BY, at=AT)


LISTED = "name,date,place\nOmar Khaled Testi,2020-12-14,Hama\nSamira Probova,2020-12-15,Hama\n"
MAP = """
source = "The Example Monitor"
id = "Ref"
date = "Date"
place = "Town"
claims = [{ measure = "killed", figure = "Killed" }]
"""
ROWS = "Ref;Date;Town;Killed\nA;2021-05-03;Hama;4\nB;2021-06-03;Homs;2\n"


ACTS: dict[str, Callable[[Record, Path, Killer], None]] = {
    "decide": _decide,
    "publish": _publish,
    "rebuild": _rebuild,
    "redact": _redact,
    "backup": _backup,
    "restore": _restore,
    "merge": _merge,
    "split": _split,
    "site": _site,
    "export": _export,
    "link lines": _link_lines,
    "import": _import,
    "list": _list,
    "assign": _assign,
}
# A site takes more steps than any other act, and each costs a site. Nearly every one is one more
# page: the first are all alike, the last swap it in.
_AS_MANY, _FIRST, _BETWEEN, _LAST = 20, 2, 4, 6


def killed_at(steps: int) -> list[int]:
    """The steps at which an act is killed: all, or the first and last, and some between."""
    if steps <= _AS_MANY:
        return list(range(1, steps + 1))
    part = (steps - _FIRST - _LAST) // (_BETWEEN + 1)
    between = (_FIRST + part * n for n in range(1, _BETWEEN + 1))
    return [*range(1, _FIRST + 1), *between, *range(steps - _LAST + 1, steps + 1)]


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
    # two incidents to put together, a site to take the place of, people to put under an incident
    first = {"merge": "split", "site": "site", "assign": "list"}.get(act)
    if first is not None:
        do(first, folder, 0)
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
        print(act, steps, sep=":", flush=True)
        for at in killed_at(steps):
            _do_and_die(act, _copy(base, act, at), at)
